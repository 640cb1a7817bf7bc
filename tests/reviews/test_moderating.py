"""What the shop says of a review: by event, by command, late, twice, and of what was written anew."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from click.testing import Result
from tests.conftest import make_customer
from tests.events.shop import Happened, just_now, merged, states, tell
from tests.house.test_cli import KEY, minside
from tests.orders.orders import order
from tests.reviews.written import GOOD, accepted, mine, read, refused, write

from minside.core import clock
from minside.core.database import SERVICE, Database
from minside.core.house import House
from minside.core.postgres import Server
from minside.reviews import actions as reviews
from minside.reviews.actions import Review, ReviewState


def moderated(review: Review, accepted: bool, hours: float = -2, **said: Any) -> Happened:
    """So long from now; the shop's clock may be slow."""
    data = {
        "review": str(review.id),
        "review_version": review.version,
        "accepted": accepted,
        **said,
    }
    return Happened("review.moderated", data, just_now() + hours)


async def test_the_shop_accepts_and_takes_it_back(
    app_database: Database, house: House, kari: UUID, goods: UUID
) -> None:
    """What others read follows; the reason is its author's."""
    written = await write(app_database, kari)
    await tell(house, moderated(written, True))
    [shown] = await read(app_database)
    assert (5, GOOD.title, GOOD.text, "Kari") == (
        shown.stars,
        shown.title,
        shown.text,
        shown.author,
    )
    await tell(house, moderated(written, False, -1, reason="Den handler om leveringen."))
    assert [] == await read(app_database)
    [mine_now] = await mine(app_database, kari)
    assert (ReviewState.REFUSED, "Den handler om leveringen.") == (mine_now.state, mine_now.reason)


async def test_the_later_word_counts_however_they_come(
    app_database: Database, house: House, kari: UUID, goods: UUID
) -> None:
    """A no of before that comes late doesn't undo the yes."""
    written = await write(app_database, kari)
    yes, no = moderated(written, True, -1), moderated(written, False, -2, reason="Nei")
    await tell(house, yes, no, yes)
    [mine_now] = await mine(app_database, kari)
    assert ReviewState.PUBLISHED is mine_now.state


async def test_a_word_of_what_was_there_before_shows_nothing_else(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """What was written anew since, and what nobody has looked at, isn't let through by an old yes; of what
    was deleted there is nothing to say."""
    written = await write(app_database, kari)
    async with app_database.scope(customer=kari):
        await reviews.rewrite(kari, written.id, 1, replace(GOOD, text="Kjøp klokker: www.eks.no"))
    await tell(house, moderated(written, True))
    assert [] == await read(app_database)
    async with app_database.scope(customer=kari):
        await reviews.delete(kari, written.id)
    gone, odd = moderated(written, True), moderated(written, True)
    odd.data["review"] = "r-6001"
    await tell(house, gone, odd)
    assert ["handled"] * 3 == [state for state, _ in (await states(owner)).values()]


@pytest.mark.parametrize("said", [{}, {"reason": None}, {"reason": " "}, {"reason": "\n\t"}])
async def test_a_no_needs_its_reason(
    app_database: Database,
    house: House,
    owner: Any,
    kari: UUID,
    goods: UUID,
    said: dict[str, Any],
) -> None:
    """Nobody is refused without being told why, and a blank tells nothing."""
    written = await write(app_database, kari)
    await tell(house, moderated(written, False, **said))
    [(state, _)] = (await states(owner)).values()
    assert "dead" == state
    assert ReviewState.PENDING is (await mine(app_database, kari))[0].state


async def _command(server: Server, *words: str) -> Result:
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "reviews", *words, **environment)


async def test_staff_look_by_hand(
    migrated: Server, app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """Listed as others would read it; accepted or refused with who and why, and only what was looked at."""
    written = await write(app_database, kari)
    listed = (await _command(migrated, "list")).output
    for each in (str(written.id), "version 1", "★★★★★  Luna spiser alt", "Vi kjøper mer.", "Kari"):
        assert each in listed
    id, by = str(written.id), ("--by", "KS")
    assert 2 == (await _command(migrated, "refuse", id, "--version", "1", *by)).exit_code
    blank = await _command(migrated, "refuse", id, "--version", "1", *by, "--reason", " ")
    assert 2 == blank.exit_code
    long = await _command(migrated, "refuse", id, "--version", "1", *by, "--reason", "x" * 20_001)
    assert (2, "20,000" in long.output) == (long.exit_code, True)
    other = await _command(migrated, "accept", id, "--version", "2", *by)
    assert (1, "written anew" in other.output) == (other.exit_code, True)
    assert 1 == (await _command(migrated, "accept", str(uuid4()), "--version", "1", *by)).exit_code
    no = await _command(migrated, "refuse", id, "--version", "1", *by, "--reason", "Bare reklame.")
    assert 0 == no.exit_code
    [mine_now] = await mine(app_database, kari)
    assert (ReviewState.REFUSED, "Bare reklame.") == (mine_now.state, mine_now.reason)
    assert "KS" == await owner.fetchval("SELECT moderator FROM review")
    assert "Nothing waits.\n" == (await _command(migrated, "list")).output
    assert 0 == (await _command(migrated, "accept", id, "--version", "1", *by)).exit_code
    assert 1 == len(await read(app_database))


async def test_staff_are_told_where_a_later_word_counts(
    app_database: Database, house: House, kari: UUID, goods: UUID
) -> None:
    """The helpdesk's clock may be a little before ours: who decides by hand isn't told that it is done."""
    written = await write(app_database, kari)
    with clock.stopped_at(clock.now() + timedelta(minutes=2)):
        await refused(house, written)
    with pytest.raises(reviews.NothingToModerate):
        await accepted(house, written)
    assert ReviewState.REFUSED is (await mine(app_database, kari))[0].state


async def test_what_others_read_does_not_say_whose_it_is(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """The copy has another id, and no column that leads to its author."""
    written = await write(app_database, kari)
    await accepted(house, written)
    row = dict(await owner.fetchrow("SELECT * FROM published_review"))
    assert {kari, written.id}.isdisjoint(row.values())
    await refused(house, written)
    assert 0 == await owner.fetchval("SELECT count(*) FROM published_review")


async def test_what_is_erased_takes_its_copy_along(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """Whoever deletes the rows of a customer, by whichever table, leaves nothing for others to read."""
    await accepted(house, await write(app_database, kari))
    async with house.database.scope() as scope:
        await scope.fetch("DELETE FROM review WHERE customer = $1", kari)
    assert 0 == await owner.fetchval("SELECT count(*) FROM published_review")


@pytest.mark.parametrize("both", [False, True])
async def test_two_customers_who_are_one(
    app_database: Database, house: House, owner: Any, kari: UUID, ola: UUID, goods: UUID, both: bool
) -> None:
    """What either wrote is theirs; of two of one product, the one of whoever stays."""
    await order(owner, ola)
    theirs = await write(app_database, ola, form=replace(GOOD, title="Olas"))
    await accepted(house, theirs)
    if both:
        await write(app_database, kari)
    await _are_one(house, owner, kari, ola)
    kept = await mine(app_database, kari)
    assert [GOOD.title if both else "Olas"] == [each.title for each in kept]
    assert (0 if both else 1) == len(await read(app_database))


async def _are_one(house: House, owner: Any, kept: UUID, gone: UUID) -> None:
    await owner.execute(
        "INSERT INTO shop_number (number, customer) VALUES ('1', $1), ('2', $2)", kept, gone
    )
    await owner.execute(
        "UPDATE customer SET number = CASE WHEN id = $1 THEN '1' ELSE '2' END WHERE id IN ($1, $2)",
        kept, gone,
    )  # fmt: skip
    await tell(house, merged("1", "2"))


@pytest.mark.parametrize("is_writer_kept", [True, False])
async def test_a_vote_that_becomes_ones_own_goes(
    app_database: Database,
    house: House,
    owner: Any,
    kari: UUID,
    ola: UUID,
    goods: UUID,
    is_writer_kept: bool,
) -> None:
    """Where who wrote and who voted turn out to be one; others' votes stay."""
    await order(owner, ola)
    writer, voter = (kari, ola) if is_writer_kept else (ola, kari)
    await accepted(house, await write(app_database, writer))
    [shown] = await read(app_database)
    for each in (voter, await make_customer(owner, "mona@example.com")):
        async with app_database.scope(customer=each):
            await reviews.vote(each, shown.id, is_useful=True)
    await _are_one(house, owner, kari, ola)
    assert [(1, True, False)] == [
        (each.votes, each.is_own, each.is_voted_for) for each in await read(app_database, kari)
    ]
