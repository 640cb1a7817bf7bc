"""Joining and leaving the venneklubb: every period, by whose act, in whatever order it is told (S6)."""

import asyncio
import json
import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import empty
from tests.events.shop import MORNING, Happened, merged, registered, states, tell

from minside.core import clock
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.house import House
from minside.core.idempotency import KeyReused
from minside.core.refusals import Refused
from minside.customers import actions as customers
from minside.customers.actions import ChangedBy
from minside.membership import actions as membership
from minside.membership.actions import Fact, fold

from .club import ended, started

BY = ChangedBy.CUSTOMER
NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


def fact(hours: float, *, is_joining: bool) -> Fact:
    return Fact(is_joining, BY, None, NOON + timedelta(hours=hours), "")


async def periods_of(house: House, number: str = "10001") -> list[membership.Period]:
    """Oldest first, of whom the shop calls so."""
    async with house.database.scope() as scope:
        customer = await scope.fetchval(
            "SELECT customer FROM shop_number WHERE number = $1", number
        )
        return (await membership.membership(customer)).periods[::-1]


def hours(periods: list[membership.Period]) -> list[tuple[float, float | None]]:
    """From when to when, in hours after the morning."""
    hour = timedelta(hours=1)
    return [
        ((p.began_at - MORNING) / hour, p.ended_at and (p.ended_at - MORNING) / hour)
        for p in periods
    ]


async def test_one_joins_and_leaves(app_database: Database, kari: UUID) -> None:
    """Both count at once, and the period stays, with its dates and by whom."""
    with clock.stopped_at(NOON):
        async with app_database.scope(customer=kari):
            assert not (await membership.membership(kari)).is_member
            joined = await membership.join(kari)
    assert (True, NOON) == (joined.is_member, joined.since)
    later = NOON + timedelta(days=40)
    with clock.stopped_at(later):
        async with app_database.scope(customer=kari):
            left = await membership.leave(kari, "  Flytter utenlands ")
    assert (False, None) == (left.is_member, left.since)
    [period] = left.periods
    assert (NOON, BY, later, BY) == (
        period.began_at, period.began_by, period.ended_at, period.ended_by,
    )  # fmt: skip
    assert "Flytter utenlands" == period.reason


async def test_leaving_asks_for_no_reason(app_database: Database, kari: UUID) -> None:
    """As easy as joining: nothing has to be said."""
    async with app_database.scope(customer=kari):
        await membership.join(kari)
        [period] = (await membership.leave(kari)).periods
    assert (None, True) == (period.reason, period.ended_at is not None)


async def test_too_long_a_reason_is_refused_at_its_field(
    app_database: Database, kari: UUID
) -> None:
    """Who writes a letter is told how much there is room for, and is a member still."""
    async with app_database.scope(customer=kari):
        await membership.join(kari)
        with pytest.raises(Refused) as refused:
            await membership.leave(kari, "x" * 201)
        [refusal] = refused.value.refusals
        assert (("reason",), Code.TOO_LONG) == (refusal.field, refusal.code)
        assert (await membership.membership(kari)).is_member


async def test_joining_never_ticks_a_consent(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """A member gets no newsletter for that alone: nothing is written but the membership, and no
    consent is told to anybody (S32)."""
    before = await filled(owner)
    async with app_database.scope(customer=kari):
        await membership.join(kari)
    added = {"membership_fact", "outgoing_event", "pgqueuer", "pgqueuer_log"}
    assert await filled(owner) - before <= added
    assert ["membership.changed"] == [
        row["type"] for row in await owner.fetch("SELECT type FROM outgoing_event")
    ]


async def filled(owner: Any) -> set[str]:
    """The tables that hold a row."""
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = [row["tablename"] for row in rows]
    return {n for n in names if await owner.fetchval(f'SELECT EXISTS (SELECT FROM "{n}")')}


async def test_joining_twice_and_leaving_twice_change_nothing(
    app_database: Database, kari: UUID
) -> None:
    """Who is a member stays one since when they were; who isn't, stays none: neither is a fault."""
    async with app_database.scope(customer=kari):
        assert [] == (await membership.leave(kari)).periods
        first = await membership.join(kari)
        assert first == await membership.join(kari)
        left = await membership.leave(kari)
        assert left == await membership.leave(kari, "En gang til")


@pytest.mark.parametrize("key", [None, "one click"])
async def test_twenty_at_once_join_once(
    key: str | None, app_database: Database, owner: Any, kari: UUID
) -> None:
    """A double click, or two windows, make one period, and the shop is told once."""

    async def press() -> membership.Membership:
        async with app_database.scope(customer=kari):
            return await membership.join(kari, key=key)

    joined = await asyncio.gather(*(press() for _ in range(20)))
    assert all(each.is_member for each in joined)
    assert 1 == await owner.fetchval("SELECT count(*) FROM membership_fact")
    assert 1 == await owner.fetchval("SELECT count(*) FROM outgoing_event")


async def test_a_click_that_comes_late_does_nothing_more(
    app_database: Database, kari: UUID
) -> None:
    """What was sent twice on a bad line doesn't make somebody a member again who has left since."""
    async with app_database.scope(customer=kari):
        await membership.join(kari, key="one click")
        await membership.leave(kari, key="another click")
        assert not (await membership.join(kari, key="one click")).is_member
        with pytest.raises(KeyReused):
            await membership.leave(kari, "Derfor", key="another click")


@pytest.mark.parametrize(("minutes", "periods"), [(29, 1), (31, 2)])
async def test_who_comes_back_the_same_day_never_left(
    minutes: int, periods: int, app_database: Database, kari: UUID
) -> None:
    """Leaving is taken back until midnight in Oslo, which isn't midnight in London."""
    left = datetime(2026, 7, 1, 21, 30, tzinfo=UTC)  # 23:30 in Oslo
    async with app_database.scope(customer=kari):
        with clock.stopped_at(left - timedelta(days=40)):
            await membership.join(kari)
        with clock.stopped_at(left):
            await membership.leave(kari, "Et bomtrykk")
        with clock.stopped_at(left + timedelta(minutes=minutes)):
            back = await membership.join(kari)
    assert (True, periods) == (back.is_member, len(back.periods))
    assert (None, None) == (back.periods[0].ended_at, back.periods[0].reason)


async def test_the_shop_may_be_ahead_of_us(app_database: Database, owner: Any, kari: UUID) -> None:
    """What a customer does here comes after whatever was told, though the shop's clock is fast."""
    await owner.execute(
        "INSERT INTO membership_fact (customer, is_joining, done_by, happened_at, event)"
        " VALUES ($1, true, 'system', $2, 'shop/1')",
        kari, NOON + timedelta(minutes=4),
    )  # fmt: skip
    with clock.stopped_at(NOON):
        async with app_database.scope(customer=kari):
            assert not (await membership.leave(kari)).is_member


async def test_the_shop_tells_who_joined_and_left(house: House, owner: Any) -> None:
    """Each with who did it and why."""
    why = "Kunden ringte og ville ut"
    await tell(house, registered(), started(by="customer"), ended(30, by="staff", reason=why))
    [period] = await periods_of(house)
    assert [(1, 30)] == hours([period])
    assert (ChangedBy.CUSTOMER, ChangedBy.STAFF, why) == (
        period.began_by, period.ended_by, period.reason,
    )  # fmt: skip


async def test_staff_who_end_it_say_why(house: House, owner: Any) -> None:
    """Nobody is put out of the club without a word: a dead letter."""
    event = ended(by="staff")
    await tell(house, registered(), started(), event)
    state, reason = (await states(owner))[event.id]
    assert ("dead", True) == (state, "reason" in (reason or ""))
    assert [(1, None)] == hours(await periods_of(house))


async def test_an_end_before_its_start_waits_for_it(house: House, owner: Any) -> None:
    """An end alone is no period; when the start comes after all, both are."""
    await tell(house, registered(), ended(30))
    assert [] == await periods_of(house)
    await tell(house, started(1))
    assert [(1, 30)] == hours(await periods_of(house))


async def test_a_member_who_isnt_known_yet_is_waited_for(house: House, owner: Any) -> None:
    """The event is taken in once the shop has told who it is."""
    event = started()
    await tell(house, event)
    assert "waiting" == (await states(owner))[event.id][0]
    await tell(house, registered(hours=0.5))
    assert [(1, None)] == hours(await periods_of(house))


STORY = (
    registered(),
    started(1),
    started(2, by="staff", reason="Meldt inn igjen ved en feil"),
    ended(30),
    ended(31, by="system"),
    started(32),  # The same day.
    ended(80),
    started(130),
)


@pytest.mark.parametrize("seed", range(6))
async def test_the_same_comes_of_it_in_any_order(seed: int, house: House, owner: Any) -> None:
    """However the shop's word travels, and though all of it comes twice."""
    await tell(house, *STORY)
    expected = await periods_of(house)
    assert [(1, 80), (130, None)] == hours(expected)
    await empty(owner)
    shuffled: list[Happened] = [*STORY, *STORY]
    random.Random(seed).shuffle(shuffled)
    await tell(house, *shuffled)
    assert expected == await periods_of(house)


@pytest.mark.parametrize("order", range(6))
async def test_two_who_are_one_were_members_as_one(order: int, house: House, owner: Any) -> None:
    """A merge puts the two stories together, whenever it is told."""
    told = [started(1), ended(60, number="10002"), merged("10001", "10002", 3)]
    await tell(house, registered(), registered("10002"))
    await tell(house, *list(permutations(told))[order])
    assert [(1, 60)] == hours(await periods_of(house))


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=12), st.randoms())
def test_periods_follow_from_the_facts_alone(
    told: list[tuple[int, bool]], chance: random.Random
) -> None:
    """In any order the same periods; they follow one another, on different days, and only the last
    may go on."""
    facts = [fact(hour, is_joining=is_joining) for hour, is_joining in told]
    periods = fold(facts)
    chance.shuffle(facts)
    assert periods == fold(facts)
    for before, after in pairwise(periods):
        assert before.ended_at is not None
        assert (
            before.ended_at.astimezone(clock.OSLO).date()
            < after.began_at.astimezone(clock.OSLO).date()
        )
    assert all(p.ended_at is None or p.ended_at >= p.began_at for p in periods)


async def test_the_shop_is_told_of_what_is_done_here(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Under the number it knows her by, each time that something changed."""
    await owner.execute("UPDATE customer SET number = '10001' WHERE id = $1", kari)
    with clock.stopped_at(NOON):
        async with app_database.scope(customer=kari):
            await membership.join(kari)
            await membership.leave(kari, "Det sier jeg ikke videre")
    rows = await owner.fetch("SELECT data::text FROM outgoing_event ORDER BY id")
    assert 2 == len(rows)
    assert '"customer": "10001"' in rows[0]["data"]
    assert ['"member": true' in row["data"] for row in rows] == [True, False]
    assert "sier jeg" not in rows[1]["data"]


async def test_a_number_that_only_an_address_tells_stays_ours(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Whoever typed her address in the shop learns nothing there of her membership."""
    await owner.execute("UPDATE customer SET number = '10009' WHERE id = $1", kari)
    await owner.execute(
        "INSERT INTO shop_number (number, customer, is_recognised) VALUES ('10009', $1, true)", kari
    )
    async with app_database.scope(customer=kari):
        await membership.join(kari)
    assert '"customer": null' in await owner.fetchval("SELECT data::text FROM outgoing_event")


async def _told_of_the_club(owner: Any) -> list[tuple[str | None, UUID, bool, float]]:
    """By which number, of whom, whether in, and since how many hours after the morning; all that was
    told until now, once."""
    rows = await owner.fetch(
        """
        DELETE FROM outgoing_event WHERE type = 'membership.changed'
        RETURNING id, customer, data::text
        """
    )
    found = [(row["customer"], json.loads(row["data"])) for row in sorted(rows)]
    assert [str(customer) for customer, _ in found] == [data["id"] for _, data in found]
    return [
        (data["customer"], customer, data["member"], _hours_after(data["at"]))
        for customer, data in found
    ]


def _hours_after(moment: str) -> float:
    return (datetime.fromisoformat(moment) - MORNING) / timedelta(hours=1)


async def test_of_two_who_are_one_the_shop_hears_how_they_stand(house: House, owner: Any) -> None:
    """Under the number and the id that remain: also where nothing was said of her but of the other."""
    await tell(house, registered(), registered("10002"), started(1, number="10002"))
    await tell(house, registered("10003"), ended(60))
    await _told_of_the_club(owner)
    await tell(house, merged("10001", "10002", 70))
    kari = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
    assert [("10001", kari, False, 60)] == await _told_of_the_club(owner)
    await tell(house, merged("10003", "10001", 71), merged("10003", "10001", 72))
    kari = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10003'")
    assert [("10003", kari, False, 60)] == await _told_of_the_club(owner)
    await tell(house, registered("10004"), registered("10005"), merged("10004", "10005", 73))
    assert [] == await _told_of_the_club(owner)


async def test_of_numbers_taken_apart_the_shop_hears_how_each_stands(
    house: House, owner: Any, kari: UUID
) -> None:
    """The account that got a membership with a number isn't in any longer; who goes by the number is."""
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = created_at, claimed_at = created_at,"
        " email_verified_at = created_at"
    )
    await tell(house, registered("10003"), started(1, number="10003"))
    await _told_of_the_club(owner)
    await tell(house, registered("10003", 2, email="kari@example.com"))
    assert [(None, kari, True, 1)] == await _told_of_the_club(owner)
    with clock.stopped_at(NOON):
        async with house.database.scope():
            await customers.separate("10003")
    other = await owner.fetchval("SELECT customer FROM shop_number")
    noon = (NOON - MORNING) / timedelta(hours=1)
    assert [(None, kari, False, noon), ("10003", other, True, 1)] == await _told_of_the_club(owner)


async def test_who_told_us_isnt_told_back(house: House, owner: Any) -> None:
    """The shop hears of a helpdesk's word, not of its own; and of nothing that changes nothing."""
    await tell(house, registered(), started())
    await tell(house, ended(30, by="staff", reason="Ringte"), source="helpdesk")
    await tell(house, ended(31))
    rows = await owner.fetch(
        "SELECT origin FROM outgoing_event WHERE type = 'membership.changed' ORDER BY id"
    )
    assert ["shop", "helpdesk"] == [row["origin"] for row in rows]


async def test_another_customers_membership_is_theirs(
    app_database: Database, kari: UUID, ola: UUID
) -> None:
    """Ola neither sees it nor ends it."""
    async with app_database.scope(customer=kari):
        await membership.join(kari)
    async with app_database.scope(customer=ola):
        assert [] == (await membership.membership(kari)).periods
        assert not (await membership.membership(ola)).is_member
