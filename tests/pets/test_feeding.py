"""What pets eat: noted, corrected, refused where it can't be, and what a product's own guide says (N11)."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import product

from minside.catalogue import actions as catalogue
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.refusals import Refusal, Refused
from minside.pets import actions as pets
from minside.pets.actions import Feeding, PetForm, Species
from minside.pets.actions.feeding import day_of

FEED, WET, TOY, GONE, LITTER = "FEED-12", "WET", "TOY", "GONE", "LITTER"


@pytest.fixture
async def luna(app_database: Database, owner: Any, kari: UUID) -> UUID:
    """A dog; the shop sells two sorts of food, a toy, litter, and something no more."""
    await product(owner, FEED, pack_grams=12_000)
    await product(owner, WET, pack_grams=400)
    await product(owner, TOY)
    await product(owner, LITTER, pack_grams=10_000, category=["Katt", "Kattesand"])
    await product(owner, GONE, pack_grams=1_000, gone_at=datetime(2026, 11, 2, tzinfo=UTC))
    async with app_database.scope(customer=kari):
        return (await pets.register(kari, PetForm(name="Luna", species=Species.DOG))).id


async def test_what_a_pet_eats_is_noted_corrected_and_taken_away(
    app_database: Database, kari: UUID, luna: UUID
) -> None:
    """One figure a product; the newest counts."""
    async with app_database.scope(customer=kari):
        await pets.feed(kari, luna, sku=FEED, grams_a_day=300, key="a")
        await pets.feed(kari, luna, sku=FEED, grams_a_day=300, key="a")
        await pets.feed(kari, luna, sku=WET, grams_a_day=100)
        await pets.feed(kari, luna, sku=FEED, grams_a_day=280)
        assert [Feeding(luna, FEED, 280), Feeding(luna, WET, 100)] == await _of(luna)
        await pets.stop_feeding(kari, luna, FEED)
        assert [Feeding(luna, WET, 100)] == await _of(luna)
        with pytest.raises(pets.FeedingNotFound):
            await pets.stop_feeding(kari, luna, FEED)


async def _of(pet: UUID) -> list[Feeding]:
    [found] = await pets.feedings_of([pet])
    return found


@pytest.mark.parametrize(
    ("sku", "grams", "wrong"),
    [
        (FEED, 0, {("gramsADay",): Code.OUT_OF_RANGE}),
        (FEED, -5, {("gramsADay",): Code.OUT_OF_RANGE}),
        (FEED, 100_000, {("gramsADay",): Code.OUT_OF_RANGE}),
        (GONE, 100, {("sku",): Code.NOT_FOUND}),
        ("UNKNOWN", 100, {("sku",): Code.NOT_FOUND}),
        (LITTER, 100, {("sku",): Code.NOT_POSSIBLE}),
        (TOY, 100, {("sku",): Code.NOT_POSSIBLE}),
        (TOY, 0, {("gramsADay",): Code.OUT_OF_RANGE, ("sku",): Code.NOT_POSSIBLE}),
    ],
)
async def test_what_cannot_be_eaten_is_refused_at_its_place(
    app_database: Database, kari: UUID, luna: UUID, sku: str, grams: int, wrong: dict[Any, Code]
) -> None:
    """Nothing a day, 100 kilos a day, what isn't sold, what isn't eaten, and what nobody knows
    the size of: all at once."""
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await pets.feed(kari, luna, sku=sku, grams_a_day=grams)
        assert [] == await _of(luna)
    assert wrong == {each.field: each.code for each in refused.value.refusals}


async def test_another_customers_pet_is_fed_by_nobody(
    app_database: Database, ola: UUID, luna: UUID
) -> None:
    async with app_database.scope(customer=ola):
        with pytest.raises(pets.PetNotFound):
            await pets.feed(ola, luna, sku=FEED, grams_a_day=300)


async def test_an_eleventh_product_is_one_too_many(
    app_database: Database, owner: Any, kari: UUID, luna: UUID
) -> None:
    skus = [f"SORT-{n}" for n in range(11)]
    for sku in skus:
        await product(owner, sku, pack_grams=1_000)
    async with app_database.scope(customer=kari):
        for sku in skus[:10]:
            await pets.feed(kari, luna, sku=sku, grams_a_day=10)
        with pytest.raises(pets.TooManyFeedings) as refused:
            await pets.feed(kari, luna, sku=skus[10], grams_a_day=10)
    assert isinstance(refused.value, Refusal)
    assert ("sku",) == refused.value.field


PLAIN = "Daglig mengde: 5 kg 75 g, 10 kg 125 g, 20 kg 210 g. Vei hunden en gang i måneden."
RANGE = "Daglig mengde: 10 kg 150–190 g, 15 kg 205–255 g. Del fôret på to måltider."


@pytest.mark.parametrize(
    ("words", "weight", "said"),
    [
        (PLAIN, 5_000, (75, 75)),
        (PLAIN, 20_000, (210, 210)),
        (PLAIN, 7_500, (100, 100)),
        (RANGE, 12_500, (178, 222)),
        ("Daily amount: 2.5 kg 40 g, 5 kg 70 g", 2_500, (40, 40)),
        (PLAIN, 4_900, None),
        (PLAIN, 20_100, None),
        ("Daglig mengde: 10 kg 125 g", 10_000, None),
        ("Daglig mengde: 10 kg 125 g, 5 kg 75 g", 7_000, None),
        ("En hund på 10 kg trenger omtrent 400 g om dagen som eneste mat.", 10_000, None),
        ("Ventet voksenvekt 10 kg: 140–170 g. Ventet voksenvekt 25 kg: 280–340 g.", 10_000, None),
        ("Godbit: gi høyst ti om dagen.", 10_000, None),
    ],
)
async def test_the_guide_says_what_the_shop_says_and_nothing_else(
    app_database: Database, owner: Any, words: str, weight: int, said: tuple[int, int] | None
) -> None:
    """Between two weights that it tells of, in proportion; outside them, or in other words, nothing."""
    facts = [{"name": "Ingredienser", "value": "Laks"}, {"name": "Fôringsråd", "value": words}]
    await product(owner, FEED, contents=json.dumps(facts))
    async with app_database.scope():
        listing = await catalogue.find(FEED)
    assert listing is not None
    found = pets.guide(listing, weight)
    assert said == ((found.least, found.most) if found else None)
    assert found is None or words == found.words


async def test_what_was_fed_goes_with_the_pet(
    app_database: Database, owner: Any, kari: UUID, luna: UUID
) -> None:
    async with app_database.scope(customer=kari):
        await pets.feed(kari, luna, sku=FEED, grams_a_day=300)
        await pets.forget(kari, luna)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pet_feeding")


def test_the_day_of_a_farewell_is_oslos() -> None:
    assert date(2026, 11, 10) == day_of(datetime(2026, 11, 9, 23, 30, tzinfo=UTC))
