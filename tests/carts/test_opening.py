"""A cart opened in the shop: a signed link, and an event with what is in it."""

import base64
import hmac
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import msgspec
import pytest
from tests.carts.shelf import FEED, GONE, LEAD, made
from tests.orders.orders import product, put

from minside.carts import actions as carts
from minside.core import clock
from minside.core.house import House

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


async def _told(owner: Any) -> list[Any]:
    rows = await owner.fetch(
        "SELECT data FROM outgoing_event WHERE type = 'cart.opened' ORDER BY id"
    )
    return [msgspec.json.decode(row["data"]) for row in rows]


async def test_the_link_is_signed_for_a_quarter_of_an_hour_and_the_shop_hears_what_is_in_it(
    web: House, owner: Any, kari: UUID
) -> None:
    """Without what is gone; each link is another."""
    await owner.execute("UPDATE customer SET number = '10001' WHERE id = $1", kari)
    cart = await made(web, kari, FEED_12=2, LEAD=1)
    line = {
        "sku": GONE,
        "quantity": 1,
        "saved_at": NOW,
        "said_at": NOW,
        "said_by": "min-side",
        "in_shop": False,
    }
    await put(owner, "cart_line", customer=kari, cart=cart, **line)
    with clock.stopped_at(NOW):
        async with web.database.scope(customer=kari):
            first = await carts.open_in_shop(web, kari, cart)
            second = await carts.open_in_shop(web, kari, cart)
    query, _, given = urlsplit(first.url).query.partition("&signature=")
    values = dict(parse_qsl(query))
    assert ("cart", "10001", str(cart)) == (values["purpose"], values["customer"], values["cart"])
    assert NOW.timestamp() + 15 * 60 == int(values["expires"])
    assert ["FEED-12:2", "LEAD:1"] == [v for name, v in parse_qsl(query) if name == "vare"]
    secret = web.settings.event_secrets["shop"][0].get_secret_value().removeprefix("whsec_")
    signed = hmac.digest(base64.b64decode(secret), b"minside-link:" + query.encode(), "sha256")
    assert base64.urlsafe_b64encode(signed).decode().rstrip("=") == given
    assert first.url != second.url
    told, _ = await _told(owner)
    assert values["id"] == told["opening"]
    assert [{"sku": FEED, "quantity": 2}, {"sku": LEAD, "quantity": 1}] == told["lines"]


async def test_a_large_cart_is_told_by_the_event_alone(web: House, owner: Any, kari: UUID) -> None:
    """A link that long isn't opened everywhere."""
    cart = await made(web, kari)
    async with web.database.scope(customer=kari):
        for number in range(41):
            await product(owner, f"P-{number}")
            await carts.set_line(kari, cart, f"P-{number}", 1)
        opened = await carts.open_in_shop(web, kari, cart)
    assert "vare=" not in opened.url
    [told] = await _told(owner)
    assert 41 == len(told["lines"])


async def test_what_cannot_be_opened_is_refused_and_nothing_is_told(
    web: House, owner: Any, kari: UUID
) -> None:
    """An empty cart; and any where the shop isn't connected, which is told beforehand."""
    empty, full = await made(web, kari), await made(web, kari, "B", FEED_12=1)
    alone = House(web.settings.model_copy(update={"event_secrets": {}}), web.database, web.keys)
    async with web.database.scope(customer=kari):
        with pytest.raises(carts.NothingToOpen):
            await carts.open_in_shop(web, kari, empty)
        with pytest.raises(carts.ShopNotConnected):
            await carts.open_in_shop(alone, kari, full)
    assert (True, False) == (carts.may_open(web).allowed, carts.may_open(alone).allowed)
    assert [] == await _told(owner)
