"""How long food lasts, and the rhythm that fits: offered, taken, and never forced (N11)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import bought, dog, named, packed_in

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import Asked, CountedFrom, Fit, Food, Unit
from minside.subscriptions.actions.lasting import best_interval

FIRST = date(2026, 11, 18)
CAME = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def shop(owner: Any, kari: UUID) -> None:
    await sells(owner)
    await packed_in(owner)
    await lives(owner, kari)


async def foods(web: House, customer: UUID) -> dict[str, Food]:
    async with web.database.scope(customer=customer):
        [found] = await subscriptions.foods_of([customer])
    return found


async def fit(web: House, customer: UUID, subscription: UUID) -> Fit | None:
    deadlines = subscriptions.deadlines_of(web.settings)
    known = await foods(web, customer)
    async with web.database.scope(customer=customer):
        found = await subscriptions.load(customer, subscription)
    assert found is not None
    return subscriptions.fitting(found.id, found.agreement, known, deadlines)


async def test_it_lasts_from_what_came_last_for_all_who_eat_it(
    web: House, owner: Any, kari: UUID
) -> None:
    """Two bags for two dogs; what came before is eaten up."""
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna", FEED_12=300)
        bella = await dog(owner, kari, "Bella", FEED_12=200)
        await bought(owner, kari, CAME - timedelta(days=40), came=CAME - timedelta(days=38))
        await bought(owner, kari, CAME - timedelta(days=2), came=CAME, quantity=2)
        found = (await foods(web, kari))[FEED]
    assert ((luna, bella), 500, 24) == (found.pets, found.grams_a_day, found.pack_days)
    assert (CountedFrom.ARRIVED, date(2026, 11, 2), 2) == (
        found.counted_from, found.counted_on, found.packs,
    )  # fmt: skip
    assert date(2026, 12, 20) == found.lasts_until


async def test_what_is_on_its_way_counts_too(web: House, owner: Any, kari: UUID) -> None:
    """Beside what came; alone, from today on."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=400)
        await bought(owner, kari, MONDAY - timedelta(days=1))
        found = (await foods(web, kari))[FEED]
        assert (CountedFrom.ON_ITS_WAY, date(2026, 12, 9)) == (
            found.counted_from,
            found.lasts_until,
        )
        await bought(owner, kari, CAME, came=CAME)
        found = (await foods(web, kari))[FEED]
    assert (CountedFrom.ARRIVED, 2, date(2027, 1, 1)) == (
        found.counted_from, found.packs, found.lasts_until,
    )  # fmt: skip


async def test_what_is_on_its_way_is_begun_once_it_is_here(
    web: House, owner: Any, kari: UUID
) -> None:
    """A bag that came long ago is eaten up: the next one lasts from today at the earliest."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=400)
        came = CAME - timedelta(days=60)
        await bought(owner, kari, came, came=came)
        await bought(owner, kari, MONDAY - timedelta(days=1))
        found = (await foods(web, kari))[FEED]
    assert (2, 1, date(2026, 12, 9)) == (found.packs, found.on_their_way, found.lasts_until)


async def test_where_nothing_came_it_is_counted_from_what_comes_next(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=400)
        mine = await agreed(house, owner, kari, FIRST)
        found = (await foods(web, kari))[FEED]
    assert (CountedFrom.COMING, FIRST, FIRST + timedelta(days=30), mine) == (
        found.counted_from, found.counted_on, found.lasts_until, found.subscription,
    )  # fmt: skip


async def test_the_rhythm_that_fits_is_offered_and_taken_by_the_verb_there_is(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """A bag for 24 days, every fourth week: every third fits, before what there is is eaten up. Once it
    is taken, nothing more is offered."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=500)
        await bought(owner, kari, CAME, came=CAME)
        mine = await agreed(house, owner, kari, FIRST + timedelta(days=14))
        offered = await fit(web, kari, mine)
        assert Fit(3, Unit.WEEK, date(2026, 11, 26), FEED, 24) == offered
        asked = Asked(customer=kari, subscription=mine, version=1)
        async with web.database.scope(customer=kari):
            done = await subscriptions.reschedule(web, asked, 3, Unit.WEEK, offered.next_on)  # type: ignore[union-attr]
        assert date(2026, 11, 26) == done.after.agreement.next.deliver_on  # type: ignore[union-attr]
        assert await fit(web, kari, mine) is None


@pytest.mark.parametrize(
    ("days", "unit", "best"),
    [
        (28, Unit.WEEK, (4, Unit.WEEK)),
        (27, Unit.WEEK, (3, Unit.WEEK)),
        (6, Unit.WEEK, None),
        (1000, Unit.WEEK, (26, Unit.WEEK)),
        (62, Unit.MONTH, (2, Unit.MONTH)),
        (30, Unit.MONTH, (4, Unit.WEEK)),
        (1000, Unit.MONTH, (6, Unit.MONTH)),
        (3, Unit.MONTH, None),
    ],
)
def test_an_interval_is_never_longer_than_the_food_lasts(
    days: int, unit: Unit, best: tuple[int, Unit] | None
) -> None:
    """In the unit that is used, where that is short enough."""
    assert best == best_interval(days, unit)


async def test_nothing_is_reckoned_where_nobody_says_how_much_one_of_them_eats(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Bella eats of it too: then nobody knows how long it lasts, and nothing is offered."""
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna", FEED_12=700)
        bella = await dog(owner, kari, "Bella")
        mine = await agreed(house, owner, kari, FIRST)
        await named(owner, kari, mine, FEED, luna, bella)
        found = (await foods(web, kari))[FEED]
        assert ((bella,), None, None) == (found.unknown, found.pack_days, found.lasts_until)
        assert await fit(web, kari, mine) is None


async def test_what_cannot_be_changed_now_is_not_offered(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Past the deadline, or paused."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=700)
        mine = await agreed(house, owner, kari, FIRST)
        assert await fit(web, kari, mine) is not None
    with clock.stopped_at(datetime(2026, 11, 16, 13, tzinfo=UTC)):
        assert await fit(web, kari, mine) is None
    with clock.stopped_at(MONDAY):
        asked = Asked(customer=kari, subscription=mine, version=1)
        async with web.database.scope(customer=kari):
            await subscriptions.pause(web, asked, None)
        assert await fit(web, kari, mine) is None


async def test_what_fits_is_left_alone(house: House, web: House, owner: Any, kari: UUID) -> None:
    """Every fourth week, and a bag for thirty days; the other product is nobody's food."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=400)
        mine = await agreed(house, owner, kari, FIRST, {}, {"sku": TREATS, "agreed_ore": 5900})
        assert [FEED] == list(await foods(web, kari))
        assert await fit(web, kari, mine) is None


async def test_food_that_two_subscriptions_bring_is_offered_no_rhythm(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Which of them is to come otherwise isn't ours to say."""
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=700)
        mine = await agreed(house, owner, kari, FIRST)
        await agreed(house, owner, kari, FIRST)
        assert (await foods(web, kari))[FEED].subscription is None
        assert await fit(web, kari, mine) is None


async def test_food_that_is_eaten_up_is_to_come_as_soon_as_it_can(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=400)
        await bought(owner, kari, CAME, came=CAME - timedelta(days=60))
        mine = await agreed(house, owner, kari, FIRST + timedelta(days=7))
        found = await fit(web, kari, mine)
        earliest = subscriptions.deadlines_of(web.settings).earliest()
    assert Fit(4, Unit.WEEK, earliest, FEED, 30) == found


async def test_of_what_a_pet_uses_and_nobody_eats_no_grams_are_asked(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """A line may name whose litter it is; of food that it names, how much is asked."""
    await owner.execute("UPDATE product SET category = '{Katt,Kattesand}' WHERE sku = $1", TREATS)
    with clock.stopped_at(MONDAY):
        mons = await dog(owner, kari, "Mons")
        mine = await agreed(house, owner, kari, FIRST, {}, {"sku": TREATS, "agreed_ore": 5900})
        for sku in (FEED, TREATS):
            await named(owner, kari, mine, sku, mons)
        known = await foods(web, kari)
    assert {FEED: (mons,)} == {sku: food.unknown for sku, food in known.items()}


async def test_a_pause_is_left_as_long_as_it_is(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Food that runs out before its end brings nothing earlier: another rhythm begins where it ends."""
    until = date(2027, 2, 1)
    with clock.stopped_at(MONDAY):
        await dog(owner, kari, "Luna", FEED_12=280)
        await bought(owner, kari, CAME - timedelta(days=2), came=CAME)
        subscription = await agreed(house, owner, kari, FIRST, every=4)
        await owner.execute("UPDATE delivery SET deliver_on = $1, planned_on = $1", until)
        await owner.execute("UPDATE subscription SET paused_until = $1, anchor_on = $1", until)
        found = await fit(web, kari, subscription)
        assert found is not None
        assert (6, Unit.WEEK, until) == (found.every, found.unit, found.next_on)
        await owner.execute("UPDATE subscription SET every = 6")
        assert await fit(web, kari, subscription) is None
