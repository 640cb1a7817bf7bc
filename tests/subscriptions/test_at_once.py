"""The run, and what somebody does at the same moment: on connections of their own, each waits for the
other or finds what it did. Nothing is sent twice, and nobody is surprised."""

import asyncio
from collections.abc import Awaitable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.events.shop import merged, states, tell
from tests.jobs.running import run_jobs
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, sells
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.language import Language
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import LineForm, Unit, refusals

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
A_MINUTE_LATER = DEADLINE + timedelta(minutes=1)

T = TypeVar("T")


@pytest.fixture
async def steering(house: House, web: House, owner: Any, kari: UUID) -> Steering:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        return Steering(web, kari, await agreed(house, owner, kari, FIRST))


async def _numbers(owner: Any, steering: Steering) -> list[tuple[int, str]]:
    rows = await deliveries(owner, steering.subscription)
    return [(row["number"], row["state"]) for row in rows]


async def _waits(owner: Any, work: Awaitable[T]) -> asyncio.Future[T]:
    """Begun, and behind somebody's lock."""
    begun = asyncio.ensure_future(work)
    for _ in range(200):
        if await owner.fetchval("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"):
            return begun
        await asyncio.sleep(0.02)
    raise AssertionError("nobody waits")


async def test_what_was_looked_at_before_the_run_is_refused_after_it(
    steering: Steering, house: House, owner: Any
) -> None:
    """Whoever saw the first delivery coming and wants it now doesn't get the second one as well."""
    with clock.stopped_at(DEADLINE - timedelta(seconds=1)):
        seen = (await steering.now()).version
        await steering.do(subscriptions.deliver_now, preview=True)
    with clock.stopped_at(DEADLINE):
        assert 1 == await subscriptions.run(house)
    with clock.stopped_at(A_MINUTE_LATER), pytest.raises(refusals.StaleVersion):
        await steering.do(subscriptions.deliver_now, version=seen)
    assert [(1, "ordered"), (2, "planned")] == await _numbers(owner, steering)


async def test_an_edit_that_waits_for_the_run_finds_what_it_did(
    steering: Steering, house: House, owner: Any
) -> None:
    """It was sent a second before the deadline, and came to the lock behind the run."""
    with clock.stopped_at(DEADLINE):
        async with house.database.scope():
            assert 1 == await subscriptions.order_batch(house)
            with clock.stopped_at(DEADLINE - timedelta(seconds=1)):
                late = await _waits(owner, steering.do(subscriptions.skip, 1))
        with pytest.raises(refusals.StaleVersion):
            await late
    assert [(1, "ordered"), (2, "planned")] == await _numbers(owner, steering)


async def test_the_run_passes_over_what_is_edited_and_orders_it_as_it_became(
    steering: Steering, house: House, owner: Any
) -> None:
    """An edit of the last second counts, though it ends after the deadline."""
    with clock.stopped_at(DEADLINE - timedelta(seconds=1)):
        found = await steering.now()
        asked = subscriptions.Asked(
            customer=steering.customer, subscription=steering.subscription, version=found.version
        )
        async with steering.web.database.scope(customer=steering.customer):
            await subscriptions.set_extra(steering.web, asked, 1, TREATS, 2)
            with clock.stopped_at(DEADLINE):
                assert 0 == await subscriptions.run(house)
    with clock.stopped_at(DEADLINE):
        assert 1 == await subscriptions.run(house)
    assert 2 == await owner.fetchval("SELECT count(*) FROM order_line")


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (subscriptions.set_line, (LineForm(sku=FEED, quantity=5),)),
        (subscriptions.set_line, (LineForm(sku=TREATS),)),
        (subscriptions.swap_line, (FEED, LineForm(sku=TREATS))),
        (subscriptions.set_settings, ({"payment": "card"},)),
        (subscriptions.set_settings, ({"delivery_method": "pickup_point"},)),
    ],
)
async def test_what_changes_every_delivery_changes_none_that_is_being_ordered(
    steering: Steering, house: House, owner: Any, verb: Any, args: tuple[Any, ...]
) -> None:
    """It says which, and to try again in a few minutes: then it counts for those after it."""
    with clock.stopped_at(A_MINUTE_LATER):
        for preview in (True, False):
            with pytest.raises(refusals.BeingOrdered) as refused:
                await steering.do(verb, *args, preview=preview)
        for language, words in (
            (
                Language.NB,
                ("onsdag 18. november", "mandag 16. november kl. 12", "om noen minutter"),
            ),
            (
                Language.EN,
                ("Wednesday 18 November", "Monday 16 November at 12:00", "a few minutes"),
            ),
        ):
            assert all(each in refused.value.message(language) for each in words)
        assert 1 == await subscriptions.run(house)
        assert (await steering.do(verb, *args)).change is not None
    assert [(FEED, 1, "invoice", "home_delivery")] == [
        tuple(row)
        for row in await owner.fetch(
            "SELECT sku, quantity, payment, delivery_method FROM order_line, shop_order"
        )
    ]


async def test_how_one_is_told_can_be_changed_while_one_is_being_ordered(
    steering: Steering, owner: Any
) -> None:
    """It changes nothing of what comes; also where the form sends the rest along, as it is."""
    await owner.execute("UPDATE customer SET phone = '+4740000000'")
    with clock.stopped_at(A_MINUTE_LATER):
        wanted = {"notice": "sms", "payment": "invoice", "delivery_method": "home_delivery"}
        assert (await steering.do(subscriptions.set_settings, wanted)).change is not None


async def test_what_was_changed_between_the_deadline_and_the_run_is_undone_without_it(
    steering: Steering, house: House, owner: Any
) -> None:
    """What is ordered meanwhile stays ordered; what came after it is as it was."""
    with clock.stopped_at(A_MINUTE_LATER):
        done = await steering.do(subscriptions.skip, 2)
        assert 1 == await subscriptions.run(house)
        assert [(1, "ordered"), (2, "skipped"), (3, "planned")] == await _numbers(owner, steering)
        await steering.do(subscriptions.undo, done.change)
        assert [("planned", date(2026, 12, 16)), ("planned", date(2027, 1, 13))] == (
            await steering.days(2)
        )
    assert [(1, "ordered"), (2, "planned")] == await _numbers(owner, steering)


async def test_what_was_ended_between_the_deadline_and_the_run_is_begun_again_not_undone(
    steering: Steering, owner: Any
) -> None:
    """Its deadline is over: nobody orders it unawares days later."""
    with clock.stopped_at(A_MINUTE_LATER):
        done = await steering.do(subscriptions.cancel, None)
    with (
        clock.stopped_at(A_MINUTE_LATER + timedelta(days=40)),
        pytest.raises(refusals.CannotBeUndone),
    ):
        await steering.do(subscriptions.undo, done.change)
    assert [(1, "waiting")] == await _numbers(owner, steering)


@pytest.mark.parametrize("first", ["the run", "the merge"])
async def test_a_merge_during_the_run_leaves_one_order_with_who_is_kept(
    first: str, steering: Steering, house: House, owner: Any
) -> None:
    """Whichever comes first to the lock: none is lost, and none is left with whoever is gone."""
    ola = await make_customer(owner, "ola@example.com", "Ola")
    await lives(owner, ola)
    for customer, number in ((steering.customer, "10001"), (ola, "10002")):
        await owner.execute(
            "INSERT INTO shop_number (number, customer, is_recognised) VALUES ($1, $2, true)",
            number, customer,
        )  # fmt: skip
        await owner.execute("UPDATE customer SET number = $2 WHERE id = $1", customer, number)
    event = merged("10002", "10001", hours=-100)
    with clock.stopped_at(DEADLINE):
        if first == "the run":
            async with house.database.scope():
                assert 1 == await subscriptions.order_batch(house)
                merging = await _waits(owner, tell(house, event))
            await merging
        else:
            await asyncio.gather(tell(house, event), subscriptions.run(house))
    for _ in range(3):
        await owner.execute("UPDATE pgqueuer SET execute_after = now()")
        await owner.execute("UPDATE event SET retry_at = NULL")
        await run_jobs(house, "events.handle")
    # What was held by the merge is left for the next run.
    with clock.stopped_at(A_MINUTE_LATER):
        await subscriptions.run(house)
    with clock.stopped_at(DEADLINE):
        await subscriptions.run(house)
    assert ("handled", None) == (await states(owner))[event.id]
    for table in ("shop_order", "order_line", "delivery", "subscription", "message"):
        whose = {row["customer"] for row in await owner.fetch(f"SELECT customer FROM {table}")}
        assert {ola} == whose, table
    assert [(1, "ordered"), (2, "planned")] == await _numbers(owner, steering)
    assert 1 == await owner.fetchval("SELECT count(*) FROM shop_order")


@pytest.mark.parametrize("is_begun_again", [False, True])
async def test_of_two_begun_at_once_no_more_are_let_in_than_there_may_be(
    steering: Steering, house: House, owner: Any, *, is_begun_again: bool
) -> None:
    """There is room for one: begun anew or again, the second waits for the first, and is told so."""
    with clock.stopped_at(MONDAY):
        for _ in range(18):
            await agreed(house, owner, steering.customer, FIRST)
        ended = await agreed(house, owner, steering.customer, FIRST, state="cancelled")
        works = [
            _begin(steering),
            _begin_again(steering, ended) if is_begun_again else _begin(steering),
        ]
        done = await asyncio.gather(*works, return_exceptions=True)
    assert [refusals.TooManySubscriptions] == [
        type(each) for each in done if isinstance(each, Exception)
    ]
    assert 20 == await owner.fetchval(
        "SELECT count(*) FROM subscription WHERE state <> 'cancelled'"
    )


async def _begin(steering: Steering) -> Any:
    form = subscriptions.NewForm(
        lines=[subscriptions.LineForm(sku=TREATS)], every=4, unit=Unit.WEEK
    )
    async with steering.web.database.scope(customer=steering.customer):
        return await subscriptions.create(steering.web, steering.customer, form)


async def _begin_again(steering: Steering, subscription: UUID) -> Any:
    asked = subscriptions.Asked(customer=steering.customer, subscription=subscription, version=1)
    async with steering.web.database.scope(customer=steering.customer):
        return await subscriptions.reactivate(steering.web, asked, None)
