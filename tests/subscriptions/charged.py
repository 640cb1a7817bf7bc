"""A delivery by card, and the shop that charges for it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from tests.events.shop import Happened, just_now, tell
from tests.subscriptions.agreed import MONDAY, agreed, lives, sells

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

FIRST = date(2026, 11, 18)
# A Monday, at noon.
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
CARD = {"payment": "card"}


def at(day: int, hour: int = 10, minute: int = 0, month: int = 11) -> datetime:
    """In Oslo, in the year 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=OSLO)


async def charged(
    house: House, owner: Any, customer: UUID, *, lines: tuple[Any, ...] = (), **changed: Any
) -> tuple[UUID, str]:
    """A subscription by card whose first delivery is ordered and asked for; it, and its charge."""
    await sells(owner)
    await lives(owner, customer)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(house, owner, customer, FIRST, *lines, **{**CARD, **changed})
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    return subscription, str(await owner.fetchval("SELECT id FROM charge"))


def paid(charge: str, attempt: int = 1, **more: Any) -> Happened:
    return Happened("charge.paid", {"charge": charge, "attempt": attempt}, just_now(), **more)


def failed(
    charge: str, attempt: int = 1, reason: str = "insufficient_funds", **more: Any
) -> Happened:
    data = {"charge": charge, "attempt": attempt, "reason": reason}
    return Happened("charge.failed", data, just_now(), **more)


async def tell_at(house: House, moment: datetime, *make: Any) -> list[Happened]:
    """Each of these, made and told at that moment."""
    with clock.stopped_at(moment):
        told = [each() for each in make]
        await tell(house, *told)
    return told


async def fails_until_given_up(house: House, charge: str) -> None:
    """Four times, on days 0, 1, 3 and 7."""
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    for attempt, day in enumerate((17, 19, 23), start=2):
        with clock.stopped_at(at(day)):
            assert 1 == await subscriptions.ask_again(house)
        await tell_at(house, at(day, 10, 5), lambda n=attempt: failed(charge, n))


async def row(owner: Any, charge: str) -> Any:
    return await owner.fetchrow("SELECT * FROM charge WHERE id = $1", UUID(charge))


async def letters(owner: Any) -> list[str]:
    """Which were written, the order's confirmation left out."""
    rows = await owner.fetch("SELECT template FROM message ORDER BY created_at, id")
    return [
        row["template"].removeprefix("subscriptions/")
        for row in rows
        if row["template"].startswith("subscriptions/")
    ]


async def requested(owner: Any) -> list[int]:
    """Of each request to the shop, which attempt it is."""
    rows = await owner.fetch(
        "SELECT data FROM outgoing_event WHERE type = 'charge.requested' ORDER BY occurred_at, id"
    )
    return [msgspec.json.decode(row["data"])["attempt"] for row in rows]


async def sent(owner: Any) -> list[str]:
    """On which day each delivery that is to be packed comes."""
    rows = await owner.fetch(
        "SELECT data FROM outgoing_event WHERE type = 'delivery.to_fulfil' ORDER BY occurred_at, id"
    )
    return [msgspec.json.decode(row["data"])["deliver_on"] for row in rows]
