"""What is put back as it was while money was owed, once it isn't owed any more: nothing dies silently, and
nothing comes twice."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import FEED, deliveries
from tests.subscriptions.charged import at, charged, failed, fails_until_given_up, paid, tell_at
from tests.subscriptions.eaten import dog, named
from tests.subscriptions.test_paying import cancelled, retry
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.house import House
from minside.pets import actions as pets
from minside.subscriptions import actions as subscriptions


async def _stopped(house: House, web: House, owner: Any, kari: UUID) -> tuple[Steering, str]:
    subscription, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    return Steering(web, kari, subscription), charge


async def _state(owner: Any) -> tuple[str, str | None]:
    there = await owner.fetchrow("SELECT state, reason FROM subscription")
    return there["state"], there["reason"]


async def _next(steering: Steering) -> date | None:
    coming = (await steering.now()).agreement.next
    return coming.deliver_on if coming else None


async def test_an_end_undone_after_it_was_paid_goes_on(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The deliveries come again, an interval after the one that was paid; the preview says so."""
    steering, charge = await _stopped(house, web, owner, kari)
    with clock.stopped_at(at(24, 9)):
        await retry(web, kari, charge)
        done = await steering.do(subscriptions.cancel, None)
    await tell_at(house, at(24, 9, 1), lambda: paid(charge, 5))
    with clock.stopped_at(at(24, 9, 2)):
        shown = await steering.do(subscriptions.undo, done.change, preview=True)
        await steering.do(subscriptions.undo, done.change)
    assert shown.after.agreement.state is subscriptions.State.ACTIVE
    assert ("active", None) == await _state(owner)
    assert date(2026, 12, 24) == await _next(steering)


async def test_an_end_undone_while_money_is_owed_is_paused_for_it_as_before(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """And goes on when it is paid."""
    steering, charge = await _stopped(house, web, owner, kari)
    with clock.stopped_at(at(24, 9)):
        done = await steering.do(subscriptions.cancel, None)
        await steering.do(subscriptions.undo, done.change)
        assert ("paused", "unpaid") == await _state(owner)
        await retry(web, kari, charge)
    await tell_at(house, at(24, 9, 1), lambda: paid(charge, 5))
    assert ("active", None) == await _state(owner)


async def test_an_end_undone_after_the_order_was_cancelled_can_be_resumed(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Nothing is owed, and nobody said that they want it: it is paused, and not for money."""
    steering, _ = await _stopped(house, web, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    with clock.stopped_at(at(24, 9)):
        done = await steering.do(subscriptions.cancel, None)
    await tell_at(house, at(24, 9, 1), lambda: cancelled(number))
    with clock.stopped_at(at(24, 9, 2)):
        await steering.do(subscriptions.undo, done.change)
        assert ("paused", None) == await _state(owner)
        await steering.do(subscriptions.resume, None)
    assert ("active", None) == await _state(owner)


async def test_a_farewell_undone_after_it_was_paid_goes_on(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """What ended with it while it was paused for money comes again."""
    steering, charge = await _stopped(house, web, owner, kari)
    luna = await dog(owner, kari, "Luna")
    await named(owner, kari, steering.subscription, FEED, luna)
    with clock.stopped_at(at(24, 9)):
        form = subscriptions.FarewellForm(
            pet=luna,
            kind=pets.FarewellKind.MOVED,
            memory=pets.Memory.KEEP,
            seen={steering.subscription: (await steering.now()).version},
        )
        async with web.database.scope(customer=kari):
            await subscriptions.farewell(web, kari, form)
    with clock.stopped_at(at(24, 10)):
        await retry(web, kari, charge)
    await tell_at(house, at(24, 10, 1), lambda: paid(charge, 5))
    with clock.stopped_at(at(26)):
        async with web.database.scope(customer=kari):
            await subscriptions.undo_farewell(web, kari, luna)
    assert ("active", None) == await _state(owner)
    assert date(2026, 12, 24) == await _next(steering)


async def test_what_was_held_back_ended_paid_and_undone_comes_an_interval_later(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Never two at once, by the run either."""
    subscription, charge = await charged(house, owner, kari, every=1)
    steering = Steering(web, kari, subscription)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
    with clock.stopped_at(at(23, 13)):
        done = await steering.do(subscriptions.cancel, None)
    await tell_at(house, at(23, 14), lambda: paid(charge))
    with clock.stopped_at(at(23, 15)):
        await steering.do(subscriptions.undo, done.change)
    with clock.stopped_at(at(24, 12, 5)):
        assert 0 == await subscriptions.run(house)
    assert [(1, "ordered", date(2026, 11, 25)), (2, "planned", date(2026, 12, 2))] == [
        (each["number"], each["state"], each["deliver_on"])
        for each in await deliveries(owner, subscription)
    ]


@pytest.mark.parametrize("state", ["paid", "dropped"])
async def test_a_pause_for_money_that_nobody_owes_is_named(
    state: str, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """However it came to be: the operator reads of it, and its customer may resume it."""
    steering, _ = await _stopped(house, web, owner, kari)
    async with house.database.scope():
        assert 0 == (await subscriptions.amiss()).counted["stopped"]
    await owner.execute("UPDATE charge SET state = $1, next_at = NULL", state)
    async with house.database.scope():
        found = await subscriptions.look_for_amiss()
    assert [steering.subscription] == found.stopped
    now = (await steering.now()).agreement
    async with web.database.scope(customer=kari):
        [charges] = await subscriptions.charges_of([steering.subscription])
    assert subscriptions.may_resume(now, charges).allowed
