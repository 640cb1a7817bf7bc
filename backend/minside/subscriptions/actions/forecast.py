"""What goes into a coming delivery, and what it costs, as far as is known today."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from minside.pets import actions as pets

from .agreement import Agreement, Coming
from .assembling import Assembled, Kept, Offer, Promise, Wanted, assemble, with_this_time
from .lasting import eaters


def wanted_of(
    agreement: Agreement,
    coming: Coming,
    animals: Mapping[UUID, pets.Animal],
    feedings: Collection[pets.Feeding],
) -> list[Wanted]:
    """What the customer wants of every product in this delivery, and what those avoid that eat it."""
    lines = [
        Wanted(
            sku=line.sku,
            quantity=line.quantity,
            agreed_ore=line.agreed_ore,
            ceiling_ore=line.ceiling_ore,
            when_out=line.when_out,
            substitute_sku=line.substitute_sku,
            substitute_agreed_ore=line.substitute_agreed_ore,
            avoids=frozenset(
                word
                for pet in eaters(line.sku, line.pets, feedings)
                if pet in animals
                for word in animals[pet].allergies
            ),
            promise=Promise(line.promise.new_ore, line.promise.keeps_number)
            if line.promise
            else None,
            kept=tuple(Kept(each.old_ore, each.keeps_number) for each in line.kept),
        )
        for line in agreement.lines
    ]
    this_time = {
        each.sku: Wanted(
            sku=each.sku, quantity=each.quantity, agreed_ore=each.agreed_ore, is_extra=True
        )
        for each in coming.lines
    }
    return with_this_time(lines, this_time)


def alike(agreement: Agreement, coming: Coming) -> tuple[object, ...]:
    """Deliveries of one agreement that are the same in this hold the same at the same price, so that a
    year of them is put together once: all behind the last that was promised an old price are."""
    promised = [
        each.keeps_number
        for line in agreement.lines
        for each in (*line.kept, line.promise)
        if each is not None
    ]
    return coming.lines, min(coming.number, max(promised, default=0) + 1)


def forecast(wanted: Sequence[Wanted], offers: Mapping[str, Offer], number: int) -> Assembled:
    """What would be sent if it were ordered now. What is waited for is counted in."""
    return assemble(wanted, offers, number, may_wait=False)
