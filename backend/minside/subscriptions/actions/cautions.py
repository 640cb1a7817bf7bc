"""What somebody should hear before they agree to a change: a pet that doesn't tolerate it, a sum or number
far beyond the usual, a delivery that would be empty. None of it is a refusal. Nothing is asked of the
database here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from minside.catalogue.actions import Listing
from minside.core.language import Text
from minside.pets.actions import Animal, Feeding

from . import allergies, said
from .agreement import Agreement, Coming
from .assembling import Offer, Wanted
from .emptiness import goes_nowhere, why_nothing_comes
from .forecast import forecast, wanted_of
from .kinds import DeliveryState
from .lasting import eaters
from .reading import offer
from .rhythm import Deadlines
from .tolerating import not_tolerated

# More of one product than most homes have room for.
MANY: Final = 10
# So many times what the delivery cost before, and not little in itself: in øre.
TIMES: Final = 3
MUCH: Final = 2_000_00
# Where nothing was sent before, there is nothing to compare with.
VERY_MUCH: Final = 10_000_00


@dataclass(frozen=True, slots=True)
class Known:
    """The customer's pets, what they eat, every product of an agreement, before and after, by sku, and
    whether they have a usual address."""

    animals: Sequence[Animal]
    feedings: Collection[Feeding]
    listings: Mapping[str, Listing]
    has_usual_address: bool

    @property
    def offers(self) -> dict[str, Offer]:
        return {sku: offer(each) for sku, each in self.listings.items()}

    def wanted(self, agreement: Agreement, coming: Coming) -> list[Wanted]:
        animals = {each.id: each for each in self.animals}
        return wanted_of(agreement, coming, animals, self.feedings)

    def name(self, sku: str) -> str:
        return self.listings[sku].name if sku in self.listings else sku


def skus_of(*agreements: Agreement | None) -> set[str]:
    """Every product that is in these, or may be."""
    found = set[str]()
    for each in filter(None, agreements):
        found |= {line.sku for line in each.lines}
        found |= {line.substitute_sku for line in each.lines if line.substitute_sku}
        found |= {line.sku for coming in each.coming for line in coming.lines}
    return found


def cautions(before: Agreement | None, after: Agreement, known: Known) -> list[Text]:
    """The most important first; none where there is nothing to be careful about."""
    return [
        *not_tolerated(before, after, known.animals, known.feedings, known.listings),
        *_substitutes(before, after, known),
        *_many(before, after, known),
        *_dear(before, after, known),
        *_empty(before, after, known),
    ]


def cautions_of_quantities(before: Agreement, after: Agreement, known: Known) -> list[Text]:
    """Those that name no pet, for whoever isn't known to be its owner."""
    return [*_many(before, after, known), *_dear(before, after, known)]


def _substitutes(before: Agreement | None, after: Agreement, known: Known) -> Iterator[Text]:
    """One that would never be sent, for whom it is for."""
    was = {(line.sku, line.substitute_sku, line.pets) for line in before.lines} if before else set()
    for line in after.lines:
        sku = line.substitute_sku
        if sku is None or (line.sku, sku, line.pets) in was:
            continue
        who = eaters(line.sku, line.pets, known.feedings)
        pets = [(each.name, each.allergies) for each in known.animals if each.id in who]
        listing = known.listings.get(sku)
        contents = offer(listing).contents if listing else None
        if told := allergies.warning(known.name(sku), contents, pets):
            yield told


def _many(before: Agreement | None, after: Agreement, known: Known) -> Iterator[Text]:
    was = {line.sku: line.quantity for line in before.lines} if before else {}
    for line in after.lines:
        if line.quantity > max(MANY, was.get(line.sku, 0)):
            total = said.kroner(line.quantity * line.agreed_ore)
            yield Text(
                f"Det er uvanlig mange: {line.quantity} av {known.name(line.sku)}, {total.nb} hver gang.",
                f"That is unusually many: {line.quantity} of {known.name(line.sku)}, {total.en} each time.",
            )
    said_before = _extras(before)
    for number, extras in _extras(after).items():
        for sku, (quantity, price) in extras.items():
            if quantity > max(MANY, said_before.get(number, {}).get(sku, (was.get(sku, 0), 0))[0]):
                total = said.kroner(quantity * price)
                yield Text(
                    f"Det er uvanlig mange: {quantity} av {known.name(sku)}, {total.nb} denne gangen.",
                    f"That is unusually many: {quantity} of {known.name(sku)}, {total.en} this time.",
                )


def _extras(agreement: Agreement | None) -> dict[int, dict[str, tuple[int, int]]]:
    coming = agreement.coming if agreement else ()
    return {
        each.number: {line.sku: (line.quantity, line.agreed_ore) for line in each.lines}
        for each in coming
    }


def _dear(before: Agreement | None, after: Agreement, known: Known) -> Iterator[Text]:
    """The first delivery that costs far more than the same one did."""
    for coming in after.coming:
        if coming.state is not DeliveryState.PLANNED:
            continue
        total = _total(after, coming, known)
        was = before.get(coming.number, Deadlines()) if before else None
        old = _total(before, was, known) if before and was else 0
        if total <= (max(TIMES * old, MUCH) if old else VERY_MUCH):
            continue
        day, new = said.day(coming.deliver_on), said.kroner(total)
        than = said.kroner(old)
        yield Text(
            f"Leveringen {day.nb} blir uvanlig dyr: {new.nb}{f', mot {than.nb} før' if old else ''}.",
            f"The delivery of {day.en} becomes unusually dear: {new.en}"
            f"{f', against {than.en} before' if old else ''}.",
        )
        return


def _total(agreement: Agreement, coming: Coming, known: Known) -> int:
    return forecast(known.wanted(agreement, coming), known.offers, coming.number).total_ore


def _empty(before: Agreement | None, after: Agreement, known: Known) -> Iterator[Text]:
    """The next one, and those of which something else is said than before."""
    was = before.coming if before else ()
    changed = [each for each in after.coming if each not in was]
    first = [after.next] if after.next else []
    for each in dict.fromkeys(first + changed):
        if told := _why_nothing(after, each, known):
            yield told


def _why_nothing(after: Agreement, coming: Coming, known: Known) -> Text | None:
    is_nowhere = goes_nowhere(after, coming, has_usual=known.has_usual_address)
    wanted = known.wanted(after, coming)
    return why_nothing_comes(wanted, known.offers, coming, is_nowhere=is_nowhere)
