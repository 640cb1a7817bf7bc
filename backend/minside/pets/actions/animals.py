"""Pets: registered, changed and forgotten."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, cast
from uuid import UUID

from minside.core import clock, files, hooks
from minside.core.idempotency import once
from minside.core.language import Text
from minside.core.refusals import LimitReached, NotFound
from minside.core.scope import current
from minside.customers import actions as customers
from minside.pets.tables import Pet

from .form import PetForm, Sex, Species, read

MOST: Final = 100


class PetNotFound(NotFound):
    """No pet of this customer's has that id."""


class TooManyPets(LimitReached):
    """There are `MOST` of them already."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A pet's picture: ids of the file and of its thumbnail; `width` and `height` in pixels."""

    id: UUID
    thumbnail: UUID
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What a pet weighed on a day, in grams."""

    id: UUID
    grams: int
    weighed_on: date


class FarewellKind(Enum):
    """`MOVED` to a new home."""

    DIED = "died"
    MOVED = "moved"


class Memory(Enum):
    """Whether all that is known of it stays, or goes once the farewell can't be undone."""

    KEEP = "keep"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Farewell:
    """A farewell that stands (N12); it can be undone until `last_moment`."""

    id: UUID
    kind: FarewellKind
    memory: Memory
    said_at: datetime
    last_moment: datetime

    @property
    def undo_until(self) -> datetime | None:
        """None once that has passed."""
        return self.last_moment if self.last_moment > clock.now() else None


@dataclass(frozen=True, slots=True)
class Animal:
    """A pet with what a list of pets shows: its newest weight, its photo, and whether it is gone."""

    id: UUID
    name: str
    species: Species
    breed: str | None
    sex: Sex | None
    neutered: bool | None
    birth_date: date | None
    birth_year: int | None
    allergies: list[str]
    notes: str | None
    latest_weight: Weight | None
    photo: Photo | None
    farewell: Farewell | None = None


_SELECT: Final = """
    SELECT p.id, p.name, p.species, p.breed, p.sex, p.neutered, p.birth_date, p.birth_year,
           p.allergies, p.notes, p.photo, f.width, f.height, small.id AS thumbnail, w.id AS weight_id, w.grams, w.weighed_on,
           a.id AS farewell, a.kind, a.memory, a.said_at, a.undo_until
    FROM pet p
    LEFT JOIN pet_farewell a ON a.customer = p.customer AND a.pet = p.id AND a.undone_at IS NULL
    LEFT JOIN file f ON f.customer = p.customer AND f.id = p.photo
    LEFT JOIN file small ON small.customer = p.customer AND small.original = p.photo
    LEFT JOIN LATERAL (
        SELECT id, grams, weighed_on FROM pet_weight
        WHERE customer = p.customer AND pet = p.id ORDER BY weighed_on DESC LIMIT 1
    ) w ON true
"""


async def pets(customer: UUID) -> list[Animal]:
    """At most `MOST`, in the order they were registered, also those that were said farewell to; one
    statement, however many."""
    rows = await current().fetch(f"{_SELECT} WHERE p.customer = $1 ORDER BY p.id", customer)
    return [_from_row(row) for row in rows]


async def remembered(customer: UUID) -> list[Animal]:
    """Those that were said farewell to, the last one first."""
    said = [(each.farewell.said_at, each) for each in await pets(customer) if each.farewell]
    return [each for _, each in sorted(said, key=lambda pair: pair[0], reverse=True)]


async def find(customer: UUID, pet: UUID) -> Animal | None:
    """One pet of the customer's, or None."""
    row = await current().fetchrow(f"{_SELECT} WHERE p.customer = $1 AND p.id = $2", customer, pet)
    return _from_row(row) if row else None


async def names(customer: UUID) -> list[str]:
    """What the customer's pets are called; others may know, so a password must not be of these."""
    rows = await Pet.select(Pet.name).where(Pet.customer == customer)
    return [row["name"] for row in rows]


async def register(customer: UUID, form: PetForm, *, key: str | None = None) -> Animal:
    """Add a pet. The same `key` and form add it once.

    Raises `Refused`, `TooManyPets`, `core.idempotency.KeyReused`.
    """
    use = await once("petCreate", key, asdict(form), customer=customer)
    if use.earlier is not None:
        return await get(customer, use.earlier, "idempotencyKey")
    values: dict[str, Any] = {"allergies": [], **read(form)}
    await customers.lock(customer)
    if await Pet.count().where(Pet.customer == customer) >= MOST:
        raise TooManyPets(most=MOST)
    pet = Pet(**values, customer=customer, created_at=clock.now())
    await pet.save()
    await use.made(pet.id)
    return await get(customer, pet.id)


async def change(customer: UUID, pet: UUID, form: PetForm) -> Animal:
    """Change what the form gives. Raises `Refused`, `PetNotFound`."""
    values = read(form)
    if values:
        await Pet.update(cast(Any, values)).where(is_(customer, pet))
    return await get(customer, pet)


async def delete(customer: UUID, pet: UUID, *, preview: bool = False) -> list[Text]:
    """Delete a pet for good. What goes on coming for it all the same, in sentences. Raises `PetNotFound`."""
    await get(customer, pet, "id")
    told = await hooks.pet_is_fed(customer, pet)
    if not preview:
        await forget(customer, pet)
    return told


async def forget(customer: UUID, pet: UUID) -> None:
    """Delete a pet with its weights and its photo. Of one that was said farewell to it stays known what
    kind it was and what it ate, so that nobody is reminded of it. Raises `PetNotFound`."""
    await _keep_silent(customer, pet)
    gone = await Pet.delete().where(is_(customer, pet)).returning(Pet.photo)
    if not gone:
        raise PetNotFound("id")
    if photo := gone[0]["photo"]:
        await files.delete(customer, photo)


async def _keep_silent(customer: UUID, pet: UUID) -> None:
    await current().fetch(
        """
        INSERT INTO pet_parted (customer, species, ate, forgotten_at)
        SELECT p.customer, p.species, ARRAY(
            SELECT sku FROM pet_feeding f WHERE f.customer = p.customer AND f.pet = p.id ORDER BY sku
        ), $3
        FROM pet p JOIN pet_farewell w
            ON w.customer = p.customer AND w.pet = p.id AND w.undone_at IS NULL
        WHERE p.customer = $1 AND p.id = $2
        """,
        customer, pet, clock.now(),
    )  # fmt: skip


async def get(customer: UUID, pet: UUID, *field: str) -> Animal:
    """As `find`; raises `PetNotFound` at the field."""
    animal = await find(customer, pet)
    if animal is None:
        raise PetNotFound(*(field or ("id",)))
    return animal


def is_(customer: UUID, pet: UUID) -> Any:
    """The condition that picks this customer's pet."""
    return (Pet.customer == customer) & (Pet.id == pet)


def _from_row(row: Any) -> Animal:
    return Animal(
        id=row["id"],
        name=row["name"],
        species=Species(row["species"]),
        breed=row["breed"],
        sex=Sex(row["sex"]) if row["sex"] else None,
        neutered=row["neutered"],
        birth_date=row["birth_date"],
        birth_year=row["birth_year"],
        allergies=row["allergies"],
        notes=row["notes"],
        latest_weight=_weight(row),
        photo=_photo(row),
        farewell=_farewell(row),
    )


def _weight(row: Any) -> Weight | None:
    return Weight(row["weight_id"], row["grams"], row["weighed_on"]) if row["weight_id"] else None


def _photo(row: Any) -> Photo | None:
    if row["photo"] is None:
        return None
    return Photo(row["photo"], row["thumbnail"], row["width"], row["height"])


def _farewell(row: Any) -> Farewell | None:
    if row["farewell"] is None:
        return None
    return Farewell(
        id=row["farewell"],
        kind=FarewellKind(row["kind"]),
        memory=Memory(row["memory"]),
        said_at=row["said_at"],
        last_moment=row["undo_until"],
    )
