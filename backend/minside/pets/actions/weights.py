"""Weights over time: one a day, so that weighing again corrects."""

from datetime import date
from typing import Final
from uuid import UUID

from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import LimitReached, NotFound
from minside.core.scope import current
from minside.pets.tables import PetWeight

from .animals import Animal, Weight, get

MOST: Final = 1000
HEAVIEST: Final = 2_000_000
FIRST_DAY: Final = date(1970, 1, 1)


class WeightNotFound(NotFound):
    """This pet has no weight with that id."""


class TooManyWeights(LimitReached):
    """The pet has `MOST` weights already."""


async def weights_of(pets: list[UUID]) -> list[list[Weight]]:
    """Every pet's weights, oldest first, in the order of `pets`; one statement for all."""
    rows = await current().fetch(
        """
        SELECT pet, id, grams, weighed_on FROM pet_weight
        WHERE customer = $1 AND pet = ANY($2) ORDER BY weighed_on
        """,
        current().customer, pets,
    )  # fmt: skip
    found: dict[UUID, list[Weight]] = {pet: [] for pet in pets}
    for row in rows:
        found[row["pet"]].append(Weight(row["id"], row["grams"], row["weighed_on"]))
    return [found[pet] for pet in pets]


async def weigh(
    customer: UUID,
    pet: UUID,
    *,
    grams: int,
    on: date,
    replaces: UUID | None = None,
    key: str | None = None,
) -> Animal:
    """Note what the pet weighed on a day, in place of what was noted for that day before, and of
    the pet's weight `replaces`, which may be another day's and may be gone already.

    Raises `Refused`, `PetNotFound`, `TooManyWeights`, `core.idempotency.KeyReused`.
    """
    use = await once("petWeightRecord", key, [pet, grams, on, replaces], customer=customer)
    if use.earlier is not None:
        return await get(customer, use.earlier, "pet")
    await get(customer, pet, "pet")
    intake = Intake()
    intake.number("grams", value=grams, least=1, most=HEAVIEST)
    intake.past("weighedOn", value=on, not_before=FIRST_DAY)
    intake.close()
    if replaces is not None:
        await _move_away(customer, pet, replaces, on)
    await _note(customer, pet, grams, on)
    await use.made(pet)
    return await get(customer, pet, "pet")


async def forget_weight(customer: UUID, pet: UUID, weight: UUID) -> Animal:
    """Take a weight away. Raises `PetNotFound`, `WeightNotFound`."""
    await get(customer, pet, "pet")
    gone = await (
        PetWeight.delete()
        .where((PetWeight.customer == customer) & (PetWeight.pet == pet))
        .where(PetWeight.id == weight)
        .returning(PetWeight.id)
    )
    if not gone:
        raise WeightNotFound("weight")
    return await get(customer, pet, "pet")


async def _move_away(customer: UUID, pet: UUID, weight: UUID, on: date) -> None:
    """On the same day it stays, and is mended as any other."""
    await (
        PetWeight.delete()
        .where((PetWeight.customer == customer) & (PetWeight.pet == pet))
        .where((PetWeight.id == weight) & (PetWeight.weighed_on != on))
    )


async def _note(customer: UUID, pet: UUID, grams: int, on: date) -> None:
    noted = await current().fetch(
        """
        INSERT INTO pet_weight (customer, pet, grams, weighed_on)
        SELECT $1, $2, $3, $4
        WHERE (SELECT count(*) FROM pet_weight
               WHERE customer = $1 AND pet = $2 AND weighed_on <> $4) < $5
        ON CONFLICT (customer, pet, weighed_on) DO UPDATE SET grams = excluded.grams
        RETURNING id
        """,
        customer, pet, grams, on, MOST,
    )  # fmt: skip
    if not noted:
        raise TooManyWeights("weighedOn", most=MOST)
