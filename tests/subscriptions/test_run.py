"""The run: what is due becomes one order, in time, with what was agreed."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, plan, sells

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)


async def test_a_delivery_is_ordered_once_its_deadline_has_passed(
    house: House, owner: Any, kari: UUID
) -> None:
    """Not a moment before; with its order, its event, its letter and the next delivery."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(house, owner, kari, FIRST)
    with clock.stopped_at(DEADLINE - timedelta(seconds=1)):
        assert 0 == await subscriptions.run(house)
    with clock.stopped_at(DEADLINE):
        assert 1 == await subscriptions.run(house)
        assert 0 == await subscriptions.run(house)
    ordered, following = await deliveries(owner, subscription)
    assert ("ordered", FIRST) == (ordered["state"], ordered["deliver_on"])
    assert ("planned", date(2026, 12, 16)) == (following["state"], following["deliver_on"])
    assert datetime(2026, 12, 14, 12, tzinfo=OSLO) == following["deadline_at"]
    order = await owner.fetchrow("SELECT * FROM shop_order")
    assert (ordered["shop_order"], kari, 49900) == (
        order["id"],
        order["customer"],
        order["total_ore"],
    )
    assert "Kari Nordmann" == order["recipient"]
    lines = await owner.fetch("SELECT sku, quantity, price_ore FROM order_line")
    assert [(FEED, 1, 49900)] == [tuple(line) for line in lines]
    event = await owner.fetchrow("SELECT type, data FROM outgoing_event")
    told = msgspec.json.decode(event["data"])
    assert ("delivery.to_fulfil", order["number"], "2026-11-18") == (
        event["type"],
        told["order"],
        told["deliver_on"],
    )
    assert ["orders/order_confirmation"] == [
        row["template"] for row in await owner.fetch("SELECT template FROM message")
    ]


async def test_by_card_it_is_packed_when_it_is_paid(house: House, owner: Any, kari: UUID) -> None:
    """First the shop is asked for the money."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST, payment="card")
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    charge = await owner.fetchrow("SELECT * FROM charge")
    assert (49900, "asked", 1) == (charge["amount_ore"], charge["state"], charge["attempt"])
    event = await owner.fetchrow("SELECT type, data FROM outgoing_event")
    told = msgspec.json.decode(event["data"])
    assert ("charge.requested", str(charge["id"])) == (event["type"], told["charge"])


async def test_months_end_comes_back_and_closed_days_move_it_earlier(
    house: House, owner: Any, kari: UUID
) -> None:
    """From 31 January on; what is planned for a Sunday comes on Saturday, and says why."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(datetime(2027, 1, 4, 9, tzinfo=OSLO)):
        subscription = await agreed(house, owner, kari, date(2027, 1, 31), every=1, unit="month")
    for _ in range(4):
        latest = (await deliveries(owner, subscription))[-1]
        with clock.stopped_at(latest["deadline_at"]):
            assert 1 == await subscriptions.run(house)
    told = [
        (row["planned_on"], row["deliver_on"], row["moved_by"])
        for row in await deliveries(owner, subscription)
    ]
    assert [
        (date(2027, 1, 31), date(2027, 1, 30), "calendar"),
        (date(2027, 2, 28), date(2027, 2, 27), "calendar"),
        (date(2027, 3, 31), date(2027, 3, 31), None),
        (date(2027, 4, 30), date(2027, 4, 30), None),
        (date(2027, 5, 31), date(2027, 5, 31), None),
    ] == told


async def test_what_is_so_late_that_the_next_is_near_is_missed(
    house: House, owner: Any, kari: UUID
) -> None:
    """Never two at once."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(house, owner, kari, FIRST, every=1)
    with clock.stopped_at(datetime(2026, 12, 4, 9, tzinfo=OSLO)):
        assert 1 == await subscriptions.run(house)
    assert 0 == await owner.fetchval("SELECT count(*) FROM shop_order")
    told = [
        (row["state"], row["deliver_on"], row["moved_by"])
        for row in await deliveries(owner, subscription)
    ]
    assert [
        ("missed", date(2026, 11, 18), None),
        ("missed", date(2026, 11, 25), None),
        ("missed", date(2026, 12, 2), None),
        ("planned", date(2026, 12, 9), None),
    ] == told


async def test_what_is_late_comes_as_soon_as_it_can(house: House, owner: Any, kari: UUID) -> None:
    """A worker that was away for some days orders what was due, for the first day there is."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(house, owner, kari, FIRST)
    with clock.stopped_at(datetime(2026, 11, 20, 15, tzinfo=OSLO)):
        assert 1 == await subscriptions.run(house)
    told = [
        (row["state"], row["deliver_on"], row["moved_by"])
        for row in await deliveries(owner, subscription)
    ]
    assert [("ordered", date(2026, 11, 24), "late"), ("planned", date(2026, 12, 16), None)] == told


async def test_what_was_waited_for_comes_with_all_the_rest(
    house: House, owner: Any, kari: UUID
) -> None:
    """The whole delivery is put off a working day at a time, and may be changed meanwhile; after
    fourteen days it comes without."""
    await sells(owner)
    await lives(owner, kari)
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", FEED)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(
            house, owner, kari, FIRST, {"when_out": "wait"}, {"sku": TREATS, "agreed_ore": 5900}
        )
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    [waiting] = await deliveries(owner, subscription)
    assert ("planned", date(2026, 11, 19), "stock") == (
        waiting["state"], waiting["deliver_on"], waiting["moved_by"],
    )  # fmt: skip
    days = 0
    while (now := (await deliveries(owner, subscription))[0])["state"] == "planned":
        with clock.stopped_at(now["deadline_at"]):
            await subscriptions.run(house)
        days += 1
        assert days < 20
    assert date(2026, 12, 2) == now["deliver_on"]
    assert [{"sku": FEED, "why": "sold_out"}] == msgspec.json.decode(now["left_out"])
    assert [(TREATS,)] == [tuple(r) for r in await owner.fetch("SELECT sku FROM order_line")]


async def test_a_plan_is_made_again_where_it_is_gone(house: House, owner: Any, kari: UUID) -> None:
    """A subscription never dies silently."""
    await sells(owner)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(house, owner, kari, FIRST)
        await owner.execute("DELETE FROM delivery")
        assert 1 == await plan(house)
        assert 0 == await plan(house)
        assert [FIRST] == [row["deliver_on"] for row in await deliveries(owner, subscription)]
        await owner.execute("UPDATE delivery SET deliver_on = deliver_on + 1")
        assert 1 == await plan(house)
        assert [FIRST] == [row["deliver_on"] for row in await deliveries(owner, subscription)]
