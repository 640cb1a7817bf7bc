"""Two dogs of a test's own customer, and what they eat."""

from uuid import UUID

from tests.e2e.beside import connected, in_thread
from tests.e2e.fixed import Fixed
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner

from minside.pets import actions as pets


def another_dog(who: Newcomer, name: str) -> UUID:
    """One more, that lives with them."""
    return in_thread(_bring(who, name))


async def _bring(who: Newcomer, name: str) -> UUID:
    async with connected(who.home.owner_url) as database, database.scope():
        form = pets.PetForm(name=name, species=pets.Species.DOG, allergies=[])
        return (await pets.register(who.id, form)).id


def eats(who: Newcomer, pet: UUID, sku: str, grams: int) -> None:
    """So many grams a day."""
    as_owner(
        who.home.owner_url,
        "INSERT INTO pet_feeding (customer, pet, sku, grams_a_day, said_at)"
        " VALUES ($1, $2, $3, $4, now())",
        who.id, pet, sku, grams,
    )  # fmt: skip


def shares(mine: Fixed, sku: str, pet: UUID) -> None:
    """That pet eats of the product too."""
    as_owner(
        mine.who.home.owner_url,
        "INSERT INTO subscription_line_pet (customer, line, pet)"
        " SELECT customer, id, $3 FROM subscription_line WHERE subscription = $1 AND sku = $2",
        mine.id, sku, pet,
    )  # fmt: skip
