"""Receipts over HTTP, each for its customer alone, and the keys by which anybody checks them."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias
from uuid import UUID

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from minside.consents import actions as consents
from minside.core import hooks
from minside.core.doorway.desk import DESK
from minside.core.doorway.visit import Visit
from minside.core.hooks import NotDrawn
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Busy
from minside.customers import actions as customers

Asked: TypeAlias = Request[Any, Any, Any]
_SECONDS_TO_WAIT: Final = "5"
_SIGN_IN: Final = "/logg-inn?til=%2Fsamtykker"
# PostgreSQL's bigint ends there.
_LONGEST: Final = 18


@get("/consent/{file:str}", name="consent_receipt")
async def receipt(request: Asked, file: FromPath[str]) -> Response[bytes]:
    """`/consent/{entry}.json` and `/consent/{entry}.pdf`. A person who opens the paper and isn't signed in is led
    to where they may be; whoever it is, they are told the same of every receipt."""
    number, _, kind = file.partition(".")
    if kind not in ("json", "pdf") or not (number.isascii() and number.isdigit()):
        raise NotFoundException
    if len(number) > _LONGEST:
        raise NotFoundException
    house: House = request.app.state.house
    try:
        customer, found, language = await _find(request, house, int(number))
    except NotSignedIn:
        # What is to be saved would be the page itself.
        if kind == "json":
            raise NotFoundException from None
        return _sign_in(request)
    if kind == "json":
        name = f"samtykke-{int(number)}.json"
        return _file(consents.printed_receipt(found), "application/json", "attachment", name)
    try:
        with DESK.place_for(customer):
            drawn = await hooks.draw(house, consents.receipt_paper(found, language))
    except (Busy, NotDrawn):
        return Response(b"", status_code=503, headers={"retry-after": _SECONDS_TO_WAIT})
    return _file(drawn.content, "application/pdf", "inline", drawn.file_name)


class NotSignedIn(Exception):
    """Nobody's receipts are shown."""


def _sign_in(request: Asked) -> Response[bytes]:
    """Programs are answered as before."""
    if "text/html" not in request.headers.get("accept", ""):
        raise NotFoundException
    return Response(b"", status_code=303, headers={"location": _SIGN_IN})


async def _find(
    request: Asked, house: House, entry: int
) -> tuple[UUID, Mapping[str, Any], Language]:
    """For all but the customer whose it is, it isn't there. No connection is held while it is drawn."""
    visit = Visit.of(request, house, read_only=True)
    async with visit.scope as scope:
        if visit.session_token:
            visit.identity = await hooks.identify(scope, visit.session_token)
        if visit.identity is None:
            raise NotSignedIn
        customer = visit.identity.customer
        found = await consents.receipt(house, customer, entry)
        if found is None:
            raise NotFoundException
        return customer, found, (await customers.profile(customer)).language


def _file(content: bytes, media_type: str, how: str, name: str) -> Response[bytes]:
    headers = {"content-disposition": f'{how}; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


@get("/.well-known/minside-consents.json", name="consent_keys")
async def keys(request: Asked) -> dict[str, Any]:
    """The public keys, for whoever checks a receipt."""
    house: House = request.app.state.house
    return consents.public_keys(house.keys)
