"""An order that its customer asked to cancel, while it is paid for: nothing is charged, and nothing packed,
before the shop has answered."""

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import Happened, just_now, states
from tests.subscriptions.agreed import FEED
from tests.subscriptions.charged import (
    at,
    charged,
    failed,
    fails_until_given_up,
    letters,
    paid,
    requested,
    row,
    sent,
    tell_at,
)
from tests.subscriptions.eaten import dog, named
from tests.subscriptions.test_paying import cancelled, retry
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.house import House
from minside.orders import actions as orders
from minside.pets import actions as pets
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import refusals


def refused(number: str) -> Happened:
    return Happened(
        "order.cancellation_refused", {"order": number, "reason": "For sent"}, just_now()
    )


async def _refused_once(house: House, owner: Any, kari: UUID) -> tuple[str, str]:
    """The charge, which didn't go through, and the order's number."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    return charge, await owner.fetchval("SELECT number FROM shop_order")


async def _asks_to_cancel(web: House, owner: Any, kari: UUID) -> None:
    order = await owner.fetchval("SELECT id FROM shop_order")
    with clock.stopped_at(at(16, 14)):
        async with web.database.scope(customer=kari):
            await orders.cancel(web, kari, order)


async def test_nobody_has_it_tried_either_before_that_is_answered(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """From a page that was open since before, say: the money would have to go back."""
    charge, _ = await _refused_once(house, owner, kari)
    await _asks_to_cancel(web, owner, kari)
    with clock.stopped_at(at(16, 15)), pytest.raises(refusals.NotCancelledYet):
        await retry(web, kari, charge)


async def test_it_is_charged_again_only_once_the_shop_says_no(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Until then nothing is asked for, also on the days on which it would be."""
    _, number = await _refused_once(house, owner, kari)
    await _asks_to_cancel(web, owner, kari)
    for day in (17, 19):
        with clock.stopped_at(at(day)):
            assert 0 == await subscriptions.ask_again(house)
    assert [1] == await requested(owner)
    await tell_at(house, at(19, 11), lambda: refused(number))
    with clock.stopped_at(at(19, 12)):
        assert 1 == await subscriptions.ask_again(house)
    assert [1, 2] == await requested(owner)


async def test_what_a_farewell_stops_is_not_charged_again(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The parcel is asked to be stopped in the same step."""
    await _refused_once(house, owner, kari)
    subscription = await owner.fetchval("SELECT id FROM subscription")
    luna = await dog(owner, kari, "Luna")
    await named(owner, kari, subscription, FEED, luna)
    steering = Steering(web, kari, subscription)
    with clock.stopped_at(at(16, 14)):
        form = subscriptions.FarewellForm(
            pet=luna,
            kind=pets.FarewellKind.DIED,
            memory=pets.Memory.KEEP,
            seen={subscription: (await steering.now()).version},
            stopped=[await owner.fetchval("SELECT id FROM shop_order")],
        )
        async with web.database.scope(customer=kari):
            await subscriptions.farewell(web, kari, form)
    with clock.stopped_at(at(17)):
        assert 0 == await subscriptions.ask_again(house)


async def test_what_is_paid_meanwhile_is_packed_once_the_shop_says_no(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The operator reads that it waits; then it comes as soon as it can, once, and is told by mail."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    await _asks_to_cancel(web, owner, kari)
    [late] = await tell_at(house, at(16, 15), lambda: paid(charge))
    state, reason = (await states(owner))[late.id]
    assert "handled" == state
    assert "asked to cancel" in (reason or "")
    assert ([], []) == (await sent(owner), await letters(owner))
    await tell_at(house, at(18, 9), lambda: refused(number), lambda: refused(number))
    assert ["2026-11-20"] == await sent(owner)
    assert ["charge_paid"] == await letters(owner)


async def test_what_is_paid_meanwhile_and_cancelled_is_never_packed(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The operator reads that the money must go back."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    await _asks_to_cancel(web, owner, kari)
    await tell_at(house, at(16, 15), lambda: paid(charge))
    [yes] = await tell_at(house, at(17, 9), lambda: cancelled(number))
    assert "the money must go back" in ((await states(owner))[yes.id][1] or "")
    await tell_at(house, at(18, 9), lambda: refused(number))
    assert [] == await sent(owner)


@pytest.mark.parametrize(("answer", "state"), [(refused, "active"), (cancelled, "paused")])
async def test_what_is_paid_meanwhile_begins_nothing_again_before_the_shop_has_answered(
    answer: Any, state: str, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """It was paused for the money: whoever cancels goes on only when they say so."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    await fails_until_given_up(house, charge)
    attempts = len(await requested(owner))
    with clock.stopped_at(at(25, 9)):
        await retry(web, kari, charge)
    async with web.database.scope(customer=kari):
        order = await owner.fetchval("SELECT id FROM shop_order")
        with clock.stopped_at(at(25)):
            await orders.cancel(web, kari, order)
    await tell_at(house, at(25, 14), lambda: paid(charge, attempts + 1))
    assert "paused" == await owner.fetchval("SELECT state FROM subscription")
    await tell_at(house, at(26, 9), lambda: answer(number))
    assert state == await owner.fetchval("SELECT state FROM subscription")


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_paid_and_refused_in_any_order_it_is_packed_once(
    order: tuple[int, ...], house: House, web: House, owner: Any, kari: UUID
) -> None:
    """However often either is told."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    await _asks_to_cancel(web, owner, kari)
    told = [lambda: refused(number), lambda: paid(charge), lambda: paid(charge)]
    for place in order:
        await tell_at(house, at(16, 15), told[place])
    assert ["2026-11-18"] == await sent(owner)
    there = await row(owner, charge)
    assert ("paid", None) == (there["state"], there["held_at"])


@pytest.mark.parametrize("is_paid", [True, False])
async def test_a_request_that_the_shop_never_answers_is_told_to_the_operator(
    is_paid: bool, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """After three days, whether it waits with the money or without."""
    charge, _ = await _refused_once(house, owner, kari)
    if is_paid:
        with clock.stopped_at(at(16, 13)):
            await retry(web, kari, charge)
    await _asks_to_cancel(web, owner, kari)
    since = at(17)
    if is_paid:
        since = at(16, 15)
        await tell_at(house, since, lambda: paid(charge, 2))
    for later, count in ((timedelta(days=3), 0), (timedelta(days=3, seconds=1), 1)):
        with clock.stopped_at(since + later):
            async with house.database.scope():
                assert count == await subscriptions.look_for_unanswered()


async def test_nobody_is_asked_to_pay_for_it_before_the_shop_has_answered(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """No button, and no day on which it would be asked for; both are there again once the shop says no."""
    _, number = await _refused_once(house, owner, kari)
    subscription = await owner.fetchval("SELECT id FROM subscription")

    async def shown() -> tuple[bool, bool, bool]:
        async with web.database.scope(customer=kari):
            [[found]] = await subscriptions.charges_of([subscription])
        return found.is_unpaid, found.can_be_retried, found.asked_again_at is not None

    with clock.stopped_at(at(16, 13)):
        assert (True, True, True) == await shown()
        await _asks_to_cancel(web, owner, kari)
        assert (True, False, False) == await shown()
    await tell_at(house, at(16, 15), lambda: refused(number))
    with clock.stopped_at(at(16, 16)):
        assert (True, True, True) == await shown()


async def test_what_it_was_paused_for_says_what_it_waits_for(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Not for paying, which isn't offered: for the shop's answer."""
    subscription, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    steering = Steering(web, kari, subscription)

    async def why_not() -> object:
        async with web.database.scope(customer=kari):
            [charges] = await subscriptions.charges_of([subscription])
            return subscriptions.may_resume((await steering.now()).agreement, charges).reason

    with clock.stopped_at(at(25)):
        assert refusals.Unpaid.why == await why_not()
        with pytest.raises(refusals.Unpaid):
            await steering.do(subscriptions.resume, None)
        async with web.database.scope(customer=kari):
            await orders.cancel(web, kari, await owner.fetchval("SELECT id FROM shop_order"))
        assert refusals.NotCancelledYet.why == await why_not()
        with pytest.raises(refusals.NotCancelledYet):
            await steering.do(subscriptions.resume, None)
