"""Fixed deliveries as they lie in the database, put there by its owner."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.orders.orders import product, put

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

FEED, TREATS = "FEED-12", "TREATS"
# A Monday, seven weeks before Christmas.
MONDAY = datetime(2026, 11, 9, 9, tzinfo=UTC)
LIVES_AT = {"street": "Furulia 12", "postcode": "0956", "city": "Oslo", "country": "NO"}


async def sells(owner: Any) -> None:
    """The shop has feed for 499 and treats for 59."""
    await product(owner, FEED, name="Tørrfôr 12 kg", price_ore=49900)
    await product(owner, TREATS, name="Godbiter", price_ore=5900)


async def lives(owner: Any, customer: UUID) -> None:
    """At home in Oslo, with a number of the shop's."""
    values = ", ".join(f"{name} = ${n}" for n, name in enumerate(LIVES_AT, start=2))
    await owner.execute(
        f"UPDATE customer SET {values}, last_name = 'Nordmann' WHERE id = $1",
        customer,
        *LIVES_AT.values(),
    )


async def agreed(
    house: House, owner: Any, customer: UUID, first_on: date, *lines: dict[str, Any], **changed: Any
) -> UUID:
    """A subscription whose first delivery comes on that day; without lines, of one bag of feed every
    fourth week, by invoice. Its next delivery is planned."""
    made = await agree(owner, customer, first_on, *lines, **changed)
    await plan(house)
    return made


async def agree(
    owner: Any, customer: UUID, first_on: date, *lines: dict[str, Any], **changed: Any
) -> UUID:
    """As `agreed`, with nothing planned yet."""
    values: dict[str, Any] = {
        "customer": customer,
        "state": "active",
        "anchor_on": first_on,
        "anchor_number": 1,
        "every": 4,
        "unit": "week",
        "delivery_method": "home_delivery",
        "payment": "invoice",
        "notice": "email",
        "state_since": clock.now(),
        "created_at": clock.now(),
    }
    made = await put(owner, "subscription", **(values | changed))
    for position, line in enumerate(lines or ({},)):
        fields: dict[str, Any] = {
            "customer": customer, "subscription": made, "position": position, "sku": FEED,
            "quantity": 1, "agreed_ore": 49900, "when_out": "leave_out",
        }  # fmt: skip
        await put(owner, "subscription_line", **{**fields, **line})
    return made


async def plan(house: House) -> int:
    async with house.database.scope():
        return await subscriptions.plan(house)


async def deliveries(owner: Any, subscription: UUID) -> list[Any]:
    return await owner.fetch(
        "SELECT * FROM delivery WHERE subscription = $1 ORDER BY number", subscription
    )
