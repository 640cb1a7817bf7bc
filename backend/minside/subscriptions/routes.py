"""`GET /calendar/{token}.ics`: coming deliveries, for calendar programs."""

from typing import Any, Final

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from minside.core import logs
from minside.core.house import House
from minside.core.throttle import Throttled
from minside.subscriptions import actions as subscriptions

_ENDING: Final = ".ics"
_HEADERS: Final = {
    # Looked at again each time, which costs nothing where nothing is new; in no shared store.
    "cache-control": "private, no-cache",
    # No search engine keeps an address that somebody let out.
    "x-robots-tag": "noindex",
}
# Seconds: as long as the longest wait.
_LATER: Final = str(int(subscriptions.READS.longest_wait.total_seconds()))


@get("/calendar/{file:str}", name="calendar_feed")
async def calendar(request: Request[Any, Any, Any], file: FromPath[str]) -> Response[bytes]:
    """Whoever knows the address reads it; cookies say nothing here. The log knows the route alone."""
    house: House = request.app.state.house
    try:
        found = await _found(house, file.removesuffix(_ENDING))
    except Throttled:
        return Response(b"", status_code=429, headers=_HEADERS | {"retry-after": _LATER})
    if found is None or not file.endswith(_ENDING):
        raise NotFoundException
    headers = {**_HEADERS, "etag": found.etag}
    if found.etag in _known(request):
        return Response(b"", status_code=304, headers=headers, media_type="text/calendar")
    headers["content-disposition"] = 'inline; filename="mikopet.ics"'
    return Response(found.written(), headers=headers, media_type="text/calendar")


async def _found(house: House, token: str) -> subscriptions.Calendar | None:
    """Counted for itself, before the work. Raises `core.throttle.Throttled`."""
    async with house.database.scope() as scope:
        customer = await subscriptions.whose_calendar(house, token)
    statements = scope.statements
    try:
        if customer is None:
            return None
        async with house.database.scope(read_only=True) as scope:
            found = await subscriptions.calendar_of(house, customer)
        statements += scope.statements
        return found
    finally:
        logs.note_statements(statements)


def _known(request: Request[Any, Any, Any]) -> list[str]:
    """The versions that the program has; a weak one is as good (RFC 9110 §13.1.2)."""
    sent = request.headers.get("if-none-match", "").split(",")
    return [each.strip().removeprefix("W/") for each in sent]


ROUTES: Final = (calendar,)
