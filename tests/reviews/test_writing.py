"""Reviews: written of what was bought, changed, and taken away (S17)."""

import asyncio
from contextvars import Context
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.jobs.running import run_jobs
from tests.orders.orders import PLACED, happened, order, product, sent, sent_back, told
from tests.reviews.written import GOOD, accepted, mine, read, write

from minside.core import clock
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.house import House
from minside.core.idempotency import KeyReused
from minside.core.language import Language
from minside.core.refusals import Refusal, Refused
from minside.pets import actions as pets
from minside.pets.actions import PetForm, Species
from minside.reviews import actions as reviews
from minside.reviews.actions import ReviewForm, ReviewState, ShownAs
from minside.reviews.tables import Review

THEN = datetime(2026, 11, 9, 9, tzinfo=UTC)


async def test_what_is_written_waits_and_the_shop_is_told(
    app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """Its author sees it, nobody else does; what leaves is what others will read, and not who wrote it."""
    written = await write(app_database, kari)
    assert [written] == await mine(app_database, kari)
    assert (ReviewState.PENDING, 1) == (written.state, written.version)
    assert [] == await read(app_database)
    assert [
        (
            "review.submitted",
            {
                "review": str(written.id),
                "review_version": 1,
                "sku": "FEED-12",
                "stars": 5,
                "title": "Luna spiser alt",
                "text": "Hun slikker skåla.\nVi kjøper mer.",
                "author": "Kari",
            },
        )
    ] == await told(owner)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"stars": 0}, {("stars",): Code.OUT_OF_RANGE}),
        ({"stars": 6}, {("stars",): Code.OUT_OF_RANGE}),
        ({"stars": None}, {("stars",): Code.REQUIRED}),
        ({"title": "x" * 121}, {("title",): Code.TOO_LONG}),
        ({"title": "to\nlinjer"}, {("title",): Code.INVALID_CHARACTERS}),
        ({"title": "\u200b \u2800"}, {("title",): Code.REQUIRED}),
        ({"text": "x" * 20_000}, {("text",): Code.TOO_LONG}),
        ({"text": "x" * 5_001}, {("text",): Code.TOO_LONG}),
        ({"text": "a\x07b"}, {("text",): Code.INVALID_CHARACTERS}),
        ({"text": "a\u202eb"}, {("text",): Code.INVALID_CHARACTERS}),
        (
            {"stars": None, "title": None, "text": " "},
            {("stars",): Code.REQUIRED, ("title",): Code.REQUIRED, ("text",): Code.REQUIRED},
        ),
    ],
)
async def test_bad_input_is_refused_at_its_field(
    app_database: Database,
    owner: Any,
    kari: UUID,
    goods: UUID,
    changed: dict[str, Any],
    wrong: dict[tuple[str, ...], Code],
) -> None:
    """All that is wrong at once, and nothing is kept or told."""
    with pytest.raises(Refused) as refused:
        await write(app_database, kari, form=replace(GOOD, **changed))
    assert wrong == {each.field: each.code for each in refused.value.refusals}
    assert ([], []) == (await mine(app_database, kari), await told(owner))


async def test_the_longest_text_goes(app_database: Database, kari: UUID, goods: UUID) -> None:
    """120 and 5,000 characters; markup and addresses are characters like others."""
    longest = replace(GOOD, title="å" * 120, text=f"<b>https://x.no</b>{'å' * 4981}")
    written = await write(app_database, kari, form=longest)
    assert (longest.title, longest.text) == (written.title, written.text)


async def test_only_what_was_bought_is_written_about(
    app_database: Database, owner: Any, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """Not what another bought, nor what nobody sells; one refusal, whoever's it is."""
    await product(owner, "BOWL")
    for whose, sku in ((ola, "FEED-12"), (kari, "BOWL"), (kari, "NO-SUCH")):
        with pytest.raises(reviews.NotBought) as refused:
            await write(app_database, whose, sku)
        assert (("sku",), Code.NOT_POSSIBLE) == (refused.value.field, refused.value.code)
    # Of another size it is the same product, and the review is of what was bought.
    assert "FEED-12" == (await write(app_database, kari, "FEED-3")).sku


async def test_what_can_be_written_is_said_before(
    app_database: Database, owner: Any, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """As it is refused when it is tried; of another size it is the same."""
    for whose in (kari, ola):
        async with app_database.scope(customer=whose):
            found = await reviews.may_write(whose, "FEED-3")
            assert (whose == kari) is found.allowed
    assert reviews.NotBought.why == found.reason
    written = await write(app_database, kari)
    async with app_database.scope(customer=kari):
        assert reviews.AlreadyReviewed.why == (await reviews.may_write(kari, "FEED-3")).reason
        assert written == await reviews.find_of(kari, "FEED-3")
        assert await reviews.find_of(kari, "LEAD") is None


async def _cancelled(owner: Any, made: UUID) -> None:
    await happened(owner, made, "cancelled", THEN)


async def _returned(owner: Any, made: UUID) -> None:
    await sent(owner, made, {"1": 2, "2": 1}, PLACED, delivered=THEN)
    await sent_back(owner, made, {"1": 2}, THEN)


async def _came_back(owner: Any, made: UUID) -> None:
    await sent(owner, made, {"1": 2, "2": 1}, PLACED, returned=THEN)


async def _replaced(owner: Any, made: UUID) -> None:
    await sent(owner, made, {"1": 1}, PLACED, delivered=THEN)
    await sent_back(owner, made, {"1": 1}, THEN)


async def _sent_back_and_the_rest_cancelled(owner: Any, made: UUID) -> None:
    await _replaced(owner, made)
    await happened(owner, made, "cancelled", THEN)


async def _one_of_each(owner: Any, made: UUID) -> None:
    """One bag was withdrawn from and came back to the shop uncollected; the other is kept."""
    await sent_back(owner, made, {"1": 1}, THEN)
    await sent(owner, made, {"1": 1}, PLACED, returned=THEN + timedelta(days=1))
    await sent(owner, made, {"1": 1}, PLACED, delivered=THEN + timedelta(days=2))


@pytest.mark.parametrize(
    ("what", "may"),
    [
        (_cancelled, False),
        (_returned, False),
        (_came_back, False),
        (_sent_back_and_the_rest_cancelled, False),
        (_replaced, True),
        (_one_of_each, True),
    ],
)
async def test_what_was_cancelled_or_sent_back_whole_is_not(
    app_database: Database, owner: Any, kari: UUID, goods: UUID, what: Any, may: bool
) -> None:
    """Of what was sent back in part something is left to write about."""
    await what(owner, goods)
    if may:
        await write(app_database, kari)
        return
    with pytest.raises(reviews.NotBought):
        await write(app_database, kari)


async def test_one_a_product(
    app_database: Database, owner: Any, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """Another size is the same product, also where the shop sorts it anew; another customer has theirs."""
    await write(app_database, kari)
    with pytest.raises(reviews.AlreadyReviewed):
        await write(app_database, kari, "FEED-3")
    await owner.execute("UPDATE product SET group_sku = 'OTHER'")
    with pytest.raises(reviews.AlreadyReviewed):
        await write(app_database, kari, "FEED-3")
    await order(owner, ola)
    await write(app_database, ola)


async def test_twenty_at_once_write_one(
    app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """One form ten times and ten others, all at once: one of them is written, to the same form each time
    the same; the others are refused."""
    forms = ["a"] * 10 + [f"b{n}" for n in range(10)]
    attempts = (write(app_database, kari, key=key) for key in forms)
    found = await asyncio.gather(*attempts, return_exceptions=True)
    [made] = await mine(app_database, kari)
    assert {made, reviews.AlreadyReviewed} == {
        each if isinstance(each, reviews.Review) else type(each) for each in found
    }
    assert 1 == len(await told(owner))


async def test_two_that_cross_are_told_apart(
    app_database: Database, kari: UUID, goods: UUID
) -> None:
    """The second waits for the first, and is refused as if it had come later."""
    async with app_database.scope(customer=kari):
        await reviews.write(kari, "FEED-12", GOOD)
        crossing = asyncio.create_task(write(app_database, kari, "FEED-3"), context=Context())
        await asyncio.wait({crossing}, timeout=0.3)
    with pytest.raises(reviews.AlreadyReviewed):
        await crossing


async def test_a_key_is_of_one_form(app_database: Database, kari: UUID, goods: UUID) -> None:
    """The same key with other words is refused; with the same it answers what was written."""
    written = await write(app_database, kari, key="a")
    assert written == await write(app_database, kari, key="a")
    with pytest.raises(KeyReused):
        await write(app_database, kari, form=replace(GOOD, stars=1), key="a")


async def test_what_is_written_anew_waits_anew(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """Nobody reads what was taken back while the shop looks; what wasn't changed stays as it stands."""
    written = await write(app_database, kari)
    await accepted(house, written)
    async with app_database.scope(customer=kari):
        same = await reviews.rewrite(kari, written.id, 1, GOOD)
        assert (ReviewState.PUBLISHED, 1) == (same.state, same.version)
        anew = await reviews.rewrite(kari, written.id, 1, replace(GOOD, stars=2))
        assert (ReviewState.PENDING, 2, None) == (anew.state, anew.version, anew.reason)
        with pytest.raises(reviews.StaleVersion):
            await reviews.rewrite(kari, written.id, 1, replace(GOOD, stars=1))
    assert [] == await read(app_database)
    assert [("review.submitted", 1), ("review.submitted", 2)] == [
        (type, data["review_version"]) for type, data in await told(owner)
    ]


async def test_what_is_deleted_is_gone(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """With what others read and their votes; the shop hears of it, and it can be written again."""
    written = await write(app_database, kari)
    await accepted(house, written)
    async with app_database.scope(customer=kari):
        await reviews.delete(kari, written.id)
    assert ([], []) == (await mine(app_database, kari), await read(app_database))
    assert 0 == await owner.fetchval("SELECT count(*) FROM published_review")
    assert ("review.withdrawn", {"review": str(written.id)}) == (await told(owner))[-1]
    assert ReviewState.PENDING is (await write(app_database, kari)).state


async def test_ten_deletions_at_once_are_one(
    app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """The others find nothing to delete any more, and the shop hears of it once."""
    written = await write(app_database, kari)
    attempts = (_delete(app_database, kari, written) for _ in range(10))
    found = await asyncio.gather(*attempts, return_exceptions=True)
    assert [reviews.ReviewNotFound] * 9 == [type(each) for each in found if each]
    assert ["review.submitted", "review.withdrawn"] == [type for type, _ in await told(owner)]


async def _delete(database: Database, customer: UUID, review: reviews.Review) -> None:
    async with database.scope(customer=customer):
        await reviews.delete(customer, review.id)


async def _change(database: Database, customer: UUID, review: reviews.Review, **now: Any) -> None:
    async with database.scope(customer=customer):
        await reviews.rewrite(customer, review.id, review.version, replace(GOOD, **now))


async def _crossed(work: Any) -> asyncio.Task[Any]:
    """Begun in a request of its own, and waiting for whoever holds what it wants."""
    crossing = asyncio.create_task(work, context=Context())
    await asyncio.wait({crossing}, timeout=0.3)
    assert not crossing.done()
    return crossing


async def test_a_change_that_crosses_a_deletion_finds_nothing(
    app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """As if it had come later; it isn't there again, and nothing is told of it."""
    written = await write(app_database, kari)
    async with app_database.scope(customer=kari):
        await reviews.delete(kari, written.id)
        crossing = await _crossed(_change(app_database, kari, written, stars=1))
    with pytest.raises(reviews.ReviewNotFound):
        await crossing
    assert ["review.submitted", "review.withdrawn"] == [type for type, _ in await told(owner)]


@pytest.mark.parametrize("is_new", [True, False])
async def test_a_pet_that_is_deleted_meanwhile_is_not_there(
    app_database: Database, kari: UUID, goods: UUID, is_new: bool
) -> None:
    """Refused at its field, as if it had been gone before; what was there stays."""
    before = [] if is_new else [await write(app_database, kari)]
    async with app_database.scope(customer=kari):
        luna = await pets.register(kari, PetForm(name="Luna", species=Species.DOG))
    work = (
        write(app_database, kari, form=replace(GOOD, pet=luna.id))
        if is_new
        else _change(app_database, kari, before[0], pet=luna.id)
    )
    async with app_database.scope(customer=kari):
        await pets.delete(kari, luna.id)
        crossing = await _crossed(work)
    with pytest.raises(pets.PetNotFound) as refused:
        await crossing
    assert ("pet",) == refused.value.field
    assert before == await mine(app_database, kari)


async def test_another_customers_review_is_not_there(
    app_database: Database, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """Neither changed nor deleted, and the same answer as for none."""
    written = await write(app_database, kari)
    async with app_database.scope(customer=ola):
        with pytest.raises(reviews.ReviewNotFound):
            await reviews.rewrite(ola, written.id, 1, GOOD)
        with pytest.raises(reviews.ReviewNotFound):
            await reviews.delete(ola, written.id)
    assert [written] == await mine(app_database, kari)


async def test_a_pet_is_ones_own_and_the_review_outlives_it(
    app_database: Database, house: House, kari: UUID, ola: UUID, goods: UUID
) -> None:
    """Others see what kind of animal it is of; once the pet is deleted, the review stays without it."""
    async with app_database.scope(customer=ola):
        theirs = await pets.register(ola, PetForm(name="Pus", species=Species.CAT))
    with pytest.raises(Refused) as refused:
        await write(app_database, kari, form=replace(GOOD, pet=theirs.id))
    assert [("pet",)] == [each.field for each in refused.value.refusals]
    async with app_database.scope(customer=kari):
        luna = await pets.register(kari, PetForm(name="Luna", species=Species.DOG))
    written = await write(app_database, kari, form=replace(GOOD, pet=luna.id))
    await accepted(house, written)
    assert [("dog", 1)] == [(each.species, each.stars // 5) for each in await read(app_database)]
    async with app_database.scope(customer=kari):
        await pets.delete(kari, luna.id)
    assert [None] == [each.species for each in await read(app_database)]
    [left] = await mine(app_database, kari)
    assert (None, ReviewState.PUBLISHED, 1) == (left.pet, left.state, left.version)


async def test_the_kind_of_animal_is_put_right(
    app_database: Database, house: House, kari: UUID, goods: UUID
) -> None:
    """Others see what its owner says by now."""
    async with app_database.scope(customer=kari):
        luna = await pets.register(kari, PetForm(name="Luna", species=Species.DOG))
    written = await write(app_database, kari, form=replace(GOOD, pet=luna.id))
    await accepted(house, written)
    async with app_database.scope(customer=kari):
        await pets.change(kari, luna.id, PetForm(name="Luna", species=Species.FERRET))
    assert ["ferret"] == [each.species for each in await read(app_database)]


@pytest.mark.parametrize(
    ("shown_as", "expected", "renamed"),
    [
        (ShownAs.FIRST_NAME, "Kari", "Åse"),
        (ShownAs.INITIALS, "K.N.", "Å.N."),
        (ShownAs.ANONYMOUS, None, None),
    ],
)
async def test_the_name_is_shown_as_chosen_and_follows(
    app_database: Database,
    house: House,
    owner: Any,
    kari: UUID,
    goods: UUID,
    shown_as: ShownAs,
    expected: str | None,
    renamed: str | None,
) -> None:
    """Who changes their name isn't left with the old one under what they wrote."""
    written = await write(app_database, kari, form=replace(GOOD, shown_as=shown_as))
    await accepted(house, written)
    assert [expected] == [each.author for each in await read(app_database)]
    await owner.execute("UPDATE customer SET first_name = ' åse ' WHERE id = $1", kari)
    shown = [each.author for each in await read(app_database)]
    assert [renamed and (renamed if "." in renamed else "åse")] == shown
    await owner.execute("UPDATE customer SET first_name = NULL, last_name = NULL")
    assert [None] == [each.author for each in await read(app_database)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Åse-Marie d’Arc", "Åse-Marie d’Arc"),
        ("kjøp på billig.no", None),
        ("ring 815 00 000", None),
        ("a" * 41, None),
    ],
)
async def test_what_is_no_name_is_shown_to_nobody(
    app_database: Database,
    house: House,
    owner: Any,
    kari: UUID,
    goods: UUID,
    name: str,
    expected: str | None,
) -> None:
    """Nobody looks at a name that is changed after the review was accepted."""
    written = await write(app_database, kari)
    await accepted(house, written)
    await owner.execute("UPDATE customer SET first_name = $2 WHERE id = $1", kari, name)
    assert [expected] == [each.author for each in await read(app_database)]


async def test_what_could_be_written_about(
    app_database: Database, owner: Any, kari: UUID, goods: UUID
) -> None:
    """What has come, or must have by now; each product once, and none that is written about."""
    async with app_database.scope(customer=kari):
        with clock.stopped_at(PLACED):
            assert [] == await reviews.unreviewed(kari)
        await sent(owner, goods, {"1": 2}, PLACED, delivered=THEN)
        await order(owner, kari, {"sku": "FEED-3", "name": "Liten", "quantity": 1}, at=THEN)
        with clock.stopped_at(PLACED):
            assert ["FEED-12"] == [each.sku for each in await reviews.unreviewed(kari)]
        later = [each.sku for each in await reviews.unreviewed(kari)]
        assert ["FEED-3", "LEAD"] == later
        await reviews.write(kari, "FEED-12", GOOD)
        assert ["LEAD"] == [each.sku for each in await reviews.unreviewed(kari)]


async def test_the_web_can_not_let_others_read(
    app_database: Database, kari: UUID, goods: UUID
) -> None:
    """Neither by the review nor by its copy: that is the shop's to say, whichever verb of ours forgets it."""
    written = await write(app_database, kari)
    for attempt in (
        "UPDATE review SET state = 'published', moderated_at = now() WHERE id = $1",
        "INSERT INTO published_review (id, sku, stars, title, body, written_on, published_at)"
        " VALUES ($1, 'x', 5, 'x', 'x', now(), now())",
        "UPDATE published_review SET stars = 1 WHERE id = $1",
        "DELETE FROM published_review WHERE id = $1",
    ):
        async with app_database.scope(customer=kari) as scope:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with scope.savepoint():
                    await scope.fetch(attempt, written.id)


async def test_what_was_written_lies_where_it_is_declared(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """In the copy that others read and in what the shop is told, and nowhere else; once it is deleted and
    told, nowhere."""
    form = replace(GOOD, title="Tulipanblå", text="Rosengul")
    written = await write(app_database, kari, form=form, key="a")
    await accepted(house, written)
    declared = {"review"} | {
        copy.partition(".")[0]
        for name in ("title", "body")
        for copy in Review.personal.facts[name].copies
    }
    # No receiver has its part yet.
    assert declared - {"event_delivery"} == await _where(owner, "Tulipanblå", "Rosengul")
    await run_jobs(house, "events.fan_out")
    await _delete(app_database, kari, written)
    assert set() == await _where(owner, "Tulipanblå", "Rosengul")


async def _where(owner: Any, *words: str) -> set[str]:
    """Every table that has one of these words in any column."""
    tables = await owner.fetch(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    return {
        name
        for (name,) in tables
        for word in words
        if await owner.fetchval(
            f"SELECT EXISTS (SELECT FROM {name} t WHERE t::text LIKE $1)", f"%{word}%"
        )
    }


async def test_a_refusal_is_in_the_readers_language(
    app_database: Database, ola: UUID, goods: UUID
) -> None:
    """Bokmål first."""
    with pytest.raises(Refusal) as refused:
        await write(app_database, ola, form=ReviewForm(stars=1, title="a", text="b"))
    assert "varer du har kjøpt" in refused.value.message(Language.NB)
    assert "goods that you bought" in refused.value.message(Language.EN)
