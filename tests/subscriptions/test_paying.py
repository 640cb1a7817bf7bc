"""What the shop says of a charge: asked again, given up, and paid, in any order."""

import asyncio
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec
import pytest
from tests.events.shop import Happened, just_now, states, tell
from tests.subscriptions.agreed import TREATS, deliveries, plan
from tests.subscriptions.charged import (
    DEADLINE,
    FIRST,
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

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.outbox.templates import render
from minside.subscriptions import actions as subscriptions
from minside.subscriptions import mail_charges
from minside.subscriptions.actions import refusals


async def test_what_is_paid_is_packed_once(house: House, owner: Any, kari: UUID) -> None:
    """On its day, however often the shop says so; without a mail, for all is as was agreed."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: paid(charge), lambda: paid(charge))
    await tell_at(house, at(18), lambda: paid(charge))
    there = await row(owner, charge)
    assert ("paid", at(16, 12, 5)) == (there["state"], there["settled_at"])
    assert [FIRST.isoformat()] == await sent(owner)
    assert [] == await letters(owner)


async def test_what_is_paid_late_comes_as_soon_as_it_can(
    house: House, owner: Any, kari: UUID
) -> None:
    """Two working days after, and told by mail."""
    subscription, charge = await charged(house, owner, kari)
    await tell_at(house, at(18, 9), lambda: paid(charge))
    assert ["2026-11-20"] == await sent(owner)
    [ordered, _] = await deliveries(owner, subscription)
    assert (date(2026, 11, 20), "late") == (ordered["deliver_on"], ordered["moved_by"])
    assert ["charge_paid"] == await letters(owner)


async def test_what_is_refused_is_asked_for_again_on_days_1_3_and_7(
    house: House, owner: Any, kari: UUID
) -> None:
    """At ten in Oslo, told by mail each time; then the subscription is paused, and says why."""
    subscription, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    for attempt, day in enumerate((17, 19, 23), start=2):
        assert at(day) == (await row(owner, charge))["next_at"]
        with clock.stopped_at(at(day) - timedelta(seconds=1)):
            assert 0 == await subscriptions.ask_again(house)
        with clock.stopped_at(at(day)):
            assert 1 == await subscriptions.ask_again(house)
            assert 0 == await subscriptions.ask_again(house)
        await tell_at(house, at(day, 10, 5), lambda n=attempt: failed(charge, n))
    assert [1, 2, 3, 4] == await requested(owner)
    assert ["charge_failed"] * 3 + ["charge_given_up"] == await letters(owner)
    assert "given_up" == (await row(owner, charge))["state"]
    there = await owner.fetchrow("SELECT * FROM subscription")
    assert ("paused", "system", "unpaid") == (
        there["state"], there["state_by"], there["reason"],
    )  # fmt: skip
    change = await owner.fetchrow("SELECT * FROM subscription_change")
    assert ("unpaid", "system", 3, None) == (
        change["kind"], change["done_by"], change["version"], change["undo_until"],
    )  # fmt: skip
    with clock.stopped_at(at(31, month=12)):
        assert 0 == await subscriptions.ask_again(house)
        assert 0 == await subscriptions.run(house)
        assert 0 == await plan(house)
    assert ["ordered", "waiting"] == [
        each["state"] for each in await deliveries(owner, subscription)
    ]


async def test_nobody_is_charged_at_night(house: House, owner: Any, kari: UUID) -> None:
    """A worker that was away asks when people are up."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    for night in (at(17, 20), at(17, 23, 30), at(18, 7, 59)):
        with clock.stopped_at(night):
            assert 0 == await subscriptions.ask_again(house)
    with clock.stopped_at(at(18, 8)):
        assert 1 == await subscriptions.ask_again(house)
    await tell_at(house, at(18, 8, 5), lambda: failed(charge, 2))
    assert at(19) == (await row(owner, charge))["next_at"]


async def test_one_click_asks_again_and_the_deliveries_go_on(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """What was paid comes as soon as it can, and the next an interval after it: never two at once."""
    subscription, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    with clock.stopped_at(at(30, 9)):
        asked = await retry(web, kari, charge)
        assert (subscriptions.ChargeState.ASKED, 5) == (asked.state, asked.attempt)
    await tell_at(house, at(30, 9, 5), lambda: paid(charge, 5))
    assert ["2026-12-02"] == await sent(owner)
    told = [
        (each["number"], each["state"], each["deliver_on"])
        for each in await deliveries(owner, subscription)
    ]
    assert [
        (1, "ordered", date(2026, 12, 2)),
        (2, "planned", date(2026, 12, 30)),
    ] == told
    there = await owner.fetchrow("SELECT * FROM subscription")
    assert ("active", None, 4) == (there["state"], there["reason"], there["version"])
    kinds = await owner.fetch("SELECT kind, done_by FROM subscription_change ORDER BY version")
    assert [("unpaid", "system"), ("paid", "system")] == [tuple(each) for each in kinds]
    assert "charge_paid" == (await letters(owner))[-1]


async def test_what_was_skipped_meanwhile_takes_no_second_interval(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The one after it comes an interval after what was paid, in the calendar too."""
    subscription, charge = await charged(house, owner, kari)
    asked = subscriptions.Asked(customer=kari, subscription=subscription, version=2)
    with clock.stopped_at(at(16, 12, 1)):
        async with web.database.scope(customer=kari):
            await subscriptions.skip(web, asked, 2)
    await fails_until_given_up(house, charge)
    await tell_at(house, at(30, 9), lambda: paid(charge, 4))
    async with house.database.scope():
        found = await subscriptions.load(kari, subscription)
    assert found is not None
    with clock.stopped_at(at(30, 9)):
        deadlines = subscriptions.deadlines_of(house.settings)
        coming = list(found.agreement.upcoming(date(2027, 2, 1), deadlines))
    assert [(3, date(2026, 12, 30)), (4, date(2027, 1, 27))] == [
        (each.number, each.deliver_on) for each in coming
    ]


async def test_what_was_chosen_for_days_that_are_others_now_is_told(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Who skipped one for a holiday reads that this holds no longer, in both languages."""
    subscription, charge = await charged(house, owner, kari)
    asked = subscriptions.Asked(customer=kari, subscription=subscription, version=2)
    with clock.stopped_at(at(16, 12, 1)):
        async with web.database.scope(customer=kari):
            await subscriptions.skip(web, asked, 5)
    await fails_until_given_up(house, charge)
    await tell_at(house, at(24, 9), lambda: paid(charge, 4))
    said = json.loads(
        await owner.fetchval(
            "SELECT \"values\" FROM message WHERE template = 'subscriptions/charge_paid'"
        )
    )
    assert ["2027-03-10"] == said["forgotten"]
    for language, day, words in (
        (Language.NB, "10. mars", "det du hadde valgt for disse leveringene, gjelder ikke lenger"),
        (Language.EN, "10 March", "what you had chosen for these deliveries no longer holds"),
    ):
        text = " ".join(
            render(mail_charges.CHARGE_PAID, language, said, public_url="").text.split()
        )
        assert words in text
        assert day in text
        without = render(
            mail_charges.CHARGE_PAID, language, said | {"forgotten": []}, public_url=""
        )
        assert words not in " ".join(without.text.split())


async def retry(
    web: House, customer: UUID, charge: str, key: str | None = None
) -> subscriptions.Charge:
    async with web.database.scope(customer=customer):
        return await subscriptions.retry(customer, UUID(charge), key=key or str(uuid4()))


async def test_a_click_on_the_day_it_was_given_up_is_answered_by_the_page(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """That it was given up is told once."""
    _, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    told = await letters(owner)
    attempt = await owner.fetchval("SELECT attempt FROM charge")
    for clicks in (1, 2):
        with clock.stopped_at(at(23, 12 + clicks)):
            await retry(web, kari, charge)
        await tell_at(house, at(23, 12 + clicks, 1), partial(failed, charge, attempt + clicks))
    assert told == await letters(owner)


async def test_a_click_that_fails_too_leaves_the_way_back_open(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """It is told by mail where the shop takes its time, and can be clicked again, however often."""
    _, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    for attempt, day in ((5, 25), (6, 27)):
        with clock.stopped_at(at(day)):
            await retry(web, kari, charge)
        await tell_at(house, at(day, 11, 1), lambda n=attempt: failed(charge, n, "card_expired"))
        assert "given_up" == (await row(owner, charge))["state"]
    assert ["charge_given_up"] * 3 == (await letters(owner))[3:]
    assert 1 == await owner.fetchval("SELECT count(*) FROM subscription_change")
    with clock.stopped_at(at(28)):
        await retry(web, kari, charge)
    await tell_at(house, at(28, 10, 1), lambda: paid(charge, 7))
    assert "active" == await owner.fetchval("SELECT state FROM subscription")


async def test_who_clicks_is_told_by_the_page_and_not_by_a_mail_each_time(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Thrice in a row, while it is tried by itself too and after it was given up; what that says is one
    letter each, as without a click."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    await _click_thrice(house, web, kari, charge, at(16, 13), 2)
    assert ["charge_failed"] == await letters(owner)
    for attempt, day in enumerate((17, 19, 23), start=5):
        with clock.stopped_at(at(day)):
            assert 1 == await subscriptions.ask_again(house)
        await tell_at(house, at(day, 10, 5), lambda n=attempt: failed(charge, n))
    told = ["charge_failed"] * 3 + ["charge_given_up"]
    assert told == await letters(owner)
    await _click_thrice(house, web, kari, charge, at(25, 9), 8)
    assert told == await letters(owner)


async def test_that_a_click_was_the_last_try_is_told_by_mail(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """On the last day, before it is tried by itself: the deliveries are paused by it."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 9)):
        await retry(web, kari, charge)
    await tell_at(house, at(23, 9, 1), lambda: failed(charge, 2))
    assert ["charge_failed", "charge_given_up"] == await letters(owner)
    assert "paused" == await owner.fetchval("SELECT state FROM subscription")


async def _click_thrice(
    house: House, web: House, customer: UUID, charge: str, moment: datetime, first: int
) -> None:
    for place in range(3):
        clicked = moment + timedelta(seconds=10 * place)
        with clock.stopped_at(clicked):
            await retry(web, customer, charge)
        answered = clicked + timedelta(seconds=1)
        await tell_at(house, answered, lambda n=first + place: failed(charge, n))


async def test_a_click_uses_up_no_day(house: House, web: House, owner: Any, kari: UUID) -> None:
    """Whoever tries at once, before the day has come, is still tried for on that day."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(16, 13)):
        await retry(web, kari, charge)
    await tell_at(house, at(16, 13, 1), lambda: failed(charge, 2))
    assert at(17) == (await row(owner, charge))["next_at"]


async def test_a_double_click_asks_once(house: House, web: House, owner: Any, kari: UUID) -> None:
    """By its key, or by a key of its own while the shop hasn't answered; and not for what is paid."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(16, 13)):
        for key in ("en", "en", "to"):
            asked = await retry(web, kari, charge, key)
            assert subscriptions.ChargeState.ASKED is asked.state
    assert [1, 2] == await requested(owner)
    await tell_at(house, at(16, 13, 5), lambda: paid(charge, 2))
    with clock.stopped_at(at(16, 14)):
        assert subscriptions.ChargeState.PAID is (await retry(web, kari, charge)).state
    assert [1, 2] == await requested(owner)


async def test_two_workers_and_a_click_at_once_ask_once(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Whoever is first asks; to the others it is being asked for already."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(17)):
        await asyncio.gather(
            subscriptions.ask_again(house),
            retry(web, kari, charge),
            subscriptions.ask_again(house),
            retry(web, kari, charge),
        )
    assert [1, 2] == await requested(owner)
    assert 2 == (await row(owner, charge))["attempt"]


@pytest.mark.parametrize("state", ["paid", "given_up", "dropped"])
async def test_nobody_pays_by_saying_so(
    state: str, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """PostgreSQL lets the web ask again, and say nothing else of a charge."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with web.database.scope(customer=kari) as scope:
            await scope.fetch(
                "UPDATE charge SET state = $2, next_at = NULL WHERE id = $1", UUID(charge), state
            )


async def test_nobody_asks_for_anothers_charge(
    house: House, web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """It is as if there were none."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with pytest.raises(refusals.ChargeNotFound):
        await retry(web, ola, charge)
    assert [1] == await requested(owner)


@pytest.mark.parametrize("order", list(permutations(range(4))))
async def test_paid_wins_whatever_comes_before_or_after(
    order: tuple[int, ...], house: House, owner: Any, kari: UUID
) -> None:
    """A refusal of the first attempt, told twice, and that the second was paid, told twice, in any
    order: it is paid, and packed once."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(17)):
        await subscriptions.ask_again(house)
    with clock.stopped_at(at(17, 10, 5)):
        told = [failed(charge), failed(charge), paid(charge, 2), paid(charge, 2)]
        await tell(house, *(told[n] for n in order))
    there = await row(owner, charge)
    assert ("paid", 2, None, None, None) == (
        there["state"], there["attempt"], there["next_at"], there["failed_at"], there["reason"],
    )  # fmt: skip
    assert at(17, 10, 5) == there["settled_at"]
    assert 1 == len(await sent(owner))
    assert ["charge_failed", "charge_paid"] == await letters(owner)


@pytest.mark.parametrize("first", ["paid", "failed"])
async def test_one_attempt_that_is_both_paid_and_refused_is_paid(
    first: str, house: House, owner: Any, kari: UUID
) -> None:
    """Whichever is told first, the rows are the same."""
    _, charge = await charged(house, owner, kari)
    make: list[Callable[[], Happened]] = [lambda: paid(charge), lambda: failed(charge)]
    await tell_at(house, at(16, 12, 5), *(make if first == "paid" else reversed(make)))
    there = await row(owner, charge)
    assert ("paid", 1, at(16, 12, 5), None, None, None) == tuple(
        there[name] for name in ("state", "attempt", "settled_at", "failed_at", "next_at", "reason")
    )
    assert [FIRST.isoformat()] == await sent(owner)


async def test_a_refusal_of_an_older_attempt_says_nothing(
    house: House, owner: Any, kari: UUID
) -> None:
    """The newest is being tried still."""
    _, charge = await charged(house, owner, kari)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(17)):
        await subscriptions.ask_again(house)
    await tell_at(house, at(17, 10, 1), lambda: failed(charge, 1, "technical"))
    there = await row(owner, charge)
    assert ("asked", 2, "insufficient_funds") == (there["state"], there["attempt"], there["reason"])
    assert ["charge_failed"] == await letters(owner)


async def test_what_makes_no_sense_waits_or_is_a_dead_letter(
    house: House, owner: Any, kari: UUID
) -> None:
    """A charge that isn't known, an attempt that was never made, and an id that is none."""
    _, charge = await charged(house, owner, kari)
    unknown, early, none = await tell_at(
        house, at(16, 13), lambda: paid(str(uuid4())), lambda: failed(charge, 2), lambda: paid("x")
    )
    there = await states(owner)
    assert ("waiting", "unknown charge") == there[unknown.id]
    assert ("dead", "it was never asked for so often") == there[early.id]
    assert "dead" == there[none.id][0]
    assert "asked" == (await row(owner, charge))["state"]


async def test_the_next_delivery_waits_for_the_one_before(
    house: House, owner: Any, kari: UUID
) -> None:
    """A week later the first is unpaid still: no second order, told once, put off day by day until it
    is paid; then it comes a week after the first."""
    subscription, charge = await charged(house, owner, kari, every=1)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 12)):
        assert 1 == await subscriptions.run(house)
        assert 0 == await subscriptions.run(house)
    with clock.stopped_at(at(24, 12)):
        assert 1 == await subscriptions.run(house)
    assert 1 == await owner.fetchval("SELECT count(*) FROM shop_order")
    [_, waiting] = await deliveries(owner, subscription)
    assert ("planned", "payment", date(2026, 11, 27)) == (
        waiting["state"], waiting["moved_by"], waiting["deliver_on"],
    )  # fmt: skip
    assert ["charge_failed", "held_back"] == await letters(owner)
    said = await owner.fetchval(
        "SELECT \"values\" FROM message WHERE template = 'subscriptions/held_back'"
    )
    assert "2026-11-25" == json.loads(said)["was_on"]
    assert waiting["put_off_since"] is None
    await tell_at(house, at(24, 13), lambda: paid(charge))
    assert ["2026-11-26"] == await sent(owner)
    told = [
        (each["state"], each["deliver_on"], each["moved_by"])
        for each in await deliveries(owner, subscription)
    ]
    assert [
        ("ordered", date(2026, 11, 26), "late"),
        ("planned", date(2026, 12, 3), None),
    ] == told
    with clock.stopped_at(at(1, 12, month=12)):
        assert 1 == await subscriptions.run(house)
    assert 2 == await owner.fetchval("SELECT count(*) FROM shop_order")


async def test_what_is_being_tried_again_is_unpaid_still(
    house: House, owner: Any, kari: UUID
) -> None:
    """While the shop hasn't answered, nothing more is ordered; but what was never refused holds
    nothing back."""
    _, charge = await charged(house, owner, kari, every=1)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23)):
        assert 1 == await subscriptions.ask_again(house)
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
    assert 1 == await owner.fetchval("SELECT count(*) FROM shop_order")
    await owner.execute("UPDATE charge SET failed_at = NULL")
    with clock.stopped_at(at(24, 12)):
        await subscriptions.run(house)
    assert 2 == await owner.fetchval("SELECT count(*) FROM shop_order")


async def test_what_waits_is_paused_with_the_rest(house: House, owner: Any, kari: UUID) -> None:
    """The one that was held back waits too, once we have given up."""
    subscription, charge = await charged(house, owner, kari, every=1)
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
        await subscriptions.ask_again(house)
    await tell_at(house, at(23, 12, 5), lambda: failed(charge, 2))
    assert ["ordered", "waiting"] == [
        each["state"] for each in await deliveries(owner, subscription)
    ]
    await tell_at(house, at(25), lambda: paid(charge, 2))
    [first, second] = await deliveries(owner, subscription)
    assert ("ordered", date(2026, 11, 27)) == (first["state"], first["deliver_on"])
    assert ("planned", date(2026, 12, 4)) == (second["state"], second["deliver_on"])


async def test_two_that_are_unpaid_are_both_waited_for(
    house: House, owner: Any, kari: UUID
) -> None:
    """The shop answered late: the subscription goes on when the last of them is paid."""
    _, first = await charged(house, owner, kari, every=1)
    with clock.stopped_at(at(23, 12)):
        await subscriptions.run(house)
    second = str(await owner.fetchval("SELECT id FROM charge WHERE id <> $1", UUID(first)))
    await tell_at(house, at(23, 13), lambda: failed(first), lambda: failed(second))
    for day in (24, 26, 30):
        with clock.stopped_at(at(day)):
            await subscriptions.ask_again(house)
        attempt = (await row(owner, first))["attempt"]
        await tell_at(
            house, at(day, 10, 1),
            lambda n=attempt: failed(first, n), lambda n=attempt: failed(second, n),
        )  # fmt: skip
    await tell_at(house, at(1, month=12), lambda: paid(first, 4))
    assert "paused" == await owner.fetchval("SELECT state FROM subscription")
    await tell_at(house, at(1, 11, month=12), lambda: paid(second, 4))
    assert "active" == await owner.fetchval("SELECT state FROM subscription")


async def test_whoever_paused_or_ended_it_has_it_as_they_left_it(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """What is given up and then paid moves no subscription that its customer ended."""
    subscription, charge = await charged(house, owner, kari)
    with clock.stopped_at(at(16, 12, 1)):
        asked = subscriptions.Asked(customer=kari, subscription=subscription, version=2)
        async with web.database.scope(customer=kari):
            await subscriptions.cancel(asked, None)
    await fails_until_given_up(house, charge)
    await tell_at(house, at(25), lambda: paid(charge, 4))
    there = await owner.fetchrow("SELECT * FROM subscription")
    assert ("cancelled", "customer", 3) == (there["state"], there["state_by"], there["version"])
    assert 1 == len(await sent(owner))


async def test_nothing_is_resumed_past_what_is_unpaid(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """It says what to do first; and nothing of it can be undone."""
    subscription, charge = await charged(house, owner, kari)
    await fails_until_given_up(house, charge)
    asked = subscriptions.Asked(customer=kari, subscription=subscription, version=3)
    change = await owner.fetchval("SELECT id FROM subscription_change")
    with clock.stopped_at(at(25)):
        async with web.database.scope(customer=kari):
            found = await subscriptions.load(kari, subscription)
            assert found is not None
            [charges] = await subscriptions.charges_of([subscription])
            assert not subscriptions.may_resume(found.agreement, charges).allowed
        for act in (
            lambda: subscriptions.resume(web, asked, None),
            lambda: subscriptions.reactivate(web, asked, None),
        ):
            with pytest.raises(refusals.Unpaid):
                async with web.database.scope(customer=kari):
                    await act()
        with pytest.raises(refusals.CannotBeUndone):
            async with web.database.scope(customer=kari):
                await subscriptions.undo(web, asked, change)


def cancelled(number: str, **more: Any) -> Happened:
    return Happened("order.cancelled", {"order": number, **more}, just_now())


async def test_what_is_cancelled_is_asked_for_no_more(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """And a subscription that was paused for it can be resumed."""
    subscription, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    await fails_until_given_up(house, charge)
    await tell_at(house, at(25), lambda: cancelled(number), lambda: cancelled(number))
    assert "dropped" == (await row(owner, charge))["state"]
    with clock.stopped_at(at(26)):
        with pytest.raises(refusals.NothingToPay):
            await retry(web, kari, charge)
        asked = subscriptions.Asked(customer=kari, subscription=subscription, version=4)
        async with web.database.scope(customer=kari):
            await subscriptions.resume(web, asked, None)
    assert "active" == await owner.fetchval("SELECT state FROM subscription")


async def test_what_is_paid_after_it_was_cancelled_is_told_to_the_operator(
    house: House, owner: Any, kari: UUID
) -> None:
    """Nothing is sent, and the money must go back."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    _, late = await tell_at(house, at(16, 13), lambda: cancelled(number), lambda: paid(charge))
    state, reason = (await states(owner))[late.id]
    assert "handled" == state
    assert "the money must go back" in (reason or "")
    assert "paid" == (await row(owner, charge))["state"]
    assert [] == await sent(owner)


async def test_what_was_cancelled_in_part_is_packed_without_that(
    house: House, owner: Any, kari: UUID
) -> None:
    """Paid afterwards, the warehouse is told of what is left, and the operator that some of the money must
    go back."""
    _, charge = await charged(house, owner, kari, lines=({}, {"sku": TREATS, "agreed_ore": 5900}))
    number = await owner.fetchval("SELECT number FROM shop_order")
    _, late = await tell_at(
        house, at(16, 13), lambda: cancelled(number, lines=["1"]), lambda: paid(charge)
    )
    assert "must go back" in ((await states(owner))[late.id][1] or "")
    said = await owner.fetchval("SELECT data FROM outgoing_event WHERE type = 'delivery.to_fulfil'")
    assert [(TREATS, 1)] == [
        (each["sku"], each["quantity"]) for each in msgspec.json.decode(said)["lines"]
    ]


async def test_where_every_line_was_cancelled_nothing_is_packed(
    house: House, owner: Any, kari: UUID
) -> None:
    """One by one is as all at once: the operator is told that the money must go back."""
    _, charge = await charged(house, owner, kari)
    number = await owner.fetchval("SELECT number FROM shop_order")
    _, late = await tell_at(
        house, at(16, 13), lambda: cancelled(number, lines=["1"]), lambda: paid(charge)
    )
    assert "the money must go back" in ((await states(owner))[late.id][1] or "")
    assert [] == await sent(owner)


@pytest.mark.parametrize("is_first", [True, False], ids=["cancelled first", "refused first"])
async def test_what_is_cancelled_of_an_unpaid_delivery_is_not_asked_for_again(
    is_first: bool, house: House, owner: Any, kari: UUID
) -> None:
    """Whichever is told first: what is left costs what is left."""
    _, charge = await charged(house, owner, kari, lines=({}, {"sku": TREATS, "agreed_ore": 5900}))
    number = await owner.fetchval("SELECT number FROM shop_order")
    told = [lambda: cancelled(number, lines=["1"]), lambda: failed(charge)]
    await tell_at(house, at(16, 13), *(told if is_first else reversed(told)))
    assert 5900 == (await row(owner, charge))["amount_ore"]
    with clock.stopped_at(at(17, 10)):
        await subscriptions.ask_again(house)
    said = await owner.fetch(
        "SELECT data FROM outgoing_event WHERE type = 'charge.requested' ORDER BY id"
    )
    assert [49_900 + 5900, 5900] == [msgspec.json.decode(each["data"])["amount"] for each in said]


async def test_a_letter_about_a_refusal_names_what_is_left_to_pay(
    house: House, owner: Any, kari: UUID
) -> None:
    """After a part was cancelled, in the letters that it is tried again and in the last one."""
    _, charge = await charged(house, owner, kari, lines=({}, {"sku": TREATS, "agreed_ore": 5900}))
    number = await owner.fetchval("SELECT number FROM shop_order")
    await tell_at(house, at(16, 12, 1), lambda: cancelled(number, lines=["2"]))
    await fails_until_given_up(house, charge)
    assert [("charge_failed", 49_900)] * 3 + [("charge_given_up", 49_900)] == await _amounts(owner)


@pytest.mark.parametrize("attempt", [3, 4])
async def test_a_letter_names_what_was_cancelled_while_the_shop_was_asked(
    attempt: int, house: House, owner: Any, kari: UUID
) -> None:
    """Between a request and its refusal, also the last one's."""
    _, charge = await charged(house, owner, kari, lines=({}, {"sku": TREATS, "agreed_ore": 5900}))
    number = await owner.fetchval("SELECT number FROM shop_order")
    await tell_at(house, at(16, 12, 5), lambda: failed(charge))
    for n, day in ((2, 17), (3, 19), (4, 23)):
        with clock.stopped_at(at(day)):
            await subscriptions.ask_again(house)
        if n == attempt:
            await tell_at(house, at(day, 10, 1), lambda: cancelled(number, lines=["2"]))
        await tell_at(house, at(day, 10, 5), lambda n=n: failed(charge, n))
    named = [amount for _, amount in await _amounts(owner)]
    assert [55_800] * (attempt - 1) + [49_900] * (5 - attempt) == named


async def _amounts(owner: Any) -> list[tuple[str, int]]:
    """Which letters about payment were written, and the amount in each."""
    rows = await owner.fetch(
        """
        SELECT template, ("values" ->> 'amount_ore')::integer AS amount FROM message
        WHERE template LIKE 'subscriptions/charge%' ORDER BY created_at, id
        """
    )
    return [(row["template"].removeprefix("subscriptions/"), row["amount"]) for row in rows]


@pytest.mark.parametrize(("attempt", "is_more"), [(1, True), (2, False)])
async def test_what_was_paid_for_more_than_is_left_is_told_to_the_operator(
    attempt: int, is_more: bool, house: House, owner: Any, kari: UUID
) -> None:
    """The attempt before the cancellation was for all of it, the one after it for what was left."""
    _, charge = await charged(house, owner, kari, lines=({}, {"sku": TREATS, "agreed_ore": 5900}))
    number = await owner.fetchval("SELECT number FROM shop_order")
    await tell_at(house, at(16, 13), lambda: failed(charge))
    await tell_at(house, at(16, 14), lambda: cancelled(number, lines=["1"]))
    with clock.stopped_at(at(17, 10)):
        await subscriptions.ask_again(house)
    [told] = await tell_at(house, at(17, 10, 5), lambda: paid(charge, attempt))
    assert is_more == ("must go back" in ((await states(owner))[told.id][1] or ""))


async def test_a_charge_that_the_shop_never_answers_is_told_to_the_operator(
    house: House, owner: Any, kari: UUID
) -> None:
    """After three days."""
    await charged(house, owner, kari)
    for later, count in ((timedelta(days=3), 0), (timedelta(days=3, seconds=1), 1)):
        with clock.stopped_at(DEADLINE + later):
            async with house.database.scope():
                assert count == await subscriptions.look_for_unanswered()
