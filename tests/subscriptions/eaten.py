"""Two dogs and what they eat."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.orders.orders import order, put, sent
from tests.subscriptions.agreed import FEED, TREATS

from minside.core import clock


async def dog(owner: Any, customer: UUID, name: str, **grams: int) -> UUID:
    """A dog that eats so much a day, by the product's sku with its dash as an underline."""
    made = await put(
        owner,
        "pet",
        customer=customer,
        name=name,
        species="dog",
        allergies=[],
        created_at=clock.now(),
    )
    for sku, each in grams.items():
        await eats(owner, customer, made, sku.replace("_", "-"), each)
    return made


async def eats(owner: Any, customer: UUID, pet: UUID, sku: str, grams: int) -> None:
    await put(
        owner,
        "pet_feeding",
        customer=customer,
        pet=pet,
        sku=sku,
        grams_a_day=grams,
        said_at=clock.now(),
    )


async def packed_in(owner: Any) -> None:
    """Twelve kilos of feed in a bag, half a kilo of treats."""
    await owner.execute("UPDATE product SET pack_grams = 12000 WHERE sku = $1", FEED)
    await owner.execute("UPDATE product SET pack_grams = 500 WHERE sku = $1", TREATS)


async def named(owner: Any, customer: UUID, subscription: UUID, sku: str, *pets: UUID) -> None:
    """The line of that product names these."""
    line = await owner.fetchval(
        "SELECT id FROM subscription_line WHERE subscription = $1 AND sku = $2", subscription, sku
    )
    for pet in pets:
        await put(owner, "subscription_line_pet", customer=customer, line=line, pet=pet)


async def bought(
    owner: Any, customer: UUID, at: datetime, *, came: datetime | None = None, quantity: int = 1
) -> UUID:
    """An order of bags of feed, and when they came where they have."""
    line = {"sku": FEED, "name": "Tørrfôr 12 kg", "quantity": quantity, "price_ore": 49900}
    made = await order(owner, customer, line, at=at)
    if came is not None:
        await sent(owner, made, {"1": quantity}, at, delivered=came)
    return made
