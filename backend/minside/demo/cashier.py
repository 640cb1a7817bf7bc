"""The demo's shop takes the money: what Min Side asks it to charge is paid, or refused where the card that
the customer has chosen on the shop's page is an empty one."""

import asyncio
import hmac
from base64 import b64decode
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl

from litestar import Litestar, Request, Response, get, post
from litestar.enums import MediaType
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.response import Redirect

from minside.carts import actions as carts
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language, Text, preferred
from minside.core.shop_links import signature
from minside.orders.actions.again import CART
from minside.outbox.mailbox.pages import STYLE, STYLE_HASH
from minside.subscriptions.actions.payment_methods import PATH as METHOD_PATH
from minside.subscriptions.actions.payment_methods import PURPOSE as METHOD_PURPOSE

from .shop_year import SOURCE
from .telling import say

EMPTY: Final = "Visa •••• 0000"
CARDS: Final = {"good": "Visa •••• 4242", "empty": EMPTY}
# A person sees that there is something to wait for.
THINKS_SECONDS: Final = 0.5
_HEARD_WITHIN: Final = 20
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)


async def charge(app: Litestar, asked: dict[str, Any]) -> None:
    """What comes of a charge that was asked for."""
    await asyncio.sleep(THINKS_SECONDS)
    said = {"charge": asked["charge"], "attempt": asked["attempt"]}
    if await _card_of(app, asked.get("customer")) == EMPTY:
        await say(app, "charge.failed", {**said, "reason": "insufficient_funds"})
    else:
        await say(app, "charge.paid", said)


async def _card_of(app: Litestar, number: str | None) -> str | None:
    """What it has told of the customer last: the demo may have been ended since."""
    house: House = app.state.house
    url = house.settings.database_service_url
    assert url is not None, "the demo works on its own database"
    service = await Database.connect(url.get_secret_value(), connections=1)
    try:
        async with service.scope() as scope:
            return await scope.fetchval(
                "SELECT label FROM payment_method WHERE told_of = $1", number
            )
    finally:
        await service.close()


@get(METHOD_PATH, name="demo_shop_method")
async def method_page(request: Request[Any, Any, Any]) -> Response[str]:
    """The shop's own page, as far as a demo needs one. 401 for whom Min Side hasn't sent."""
    _customer(request)
    return _html(_method_page(_language(request)))


@get(CART, name="demo_shop_cart")
async def cart_page(request: Request[Any, Any, Any]) -> Response[str]:
    """Where a cart would be; the demo's shop sells nothing by itself. Whom Min Side has sent by a signed link has
    the goods in a cart of the shop's from then on, which it is told. 401 for a link that isn't good."""
    if "signature" in request.query_params:
        query = _signed(request, carts.PURPOSE)
        if customer := query.get("customer"):
            goods = request.query_params.getall("vare")
            await say(request.app, "cart.changed", _in_cart(query, customer, goods))
    return _html(_cart_page(_language(request)))


def _in_cart(query: dict[str, str], customer: str, goods: list[str]) -> dict[str, Any]:
    lines = [
        {"sku": sku, "quantity": int(quantity)}
        for sku, _, quantity in (each.rpartition(":") for each in goods)
    ]
    cart = query.get("shop_cart", query["cart"])
    return {"customer": customer, "cart": cart, "lines": lines, "opening": query["id"]}


def _html(page: str) -> Response[str]:
    headers = {"content-security-policy": _POLICY, "vary": "accept-language"}
    return Response(page, media_type=MediaType.HTML, headers=headers)


def _language(request: Request[Any, Any, Any]) -> Language:
    return preferred(request.headers.get("accept-language"))


@post(METHOD_PATH, name="demo_shop_method_choose", status_code=303)
async def choose(request: Request[Any, Any, Any]) -> Redirect:
    """The card that was chosen is told to Min Side, to where the customer goes back once it has heard."""
    customer = _customer(request)
    label = CARDS.get(str((await request.form()).get("card")), CARDS["good"])
    expires_on = (clock.today() + timedelta(days=800)).isoformat()
    said = {"customer": customer, "kind": "card", "label": label, "expires_on": expires_on}
    await say(request.app, "payment_method.changed", said)
    for _ in range(_HEARD_WITHIN):
        if await _card_of(request.app, customer) == label:
            break
        await asyncio.sleep(0.25)
    return Redirect("/faste-leveringer", status_code=303)


def _customer(request: Request[Any, Any, Any]) -> str:
    """Whom the signed link is for, as long as it is good. Raises 401."""
    return _signed(request, METHOD_PURPOSE)["customer"]


def _signed(request: Request[Any, Any, Any], purpose: str) -> dict[str, str]:
    """What the signed link for this says. Raises 401."""
    query = request.scope["query_string"].decode("ascii", "replace")
    signed, _, given = query.partition("&signature=")
    house: House = request.app.state.house
    [secret] = house.settings.event_secrets[SOURCE]
    expected = signature(_decoded(secret.get_secret_value()), signed)
    values = dict(parse_qsl(signed))
    is_ours = hmac.compare_digest(expected.encode(), given.encode())
    is_for_this = values.get("purpose") == purpose
    if not is_ours or not is_for_this or int(values["expires"]) < clock.now().timestamp():
        raise NotAuthorizedException
    return values


def _decoded(secret: str) -> bytes:
    return b64decode(secret.removeprefix("whsec_"))


def _method_page(language: Language) -> str:
    title = Text("Hvilket kort vil du bruke?", "Which card would you like to use?")
    note = Text(
        "Dette er butikkens egen side, i demoen. Ingen av kortene finnes.",
        "This is the shop's own page, in the demo. Neither card exists.",
    )
    empty = Text("tomt, så trekk blir avvist", "empty, so charges are refused")
    return _page(
        language, title, note,
        '<form method="post">'
        f'<p><button name="card" value="good">{CARDS["good"]}</button></p>'
        f'<p><button name="card" value="empty">{EMPTY}, {empty.in_(language)}</button></p></form>',
    )  # fmt: skip


def _cart_page(language: Language) -> str:
    title = Text("Her er handlevogna hos butikken", "Here is the shop's cart")
    note = Text(
        "Demoen har ingen kasse. Gå tilbake til Min Side, så er alt der.",
        "The demo has no till. Go back to Min Side: everything is there.",
    )
    return _page(language, title, note)


def _page(language: Language, title: Text, note: Text, more: str = "") -> str:
    """Of texts that are our own alone."""
    return (
        f'<!doctype html><html lang="{language.value}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{title.in_(language)}</title>'
        f'<link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>{STYLE}</style></head>'
        '<body><header><a class="brand" href="/">Min Side</a> <span class="soft">Demo</span></header>'
        f"<main><h1>{title.in_(language)}</h1><p>{note.in_(language)}</p>{more}</main></body></html>"
    )


ROUTES: Final[tuple[BaseRouteHandler, ...]] = (method_page, choose, cart_page)
