"""Buying the same again: what it costs today, and what is gone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from tests.orders.orders import FEED, LEAD, PLACED, happened, order, product, sent

from minside.catalogue import actions as catalogue
from minside.core.database import Database
from minside.orders import actions as orders
from minside.orders.actions import Again, reasons

SHOP = "https://www.mikopet.no"
TOLD = datetime(2026, 11, 2, tzinfo=UTC)


async def again(app_database: Database, customer: UUID, bought: UUID) -> Again:
    async with app_database.scope(customer=customer):
        [standing] = await orders.standings([bought])
        skus = [line.sku for line in orders.ordered(standing)]
        return orders.buying_again(standing, await catalogue.find_many(skus))


async def test_prices_and_stock_are_todays(app_database: Database, owner: Any, kari: UUID) -> None:
    """What is gone or out of stock says so, and isn't in the sum or the cart."""
    for sku, changed in {
        "FEED-12": {"price_ore": 52900},
        "LEAD": {"sale_ore": 19900},
        "OLD": {"gone_at": TOLD},
        "OUT": {"availability": "out_of_stock"},
        "LATER": {"availability": "backorder", "price_ore": 10000},
    }.items():
        await product(owner, sku, **changed)
    others = [{"sku": sku, "name": sku, "quantity": 3} for sku in ("OLD", "OUT", "LATER", "NEVER")]
    found = await again(app_database, kari, await order(owner, kari, FEED, LEAD, *others))
    assert [None, None, reasons.GONE, reasons.OUT_OF_STOCK, None, reasons.GONE] == [
        line.reason for line in found.lines
    ]
    assert found.total is not None
    assert 2 * 52900 + 19900 + 3 * 10000 == found.total.ore
    url = urlsplit(found.cart(SHOP) or "")
    assert (SHOP, "/handlekurv") == (f"{url.scheme}://{url.netloc}", url.path)
    assert [("vare", "FEED-12:2"), ("vare", "LEAD:1"), ("vare", "LATER:3")] == parse_qsl(url.query)


async def test_nothing_to_be_had_opens_no_cart(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Nor is there a sum."""
    found = await again(app_database, kari, await order(owner, kari))
    assert (None, None) == (found.total, found.cart(SHOP))


async def test_a_price_that_nobody_says_leaves_no_sum(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Rather than one that is too low; the shop's cart knows."""
    await product(owner, "FEED-12", price_ore=None, price_at=None, price_by=None)
    await product(owner, "LEAD")
    found = await again(app_database, kari, await order(owner, kari))
    assert found.total is None
    assert f"{SHOP}/handlekurv?vare=FEED-12%3A2&vare=LEAD%3A1" == found.cart(SHOP)


async def test_a_sku_is_written_so_that_it_is_read_again(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Whatever is in it."""
    await product(owner, "Ø & 1+1:2")
    bought = await order(owner, kari, {"sku": "Ø & 1+1:2", "name": "Ost", "quantity": 2})
    cart = (await again(app_database, kari, bought)).cart(SHOP) or ""
    assert [("vare", "Ø & 1+1:2:2")] == parse_qsl(urlsplit(cart).query)


async def test_what_was_never_ordered_isnt_bought_again(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """What was cancelled may be wanted still, but not what came all the same."""
    bought = await order(owner, kari)
    await happened(owner, bought, "cancelled", PLACED, lines=["2"])
    assert 2 == len((await again(app_database, kari, bought)).lines)
    await sent(owner, bought, {"1": 2, "2": 1, "9": 1}, PLACED + timedelta(hours=1))
    assert ["1"] == [line.line.line for line in (await again(app_database, kari, bought)).lines]
