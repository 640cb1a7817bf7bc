"""One line for every request."""

from collections.abc import Callable
from time import perf_counter

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from .record import UNMATCHED, RequestRecord, current

# What a client may call its method is up to the client.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = structlog.get_logger(__name__)


class AccessLog:
    """Opens a `RequestRecord` for every request, writes its line, and tells `observe`, but for what is to
    leave no trace."""

    def __init__(self, app: ASGIApp, observe: Callable[[RequestRecord], None]) -> None:
        self._app = app
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        record = RequestRecord(scope["method"] if scope["method"] in METHODS else "OTHER")
        token = current.set(record)
        started = perf_counter()
        try:
            await self._app(scope, receive, _noting_status(record, send))
        finally:
            record.seconds = perf_counter() - started
            record.route = scope.get("path_template") or UNMATCHED
            if not record.is_untraced:
                self._observe(record)
                _write(record)
            current.reset(token)


def _noting_status(record: RequestRecord, send: Send) -> Send:
    async def noting(message: Message) -> None:
        if message["type"] == "http.response.start":
            record.status = message["status"]
        await send(message)

    return noting


def _write(record: RequestRecord) -> None:
    log.info(
        "request",
        method=record.method,
        route=record.route,
        status=record.status,
        duration_ms=round(record.seconds * 1000, 2),
        statements=record.statements,
        operation=record.operation,
    )
