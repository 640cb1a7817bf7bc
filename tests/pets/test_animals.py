"""Pets: registered, changed, weighed, photographed and forgotten (S7)."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from minside.core import clock, files, sweep
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.files import UploadGone
from minside.core.idempotency import BadKey, KeyReused
from minside.core.pictures import Picture
from minside.core.refusals import Refused
from minside.pets import actions as pets
from minside.pets.actions import PetForm, Sex, Species

LUNA = PetForm(name="Luna", species=Species.DOG, allergies=["Kylling"], birth_year=2021)


@pytest.fixture
async def luna(app_database: Database, kari: UUID) -> UUID:
    async with app_database.scope(customer=kari):
        return (await pets.register(kari, LUNA)).id


async def test_what_is_registered_is_what_is_read(app_database: Database, kari: UUID) -> None:
    """Every field comes back as it was given, tidied at its ends."""
    form = PetForm(
        name="  Luna ",
        species=Species.DOG,
        breed="Border collie",
        sex=Sex.FEMALE,
        neutered=True,
        birth_date=date(2021, 5, 17),
        allergies=["Kylling", "kylling ", " ", "Hvete"],
        notes="Løper\nhelst.",
    )
    async with app_database.scope(customer=kari):
        made = await pets.register(kari, form)
        read = await pets.find(kari, made.id)
    assert read == made
    assert ("Luna", 2021, ["Kylling", "Hvete"]) == (made.name, made.birth_year, made.allergies)
    assert ("Løper\nhelst.", None, None) == (made.notes, made.latest_weight, made.photo)


@pytest.mark.parametrize(
    ("form", "field", "code"),
    [
        (PetForm(name="", species=Species.CAT), ("name",), Code.REQUIRED),
        (PetForm(name="x" * 61, species=Species.CAT), ("name",), Code.TOO_LONG),
        (PetForm(name="Lu\u202ena", species=Species.CAT), ("name",), Code.INVALID_CHARACTERS),
        (PetForm(name="Lu\nna", species=Species.CAT), ("name",), Code.INVALID_CHARACTERS),
        (PetForm(name="Luna", species=None), ("species",), Code.REQUIRED),
        (
            PetForm(name="Luna", species=Species.CAT, birth_year=1700),
            ("birthYear",),
            Code.OUT_OF_RANGE,
        ),
        (
            PetForm(name="L", species=Species.CAT, birth_date=date(2999, 1, 1)),
            ("birthDate",),
            Code.IN_FUTURE,
        ),
        (
            PetForm(name="L", species=Species.CAT, birth_date=date(2020, 1, 1), birth_year=2021),
            ("birthYear",),
            Code.INVALID,
        ),
        (
            PetForm(name="L", species=Species.CAT, allergies=["a"] * 31),
            ("allergies",),
            Code.LIMIT_REACHED,
        ),
        (
            PetForm(name="L", species=Species.CAT, allergies=["ok", "x" * 101]),
            ("allergies", "1"),
            Code.TOO_LONG,
        ),
        (PetForm(name="L", species=Species.CAT, notes="x" * 2001), ("notes",), Code.TOO_LONG),
    ],
)
async def test_bad_input_is_refused_at_its_field(
    form: PetForm, field: tuple[str, ...], code: Code, app_database: Database, kari: UUID
) -> None:
    """Each field says for itself what is wrong, and nothing is stored."""
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await pets.register(kari, form)
        assert [(field, code)] == [(r.field, r.code) for r in refused.value.refusals]
        assert [] == await pets.pets(kari)


@pytest.mark.parametrize("name", ["🐶🦴", "לונה", "لونا", "Ååse-Marie", "👩‍👩‍👧", "é"])
async def test_names_of_the_world_are_stored(name: str, app_database: Database, kari: UUID) -> None:
    """Emoji, right-to-left script and joined characters come back as they were written."""
    async with app_database.scope(customer=kari):
        made = await pets.register(kari, PetForm(name=name, species=Species.OTHER))
    assert name == made.name


async def test_everything_wrong_is_told_at_once(app_database: Database, kari: UUID) -> None:
    """A form is sent back once, with all its errors."""
    form = PetForm(name="", species=None, birth_year=3000, notes="\x07")
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await pets.register(kari, form)
    fields = {r.field for r in refused.value.refusals}
    assert {("name",), ("species",), ("birthYear",), ("notes",)} == fields


async def test_a_year_alone_forgets_the_day(app_database: Database, kari: UUID, luna: UUID) -> None:
    """Who learns that the date was a guess can say so."""
    async with app_database.scope(customer=kari):
        await pets.change(kari, luna, PetForm(birth_date=date(2020, 2, 29)))
        animal = await pets.change(kari, luna, PetForm(birth_year=2019))
    assert (None, 2019) == (animal.birth_date, animal.birth_year)


async def test_what_a_change_leaves_out_stays(
    app_database: Database, kari: UUID, luna: UUID
) -> None:
    """A change touches the fields that it gives, and no other."""
    async with app_database.scope(customer=kari):
        animal = await pets.change(kari, luna, PetForm(breed="Puddel"))
        assert ("Luna", "Puddel", ["Kylling"]) == (animal.name, animal.breed, animal.allergies)
        animal = await pets.change(kari, luna, PetForm(breed=None))
    assert animal.breed is None


async def test_twenty_twins_make_one_pet(app_database: Database, kari: UUID) -> None:
    """A double click, or a form sent twenty times at once, registers one pet."""

    async def press() -> UUID:
        async with app_database.scope(customer=kari):
            return (await pets.register(kari, LUNA, key="one form")).id

    made = await asyncio.gather(*(press() for _ in range(20)))
    assert 1 == len(set(made))
    async with app_database.scope(customer=kari):
        assert 1 == len(await pets.pets(kari))


async def test_eight_forms_at_once_make_eight_pets(app_database: Database, kari: UUID) -> None:
    """Each with a key of its own: they go one after the other, and none gives way."""

    async def press(key: int) -> UUID:
        async with app_database.scope(customer=kari):
            return (await pets.register(kari, LUNA, key=str(key))).id

    made = await asyncio.gather(*map(press, range(8)))
    assert 8 == len(set(made))


async def test_a_key_with_another_form_is_refused(app_database: Database, kari: UUID) -> None:
    """A key stands for one form, not for a second one."""
    async with app_database.scope(customer=kari):
        await pets.register(kari, LUNA, key="one form")
        with pytest.raises(KeyReused):
            await pets.register(kari, PetForm(name="Mons", species=Species.CAT), key="one form")


async def test_there_is_room_for_a_hundred(app_database: Database, kari: UUID) -> None:
    """The pet after the hundredth is refused with the number that fits."""
    async with app_database.scope(customer=kari) as scope:
        await scope.fetch(
            "INSERT INTO pet (customer, name, species, allergies, created_at)"
            " SELECT $1, 'Gull', 'fish', '{}', now() FROM generate_series(1, 99)",
            kari,
        )
        await pets.register(kari, LUNA)
        with pytest.raises(pets.TooManyPets) as refused:
            await pets.register(kari, LUNA)
    assert {"most": 100} == refused.value.details


async def test_another_customers_pet_is_not_found(
    app_database: Database, kari: UUID, ola: UUID, luna: UUID
) -> None:
    """Ola learns nothing of Luna, whatever he tries."""
    async with app_database.scope(customer=ola) as scope:
        assert await pets.find(ola, luna) is None
        for attempt in (
            pets.change(ola, luna, PetForm(name="Min")),
            pets.forget(ola, luna),
            pets.weigh(ola, luna, grams=1, on=clock.today()),
            pets.set_photo(ola, luna, uuid4()),
        ):
            with pytest.raises(pets.PetNotFound):
                async with scope.savepoint():
                    await attempt


async def test_one_weight_a_day(app_database: Database, kari: UUID, luna: UUID) -> None:
    """Weighing again on the same day corrects; another day adds; the newest is the latest."""
    today, yesterday = clock.today(), clock.today() - timedelta(days=1)
    async with app_database.scope(customer=kari):
        await pets.weigh(kari, luna, grams=8000, on=today)
        await pets.weigh(kari, luna, grams=7900, on=yesterday)
        animal = await pets.weigh(kari, luna, grams=8400, on=today)
        [weights] = await pets.weights_of([luna])
    assert [(7900, yesterday), (8400, today)] == [(w.grams, w.weighed_on) for w in weights]
    assert animal.latest_weight == weights[-1]


async def test_a_weighing_moves_to_another_day(
    app_database: Database, kari: UUID, ola: UUID, luna: UUID
) -> None:
    """What was noted for the wrong day goes as the right one comes; two windows may correct one
    day in turn, and nobody else's can go."""
    today, yesterday = clock.today(), clock.today() - timedelta(days=1)
    async with app_database.scope(customer=kari):
        wrong = (await pets.weigh(kari, luna, grams=8000, on=yesterday)).latest_weight
        assert wrong is not None
        await pets.weigh(kari, luna, grams=8100, on=today, replaces=wrong.id)
        [[left]] = await pets.weights_of([luna])
        assert (8100, today) == (left.grams, left.weighed_on)
        again = await pets.weigh(kari, luna, grams=8200, on=today, replaces=wrong.id)
        assert again.latest_weight is not None
        assert left.id == again.latest_weight.id
        await pets.weigh(kari, luna, grams=8300, on=today, replaces=left.id)
        await pets.weigh(kari, luna, grams=8400, on=today, replaces=left.id)
    async with app_database.scope(customer=ola):
        molly = (await pets.register(ola, PetForm(name="Molly", species=pets.Species.CAT))).id
        await pets.weigh(ola, molly, grams=1, on=yesterday, replaces=left.id)
    async with app_database.scope(customer=kari):
        assert [[8400]] == [[w.grams for w in own] for own in await pets.weights_of([luna])]


@pytest.mark.parametrize(
    ("grams", "days", "field"),
    [(0, 0, "grams"), (-5, 0, "grams"), (2_000_001, 0, "grams"), (5000, 1, "weighedOn")],
)
async def test_an_impossible_weight_is_refused(
    grams: int, days: int, field: str, app_database: Database, kari: UUID, luna: UUID
) -> None:
    """Nothing weighs nothing, two tonnes and more, or anything tomorrow."""
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await pets.weigh(kari, luna, grams=grams, on=clock.today() + timedelta(days=days))
    assert [(field,)] == [r.field for r in refused.value.refusals]


async def test_a_weight_outlives_a_mended_birth_date(
    app_database: Database, kari: UUID, luna: UUID
) -> None:
    """What was noted can be corrected, deleted and brought back, though the birth is later now."""
    day = date(2024, 2, 29)
    async with app_database.scope(customer=kari):
        await pets.weigh(kari, luna, grams=400, on=day)
        await pets.change(kari, luna, PetForm(birth_date=date(2025, 1, 1)))
        weight = (await pets.weigh(kari, luna, grams=500, on=day)).latest_weight
        assert weight is not None
        await pets.forget_weight(kari, luna, weight.id)
        back = (await pets.weigh(kari, luna, grams=500, on=day)).latest_weight
    assert back is not None
    assert (500, day) == (back.grams, back.weighed_on)


async def test_today_is_today_in_oslo(app_database: Database, kari: UUID, luna: UUID) -> None:
    """Half an hour past midnight in Oslo, the new day can be weighed although UTC lags behind."""
    midnight = clock.now().replace(year=2026, month=7, day=1, hour=22, minute=30)
    async with app_database.scope(customer=kari):
        with clock.stopped_at(midnight):
            animal = await pets.weigh(kari, luna, grams=8000, on=date(2026, 7, 2))
    assert animal.latest_weight is not None
    assert date(2026, 7, 2) == animal.latest_weight.weighed_on


async def test_a_weight_can_be_taken_away(app_database: Database, kari: UUID, luna: UUID) -> None:
    """A slip is undone once, and then it isn't there."""
    async with app_database.scope(customer=kari):
        weight = (await pets.weigh(kari, luna, grams=8000, on=clock.today())).latest_weight
        assert weight is not None
        assert (await pets.forget_weight(kari, luna, weight.id)).latest_weight is None
        with pytest.raises(pets.WeightNotFound):
            await pets.forget_weight(kari, luna, weight.id)


async def test_a_photo_replaces_the_one_before(
    owner: Any, app_database: Database, kari: UUID, luna: UUID
) -> None:
    """A pet wears one photo; the old one's bytes are gone, and the new one can't be worn twice."""
    first, second = await _uploaded(app_database, kari), await _uploaded(app_database, kari)
    async with app_database.scope(customer=kari) as scope:
        await pets.set_photo(kari, luna, first)
        await pets.set_photo(kari, luna, second)
        animal = await pets.set_photo(kari, luna, second)
        assert animal.photo is not None
        assert (second, 4, 3) == (animal.photo.id, animal.photo.width, animal.photo.height)
        other = await pets.register(kari, PetForm(name="Mons", species=Species.CAT))
        with pytest.raises(UploadGone):
            async with scope.savepoint():
                await pets.set_photo(kari, other.id, second)
    assert 2 == await owner.fetchval("SELECT count(*) FROM file")
    assert 2 == await owner.fetchval("SELECT count(*) FROM file_chunk")


async def test_photos_set_at_once_leave_one(
    owner: Any, app_database: Database, kari: UUID, luna: UUID
) -> None:
    """Of ten that race, one is worn; the others aren't kept out of sight."""
    uploads = [await _uploaded(app_database, kari) for _ in range(10)]

    async def wear(upload: UUID) -> None:
        async with app_database.scope(customer=kari):
            await pets.set_photo(kari, luna, upload)

    await asyncio.gather(*(wear(upload) for upload in uploads))
    assert 2 == await owner.fetchval("SELECT count(*) FROM file WHERE expires_at IS NULL")


@pytest.mark.parametrize("key", ["", "k" * 101])
async def test_a_bad_key_is_refused(key: str, app_database: Database, kari: UUID) -> None:
    """A key that can't be kept is the client's mistake and no bug."""
    async with app_database.scope(customer=kari):
        with pytest.raises(BadKey):
            await pets.register(kari, LUNA, key=key)


async def test_a_forgotten_pet_leaves_nothing(
    owner: Any, app_database: Database, kari: UUID, luna: UUID
) -> None:
    """Weights, photo and bytes go with the pet."""
    upload = await _uploaded(app_database, kari)
    async with app_database.scope(customer=kari):
        await pets.weigh(kari, luna, grams=8000, on=clock.today())
        await pets.set_photo(kari, luna, upload)
        await pets.forget(kari, luna)
        with pytest.raises(pets.PetNotFound):
            await pets.forget(kari, luna)
    for table in ("pet", "pet_weight", "file", "file_chunk"):
        assert 0 == await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_an_upload_is_swept_after_a_day(
    owner: Any, service_database: Database, app_database: Database, kari: UUID, luna: UUID
) -> None:
    """What nobody takes isn't kept; what a pet wears is."""
    worn, left = await _uploaded(app_database, kari), await _uploaded(app_database, kari)
    async with app_database.scope(customer=kari):
        await pets.set_photo(kari, luna, worn)
        assert await files.find(kari, left) is None
    with clock.stopped_at(clock.now() + timedelta(hours=25)):
        async with app_database.scope(customer=kari):
            with pytest.raises(UploadGone):
                await files.take(kari, left)
        async with service_database.scope():
            await sweep.sweep()
    assert {worn} == {
        row["coalesce"] for row in await owner.fetch("SELECT coalesce(original, id) FROM file")
    }


async def _uploaded(database: Database, customer: UUID) -> UUID:
    async with database.scope(customer=customer):
        return await files.keep_picture(customer, Picture(b"photo", 4, 3), Picture(b"thumb", 2, 1))
