"""An act that changes nothing changes nothing: no version, no entry in the log, and what was done before
can still be undone."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, sells
from tests.subscriptions.eaten import dog
from tests.subscriptions.test_steering import FIRST, Steering

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import LineForm, Unit, WhenOut, refusals

TWO = date(2026, 12, 16)


@pytest.fixture
async def steering(house: House, web: House, owner: Any, kari: UUID) -> Steering:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        return Steering(web, kari, await agreed(house, owner, kari, FIRST))


def nothing(done: subscriptions.Steered) -> bool:
    """It says so, in both languages, and nothing else."""
    [told] = subscriptions.what_became(done)
    return (
        not done.changes_anything
        and done.change is None
        and (
            "Ingenting endres, for slik er det allerede.",
            "Nothing changes, for so it is already.",
        )
        == (told.nb, told.en)
    )


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (subscriptions.move, (1, FIRST)),
        (subscriptions.move, (2, TWO)),
        (subscriptions.unskip, (1,)),
        (subscriptions.unskip, (2,)),
        (subscriptions.set_extra, (1, FEED, 1)),
        (subscriptions.set_extra, (2, FEED, 1)),
        (subscriptions.set_extra, (2, TREATS, 0)),
        (subscriptions.set_line, (LineForm(sku=FEED),)),
        (subscriptions.reschedule, (4, Unit.WEEK, FIRST)),
        (subscriptions.set_settings, ({"payment": "invoice", "notice": "email"},)),
    ],
)
async def test_what_is_so_already_changes_nothing_and_says_so(
    steering: Steering, owner: Any, verb: Any, args: tuple[Any, ...]
) -> None:
    """Before and after; and the change before it can be undone as if it hadn't been."""
    with clock.stopped_at(MONDAY):
        earlier = await steering.do(subscriptions.set_extra, 3, TREATS, 2)
        before = await steering.now()
        assert nothing(await steering.do(verb, *args, preview=True))
        assert nothing(await steering.do(verb, *args))
        assert before == await steering.now()
        assert 1 == await owner.fetchval("SELECT count(*) FROM subscription_change")
        await steering.do(subscriptions.undo, earlier.change)


async def test_what_was_said_once_is_not_said_again(steering: Steering, owner: Any) -> None:
    """The same address, payment, quantity, day, pause, and as soon as possible, a second time."""
    acts: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
        (subscriptions.set_this_time, (1,), {"address": None, "payment": "card"}),
        (subscriptions.set_extra, (1, TREATS, 2), {}),
        (subscriptions.skip, (2,), {}),
        (subscriptions.move, (1, date(2026, 11, 25)), {}),
        (subscriptions.deliver_now, (), {}),
        (subscriptions.cancel, (None,), {}),
    ]
    with clock.stopped_at(MONDAY):
        for verb, args, named in acts:
            assert (await steering.do(verb, *args, **named)).change is not None
            again = await steering.do(verb, *args, **named)
            assert nothing(again), verb
        assert 6 == await owner.fetchval("SELECT count(*) FROM subscription_change")


async def test_as_usual_is_nothing_of_its_own(steering: Steering, owner: Any) -> None:
    """One delivery paid as all others are has no row for that."""
    with clock.stopped_at(MONDAY):
        assert nothing(
            await steering.do(subscriptions.set_this_time, 2, address=None, payment="invoice")
        )
    assert [1] == [row["number"] for row in await deliveries(owner, steering.subscription)]


async def test_the_day_that_is_shown_leaves_a_rhythm_of_sundays_alone(steering: Steering) -> None:
    """What comes on a Saturday since Sunday is closed comes so already; a delivery that was moved by hand
    and is to set the rhythm isn't such."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.reschedule, 4, Unit.WEEK, date(2026, 11, 22))
        for day in (date(2026, 11, 21), date(2026, 11, 22)):
            assert nothing(await steering.do(subscriptions.reschedule, 4, Unit.WEEK, day))
        await steering.do(subscriptions.move, 1, date(2026, 11, 25))
        moved = await steering.do(subscriptions.reschedule, 4, Unit.WEEK, date(2026, 11, 25))
        assert moved.changes_anything
        assert ("planned", date(2026, 12, 23)) == (await steering.days(2))[1]


async def test_the_order_of_pets_and_a_cheaper_substitute_are_no_change(
    steering: Steering, owner: Any, kari: UUID
) -> None:
    """A dearer substitute is one: it is said yes to."""
    pets = [await dog(owner, kari, name) for name in ("Bella", "Luna")]
    rule: dict[str, Any] = {"sku": FEED, "when_out": WhenOut.SUBSTITUTE, "substitute_sku": TREATS}
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_line, LineForm(**rule, pets=pets))
        await owner.execute("UPDATE product SET price_ore = 4900 WHERE sku = $1", TREATS)
        again = LineForm(**rule, pets=pets[::-1])
        assert nothing(await steering.do(subscriptions.set_line, again))
        await owner.execute("UPDATE product SET price_ore = 9900 WHERE sku = $1", TREATS)
        assert (await steering.do(subscriptions.set_line, again)).change is not None


async def test_a_product_isnt_swapped_for_itself(steering: Steering) -> None:
    with clock.stopped_at(MONDAY), pytest.raises(refusals.LineThereAlready):
        await steering.do(subscriptions.swap_line, FEED, LineForm(sku=FEED))


async def test_a_click_that_changed_nothing_changes_nothing_when_it_is_sent_again(
    steering: Steering,
) -> None:
    """By its key, also where it would change something by then."""
    with clock.stopped_at(MONDAY):
        key = str(uuid4())
        await steering.do(subscriptions.deliver_now)
        assert nothing(await steering.do(subscriptions.deliver_now, key=key))
        await steering.do(subscriptions.move, 1, FIRST + timedelta(days=7))
        before = await steering.now()
        assert nothing(await steering.do(subscriptions.deliver_now, key=key))
        assert before == await steering.now()


async def test_a_skipped_delivery_that_is_moved_comes(steering: Steering) -> None:
    """Who chooses a day for it wants it, which is told before; chosen for its own day it comes on that."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 1)
        day = date(2026, 11, 20)
        shown = await steering.do(subscriptions.move, 1, day, preview=True)
        told = [each.nb for each in subscriptions.what_became(shown)]
        assert "Neste levering kommer fredag 20. november." in told
        assert "Den var hoppet over, men kommer likevel." in told
        await steering.do(subscriptions.move, 1, day)
        assert ("planned", day) == (await steering.days(1))[0]
        await steering.do(subscriptions.skip, 3)
        back = await steering.do(subscriptions.move, 3, date(2027, 1, 13))
        assert ["Leveringen onsdag 13. januar 2027 kommer likevel."] == [
            each.nb for each in subscriptions.what_became(back)
        ]
        await steering.do(subscriptions.skip, 3)
        on = await steering.do(subscriptions.move, 3, date(2027, 1, 15))
        assert [
            "Leveringen onsdag 13. januar 2027, som var hoppet over, kommer likevel,"
            " fredag 15. januar 2027."
        ] == [each.nb for each in subscriptions.what_became(on)]


async def test_as_soon_as_it_can_stays_so_half_an_hour_later(steering: Steering) -> None:
    """A second tap doesn't put off what can be undone, nor turn the rhythm again."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.deliver_now)
        before = await steering.now()
    with clock.stopped_at(MONDAY + timedelta(minutes=30)):
        assert nothing(await steering.do(subscriptions.deliver_now))
        assert before == await steering.now()


async def test_the_same_extra_is_no_change_where_it_is_cheaper_by_now(
    steering: Steering, owner: Any
) -> None:
    """It costs less all the same; where it is dearer, it is said yes to anew."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_extra, 1, TREATS, 2)
        await owner.execute("UPDATE product SET price_ore = 4900 WHERE sku = $1", TREATS)
        assert nothing(await steering.do(subscriptions.set_extra, 1, TREATS, 2))
        await owner.execute("UPDATE product SET price_ore = 6900 WHERE sku = $1", TREATS)
        assert (await steering.do(subscriptions.set_extra, 1, TREATS, 2)).change is not None
