"""Farewell to a pet that died or moved (N12): it is said, told to the newsletter tool, and can be taken
back for thirty days. What it ate is stopped upstairs, where deliveries are known."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.codes import Code
from minside.core.language import Text
from minside.core.refusals import Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.outgoing import PetFarewell as Told
from minside.pets.tables import PetFarewell

from .animals import Animal, Farewell, FarewellKind, Memory, forget

DAYS_TO_UNDO: Final = 30
_OVER: Final = Text(
    "Det er mer enn tretti dager siden, så farvelet kan ikke angres lenger. Du kan legge til dyret på nytt.",
    "It is more than thirty days ago, so the farewell can’t be undone any more. You can add the pet anew.",
)
_SAID: Final = Text(
    "Du har tatt farvel med dette dyret allerede.", "You have said farewell to this pet already."
)


class FarewellSaid(Refusal):
    """It was said before, and stands."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str) -> None:
        super().__init__(*field, reason=_SAID.in_)


class FarewellOver(Refusal):
    """The thirty days have passed."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str) -> None:
        super().__init__(*field, reason=_OVER.in_)


def as_parted(animal: Animal, kind: FarewellKind, memory: Memory) -> Farewell:
    """The farewell as it would be said now. Raises `FarewellSaid`."""
    if animal.farewell is not None:
        raise FarewellSaid("pet")
    now = clock.now()
    return Farewell(
        id=UUID(int=0),
        kind=kind,
        memory=memory,
        said_at=now,
        last_moment=now + timedelta(days=DAYS_TO_UNDO),
    )


async def say_farewell(animal: Animal, customer: UUID, said: Farewell) -> UUID:
    """Note it, and tell whoever writes about pets; its id."""
    id: UUID = await current().fetchval(
        """
        INSERT INTO pet_farewell (customer, pet, kind, memory, said_at, undo_until)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
        """,
        customer, animal.id, said.kind.value, said.memory.value, said.said_at, said.last_moment,
    )  # fmt: skip
    await _tell("pet.farewell", customer, animal)
    return id


async def take_farewell_back(animal: Animal, customer: UUID) -> None:
    """It lives here as before; whoever was told hears of it. Raises `FarewellOver`."""
    said = animal.farewell
    if said is None:
        return
    if said.undo_until is None:
        raise FarewellOver("pet")
    await PetFarewell.update({PetFarewell.undone_at: clock.now()}).where(PetFarewell.id == said.id)
    await _tell("pet.farewell_undone", customer, animal)


async def _tell(type: str, customer: UUID, animal: Animal) -> None:
    data = Told(
        customer=await customers.number_to_tell(customer),
        id=str(customer),
        pet=str(animal.id),
        pet_name=animal.name,
        species=animal.species.value,
    )
    await events.announce(type, data, customer=customer, stream=f"customer/{customer}")


async def forget_parted() -> int:
    """Delete those whose memory was to go, once the farewell can't be undone; how many."""
    rows = await current().fetch(
        """
        SELECT customer, pet FROM pet_farewell
        WHERE undone_at IS NULL AND memory = 'forget' AND undo_until <= $1
        """,
        clock.now(),
    )
    for row in rows:
        await forget(row["customer"], row["pet"])
    return len(rows)
