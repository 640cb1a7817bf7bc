"""What an unpaid delivery holds back, and what it leaves alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import FEED, agreed, deliveries, lives, sells
from tests.subscriptions.charged import (
    CARD,
    DEADLINE,
    FIRST,
    at,
    charged,
    failed,
    fails_until_given_up,
    paid,
    sent,
    tell_at,
)
from tests.subscriptions.test_paying import cancelled, retry
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import refusals


async def test_the_customers_other_deliveries_go_on(house: House, owner: Any, kari: UUID) -> None:
    """One of two is unpaid: the other is ordered on its day, and asked for, in the same run that holds the
    next one of the first back."""
    subscription, charge = await charged(house, owner, kari, every=1)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(16, 13)):
        other = await agreed(house, owner, kari, date(2026, 11, 25), **CARD)
    with clock.stopped_at(at(23, 12)):
        assert 2 == await subscriptions.run(house)
    states = {
        one: [(each["state"], each["moved_by"]) for each in await deliveries(owner, one)]
        for one in (subscription, other)
    }
    assert [("ordered", None), ("planned", "payment")] == states[subscription]
    assert [("ordered", None), ("planned", None)] == states[other]
    assert 2 == await owner.fetchval("SELECT count(*) FROM charge")


async def test_one_cancelled_and_another_unpaid_is_paused_for_money_still(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Of two that we gave up, the order of one is cancelled: it can't be resumed before the other is
    settled too."""
    subscription, first = await charged(house, owner, kari, every=1)
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
    second = str(await owner.fetchval("SELECT id FROM charge WHERE id <> $1", UUID(first)))
    await tell_at(house, at(23, 13), lambda: failed(first), lambda: failed(second))
    for attempt, day in ((2, 24), (3, 26), (4, 30)):
        with clock.stopped_at(at(day)):
            assert 2 == await subscriptions.ask_again(house)
        await tell_at(
            house, at(day, 10, 1),
            lambda n=attempt: failed(first, n), lambda n=attempt: failed(second, n),
        )  # fmt: skip
    numbers = await owner.fetch(
        "SELECT o.number FROM shop_order o JOIN delivery d ON d.shop_order = o.id ORDER BY d.number"
    )
    steering = Steering(web, kari, subscription)
    await tell_at(house, at(1, month=12), lambda: cancelled(numbers[0]["number"]))
    assert ("paused", "unpaid") == await _paused(owner)
    with clock.stopped_at(at(1, 11, month=12)), pytest.raises(refusals.Unpaid):
        await steering.do(subscriptions.resume, None)
    await tell_at(house, at(2, month=12), lambda: cancelled(numbers[1]["number"]))
    assert ("paused", None) == await _paused(owner)
    with clock.stopped_at(at(2, 11, month=12)):
        await steering.do(subscriptions.resume, None)


async def _paused(owner: Any) -> tuple[str, str | None]:
    there = await owner.fetchrow("SELECT state, reason FROM subscription")
    return there["state"], there["reason"]


async def test_what_costs_nothing_by_card_is_packed_at_once(
    house: House, owner: Any, kari: UUID
) -> None:
    """Nobody is asked for nothing, and so nobody would ever say that it is paid."""
    await sells(owner)
    await lives(owner, kari)
    await owner.execute("UPDATE product SET price_ore = 0 WHERE sku = $1", FEED)
    with clock.stopped_at(at(9)):
        await agreed(house, owner, kari, FIRST, {"agreed_ore": 0}, **CARD)
    with clock.stopped_at(DEADLINE):
        assert 1 == await subscriptions.run(house)
    assert [FIRST.isoformat()] == await sent(owner)
    assert 0 == await owner.fetchval("SELECT count(*) FROM charge")


async def test_what_was_changed_before_a_pause_for_money_cannot_be_undone_past_it(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Neither while it is paused nor once it went on: as it was before, it would come unpaid, or by days
    that are others now. The log doesn't offer it."""
    subscription, charge = await charged(house, owner, kari)
    steering = Steering(web, kari, subscription)
    with clock.stopped_at(at(16, 12, 1)):
        done = await steering.do(subscriptions.skip, 5)
    assert done.change is not None
    await fails_until_given_up(house, charge)
    with clock.stopped_at(at(24, 9)):
        await _cannot_be_undone(steering, done.change)
        await retry(web, kari, charge)
    await tell_at(house, at(24, 10), lambda: paid(charge, 5))
    with clock.stopped_at(at(24, 11)):
        await _cannot_be_undone(steering, done.change)
    assert "active" == await owner.fetchval("SELECT state FROM subscription")


async def test_what_was_changed_before_a_delay_for_money_cannot_be_undone_past_it(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The days are others once the one that was held back goes on, without any pause."""
    subscription, charge = await charged(house, owner, kari, every=1)
    steering = Steering(web, kari, subscription)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
    with clock.stopped_at(at(23, 13)):
        done = await steering.do(subscriptions.skip, 5)
    assert done.change is not None
    await tell_at(house, at(23, 14), lambda: paid(charge))
    with clock.stopped_at(at(23, 15)):
        await _cannot_be_undone(steering, done.change)


async def _cannot_be_undone(steering: Steering, change: UUID) -> None:
    with pytest.raises(refusals.CannotBeUndone):
        await steering.do(subscriptions.undo, change)
    async with steering.web.database.scope(customer=steering.customer):
        [log] = await subscriptions.changes_of([steering.subscription])
    assert [None] == [each.undo_until for each in log if each.id == change]
