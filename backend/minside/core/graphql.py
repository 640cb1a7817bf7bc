"""What the rooms' GraphQL types have in common."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from functools import partial
from types import EllipsisType
from typing import Any, Final, Generic, TypeVar, cast
from uuid import UUID

import strawberry
from graphql import DocumentNode
from strawberry.extensions import FieldExtension, SchemaExtension
from strawberry.extensions.field_extension import AsyncExtensionResolver
from strawberry.types import ExecutionResult, Info
from strawberry.types.base import get_object_definition
from strawberry.types.field import StrawberryField
from typing_extensions import override

from . import allowance
from .codes import Code
from .database import GAVE_WAY, until_done
from .doorway.visit import Visit
from .paging import Dated, Page, cursor
from .refusals import NotFound, Refusal, Refused

T = TypeVar("T")
NodeT = TypeVar("NodeT")
InfoT = Info[Visit, None]

strawberry.enum(Code, name="UserErrorCode", description="What is wrong, for a program to act on.")


@strawberry.type(description="Something in the input that can't be done as asked.")
class UserError:
    field: list[str] | None = strawberry.field(
        description="The path inside `input`, outermost first; null for the whole."
    )
    code: Code = strawberry.field(description="What is wrong.")
    message: str = strawberry.field(description="The same in the customer's language.")

    @classmethod
    def of(cls, refusal: Refusal, visit: Visit) -> "UserError":
        path = list(refusal.field) if refusal.field else None
        return cls(field=path, code=refusal.code, message=refusal.message(visit.language))


@strawberry.type(description="An amount of money.")
class Money:
    amount: Decimal = strawberry.field(description="With two decimals, as a string: 499.00.")
    currency: str = strawberry.field(description="ISO 4217, such as NOK.")

    @classmethod
    def of(cls, hundredths: int, currency: str = "NOK") -> "Money":
        """From whole øre, as money is kept."""
        return cls(amount=Decimal(hundredths).scaleb(-2), currency=currency)


@strawberry.type(
    description="Whether something can be done now; the same is asked when it is tried."
)
class Allowance:
    allowed: bool = strawberry.field(description="Whether it can.")
    reason: str | None = strawberry.field(
        description="Why not, in the customer's language; null where it can."
    )
    until: datetime | None = strawberry.field(
        description="The last moment, in UTC, at which it can be done, or could have been; null where"
        " none is set."
    )

    @classmethod
    def of(cls, found: allowance.Allowance, visit: Visit) -> "Allowance":
        reason = found.reason.in_(visit.language) if found.reason else None
        return cls(allowed=found.allowed, reason=reason, until=found.until)


def user_errors() -> Any:
    """The field `userErrors` of every payload."""
    return strawberry.field(
        default_factory=list,
        description="What was refused; empty when everything was done.",
    )


ALONE: Final = "alone"
"""The mark, in a root field's metadata, of one that nothing may stand beside."""


class Refusable(FieldExtension):
    """A mutation whose refusals become `userErrors` and leave nothing behind."""

    def __init__(
        self,
        payload: Callable[..., Any],
        *,
        signed_in: bool,
        hashes_password: bool,
        again: bool,
    ) -> None:
        self._payload = payload
        self._again = again
        self._signed_in = signed_in
        self._hashes_password = hashes_password

    @override
    async def resolve_async(
        self, next_: AsyncExtensionResolver, source: Any, info: Info[Any, Any], **kwargs: Any
    ) -> Any:
        visit: Visit = info.context
        # What an earlier field of this document has read may be other once this one is done.
        visit.forget_loaded()
        if self._signed_in:
            _ = visit.signed_in
        if self._hashes_password:
            # Hashing takes long; a connection held meanwhile is one that nobody can read on.
            await visit.scope.release()
        work = partial(self._once, visit, partial(next_, source, info, **kwargs))
        try:
            return await (until_done(work) if self._again else work())
        except Refused as refused:
            errors = [UserError.of(refusal, visit) for refusal in refused.refusals]
        except Refusal as refusal:
            errors = [UserError.of(refusal, visit)]
        return self._payload(user_errors=errors)

    async def _once(self, visit: Visit, work: Callable[[], Awaitable[Any]]) -> Any:
        whose = visit.scope.customer
        try:
            async with visit.scope.savepoint():
                return await work()
        except GAVE_WAY:
            # The savepoint gave back what it held; the database acts for whom it did before.
            visit.scope.customer = whose
            visit.forget_loaded()
            # It waited: who had ended the session by then isn't acted for by it.
            await visit.identify()
            if self._signed_in:
                _ = visit.signed_in
            raise


def mutation(
    payload: Callable[..., Any],
    description: str,
    *,
    signed_in: bool = True,
    hashes_password: bool = False,
    alone: bool = False,
    again: bool = False,
) -> Callable[[Callable[..., Any]], StrawberryField]:
    """A root field of Mutation that answers with `payload`.

    `hashes_password` marks what checks or sets a password: one such field an operation, and no
    connection is held while it hashes. One that acts for somebody else than is signed in is `alone` in
    its operation: what came beside it would act for them too. One that is done `again` where it gave way to
    somebody else leaves nothing outside the transaction.
    """

    def wrap(resolver: Callable[..., Any]) -> StrawberryField:
        return strawberry.mutation(
            resolver=resolver,
            description=description,
            extensions=[
                Refusable(
                    payload, signed_in=signed_in, hashes_password=hashes_password, again=again
                )
            ],
            metadata={"hashes_password": hashes_password, ALONE: alone},
        )

    return wrap


def read_into(form: type[T], sent: object, **read: Any) -> T:
    """A verb's form from the input's fields of the same names, but for those in `read`.

    A field that was left out becomes `...`, as against one that is null.
    """
    names = [f.name for f in fields(cast(Any, form)) if f.name not in read]
    return form(**{name: given(getattr(sent, name)) for name in names}, **read)


def given(value: T) -> T | EllipsisType:
    """An input field's value; `...` when it was left out, as against null."""
    return ... if value is strawberry.UNSET else value


def shown(kind: type[T], row: object, **wrapped: Any) -> T:
    """A GraphQL type from a verb's row by fields of the same names, but for those in `wrapped`."""
    names = [f.name for f in fields(cast(Any, kind)) if f.init and f.name not in wrapped]
    return kind(**{name: _value(getattr(row, name)) for name in names}, **wrapped)


def _value(value: Any) -> Any:
    return strawberry.ID(str(value)) if isinstance(value, UUID) else value


def row_id(value: strawberry.ID, *field: str) -> UUID:
    """The row that an opaque id names; raises `NotFound` for one that we can't have made."""
    try:
        return UUID(value)
    except ValueError as error:
        raise NotFound(*(field or ("id",))) from error


@strawberry.type(description="Whether more follow, and from where.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    end_cursor: str | None = strawberry.field(description="`after` for the next page.")


@strawberry.type(description="One row of a page, with its place.")
class Edge(Generic[NodeT]):
    node: NodeT = strawberry.field(description="The row.")
    cursor: str = strawberry.field(description="`after` for what follows this row.")


@strawberry.type(description="One page of rows, newest first.")
class Connection(Generic[NodeT]):
    nodes: list[NodeT] = strawberry.field(description="The rows.")
    edges: list[Edge[NodeT]] = strawberry.field(description="The rows with their places.")
    page_info: PageInfo = strawberry.field(description="Whether more follow.")
    total: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many rows there are in all.")
    async def total_count(self) -> int:
        return await self.total()


def connection(page: Page[Any], wrap: Callable[[Any], NodeT]) -> Connection[NodeT]:
    """A page of a verb's rows as GraphQL shows it."""
    nodes = [wrap(row) for row in page.rows]
    cursors = [cursor(cast(Dated, row)) for row in page.rows]
    return Connection(
        nodes=nodes,
        edges=[Edge(node=n, cursor=c) for n, c in zip(nodes, cursors, strict=True)],
        page_info=PageInfo(
            has_next_page=page.has_next, end_cursor=cursors[-1] if cursors else None
        ),
        total=page.total,
    )


class RunPrepared(SchemaExtension):
    """Runs the document that the doorway has parsed and validated already."""

    @override
    def on_operation(self) -> Iterator[None]:
        context = self.execution_context
        if context.operation_extensions:
            context.graphql_document = context.operation_extensions["document"]
            context.validation_rules = ()
        yield


class HouseSchema(strawberry.Schema):
    """Strawberry's schema, run by the doorway on documents that it has prepared."""

    async def run(
        self,
        document: DocumentNode,
        *,
        visit: Visit,
        variables: dict[str, Any],
        operation_name: str | None,
    ) -> ExecutionResult:
        """Execute a document that is parsed, validated and within its limits."""
        return await self.execute(
            None,
            variable_values=variables,
            context_value=visit,
            operation_name=operation_name,
            operation_extensions={"document": document},
        )

    @override
    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Nothing: Strawberry would log the error's text; the doorway logs bugs without it."""

    def credential_mutations(self) -> frozenset[str]:
        """Names of the mutations that check or set a password."""
        return self._marked(self.mutation, "hashes_password")

    def lone_fields(self) -> frozenset[str]:
        """Names of the root fields that act for somebody else than is signed in."""
        return self._marked(self.query, ALONE) | self._marked(self.mutation, ALONE)

    def _marked(self, root: object, mark: str) -> frozenset[str]:
        definition = get_object_definition(root, strict=True)
        return frozenset(
            self.config.name_converter.get_graphql_name(field)
            for field in definition.fields
            if field.metadata.get(mark)
        )
