"""Orders as the shop tells of them: whose they are, and how they stand."""

import json
from typing import Any

import msgspec
from tests.conftest import empty
from tests.events.shop import MORNING, Happened, merged, registered, states, tell
from tests.orders.shop import BRYGGEN, FOOD, LEAD, issued, order, owners, placed, shipped

from minside.core.house import House
from minside.core.rooms import HANDLERS
from minside.events import actions as events
from minside.events.types import INCOMING

ANOTHERS = "it names another customer than the order's: the order's counts"


async def told_of(owner: Any, number: str = "5001") -> Any:
    return await owner.fetchrow("SELECT * FROM shop_order WHERE number = $1", number)


async def lines(owner: Any) -> list[tuple[Any, ...]]:
    rows = await owner.fetch("SELECT line, sku, quantity FROM order_line ORDER BY position")
    return [tuple(row) for row in rows]


async def test_an_order_is_kept_as_it_was_told(house: House, owner: Any) -> None:
    """With its lines, which are called by their places where they have no names."""
    await tell(house, registered(), placed(code="VENN10", discount=1000))
    there = await told_of(owner)
    whose = await owner.fetchval("SELECT number FROM customer WHERE id = $1", there["customer"])
    assert ("10001", "10001", None) == (whose, there["told_of"], there["email"])
    assert ("home_delivery", 9900, "Furulia 12", "NO") == (
        there["delivery_method"], there["delivery_ore"], there["street"], there["country"],
    )  # fmt: skip
    assert (244600, 48920, 1000, "VENN10", "invoice") == (
        there["total_ore"], there["vat_ore"], there["discount_ore"], there["code"],
        there["payment"],
    )  # fmt: skip
    assert [("1", "MP-10480", 1), ("2", "MP-10061", 2)] == await lines(owner)
    assert {there["customer"]} == set.union(*(await owners(owner)).values())


async def test_an_order_waits_for_its_customer(house: House, owner: Any) -> None:
    """Nobody's order is made of one that names somebody who isn't known yet."""
    event = placed()
    await tell(house, event)
    assert ("waiting", "unknown customer") == (await states(owner))[event.id]
    await tell(house, registered())
    assert ("handled", None) == (await states(owner))[event.id]


async def test_what_is_about_an_unknown_order_waits(house: House, owner: Any) -> None:
    """It is handled as soon as the order is known; a parcel's arrival as soon as the parcel is."""
    early = [order("packing", 2), order("delivered", 6, shipment="1"), shipped()]
    await tell(house, registered(), *early)
    assert {("waiting", "unknown order")} == {(await states(owner))[each.id] for each in early}
    await tell(house, placed())
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    assert await owner.fetchval("SELECT delivered_at > shipped_at FROM shipment")


async def test_a_number_of_somebody_else_is_said_and_does_not_count(
    house: House, owner: Any
) -> None:
    """What is told of an order later is whose the order is."""
    event = shipped(customer="10002")
    await tell(house, registered(), registered("10002"), placed(), event)
    assert ("handled", ANOTHERS) == (await states(owner))[event.id]
    assert 1 == len(set.union(*(await owners(owner)).values()))


async def test_a_merged_number_is_the_customers(house: House, owner: Any) -> None:
    """An order told of the number that went is whose the two became, and says nothing odd."""
    event = shipped(customer="10002")
    await tell(
        house, registered(), registered("10002"), placed(customer="10002"),
        merged("10001", "10002"), event,
    )  # fmt: skip
    assert ("handled", None) == (await states(owner))[event.id]
    kept = await owner.fetchval("SELECT id FROM customer")
    assert {kept} == set.union(*(await owners(owner)).values())


async def test_of_each_part_the_latest_word_counts(house: House, owner: Any) -> None:
    """Lines, delivery and total each; of another total nobody knows how much is VAT, unless it is
    told along with it."""
    moved = {"method": "pickup_point", "address": BRYGGEN, "pickup_point": "Hentestedet ved kaia"}
    await tell(
        house, registered(), placed(),
        order("changed", 5, lines=[FOOD]),
        order("changed", 4, lines=[LEAD], total=24900, delivery=moved),
        order("changed", 3, total=100),
    )  # fmt: skip
    there = await told_of(owner)
    assert [("1", "MP-10061", 2)] == await lines(owner)
    assert ("Bryggen 4", 24900, None) == (there["street"], there["total_ore"], there["vat_ore"])
    rows = await owner.fetch("SELECT kind, parts FROM order_event ORDER BY at")
    assert [
        ("placed", ["head", "lines", "delivery", "total"]), ("changed", ["total"]),
        ("changed", ["lines", "delivery", "total"]), ("changed", ["lines"]),
    ] == [tuple(row) for row in rows]  # fmt: skip
    assert "Hentestedet ved kaia" == there["pickup_point"]
    await tell(house, order("changed", 6, total=20000, vat=4000), order("changed", 7, vat=1))
    there = await told_of(owner)
    assert (20000, 4000) == (there["total_ore"], there["vat_ore"])


async def test_two_lines_of_one_name_are_a_dead_letter(house: House, owner: Any) -> None:
    """Nobody could say which of them was sent."""
    event = placed(lines=[LEAD, {**FOOD, "line": "1"}])
    await tell(house, registered(), event)
    assert ("dead", "two lines have one name") == (await states(owner))[event.id]


async def test_an_order_of_nobody_is_kept_and_said(house: House, owner: Any) -> None:
    """The operator reads that nobody sees it."""
    event = placed(customer=None)
    await tell(house, event)
    assert ("handled", "it names neither a customer nor an e-mail address: nobody sees it") == (
        (await states(owner))[event.id]
    )
    assert {None} == (await owners(owner))["shop_order"]


async def test_an_order_told_anew_of_another_customer_moves_whole(house: House, owner: Any) -> None:
    """With its invoices that name nobody, but not with those that do; whichever word comes first."""
    later = placed(hours=9, customer="10002", payment="card")
    for first, second in ((placed(), later), (later, placed())):
        await tell(house, registered(), registered("10002"), first, shipped(), issued())
        await tell(house, issued("F-2", customer="10001"), second)
        numbers = await owner.fetchrow(
            """
            SELECT array_agg(DISTINCT o.told_of), array_agg(DISTINCT c.number),
                min(o.placed_at) = timestamptz '2026-11-20 07:00Z'
            FROM shop_order o JOIN customer c ON c.id = o.customer
                JOIN shipment s USING (customer) JOIN order_line l USING (customer)
            """
        )
        assert (["10002"], ["10002"], True) == tuple(numbers)
        invoices = await owner.fetch(
            "SELECT i.number, c.number FROM invoice i JOIN customer c ON c.id = customer ORDER BY 1"
        )
        assert [("F-1", "10002"), ("F-2", "10001")] == [tuple(row) for row in invoices]
        assert "card" == (await told_of(owner))["payment"]
        await empty(owner)


async def test_a_charge_refused_is_the_orders(house: House, owner: Any) -> None:
    """One that is about no order stays as it came, for the room that it is about."""
    data = {"amount": 24900, "method": "card", "reason": "insufficient_funds"}
    ours = Happened("payment.failed", data | {"order": "5001"}, 2)
    others = Happened("payment.failed", data | {"customer": "10001", "subscription": "A-1"}, 2)
    await tell(house, registered(), placed(), ours, others)
    there = await states(owner)
    assert [("handled", None), ("kept", None)] == [there[each.id] for each in (ours, others)]
    kept = json.loads(await owner.fetchval("SELECT data FROM event WHERE state = 'kept'"))
    assert "A-1" == kept["subscription"]
    row = await owner.fetchrow(
        "SELECT amount_ore, reason FROM order_event WHERE kind = 'payment_failed'"
    )
    assert (24900, "insufficient_funds") == tuple(row)


async def test_it_takes_as_many_statements_for_500_lines_as_for_one(
    house: House, owner: Any
) -> None:
    """A handful an event, so that a shop's day goes through in minutes."""
    await tell(house, registered())
    found: list[int] = []
    for number, count in (("5001", 1), ("5002", 500)):
        lines = [("1", 1)] if count == 1 else [(str(n), 1) for n in range(1, 501)]
        for event in (placed(number, lines=[LEAD] * count), shipped(order=number, lines=lines)):
            data = msgspec.convert(event.data, INCOMING[event.type, 1].data)
            told = events.Told("shop", event.id, event.type, MORNING, MORNING, data)
            async with house.database.scope() as scope:
                [handles] = HANDLERS[event.type]
                await handles.run(house, told)
                found.append(scope.statements)
    assert found[:2] == found[2:]
    assert max(found) <= 6
