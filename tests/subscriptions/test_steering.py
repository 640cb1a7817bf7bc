"""What customers do with their deliveries: each act, its refusals, and taking it back."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, sells

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refusal, Refused
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import Asked, Steered, Unit, refusals

FIRST = date(2026, 11, 18)


class Steering:
    """One customer's one subscription, steered through the web's role at a given moment."""

    def __init__(self, web: House, customer: UUID, subscription: UUID) -> None:
        self.web, self.customer, self.subscription = web, customer, subscription

    async def now(self) -> subscriptions.Subscription:
        async with self.web.database.scope(customer=self.customer):
            found = await subscriptions.load(self.customer, self.subscription)
        assert found is not None
        return found

    async def do(
        self,
        verb: Callable[..., Awaitable[Steered]],
        *args: Any,
        version: int | None = None,
        preview: bool = False,
        key: str | None = None,
        **named: Any,
    ) -> Steered:
        """By the newest version, unless another is said."""
        asked = Asked(
            customer=self.customer,
            subscription=self.subscription,
            version=(await self.now()).version if version is None else version,
            preview=preview,
            key=key,
        )
        takes_house = verb not in (
            subscriptions.set_line,
            subscriptions.swap_line,
            subscriptions.cancel,
            subscriptions.set_settings,
            subscriptions.answer_price,
        )
        first = (self.web, asked) if takes_house else (asked,)
        async with self.web.database.scope(customer=self.customer):
            return await verb(*first, *args, **named)

    async def days(self, count: int) -> list[tuple[str, date]]:
        deadlines = subscriptions.deadlines_of(self.web.settings)
        found = await self.now()
        coming = found.agreement.upcoming(clock.today() + timedelta(days=366), deadlines)
        return [
            (each.state.value, each.deliver_on)
            for each, _ in zip(coming, range(count), strict=False)
        ]


@pytest.fixture
async def steering(house: House, web: House, owner: Any, kari: UUID) -> Steering:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        return Steering(web, kari, await agreed(house, owner, kari, FIRST))


async def test_a_skipped_delivery_leaves_the_others_where_they_are(steering: Steering) -> None:
    with clock.stopped_at(MONDAY):
        done = await steering.do(subscriptions.skip, 1)
        assert done.change is not None
        assert [
            ("skipped", FIRST),
            ("planned", date(2026, 12, 16)),
            ("planned", date(2027, 1, 13)),
        ] == await steering.days(3)
        await steering.do(subscriptions.unskip, 1)
        assert [("planned", FIRST), ("planned", date(2026, 12, 16))] == await steering.days(2)


async def test_one_far_ahead_is_skipped_without_the_others(
    steering: Steering, house: House, owner: Any
) -> None:
    """What lies between comes all the same, by the run too."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 3)
    with clock.stopped_at(datetime(2026, 11, 16, 12, tzinfo=OSLO)):
        await subscriptions.run(house)
    with clock.stopped_at(datetime(2026, 12, 14, 12, tzinfo=OSLO)):
        await subscriptions.run(house)
        assert [
            (1, "ordered"), (2, "ordered"), (3, "skipped"), (4, "planned"),
        ] == [(row["number"], row["state"]) for row in await deliveries(owner, steering.subscription)]  # fmt: skip


async def test_what_is_moved_is_so_from_where_it_stood_until_it_stands_there_again(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The second day of Christmas is no day of delivery: it stood for Thursday, and comes there again."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        hers = Steering(web, kari, await agreed(house, owner, kari, date(2026, 12, 26)))
        by_calendar = "Flyttet fra lørdag 26. desember, andre juledag"
        assert by_calendar == await _why_moved(hers)
        for day, why in (
            (date(2026, 12, 22), "Flyttet av deg fra torsdag 24. desember"),
            (date(2026, 12, 25), by_calendar),
            (date(2026, 12, 28), "Flyttet av deg fra torsdag 24. desember"),
            (date(2026, 12, 24), by_calendar),
        ):
            await hers.do(subscriptions.move, 1, day)
            assert why == await _why_moved(hers)


async def _why_moved(hers: Steering) -> str | None:
    coming = (await hers.now()).agreement.next
    assert coming is not None
    told = subscriptions.why_moved(coming)
    return told and told.nb


async def test_another_rhythm_leaves_a_pause_as_long_as_it_was(steering: Steering) -> None:
    """Unless an earlier day is chosen: then it is told that the pause is over."""
    until, sooner = date(2027, 2, 1), date(2026, 12, 9)
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, until)
        done = await steering.do(subscriptions.reschedule, 6, Unit.WEEK, until)
        assert (6, until) == (done.after.agreement.every, done.after.agreement.paused_until)
        assert [("planned", until), ("planned", date(2027, 3, 15))] == await steering.days(2)
        over = "Da er pausen over."
        assert over not in [each.nb for each in subscriptions.what_became(done)]
        done = await steering.do(subscriptions.reschedule, 6, Unit.WEEK, sooner)
        assert done.after.agreement.paused_until is None
        assert over in [each.nb for each in subscriptions.what_became(done)]


async def test_the_first_day_to_move_to_is_an_open_one(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The day after a skipped Saturday would be that Saturday again; the first one that is offered is
    taken."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        one = Steering(web, kari, await agreed(house, owner, kari, date(2026, 12, 19), every=5))
        await one.do(subscriptions.skip, 1)
        deadlines = subscriptions.deadlines_of(web.settings)
        first, _ = subscriptions.possible_days((await one.now()).agreement, 2, deadlines)
        assert date(2026, 12, 21) == first
        await one.do(subscriptions.move, 2, first)
        assert [("skipped", date(2026, 12, 19)), ("planned", first)] == await one.days(2)


async def test_a_preview_shows_and_does_nothing(steering: Steering) -> None:
    with clock.stopped_at(MONDAY):
        before = await steering.now()
        shown = await steering.do(subscriptions.pause, date(2027, 2, 1), preview=True)
        assert date(2027, 2, 1) == shown.after.agreement.next.deliver_on  # type: ignore[union-attr]
        assert shown.change is None
        assert before == await steering.now()
        told = [each.nb for each in subscriptions.what_became(shown)]
        assert "Neste levering kommer mandag 1. februar 2027." in told
        assert "Den kan endres fram til torsdag 28. januar 2027 kl. 12." in told


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (subscriptions.skip, (1,)),
        (subscriptions.skip, (5,)),
        (subscriptions.move, (1, date(2026, 11, 25))),
        (subscriptions.deliver_now, ()),
        (subscriptions.set_extra, (1, TREATS, 2)),
        (subscriptions.set_extra, (1, FEED, 0)),
        (subscriptions.set_line, (subscriptions.LineForm(sku=TREATS, quantity=3),)),
        (subscriptions.set_line, (subscriptions.LineForm(sku=FEED, quantity=2),)),
        (subscriptions.swap_line, (FEED, subscriptions.LineForm(sku=TREATS))),
        (subscriptions.reschedule, (3, Unit.MONTH, date(2026, 12, 1))),
        (subscriptions.pause, (None,)),
        (subscriptions.pause, (date(2027, 1, 4),)),
        (subscriptions.cancel, ("Vi har flyttet",)),
        (subscriptions.set_settings, ({"payment": "card"},)),
    ],
)
async def test_whatever_was_changed_is_as_it_was_when_it_is_undone(
    steering: Steering, verb: Any, args: tuple[Any, ...]
) -> None:
    """Until the deadline; every value of it, in the database too (N10)."""
    with clock.stopped_at(MONDAY):
        before = await steering.now()
        done = await steering.do(verb, *args)
        assert before.agreement != (await steering.now()).agreement
        await steering.do(subscriptions.undo, done.change)
        assert _told(before) == _told(await steering.now())


def _told(found: subscriptions.Subscription) -> Any:
    """All that is the customer's; rows made anew have other ids."""
    now = found.agreement
    lines = [
        (line.sku, line.quantity, line.agreed_ore, line.pets, line.when_out) for line in now.lines
    ]
    coming = [
        (each.number, each.state, each.deliver_on, each.deadline_at, each.moved_by, each.lines)
        for each in now.coming
        if each.number == 1 or each.state.value == "skipped" or each.lines
    ]
    rest = (now.state, now.rhythm, now.payment, now.address, now.paused_until, now.reason)
    return lines, coming, rest


async def test_the_log_offers_to_undo_what_can_be_and_nothing_else(steering: Steering) -> None:
    """The last change; once that is undone, the one before it."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 2)
        last = await steering.do(subscriptions.set_settings, {"payment": "card"})
        assert [("settings", True), ("skip", False)] == await _offered(steering)
        await steering.do(subscriptions.undo, last.change)
        assert [("undo", False), ("settings", False), ("skip", True)] == await _offered(steering)


async def _offered(steering: Steering) -> list[tuple[str, bool]]:
    async with steering.web.database.scope(customer=steering.customer):
        [changes] = await subscriptions.changes_of([steering.subscription])
    return [(each.kind, each.undo_until is not None) for each in changes]


async def test_the_log_tells_from_which_day_to_which(steering: Steering) -> None:
    """Of the delivery that it was about, or else of the next one; what doesn't come has no day that it comes
    on."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.move, 2, date(2026, 12, 18))
        await steering.do(subscriptions.skip, 1)
        await steering.do(subscriptions.pause, date(2027, 1, 14))
        await steering.do(subscriptions.cancel, None)
        async with steering.web.database.scope(customer=steering.customer):
            [changes] = await subscriptions.changes_of([steering.subscription])
    assert [
        ("cancel", date(2027, 1, 14), None),
        ("pause", date(2026, 12, 18), date(2027, 1, 14)),
        ("skip", FIRST, FIRST),
        ("move", date(2026, 12, 16), date(2026, 12, 18)),
    ] == [(each.kind, each.day, each.comes) for each in changes]


async def test_only_the_last_change_is_undone_and_only_until_the_deadline(
    steering: Steering,
) -> None:
    """What came before it can be, once it is undone itself."""
    with clock.stopped_at(MONDAY):
        first = await steering.do(subscriptions.set_extra, 1, TREATS, 2)
        second = await steering.do(subscriptions.move, 1, date(2026, 11, 25))
        with pytest.raises(refusals.CannotBeUndone):
            await steering.do(subscriptions.undo, first.change)
        await steering.do(subscriptions.undo, second.change)
    with (
        clock.stopped_at(datetime(2026, 11, 16, 12, tzinfo=OSLO)),
        pytest.raises(refusals.CannotBeUndone),
    ):
        await steering.do(subscriptions.undo, first.change)
    with clock.stopped_at(datetime(2026, 11, 16, 11, 59, tzinfo=OSLO)):
        await steering.do(subscriptions.undo, first.change)


async def test_what_is_done_while_nothing_comes_can_be_undone_as_long_as_the_log_says(
    steering: Steering, web: House
) -> None:
    """Thirty days, where no deadline ends it; not for ever, and not for less than is told."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, None)
        done = await steering.do(subscriptions.cancel, None)
    until = MONDAY + timedelta(days=30)
    assert until == await _undo_until(steering, web, MONDAY)
    with clock.stopped_at(until - timedelta(minutes=1)):
        await steering.do(subscriptions.undo, done.change, preview=True)
    assert await _undo_until(steering, web, until) is None
    with clock.stopped_at(until), pytest.raises(refusals.CannotBeUndone):
        await steering.do(subscriptions.undo, done.change)


async def test_what_cannot_be_undone_is_offered_no_undo(steering: Steering, web: House) -> None:
    """Ended between a deadline and the run: it is begun again."""
    past = datetime(2026, 11, 16, 12, 1, tzinfo=OSLO)
    with clock.stopped_at(past):
        done = await steering.do(subscriptions.cancel, None)
        assert await _undo_until(steering, web, past) is None
        with pytest.raises(refusals.CannotBeUndone):
            await steering.do(subscriptions.undo, done.change)


async def _undo_until(steering: Steering, web: House, at: datetime) -> datetime | None:
    """What the log offers of the newest change."""
    with clock.stopped_at(at):
        async with web.database.scope(customer=steering.customer):
            [[newest, *_]] = await subscriptions.changes_of([steering.subscription])
    return newest.undo_until


@pytest.mark.parametrize(
    ("verb", "args"),
    [(subscriptions.deliver_now, ()), (subscriptions.move, (1, date(2027, 1, 25)))],
)
async def test_a_pause_is_over_where_something_comes_before_its_end(
    steering: Steering, verb: Any, args: tuple[Any, ...]
) -> None:
    """Nothing says of what comes that it rests; undone, it rests again."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, date(2027, 2, 1))
        later = await steering.do(subscriptions.move, 1, date(2027, 2, 3))
        assert date(2027, 2, 1) == later.after.agreement.paused_until
        done = await steering.do(verb, *args)
        assert done.after.agreement.paused_until is None
        back = await steering.do(subscriptions.undo, done.change)
        assert date(2027, 2, 1) == back.after.agreement.paused_until


async def test_a_pause_that_changes_nothing_is_refused_for_its_day(steering: Steering) -> None:
    """Until a Sunday is until the Saturday before; the day that is named is one that is possible."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.move, 1, date(2026, 11, 21))
        with pytest.raises(refusals.PauseTooShort) as refused:
            await steering.do(subscriptions.pause, date(2026, 11, 22))
        assert "fra og med mandag 23. november" in refused.value.message(Language.NB)
        done = await steering.do(subscriptions.pause, date(2026, 11, 23))
        assert done.after.agreement.next is not None
        assert date(2026, 11, 23) == done.after.agreement.next.deliver_on


async def test_of_two_browsers_the_second_is_told_to_look_again(steering: Steering) -> None:
    """At once, too: the lock lets one through, and the other finds another version."""
    with clock.stopped_at(MONDAY):
        both = await asyncio.gather(
            steering.do(subscriptions.skip, 1, version=1),
            steering.do(subscriptions.pause, None, version=1),
            return_exceptions=True,
        )
        assert 1 == sum(isinstance(each, refusals.StaleVersion) for each in both)
        assert 2 == (await steering.now()).version


async def test_the_same_click_twice_is_one(steering: Steering) -> None:
    with clock.stopped_at(MONDAY):
        key = str(uuid4())
        for _ in range(2):
            await steering.do(subscriptions.move, 1, date(2026, 11, 25), version=1, key=key)
        assert 2 == (await steering.now()).version


@pytest.mark.parametrize(
    ("verb", "args", "refusal", "words"),
    [
        (subscriptions.reschedule, (0, Unit.WEEK, FIRST), refusals.WrongInterval, "1 og 26"),
        (subscriptions.reschedule, (1200, Unit.MONTH, FIRST), refusals.WrongInterval, "1 og 6"),
        (subscriptions.move, (1, date(2026, 11, 1)), refusals.DayNotPossible, "fra og med onsdag 11. november"),
        (subscriptions.move, (1, date(2099, 1, 1)), refusals.DayNotPossible, "til og med tirsdag 15. desember"),
        (subscriptions.pause, (date(2099, 1, 1),), refusals.DayNotPossible, "til og med onsdag 10. november 2027"),
        (subscriptions.pause, (date(2026, 11, 12),), refusals.PauseTooShort, "torsdag 19. november"),
        (subscriptions.set_extra, (1, FEED, 10_000), refusals.WrongQuantity, "0 og 99"),
        (subscriptions.set_line, (subscriptions.LineForm(sku=FEED, quantity=10_000),), refusals.WrongQuantity, "0 og 99"),
        (subscriptions.set_line, (subscriptions.LineForm(sku="BORTE"),), refusals.ProductNotFound, "Velg en annen"),
        (subscriptions.set_line, (subscriptions.LineForm(sku=FEED, quantity=0),), refusals.LastLine, "minst én vare"),
        (subscriptions.set_line, (subscriptions.LineForm(sku=FEED, ceiling_ore=0),), refusals.CeilingBelowAgreed, "fra 499\u00a0kr"),
        (subscriptions.set_line, (subscriptions.LineForm(sku=FEED, ceiling_ore=49_899),), refusals.CeilingBelowAgreed, "eller la feltet stå tomt"),
        (subscriptions.set_line, (subscriptions.LineForm(sku=TREATS, ceiling_ore=100),), refusals.CeilingBelowAgreed, "fra 59\u00a0kr"),
        (subscriptions.swap_line, (FEED, subscriptions.LineForm(sku=TREATS, ceiling_ore=1)), refusals.CeilingBelowAgreed, "fra 59\u00a0kr"),
        (subscriptions.skip, (4_000,), refusals.DeliveryNotFound, "i kalenderen"),
    ],
)  # fmt: skip
async def test_what_cannot_be_done_says_what_can(
    steering: Steering, verb: Any, args: Any, refusal: type[Refusal], words: str
) -> None:
    """And nothing is changed."""
    with clock.stopped_at(MONDAY):
        with pytest.raises(refusal) as refused:
            await steering.do(verb, *args)
        assert words in refused.value.message(Language.NB)
        assert 1 == (await steering.now()).version


async def test_a_ceiling_from_before_may_stay(steering: Steering, owner: Any) -> None:
    """What is agreed may be over it by now: another quantity needs no other ceiling."""
    await owner.execute("UPDATE subscription_line SET ceiling_ore = 40000")
    with clock.stopped_at(MONDAY):
        form = subscriptions.LineForm(sku=FEED, quantity=2, ceiling_ore=40000)
        assert (await steering.do(subscriptions.set_line, form)).change is not None
        lower = subscriptions.LineForm(sku=FEED, quantity=2, ceiling_ore=39900)
        with pytest.raises(refusals.CeilingBelowAgreed):
            await steering.do(subscriptions.set_line, lower)


async def test_past_the_deadline_it_says_so(steering: Steering) -> None:
    """With its hour, and whom to write to."""
    with clock.stopped_at(datetime(2026, 11, 16, 12, tzinfo=OSLO)):
        for verb, args in ((subscriptions.skip, (1,)), (subscriptions.pause, (None,))):
            with pytest.raises(refusals.PastDeadline) as refused:
                await steering.do(verb, *args)
            assert "mandag 16. november kl. 12" in refused.value.message(Language.NB)


async def test_it_is_paused_resumed_ended_and_begun_again(
    steering: Steering, house: House, owner: Any
) -> None:
    """Nothing is ordered meanwhile."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.pause, None)
    with clock.stopped_at(datetime(2027, 1, 4, 9, tzinfo=OSLO)):
        assert 0 == await subscriptions.run(house)
        assert [] == await steering.days(1)
        await steering.do(subscriptions.resume, date(2027, 1, 20))
        assert [
            ("planned", date(2027, 1, 20)),
            ("planned", date(2027, 2, 17)),
        ] == await steering.days(2)
        await steering.do(subscriptions.cancel, "Vi har flyttet")
        assert [] == await steering.days(1)
    with clock.stopped_at(datetime(2027, 3, 1, 9, tzinfo=OSLO)):
        assert 0 == await subscriptions.run(house)
        await steering.do(subscriptions.reactivate, None)
        assert [("planned", date(2027, 3, 3))] == await steering.days(1)
    with clock.stopped_at(datetime(2027, 3, 1, 12, tzinfo=OSLO)):
        assert 1 == await subscriptions.run(house)


async def test_what_is_not_sold_any_more_cannot_be_chosen(steering: Steering, owner: Any) -> None:
    """Neither as an addition, nor instead of another, nor for the time that one is sold out."""
    await owner.execute("UPDATE product SET gone_at = $2 WHERE sku = $1", TREATS, MONDAY)
    gone = subscriptions.LineForm(sku=TREATS)
    rule = subscriptions.LineForm(
        sku=FEED, when_out=subscriptions.WhenOut.SUBSTITUTE, substitute_sku=TREATS
    )
    with clock.stopped_at(MONDAY):
        for verb, args in (
            (subscriptions.set_line, (gone,)),
            (subscriptions.swap_line, (FEED, gone)),
            (subscriptions.set_extra, (1, TREATS, 1)),
            (subscriptions.set_line, (rule,)),
        ):
            with pytest.raises(refusals.ProductNotFound) as refused:
                await steering.do(verb, *args)
            assert "Velg en annen" in refused.value.message(Language.NB)
        assert 1 == (await steering.now()).version


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (subscriptions.deliver_now, ()),
        (subscriptions.reschedule, (3, Unit.WEEK, date(2026, 11, 25))),
        (subscriptions.pause, (date(2026, 12, 7),)),
        (subscriptions.pause, (None,)),
    ],
)
async def test_who_skipped_one_for_a_holiday_is_told_when_that_holds_no_longer(
    steering: Steering, verb: Any, args: tuple[Any, ...]
) -> None:
    """Before it is done; what was said was said of days that are others now."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 3)
        await steering.do(subscriptions.set_extra, 4, TREATS, 2)
        shown = await steering.do(verb, *args, preview=True)
        told = subscriptions.consequences(shown.before, shown.after.agreement)
        assert [
            "Du hadde hoppet over onsdag 13. januar 2027. Det gjelder ikke lenger.",
            "Det du hadde valgt for onsdag 10. februar 2027, gjelder ikke lenger.",
        ] == [each.nb for each in told if "gjelder ikke lenger" in each.nb]
        assert any("no longer holds" in each.en for each in told)
        kept = await steering.do(subscriptions.move, 1, date(2026, 11, 25), preview=True)
        told = subscriptions.consequences(kept.before, kept.after.agreement)
        assert not any("gjelder ikke lenger" in each.nb for each in told)


async def test_what_was_ended_is_begun_again_and_not_resumed(
    steering: Steering, owner: Any, kari: UUID
) -> None:
    """So nobody goes around who may have one more: too young, or with as many as there may be."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.cancel, None)
        with pytest.raises(refusals.Ended):
            await steering.do(subscriptions.resume, None)
        await owner.execute("UPDATE customer SET birth_year = 2015 WHERE id = $1", kari)
        with pytest.raises(refusals.Underage):
            await steering.do(subscriptions.reactivate, None)


@pytest.mark.parametrize("name", ["payment", "notice", "delivery_method"])
async def test_no_choice_is_refused_as_any_other_that_there_is_not(
    steering: Steering, name: str
) -> None:
    """Null isn't left out."""
    with clock.stopped_at(MONDAY), pytest.raises(Refused) as refused:
        await steering.do(subscriptions.set_settings, {name: None})
    assert [refusals.UnknownChoice] == [type(each) for each in refused.value.refusals]
    assert 1 == (await steering.now()).version


async def test_nobody_underage_has_fixed_deliveries(web: House, owner: Any, kari: UUID) -> None:
    """An adult can have them for the family."""
    await sells(owner)
    await lives(owner, kari)
    await owner.execute("UPDATE customer SET birth_year = 2010 WHERE id = $1", kari)
    form = subscriptions.NewForm(lines=[subscriptions.LineForm(sku=FEED)], every=4, unit=Unit.WEEK)
    with clock.stopped_at(MONDAY), pytest.raises(refusals.Underage):
        async with web.database.scope(customer=kari):
            await subscriptions.create(web, kari, form)


async def test_a_new_one_begins_as_soon_as_it_can(web: House, owner: Any, kari: UUID) -> None:
    """At today's prices; every fault of a form is told at its place."""
    await sells(owner)
    await lives(owner, kari)
    bad = subscriptions.NewForm(
        lines=[
            subscriptions.LineForm(sku="BORTE"),
            subscriptions.LineForm(sku=FEED, quantity=0),
            subscriptions.LineForm(sku=FEED, pets=[uuid4()]),
            subscriptions.LineForm(sku=TREATS, ceiling_ore=1),
        ],
        every=4,
        unit=Unit.WEEK,
    )
    with clock.stopped_at(MONDAY):
        with pytest.raises(Refused) as refused:
            async with web.database.scope(customer=kari):
                await subscriptions.create(web, kari, bad)
        assert [
            ("lines", "0", "sku"),
            ("lines", "1", "quantity"),
            ("lines", "2", "pets"),
            ("lines", "3", "ceilingOre"),
        ] == [each.field for each in refused.value.refusals]
        good = subscriptions.NewForm(
            lines=[subscriptions.LineForm(sku=FEED)], every=4, unit=Unit.WEEK
        )
        async with web.database.scope(customer=kari):
            made = await subscriptions.create(web, kari, good, key="en")
    assert date(2026, 11, 11) == made.agreement.next.deliver_on  # type: ignore[union-attr]
    assert [49900] == [line.agreed_ore for line in made.agreement.lines]
