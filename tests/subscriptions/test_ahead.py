"""What was said of one delivery takes nothing from the others."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, plan, sells
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import refusals

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
A_WEEK = timedelta(weeks=1)


@pytest.fixture
async def steering(house: House, web: House, owner: Any, kari: UUID) -> Steering:
    """A bag of feed every Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        return Steering(web, kari, await agreed(house, owner, kari, FIRST, every=1))


async def test_an_extra_far_ahead_leaves_out_none_before_it(
    steering: Steering, house: House, owner: Any
) -> None:
    """Those between come as they would have."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_extra, 4, TREATS, 2)
        await steering.do(subscriptions.skip, 2)
    for week in range(4):
        with clock.stopped_at(DEADLINE + week * A_WEEK):
            await subscriptions.run(house)
    rows = await deliveries(owner, steering.subscription)
    assert [(1, "ordered"), (2, "skipped"), (3, "ordered"), (4, "ordered"), (5, "planned")] == [
        (row["number"], row["state"]) for row in rows
    ]


async def test_two_with_one_deadline_both_come(
    steering: Steering, house: House, owner: Any
) -> None:
    """Moved to Saturday, before one that comes on Monday: both can be changed until Thursday."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.reschedule, 1, subscriptions.Unit.WEEK, date(2026, 11, 16))
        await steering.do(subscriptions.move, 1, date(2026, 11, 21))
    with clock.stopped_at(datetime(2026, 11, 19, 12, 5, tzinfo=OSLO)):
        assert 2 == await subscriptions.run(house)
    rows = await deliveries(owner, steering.subscription)
    assert [("ordered", date(2026, 11, 21)), ("ordered", date(2026, 11, 23))] == [
        (row["state"], row["deliver_on"]) for row in rows[:2]
    ]


async def test_one_that_waits_does_not_come_beside_the_next(
    steering: Steering, house: House, owner: Any
) -> None:
    """Of a weekly rhythm it waits until half a week before that, and then comes without."""
    with clock.stopped_at(MONDAY):
        await steering.do(
            subscriptions.set_line,
            subscriptions.LineForm(sku=TREATS, when_out=subscriptions.WhenOut.WAIT),
        )
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", TREATS)
    for hours in range(0, 24 * 14, 6):
        with clock.stopped_at(DEADLINE + timedelta(hours=hours)):
            await subscriptions.run(house)
    rows = await deliveries(owner, steering.subscription)
    days = [row["deliver_on"] for row in rows if row["state"] == "ordered"]
    assert [date(2026, 11, 21), date(2026, 11, 28)] == days[:2]
    assert "missed" not in {row["state"] for row in rows}


async def test_where_the_next_is_skipped_a_late_one_comes(
    steering: Steering, house: House, owner: Any
) -> None:
    """It is near nothing that comes."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 2)
    with clock.stopped_at(datetime(2026, 11, 21, 9, tzinfo=OSLO)):
        assert 1 == await subscriptions.run(house)
    assert "ordered" == (await deliveries(owner, steering.subscription))[0]["state"]


async def test_while_it_is_paused_nothing_can_be_made_to_come(
    steering: Steering, house: House
) -> None:
    """The refusal says to resume first."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, date(2026, 12, 16))
        await steering.do(subscriptions.pause, None)
        for verb, args in (
            (subscriptions.unskip, (1,)),
            (subscriptions.move, (1, date(2026, 11, 25))),
            (subscriptions.set_extra, (1, FEED, 2)),
        ):
            with pytest.raises(refusals.NotActive):
                await steering.do(verb, *args)
    with clock.stopped_at(DEADLINE + 8 * A_WEEK):
        assert 0 == await subscriptions.run(house)


async def test_past_its_deadline_one_is_not_brought_forward_nor_put_off(
    steering: Steering,
) -> None:
    """It comes as it stands, also where the run hasn't come to it yet."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, date(2026, 12, 16))
    with clock.stopped_at(datetime(2026, 12, 14, 12, tzinfo=OSLO)):
        for verb, args in ((subscriptions.deliver_now, ()), (subscriptions.resume, (None,))):
            with pytest.raises(refusals.PastDeadline):
                await steering.do(verb, *args)


async def test_the_nightly_plan_finds_what_lies_between(
    steering: Steering, house: House, owner: Any
) -> None:
    """Also where one after it has a row."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_extra, 3, TREATS, 1)
        await owner.execute("DELETE FROM delivery WHERE number = 1")
        assert 1 == await plan(house)
        assert 0 == await plan(house)
    rows = await deliveries(owner, steering.subscription)
    assert [1, 3] == [row["number"] for row in rows]
