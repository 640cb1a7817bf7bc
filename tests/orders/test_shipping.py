"""Parcels: what was sent, whether or not it was agreed (S33)."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.conftest import empty
from tests.events.shop import MORNING, registered, states, tell
from tests.house import rows
from tests.orders.shop import FOOD, order, placed, shipped

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.orders import actions as orders
from minside.orders.actions import OrderState, receiving
from minside.orders.actions.reading import standings_of

UNAGREED = "something was sent that wasn't ordered, or had been cancelled: nothing is owed for it"


async def test_a_parcel_is_kept_as_it_was_told(house: House, owner: Any) -> None:
    """When it was sent, where it is to be seen, when it came or came back, and why."""
    await tell(
        house, registered(), placed(),
        shipped(3, tracking="MP1NO", tracking_link="https://www.mikopet.no/sporing/MP1NO",
                expected_on="2026-11-24"),
        order("delivered", 30, shipment="1"),
        shipped(4, shipment="2", purpose="order_papers", lines=[("1", 1)]),
        order("parcel_returned", 50, shipment="2", reason="ukjent på adressen",
              why="address"),
    )  # fmt: skip
    first, second = await owner.fetch("SELECT * FROM shipment ORDER BY number")
    assert ("order", "MP1NO", "Budtjenesten") == (
        first["purpose"], first["tracking"], first["carrier"],
    )  # fmt: skip
    assert 27 == (first["delivered_at"] - first["shipped_at"]).total_seconds() / 3600
    assert first["returned_at"] is second["delivered_at"] is None
    assert ("order_papers", "ukjent på adressen", "address") == (
        second["purpose"], second["return_reason"], second["return_why"],
    )  # fmt: skip
    assert (date(2026, 11, 24), None) == (first["expected_on"], second["expected_on"])
    assert {("handled", None)} == set((await states(owner)).values())


async def test_of_a_parcel_the_latest_word_counts(house: House, owner: Any) -> None:
    """Told anew, it is what was told for the latest moment, in whichever order that came."""
    words = (
        shipped(3, tracking="GALT"), shipped(4, tracking="RETT"),
        order("delivered", 30, shipment="1"), order("delivered", 31, shipment="1"),
    )  # fmt: skip
    for told in permutations(words):
        await empty(owner)
        await tell(house, registered(), placed(), *told)
        [row] = await owner.fetch("SELECT tracking, delivered_at - shipped_at AS t FROM shipment")
        assert ("RETT", 27) == (row["tracking"], row["t"].total_seconds() / 3600)


async def _said(house: House, owner: Any, *told: Any) -> set[str | None]:
    await empty(owner)
    await tell(house, registered(), *told)
    there = await states(owner)
    assert {"handled"} == {state for state, _ in there.values()}
    assert 1 == await owner.fetchval("SELECT count(*) FROM shipment")
    return {reason for _, reason in there.values()}


@pytest.mark.parametrize(
    "told",
    [
        (order("cancelled", 2), shipped(3)),
        (order("cancelled", 2, lines=["2"]), shipped(3)),
        (shipped(3, lines=[("3", 1)]),),
        (shipped(3, lines=[("1", 2)]),),
        (shipped(3, lines=[("1", 1), ("1", 1)]),),
        (order("changed", 2, lines=[FOOD]), shipped(3, lines=[("2", 1)])),
    ],
)
async def test_what_was_not_agreed_is_kept_and_said(
    told: tuple[Any, ...], house: House, owner: Any
) -> None:
    """A cancelled line, one never ordered, or more than was ordered: the parcel is kept as it is, and
    the operator reads it, whatever is told first."""
    for some_order in permutations((placed(), *told)):
        assert UNAGREED in await _said(house, owner, *some_order)


@pytest.mark.parametrize(
    "told",
    [
        (shipped(3),),
        (shipped(3), order("cancelled", 4)),
        (order("cancelled", 2, lines=["1"]), shipped(3, lines=[("2", 2)])),
        (order("cancelled", 2), order("changed", 2.5, lines=[FOOD]), shipped(3, lines=[("1", 2)])),
        (shipped(3, lines=[("1", 1)], purpose="order_papers"), order("cancelled", 2)),
    ],
)
async def test_what_was_agreed_says_nothing(
    told: tuple[Any, ...], house: House, owner: Any
) -> None:
    """Told in the order in which it happened, no person is bothered."""
    happened = sorted((placed(), *told), key=lambda each: each.hours)
    assert {None} == await _said(house, owner, *happened)


async def test_a_parcel_that_came_back_may_be_sent_again(house: House, owner: Any) -> None:
    """The goods in it are counted once."""
    again = shipped(60, shipment="2")
    await tell(
        house, registered(), placed(), shipped(), order("parcel_returned", 50, shipment="1"), again
    )
    assert ("handled", None) == (await states(owner))[again.id]


@pytest.mark.parametrize("number", ["1", "2"])
async def test_what_came_back_and_was_sent_again_is_there_once(
    number: str, house: House, owner: Any
) -> None:
    """By a parcel of its own or under the same number, whichever was told first: on its way, then
    received; what was never sent at all is waited for still."""
    both = [("1", 1), ("2", 1)]
    sent, back = shipped(3, lines=both), order("parcel_returned", 50, shipment="1")
    again = shipped(60, shipment=number, lines=both)
    for told in permutations((sent, back, again)):
        await empty(owner)
        await tell(house, registered(), placed(), *told)
        standing = await _standing(house, owner)
        assert [(1, 0), (1, 0)] == [(line.shipped, line.delivered) for line in standing.lines]
        assert OrderState.PARTLY_SHIPPED is standing.state
        await tell(house, order("delivered", 80, shipment=number))
        standing = await _standing(house, owner)
        assert [(1, 1), (1, 1)] == [(line.shipped, line.delivered) for line in standing.lines]
        came = MORNING + timedelta(hours=80)
        with clock.stopped_at(came + receiving.WAIT):
            assert None is standing.received_on
        with clock.stopped_at(came + receiving.WAIT + timedelta(days=1)):
            assert came.date() == standing.received_on


async def _standing(house: House, owner: Any) -> orders.Standing:
    row = await owner.fetchrow("SELECT customer, id FROM shop_order")
    async with house.database.scope():
        [standing] = await standings_of(row["customer"], [row["id"]])
    return standing


async def test_nothing_is_sent_for_another_purpose(house: House, owner: Any) -> None:
    """An event that says so is a dead letter, and makes no parcel."""
    event = shipped(purpose="advertising")
    await tell(house, registered(), placed(), event)
    assert "dead" == (await states(owner))[event.id][0]
    assert 0 == await owner.fetchval("SELECT count(*) FROM shipment")


@pytest.mark.parametrize("purpose", ["advertising", "sample", "ORDER", ""])
async def test_the_database_refuses_any_other_purpose(
    purpose: str, owner: Any, kari: UUID, service_database: Database
) -> None:
    """Whoever writes the row: to a customer's home goes what was ordered, and the papers that belong
    to it (S33)."""
    await rows.fill(owner, kari)
    with pytest.raises(asyncpg.CheckViolationError, match="shipment_purpose_check"):
        async with service_database.scope() as scope:
            await scope.fetch(
                """
                INSERT INTO shipment
                    (customer, shop_order, number, purpose, carrier, contents, shipped_at)
                SELECT customer, id, '9', $1, 'Budtjenesten', '[]', now() FROM shop_order
                """,
                purpose,
            )
    with pytest.raises(asyncpg.CheckViolationError, match="shipment_purpose_check"):
        async with service_database.scope() as scope:
            await scope.fetch("UPDATE shipment SET purpose = $1", purpose)
