"""The doorway's inner half: one operation becomes one transaction on one connection."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from graphql import GraphQLError
from litestar import Request
from strawberry.types import ExecutionResult

from .. import hooks, logs
from ..graphql import HouseSchema
from ..hooks import Identity
from ..house import House
from ..language import Language
from ..refusals import Refusal
from .operation import Answer, Operation
from .visit import Visit

log = structlog.get_logger(__name__)


class Execution:
    """Runs operations that the outer half let through. Nobody else commits."""

    def __init__(self, schema: HouseSchema, house: House) -> None:
        self._schema = schema
        self._house = house
        self._afterwards: set[asyncio.Task[None]] = set()

    async def __call__(self, operation: Operation, request: Request[Any, Any, Any]) -> Answer:
        visit = Visit.of(request, self._house, read_only=not operation.is_mutation)
        try:
            result, errors = await self._in_one_transaction(operation, visit)
        except Exception as bug:
            # A COMMIT that PostgreSQL answered with ROLLBACK ends here too: nothing was saved,
            # so nothing that the resolvers said may be told. What they failed on is logged by then.
            return Answer(None, [_masked(GraphQLError("", original_error=bug))])
        finally:
            logs.note_statements(visit.scope.statements)
        self._note_use_afterwards(visit)
        cookies = tuple(("set-cookie", cookie) for cookie in visit.cookies)
        return Answer(result.data, errors, cookies)

    async def close(self) -> None:
        """Wait for what is done after answers."""
        await asyncio.gather(*self._afterwards, return_exceptions=True)

    async def _in_one_transaction(
        self, operation: Operation, visit: Visit
    ) -> tuple[ExecutionResult, list[GraphQLError]]:
        async with visit.scope:
            await visit.identify()
            result = await self._schema.run(
                operation.document,
                visit=visit,
                variables=operation.variables,
                operation_name=operation.name,
            )
            return result, _shown(result.errors or (), visit.language)

    def _note_use_afterwards(self, visit: Visit) -> None:
        if visit.identity is not None:
            task = asyncio.create_task(self._note_use(visit.identity))
            self._afterwards.add(task)
            task.add_done_callback(self._afterwards.discard)

    async def _note_use(self, identity: Identity) -> None:
        try:
            async with self._house.database.scope(customer=identity.customer) as scope:
                await hooks.session_used(scope, identity)
        except Exception:
            log.exception("session_use_not_noted")


def _shown(errors: Sequence[GraphQLError], language: Language) -> list[GraphQLError]:
    """What the client may read: limits, missing sign-in, and a number for every bug."""
    return [_shown_one(error, language) for error in errors]


def _shown_one(error: GraphQLError, language: Language) -> GraphQLError:
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return error
    return _refused(error, cause, language) if isinstance(cause, Refusal) else _masked(error)


def _refused(error: GraphQLError, refusal: Refusal, language: Language) -> GraphQLError:
    """A query has no payload to carry a refusal, so it stands among the errors."""
    return GraphQLError(
        refusal.message(language),
        nodes=error.nodes,
        path=error.path,
        extensions={"code": refusal.code.value, "field": list(refusal.field or ())},
    )


def _masked(error: GraphQLError) -> GraphQLError:
    log.error("bug", exc_info=error.original_error)
    return GraphQLError(
        "Something went wrong on our side.",
        nodes=error.nodes,
        path=error.path,
        extensions={"code": "INTERNAL", "correlationId": logs.correlation_id()},
    )
