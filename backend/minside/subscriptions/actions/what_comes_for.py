"""What goes on coming for a pet, said before it is deleted: nothing of it stops by that."""

from collections.abc import Sequence
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.language import Text
from minside.pets import actions as pets

from . import said
from .agreement import Agreement
from .kinds import State
from .lasting import eaters
from .storing import load_all
from .which_days import rhythm


async def what_comes_for(customer: UUID, pet: UUID) -> list[Text]:
    """A sentence for each fixed delivery of which it eats; of what has ended none."""
    feedings = await pets.eaten(customer)
    eaten = [
        (each.agreement, skus)
        for each in await load_all(customer)
        if each.agreement.state is not State.CANCELLED
        and (skus := _eaten_by(pet, each.agreement, feedings))
    ]
    wanted = sorted({sku for _, skus in eaten for sku in skus})
    found = await catalogue.find_many(wanted)
    names = {sku: each.name if each else sku for sku, each in zip(wanted, found, strict=True)}
    return [_told(now, said.listed([names[sku] for sku in skus])) for now, skus in eaten]


def _eaten_by(pet: UUID, now: Agreement, feedings: Sequence[pets.Feeding]) -> list[str]:
    return [line.sku for line in now.lines if pet in eaters(line.sku, line.pets, feedings)]


def _told(now: Agreement, goods: Text) -> Text:
    often = rhythm(now)
    if now.next is None:
        return Text(
            f"{goods.nb} er på pause, og kommer {often.nb} når leveringene fortsetter.",
            f"The delivery of {goods.en} is on pause, and comes {often.en} once it goes on.",
        )
    day = said.day(now.next.deliver_on)
    return Text(
        f"{goods.nb} kommer fortsatt {often.nb}, neste gang {day.nb}.",
        f"The delivery of {goods.en} still comes {often.en}, next on {day.en}.",
    )
