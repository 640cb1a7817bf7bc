"""What comes to the demo's customers by itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.pets import actions as pets
from minside.subscriptions import actions as subscriptions

from .customers import KARI, MONA

Change: TypeAlias = Callable[[House, subscriptions.Asked], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A product, who of the pets eats it, by name, how many grams a day where that is said, and what is
    sent when it can't be had."""

    sku: str
    quantity: int = 1
    pets: tuple[str, ...] = ()
    grams: int | None = None
    instead: str | None = None
    when_out: subscriptions.WhenOut = subscriptions.WhenOut.LEAVE_OUT


@dataclass(frozen=True, slots=True)
class Agreed:
    """Fixed deliveries: begun some days ago, the first of them in some days; `then` is what the customer
    has changed since, on the day before yesterday."""

    number: str
    things: tuple[Thing, ...]
    every: int
    unit: subscriptions.Unit
    began_days_ago: int
    first_in_days: int
    payment: str = "invoice"
    then: Change | None = None


async def _a_week_later(house: House, asked: subscriptions.Asked) -> None:
    found = await subscriptions.load(asked.customer, asked.subscription)
    assert found is not None
    deadlines = subscriptions.deadlines_of(house.settings)
    day = subscriptions.week_later(found.agreement, 1, deadlines)
    assert day is not None
    await subscriptions.move(house, asked, 1, day)


async def _paused(house: House, asked: subscriptions.Asked) -> None:
    await subscriptions.pause(house, asked, None)


# Luna mustn't have chicken; the garden's birds have their food in the dark months alone.
AGREED: Final = (
    Agreed(
        KARI.number,
        (
            Thing(
                "MP-10061",
                pets=("Luna",),
                grams=260,
                instead="MP-10041",
                when_out=subscriptions.WhenOut.SUBSTITUTE,
            ),
            Thing("MP-30011", pets=("Frøken Snø",)),
        ),
        every=4,
        unit=subscriptions.Unit.WEEK,
        began_days_ago=24,
        first_in_days=9,
        then=_a_week_later,
    ),
    Agreed(
        KARI.number,
        (
            Thing("MP-20021", pets=("Mons",), grams=70, when_out=subscriptions.WhenOut.WAIT),
            Thing("MP-20221", quantity=2, pets=("Mons",)),
        ),
        every=2,
        unit=subscriptions.Unit.MONTH,
        began_days_ago=12,
        first_in_days=26,
        payment="card",
    ),
    Agreed(
        KARI.number,
        (Thing("MP-40011"),),
        every=6,
        unit=subscriptions.Unit.WEEK,
        began_days_ago=40,
        first_in_days=30,
        then=_paused,
    ),
    Agreed(
        MONA.number,
        (Thing("MP-10011", quantity=2), Thing("MP-20221")),
        every=5,
        unit=subscriptions.Unit.WEEK,
        began_days_ago=8,
        first_in_days=21,
    ),
)


async def agree(house: House) -> None:
    """Give those their fixed deliveries who have none yet; whoever has keeps what they have."""
    for number in dict.fromkeys(agreed.number for agreed in AGREED):
        async with house.database.scope():
            customer = await _without_any(number)
            for agreed in AGREED:
                if customer is not None and agreed.number == number:
                    await _begin(house, customer, agreed)


async def _without_any(number: str) -> UUID | None:
    return await current().fetchval(
        """
        SELECT customer FROM shop_number n WHERE number = $1
          AND NOT EXISTS (SELECT FROM subscription s WHERE s.customer = n.customer)
        """,
        number,
    )


async def _begin(house: House, customer: UUID, agreed: Agreed) -> None:
    first_on = clock.today() + timedelta(days=agreed.first_in_days)
    form = subscriptions.NewForm(
        lines=[await _line(customer, thing) for thing in agreed.things],
        every=agreed.every,
        unit=agreed.unit,
        first_on=first_on,
        payment=agreed.payment,
    )
    now = clock.now()
    with clock.stopped_at(now - timedelta(days=agreed.began_days_ago)):
        made = await subscriptions.create(house, customer, form)
        await subscriptions.confirm(house, made.id)
    if agreed.then is None:
        return
    with clock.stopped_at(now - timedelta(days=2)):
        asked = subscriptions.Asked(customer=customer, subscription=made.id, version=made.version)
        await agreed.then(house, asked)


async def _line(customer: UUID, thing: Thing) -> subscriptions.LineForm:
    rows = await current().fetch(
        "SELECT id FROM pet WHERE customer = $1 AND name = ANY($2)", customer, list(thing.pets)
    )
    if thing.grams is not None:
        for row in rows:
            await pets.feed(customer, row["id"], sku=thing.sku, grams_a_day=thing.grams)
    return subscriptions.LineForm(
        sku=thing.sku,
        quantity=thing.quantity,
        pets=[row["id"] for row in rows],
        when_out=thing.when_out,
        substitute_sku=thing.instead,
    )
