"""What a pet eats: so many grams a day of a product, by its owner's word (N11)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.codes import Code
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.language import Text
from minside.core.refusals import LimitReached, NotFound, Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.pets.tables import PetFeeding

from .animals import Animal, get

MOST: Final = 10
# A horse eats as much; beyond it, somebody wrote kilos for grams.
MOST_GRAMS: Final = 20_000
_NO_PACK: Final = Text(
    "Nettbutikken sier ikke hvor mye det er i pakken, så vi kan ikke regne ut hvor lenge den varer. Velg"
    " en annen vare.",
    "The web shop doesn’t say how much there is in the pack, so we can’t tell how long it lasts. Choose"
    " another product.",
)
_NOT_EATEN: Final = Text(
    "Dette er ikke noe dyr spiser, så det er ingenting å regne ut. Velg maten.",
    "This isn’t something that animals eat, so there is nothing to work out. Choose the food.",
)


class ProductGone(NotFound):
    """The shop doesn't sell it, or not any more."""


class NoPackSize(Refusal):
    """Nobody says what is in a pack, so that nobody can say how long it lasts."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str) -> None:
        super().__init__(*field, reason=_NO_PACK.in_)


class NotEaten(Refusal):
    """Litter, a toy, a lead: there are no grams a day of it."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str) -> None:
        super().__init__(*field, reason=_NOT_EATEN.in_)


class TooManyFeedings(LimitReached):
    """The pet eats `MOST` products already."""


class FeedingNotFound(NotFound):
    """The pet eats nothing of that product, as far as was said."""


@dataclass(frozen=True, slots=True)
class Feeding:
    """Grams a day of a product; `until` is the day of the farewell to the pet, None while it lives
    here."""

    pet: UUID
    sku: str
    grams_a_day: int
    until: date | None = None


async def feedings_of(pets: list[UUID]) -> list[list[Feeding]]:
    """What each of these eats, in the order in which it was said first; one statement for all."""
    rows = await current().fetch(
        """
        SELECT pet, sku, grams_a_day FROM pet_feeding
        WHERE customer = $1 AND pet = ANY($2) ORDER BY id
        """,
        current().customer, pets,
    )  # fmt: skip
    found: dict[UUID, list[Feeding]] = {pet: [] for pet in pets}
    for row in rows:
        found[row["pet"]].append(Feeding(**row))
    return [found[pet] for pet in pets]


async def eaten(customer: UUID) -> list[Feeding]:
    """What the customer's pets eat, and what those ate that were said farewell to."""
    rows = await current().fetch(
        """
        SELECT f.pet, f.sku, f.grams_a_day, w.said_at AS until FROM pet_feeding f
        LEFT JOIN pet_farewell w
            ON w.customer = f.customer AND w.pet = f.pet AND w.undone_at IS NULL
        WHERE f.customer = $1 ORDER BY f.id
        """,
        customer,
    )
    return [
        Feeding(row["pet"], row["sku"], row["grams_a_day"], row["until"] and day_of(row["until"]))
        for row in rows
    ]


def day_of(at: datetime) -> date:
    """In Oslo."""
    return at.astimezone(clock.OSLO).date()


async def feed(
    customer: UUID, pet: UUID, *, sku: str, grams_a_day: int, key: str | None = None
) -> Animal:
    """Note how much of a product the pet eats a day, in place of what was noted of that product.

    Raises `Refused`, `PetNotFound`, `ProductGone`, `NotEaten`, `NoPackSize`,
    `TooManyFeedings`, `core.idempotency.KeyReused`.
    """
    await customers.lock(customer)
    use = await once("petFeedingSet", key, [pet, sku, grams_a_day], customer=customer)
    animal = await get(customer, pet, "pet")
    if use.earlier is not None:
        return animal
    intake = Intake()
    intake.number("gramsADay", value=grams_a_day, least=1, most=MOST_GRAMS)
    refusal = _refusal(await catalogue.find(sku))
    if refusal is not None:
        intake.note(refusal)
    intake.close()
    await _note(customer, pet, sku, grams_a_day)
    await use.made(pet)
    return animal


async def stop_feeding(customer: UUID, pet: UUID, sku: str) -> Animal:
    """The pet doesn't eat it any more. Raises `PetNotFound`, `FeedingNotFound`."""
    animal = await get(customer, pet, "pet")
    gone = await (
        PetFeeding.delete()
        .where((PetFeeding.customer == customer) & (PetFeeding.pet == pet))
        .where(PetFeeding.sku == sku)
        .returning(PetFeeding.id)
    )
    if not gone:
        raise FeedingNotFound("sku")
    return animal


def _refusal(product: catalogue.Listing | None) -> Refusal | None:
    if product is None or product.availability is catalogue.Availability.GONE:
        return ProductGone("sku")
    if not catalogue.is_eaten(product):
        return NotEaten("sku")
    return None if product.pack_grams else NoPackSize("sku")


async def _note(customer: UUID, pet: UUID, sku: str, grams_a_day: int) -> None:
    noted = await current().fetch(
        """
        INSERT INTO pet_feeding (customer, pet, sku, grams_a_day, said_at)
        SELECT $1, $2, $3, $4, $5
        WHERE (SELECT count(*) FROM pet_feeding
               WHERE customer = $1 AND pet = $2 AND sku <> $3) < $6
        ON CONFLICT (customer, pet, sku)
            DO UPDATE SET grams_a_day = excluded.grams_a_day, said_at = excluded.said_at
        RETURNING id
        """,
        customer, pet, sku, grams_a_day, clock.now(), MOST,
    )  # fmt: skip
    if not noted:
        raise TooManyFeedings("sku", most=MOST)
