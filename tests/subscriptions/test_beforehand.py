"""What is told before it is tried: a week later, whether one may begin, and what comes first."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.subscriptions.agreed import MONDAY, agreed, lives, sells

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
WEEKS = [
    (FIRST, 4, date(2026, 11, 25)),
    (date(2026, 12, 18), 4, date(2026, 12, 24)),
    (FIRST, 1, None),
]


@pytest.mark.parametrize(("first", "every", "later"), WEEKS)
async def test_a_week_later_is_known_beforehand(
    house: House, owner: Any, kari: UUID, first: date, every: int, later: date | None
) -> None:
    """Moved off closed days as any other, and none where the next delivery stands there already."""
    await sells(owner)
    with clock.stopped_at(MONDAY):
        found = await _agreed(house, owner, kari, first, every)
        deadlines = subscriptions.deadlines_of(house.settings)
        assert later == subscriptions.week_later(found.agreement, 1, deadlines)


async def _agreed(
    house: House, owner: Any, kari: UUID, first: date, every: int
) -> subscriptions.Subscription:
    made = await agreed(house, owner, kari, first, every=every)
    async with house.database.scope():
        found = await subscriptions.load(kari, made)
    assert found is not None
    return found


async def test_past_its_deadline_nothing_is_a_week_later(
    house: House, owner: Any, kari: UUID
) -> None:
    """What can't be moved any more offers no day."""
    await sells(owner)
    with clock.stopped_at(MONDAY):
        found = await _agreed(house, owner, kari, FIRST, 4)
    deadlines = subscriptions.deadlines_of(house.settings)
    with clock.stopped_at(MONDAY + timedelta(days=8)):
        assert subscriptions.week_later(found.agreement, 1, deadlines) is None


@pytest.mark.parametrize(("born", "may"), [(None, True), (2008, True), (2009, False)])
async def test_who_is_under_18_is_told_before_filling_anything_in(
    web: House, owner: Any, kari: UUID, born: int | None, may: bool
) -> None:
    """By the year of birth alone, as all that is asked for (S5)."""
    await owner.execute("UPDATE customer SET birth_year = $2 WHERE id = $1", kari, born)
    with clock.stopped_at(MONDAY):
        async with web.database.scope(customer=kari):
            allowance = await subscriptions.may_begin(kari)
    assert may == allowance.allowed
    assert may or "En voksen" in (allowance.reason.nb if allowance.reason else "")


async def test_who_has_as_many_as_there_may_be_is_told_so(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The ended ones don't count."""
    with clock.stopped_at(MONDAY):
        made = [await agreed(house, owner, kari, FIRST) for _ in range(20)]
        async with web.database.scope(customer=kari):
            assert not (await subscriptions.may_begin(kari)).allowed
        await owner.execute("UPDATE subscription SET state = 'cancelled' WHERE id = $1", made[0])
        async with web.database.scope(customer=kari):
            assert (await subscriptions.may_begin(kari)).allowed


async def test_what_comes_first_of_all(house: House, web: House, owner: Any, kari: UUID) -> None:
    """Of several the soonest, with those who eat of it; what rests or was skipped isn't coming."""
    await lives(owner, kari)
    pet = await owner.fetchval(
        "INSERT INTO pet (customer, name, species, allergies, created_at)"
        " VALUES ($1, 'Luna', 'dog', '{}', now()) RETURNING id",
        kari,
    )
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST + timedelta(days=7))
        first = await agreed(house, owner, kari, FIRST)
        rests = await agreed(house, owner, kari, FIRST - timedelta(days=1))
        skipped = await agreed(house, owner, kari, FIRST - timedelta(days=2))
    await owner.execute("UPDATE subscription SET state = 'paused' WHERE id = $1", rests)
    await owner.execute("UPDATE delivery SET state = 'skipped' WHERE subscription = $1", skipped)
    await owner.execute(
        "INSERT INTO subscription_line_pet (customer, line, pet)"
        " SELECT customer, id, $2 FROM subscription_line WHERE subscription = $1",
        first, pet,
    )  # fmt: skip
    async with web.database.scope(customer=kari):
        [seen] = await subscriptions.outlooks([kari])
    found = seen.soonest
    assert found is not None
    assert (first, FIRST, [pet]) == (found.subscription, found.deliver_on, found.pets)
    await owner.execute("UPDATE subscription SET state = 'cancelled'")
    async with web.database.scope(customer=kari):
        [seen] = await subscriptions.outlooks([kari])
    assert seen.soonest is None


async def test_a_delivery_of_which_all_is_taken_out_is_none_to_wait_for(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """Nothing of it is sent: neither its day is told, nor is it asked what pays for it. With one thing in it,
    it comes."""
    emptied = await agreed_at(house, owner, kari, FIRST, payment="vipps")
    other = await agreed_at(house, owner, kari, FIRST + timedelta(days=7))
    await owner.execute(
        "INSERT INTO delivery_line (customer, delivery, sku, quantity, agreed_ore)"
        " SELECT d.customer, d.id, l.sku, 0, l.agreed_ore FROM delivery d"
        " JOIN subscription_line l ON l.subscription = d.subscription WHERE d.subscription = $1",
        emptied,
    )
    for quantity, first in ((0, other), (1, emptied)):
        await owner.execute("UPDATE delivery_line SET quantity = $1", quantity)
        async with web.database.scope(customer=kari):
            [seen] = await subscriptions.outlooks([kari])
        assert seen.soonest is not None
        assert (first, quantity == 1) == (seen.soonest.subscription, seen.unknown is not None)


async def test_of_what_is_unpaid_the_oldest_comes_first(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """By the days they come on, whichever was asked for first."""
    made = [
        await agreed_at(house, owner, kari, FIRST + timedelta(days=7 * n), payment="card")
        for n in range(3)
    ]
    for n in range(3):
        with clock.stopped_at(DEADLINE + timedelta(days=7 * n)):
            await subscriptions.run(house)
    await owner.execute(
        "UPDATE delivery SET deliver_on = $2 WHERE subscription = $1 AND state = 'ordered'",
        made[1], FIRST - timedelta(days=1),
    )  # fmt: skip
    async with web.database.scope(customer=kari):
        [seen] = await subscriptions.outlooks([kari])
    assert [made[1], made[0], made[2]] == [each.subscription for each in seen.unpaid]


async def agreed_at(
    house: House, owner: Any, customer: UUID, first_on: date, **changed: Any
) -> UUID:
    """On that Monday, of what the shop sells."""
    if not await owner.fetchval("SELECT count(*) FROM product"):
        await sells(owner)
        await lives(owner, customer)
    with clock.stopped_at(MONDAY):
        return await agreed(house, owner, customer, first_on, **changed)


@pytest.mark.parametrize(
    ("planned", "comes", "told"),
    [
        (date(2026, 12, 25), date(2026, 12, 24), "Flyttet fra fredag 25. desember, første juledag"),
        (
            date(2027, 4, 25),
            date(2027, 4, 24),
            "Flyttet fra søndag 25. april 2027, da leverer vi ikke",
        ),
        (
            date(2027, 5, 6),
            date(2027, 5, 5),
            "Flyttet fra torsdag 6. mai 2027, Kristi himmelfartsdag",
        ),
        (FIRST, FIRST, None),
    ],
)
def test_why_it_comes_on_another_day(planned: date, comes: date, told: str | None) -> None:
    """As one says it, each thing once (N8); what comes on its day isn't told as moved, whoever chose it."""
    coming = subscriptions.Coming(
        number=1,
        state=subscriptions.DeliveryState.PLANNED,
        planned_on=planned,
        deliver_on=comes,
        moved_by=subscriptions.MovedBy.CALENDAR if told else subscriptions.MovedBy.CUSTOMER,
        deadline_at=MONDAY,
    )
    with clock.stopped_at(MONDAY):
        why = subscriptions.why_moved(coming)
    assert told == (why.nb if why else None)
