"""`GET /calendar/{token}.ics`: coming deliveries, for calendar programs."""

from typing import Any, Final

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from minside.core import logs
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

_ENDING: Final = ".ics"
_HEADERS: Final = {
    # Looked at again each time, which costs nothing where nothing is new; in no shared store.
    "cache-control": "private, no-cache",
    # No search engine keeps an address that somebody let out.
    "x-robots-tag": "noindex",
}


@get("/calendar/{file:str}", name="calendar_feed")
async def calendar(request: Request[Any, Any, Any], file: FromPath[str]) -> Response[bytes]:
    """Whoever knows the address reads it; cookies say nothing here. The log knows the route alone."""
    house: House = request.app.state.house
    async with house.database.scope(read_only=True) as scope:
        found = await subscriptions.calendar_of(house, file.removesuffix(_ENDING))
    logs.note_statements(scope.statements)
    if found is None or not file.endswith(_ENDING):
        raise NotFoundException
    headers = {**_HEADERS, "etag": found.etag}
    if found.etag in _known(request):
        return Response(b"", status_code=304, headers=headers, media_type="text/calendar")
    headers["content-disposition"] = 'inline; filename="mikopet.ics"'
    return Response(found.content, headers=headers, media_type="text/calendar")


def _known(request: Request[Any, Any, Any]) -> list[str]:
    """The versions that the program has; a weak one is as good (RFC 9110 §13.1.2)."""
    sent = request.headers.get("if-none-match", "").split(",")
    return [each.strip().removeprefix("W/") for each in sent]


ROUTES: Final = (calendar,)
