"""What the shop sells in these tests, and carts as a test says them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.events.shop import Happened
from tests.orders.orders import product, put

from minside.carts import actions as carts
from minside.core.house import House

FEED, TREATS, LEAD, GONE = "FEED-12", "TREATS", "LEAD", "GONE"
NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


async def sells(owner: Any) -> None:
    """Feed for 499, treats for 59, a lead for 249, and something no more."""
    await product(owner, FEED, name="Tørrfôr 12 kg", price_ore=49900)
    await product(owner, TREATS, name="Godbiter", price_ore=5900)
    await product(owner, LEAD, name="Kobbel", price_ore=24900)
    await product(owner, GONE, name="Ball", gone_at=datetime(2026, 11, 2, tzinfo=UTC))


async def cost(owner: Any, sku: str, ore: int, since: datetime = NOVEMBER) -> None:
    """From then on, by the catalogue's history."""
    id = await owner.fetchval("SELECT id FROM product WHERE sku = $1", sku)
    told = {"since": since, "since_by": "feed", "told_at": since, "told_by": "feed"}
    await put(owner, "product_price", product=id, price_ore=ore, **told)


async def made(house: House, customer: UUID, name: str = "Til hytta", **goods: int) -> UUID:
    """A cart with so many of these goods; `_` in a sku's name stands for `-`."""
    async with house.database.scope(customer=customer):
        cart = await carts.create(customer, name)
        for sku, quantity in goods.items():
            await carts.set_line(customer, cart.id, sku.replace("_", "-"), quantity)
    return cart.id


async def lines(house: House, customer: UUID, cart: UUID) -> dict[str, int]:
    """What is in it."""
    async with house.database.scope(customer=customer):
        found = await carts.get(customer, cart)
    return {line.sku: line.quantity for line in found.lines}


def told(hours: float, cart: str = "H-1", /, *, name: str | None = None, **goods: int) -> Happened:
    """The shop's word about a cart of customer 10001."""
    listed = [{"sku": sku.replace("_", "-"), "quantity": n} for sku, n in goods.items()]
    named = {"name": name} if name else {}
    data = {"customer": "10001", "cart": cart, "lines": listed, **named}
    return Happened("cart.changed", data, hours)
