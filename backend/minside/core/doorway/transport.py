"""GraphQL over HTTP by the book (https://graphql.github.io/graphql-over-http/draft/).

What comes in is made an `Operation`, what comes out of the executor is made a response. A bug in
the executor is none of ours: it goes up to the application's exception handler.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from graphql import GraphQLError
from litestar import Request, asgi
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Scope, Send

from .. import logs
from . import media_types, parameters
from .documents import Documents
from .errors import DocumentError, RequestError
from .operation import Answer, Executor, Operation

PATH = "/graphql"
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

# The first is what a client gets that doesn't care.
OFFERS = (JSON, GRAPHQL_JSON)


@dataclass(frozen=True, slots=True)
class Reply:
    """A response before it is bytes."""

    status: int
    body: dict[str, Any]
    headers: Sequence[tuple[str, str]] = ()
    media_type: str = JSON


def graphql_handler(
    documents: Documents, execute: Executor, *, development: bool
) -> ASGIRouteHandler:
    """The route `/graphql`. GET, for queries alone, is there in development only."""
    transport = Transport(documents, execute, development=development)

    @asgi(PATH, name="graphql", copy_scope=False)
    async def graphql(scope: Scope, receive: Receive, send: Send) -> None:
        reply = await transport.reply_to(Request(scope, receive, send))
        await _send(reply, send)

    return graphql


class Transport:
    """Answers one request after another; holds nothing of any."""

    def __init__(self, documents: Documents, execute: Executor, *, development: bool) -> None:
        self._documents = documents
        self._execute = execute
        self._methods = ("GET", "POST") if development else ("POST",)

    async def reply_to(self, request: Request[Any, Any, Any]) -> Reply:
        """The reply to any request at all; only a bug in the executor raises."""
        try:
            media_type = _media_type(request)
            return await self._reply_in(media_type, request)
        except RequestError as error:
            shown = GraphQLError(error.message, extensions={"code": error.code})
            return Reply(error.status, self._body([shown]), error.headers)

    async def _reply_in(self, media_type: str, request: Request[Any, Any, Any]) -> Reply:
        try:
            operation = self._documents.operation(await self._parameters(request))
        except DocumentError as error:
            # The audits ask for 400 and 200; the newer draft says 422 for the first.
            status = 400 if media_type == GRAPHQL_JSON else 200
            return Reply(status, self._body(error.errors), (), media_type)
        if request.method == "GET" and operation.is_mutation:
            raise _method_not_allowed(("POST",))
        if operation.trusted:
            logs.note_operation(operation.name)
        answer = await self._run(operation, request)
        body = {"data": answer.data, **self._body(answer.errors)}
        return Reply(200, body, answer.headers, media_type)

    async def _parameters(self, request: Request[Any, Any, Any]) -> parameters.Parameters:
        if request.method not in self._methods:
            raise _method_not_allowed(self._methods)
        if request.method == "GET":
            return parameters.from_query_string(request.scope["query_string"])
        _check_content_type(request)
        length = request.headers.get("content-length")
        return parameters.from_body(await parameters.read_body(request.receive, length))

    async def _run(self, operation: Operation, request: Request[Any, Any, Any]) -> Answer:
        deadline = asyncio.timeout(self._documents.limits.deadline_seconds)
        try:
            async with deadline:
                return await self._execute(operation, request)
        except TimeoutError:
            if not deadline.expired():
                raise
            raise RequestError(503, "DEADLINE_EXCEEDED", "The operation took too long.") from None

    def _body(self, errors: Sequence[GraphQLError]) -> dict[str, Any]:
        shown = errors[: self._documents.limits.errors]
        return {"errors": [error.formatted for error in shown]} if shown else {}


def _media_type(request: Request[Any, Any, Any]) -> str:
    # Several Accept headers are one list (RFC 9110 §5.3).
    accept = ",".join(request.headers.getall("accept", []))
    if (media_type := media_types.best(accept, OFFERS)) is None:
        raise RequestError(406, "NOT_ACCEPTABLE", f"We answer {JSON} or {GRAPHQL_JSON}.")
    return media_type


def _check_content_type(request: Request[Any, Any, Any]) -> None:
    media_type, _, rest = request.headers.get("content-type", "").lower().partition(";")
    charset = rest.replace('"', "").replace(" ", "")
    encoding = request.headers.get("content-encoding", "identity").lower()
    if media_type.strip() != JSON or charset not in ("", "charset=utf-8") or encoding != "identity":
        raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"The body must be {JSON} in UTF-8.")


def _method_not_allowed(methods: Sequence[str]) -> RequestError:
    allow = ", ".join(methods)
    return RequestError(405, "METHOD_NOT_ALLOWED", f"This takes {allow} only.", [("allow", allow)])


async def _send(reply: Reply, send: Send) -> None:
    body = msgspec.json.encode(reply.body)
    headers = [
        (b"content-type", f"{reply.media_type}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        *((name.lower().encode(), value.encode("latin-1")) for name, value in reply.headers),
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
