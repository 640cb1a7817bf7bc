"""`/unsubscribe/{token}`: the button of mail programs (RFC 8058), and where it leads people who follow it."""

from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from litestar import Request, Response, post, route
from litestar.exceptions import ClientException, HTTPException, NotFoundException
from litestar.params import FromPath
from litestar.types import HTTPRequestEvent

from minside.consents import actions as consents
from minside.consents.actions import LinkOver
from minside.core.database import until_done
from minside.core.house import House
from minside.core.webhooks import body_of

BODY_BYTES: Final = 4 * 1024
ASKED: Final = ("List-Unsubscribe", "One-Click")
"""The only pair that asks for it (RFC 8058 §3.1)."""
_URLENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"
_PAGE: Final = "/meld-av#"
_HEADERS: Final = {"x-robots-tag": "noindex"}


@post(
    "/unsubscribe/{token:str}",
    name="unsubscribe",
    status_code=200,
    request_max_body_size=BODY_BYTES,
)
async def unsubscribe(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
    """One click: nothing more of that kind. No cookie is read, and nobody is sent elsewhere. 200 as often
    as it is asked for, 404 for what we never signed."""
    house: House = request.app.state.house
    if not await _asks(request):
        raise ClientException
    try:
        await until_done(partial(_no_more, house, token))
    except LinkOver:
        raise NotFoundException from None
    return Response(b"", headers=_HEADERS)


async def _no_more(house: House, token: str) -> None:
    async with house.database.scope():
        await consents.one_click(house, token)


async def _asks(request: Request[Any, Any, Any]) -> bool:
    """Whether the form says so, in either of its two ways; one without a name for its way is read as the
    shorter one. Raises 400 and 415."""
    body = await body_of(request)
    kind = request.content_type[0]
    if kind == _MULTIPART:
        return await _form(request, body) == ASKED[1]
    if kind in (_URLENCODED, ""):
        # Whoever writes a body by hand ends its line.
        return ASKED in parse_qsl(body.decode("latin-1").strip(), keep_blank_values=True)
    raise HTTPException(status_code=415)


async def _form(request: Request[Any, Any, Any], body: bytes) -> object:
    try:
        return (await _by_the_book(request, body).form()).get(ASKED[0])
    except (ValueError, LookupError):
        # A charset that isn't one, or bytes that aren't of it; a boundary that bounds nothing.
        raise ClientException from None


def _by_the_book(request: Request[Any, Any, Any], body: bytes) -> Request[Any, Any, Any]:
    """With the line ends of RFC 2046 §4.1.1, where some program wrote those of Unix."""
    if b"\r\n" in body:
        return request
    mended = body.replace(b"\n", b"\r\n")

    async def receive() -> HTTPRequestEvent:
        return {"type": "http.request", "body": mended, "more_body": False}

    # What Litestar remembers of a request stands in its state.
    return Request({**request.scope, "state": {}}, receive=receive)


@route(
    "/unsubscribe/{token:str}",
    http_method=["GET", "HEAD"],
    name="unsubscribe_page",
    sync_to_thread=False,
)
def unsubscribe_page(token: FromPath[str]) -> Response[bytes]:
    """Whoever opens the address instead is shown the page that asks; what only looks at it, as programs
    that read mail before people do, changes nothing. The token goes where no server is told of it."""
    location = _PAGE + quote(token, safe="")
    return Response(b"", status_code=303, headers={**_HEADERS, "location": location})
