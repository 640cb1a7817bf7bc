"""Votes on what others wrote: once each, not on one's own, and taken back (S17)."""

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from tests.conftest import make_customer
from tests.reviews.written import GOOD, accepted, mine, read, write

from minside.core.codes import Code
from minside.core.database import Database
from minside.core.house import House
from minside.reviews import actions as reviews
from minside.reviews.actions import Published, Review


@pytest.fixture
async def shown(app_database: Database, house: House, kari: UUID, goods: UUID) -> Published:
    """What Kari wrote, as others read it."""
    await accepted(house, await write(app_database, kari))
    [published] = await read(app_database)
    return published


async def vote(database: Database, who: UUID, what: UUID, is_useful: bool = True) -> Any:
    async with database.scope(customer=who):
        return await reviews.vote(who, what, is_useful=is_useful)


async def test_a_vote_counts_once_and_is_taken_back(
    app_database: Database, kari: UUID, ola: UUID, shown: Published
) -> None:
    """Said ten times at once it is one; who voted is told only to themselves."""
    votes = (vote(app_database, ola, shown.id) for _ in range(10))
    assert {1} == {each.votes for each in await asyncio.gather(*votes)}
    assert [(1, True, False)] == [
        (each.votes, each.is_voted_for, each.is_own) for each in await read(app_database, ola)
    ]
    assert [(1, False, True)] == [
        (each.votes, each.is_voted_for, each.is_own) for each in await read(app_database, kari)
    ]
    assert [(1, False, False)] == [
        (each.votes, each.is_voted_for, each.is_own) for each in await read(app_database)
    ]
    assert [1] == [each.votes for each in await mine(app_database, kari)]
    for _ in range(2):
        assert 0 == (await vote(app_database, ola, shown.id, False)).votes


async def test_nobody_votes_on_their_own(
    app_database: Database, kari: UUID, shown: Published
) -> None:
    """The verb says so, and PostgreSQL where a verb forgot to."""
    with pytest.raises(reviews.OwnReview) as refused:
        await vote(app_database, kari, shown.id)
    assert (("review",), Code.NOT_POSSIBLE) == (refused.value.field, refused.value.code)
    async with app_database.scope(customer=kari) as scope:
        with pytest.raises(asyncpg.CheckViolationError):
            async with scope.savepoint():
                await scope.fetch(
                    "INSERT INTO review_vote (customer, published, voted_at) VALUES ($1, $2, now())",
                    kari,
                    shown.id,
                )


async def test_what_nobody_reads_is_not_voted_on(
    app_database: Database, house: House, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """Neither what waits, by its author's id, nor what isn't there."""
    written = await write(app_database, kari)
    for which in (written.id, uuid4()):
        with pytest.raises(reviews.ReviewNotFound):
            await vote(app_database, ola, which)
        assert await vote(app_database, ola, which, False) is None


async def test_a_vote_is_on_what_was_read(
    app_database: Database, house: House, kari: UUID, ola: UUID, shown: Published
) -> None:
    """What is written anew begins without: nobody found that useful yet."""
    await vote(app_database, ola, shown.id)
    [written] = await mine(app_database, kari)
    async with app_database.scope(customer=kari):
        anew: Review = await reviews.rewrite(kari, written.id, 1, replace(GOOD, stars=1))
    await accepted(house, anew)
    [now] = await read(app_database)
    assert (0, True) == (now.votes, now.id != shown.id)


async def test_forty_at_once_are_forty(
    app_database: Database, owner: Any, shown: Published
) -> None:
    """No vote is lost, none doubled."""
    voters = [await make_customer(owner, f"{n}@example.com") for n in range(40)]
    await asyncio.gather(*(vote(app_database, each, shown.id) for each in voters * 2))
    assert [40] == [each.votes for each in await read(app_database)]
    await asyncio.gather(*(vote(app_database, each, shown.id, False) for each in voters[:15] * 2))
    assert [25] == [each.votes for each in await read(app_database)]
