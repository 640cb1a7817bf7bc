"""Who wouldn't tolerate what somebody is about to add: said before it is agreed, and never a refusal, for
the customer may know better. Nothing is asked of the database here."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from minside.catalogue.actions import Listing, is_eaten
from minside.core.language import Text
from minside.pets.actions import Animal, Feeding, Species

from . import said
from .agreement import Agreement, Line
from .allergies import contents_of, may_eat
from .lasting import eaters

# How the names begin that a shop sorts by what animal a product is for.
_ANIMALS: Final = (
    (("hund", "valp", "dog", "puppy"), Species.DOG),
    (("katt", "cats", "kitten"), Species.CAT),
    (("kanin", "smådyr", "rabbit"), Species.RABBIT),
    (("marsvin", "smådyr", "guinea"), Species.GUINEA_PIG),
    (("hamster", "smådyr"), Species.HAMSTER),
    (("ilder", "ferret"), Species.FERRET),
    (("fugl", "bird"), Species.BIRD),
    (("fisk", "akvari", "fish", "aquari"), Species.FISH),
    (("reptil", "terrari"), Species.REPTILE),
    (("hest", "horse"), Species.HORSE),
)


def not_tolerated(
    before: Agreement | None,
    after: Agreement,
    animals: Collection[Animal],
    feedings: Collection[Feeding],
    listings: Mapping[str, Listing],
) -> Iterator[Text]:
    """For each product that wasn't in it, or wasn't for that pet: who doesn't tolerate it, by name."""
    here = {each.id: each for each in animals if each.farewell is None}
    for sku, named in _added(before, after, list(here.values()), feedings, listings):
        listing = listings.get(sku)
        for pet in named:
            if told := _told(pet, listing, listing.name if listing else sku):
                yield told


def _added(
    before: Agreement | None,
    after: Agreement,
    animals: Sequence[Animal],
    feedings: Collection[Feeding],
    listings: Mapping[str, Listing],
) -> Iterator[tuple[str, list[Animal]]]:
    """What comes that didn't, with who is to eat it: those that are named, or of which it was said; where
    nobody is, the animals that it is made for."""
    known = {line.sku: line for line in before.lines} if before else {}
    lines = {line.sku for line in after.lines}
    for line in after.lines:
        was = known.get(line.sku)
        if was is None:
            yield line.sku, _eaters(line.sku, line.pets, animals, feedings, listings.get(line.sku))
        elif new := {*line.pets} - {*was.pets}:
            yield line.sku, [pet for pet in animals if pet.id in new]
    for sku in _extras(after) - _extras(before) - lines - known.keys():
        yield sku, _eaters(sku, (), animals, feedings, listings.get(sku))


def _extras(agreement: Agreement | None) -> set[str]:
    coming = agreement.coming if agreement else ()
    return {line.sku for each in coming for line in each.lines if line.quantity}


def _eaters(
    sku: str,
    pets: Collection[UUID],
    animals: Sequence[Animal],
    feedings: Collection[Feeding],
    listing: Listing | None,
) -> list[Animal]:
    who = eaters(sku, pets, feedings)
    return [pet for pet in animals if pet.id in who] or _made_for(listing, animals)


def _made_for(listing: Listing | None, animals: Sequence[Animal]) -> list[Animal]:
    kinds = species_of(listing.category) if listing else set[Species]()
    return [pet for pet in animals if pet.species in kinds]


def species_of(category: Sequence[str]) -> set[Species]:
    """Which animals a product is for, by where the shop sorts it: the outermost name that tells counts, so
    that what a dog's food tastes of makes it no food for fish. Empty where none does."""
    for name in category:
        tokens = re.findall(r"\w+", name.casefold())
        found = {kind for stems, kind in _ANIMALS for token in tokens if token.startswith(stems)}
        if "cat" in tokens:
            found.add(Species.CAT)
        if found:
            return found
    return set()


def _told(pet: Animal, listing: Listing | None, product: str) -> Text | None:
    contents = contents_of(listing.contents) if listing else None
    amiss = _amiss(pet, contents)
    if not amiss:
        return None
    words = ", ".join(amiss)
    if contents is not None and contents.strip():
        return Text(
            f"{product} inneholder, eller kan inneholde, noe som {pet.name} ikke tåler: {words}. Du kan"
            " velge den likevel.",
            f"{product} has in it, or may have in it, something that {pet.name} can’t have: {words}. You"
            " may choose it all the same.",
        )
    # Nobody needs to know what litter is made of.
    if listing is not None and not is_eaten(listing):
        return None
    return Text(
        f"Vi vet ikke hva {product} inneholder, og {pet.name} tåler ikke alt: {words}. Se på pakken før"
        " du gir den, eller velg noe annet.",
        f"We don’t know what is in {product}, and there are things that {pet.name} can’t have: {words}."
        " Look at the pack before you give it, or choose something else.",
    )


def _amiss(pet: Animal, contents: str | None) -> list[str]:
    return [word for word in pet.allergies if not may_eat(contents, [word])]


def comes_untolerated(
    line: Line,
    animals: Collection[Animal],
    feedings: Collection[Feeding],
    listing: Listing | None,
) -> Text | None:
    """Who doesn't tolerate what comes every time, once it was agreed; None where everyone who eats it does.
    What nobody says what is in was looked at on the pack, and isn't held up again."""
    contents = contents_of(listing.contents) if listing else None
    if listing is None or contents is None or not contents.strip():
        return None
    here = [pet for pet in animals if pet.farewell is None]
    who = _eaters(line.sku, line.pets, here, feedings, listing)
    amiss = {pet.name: found for pet in who if (found := _amiss(pet, contents))}
    if not amiss:
        return None
    names = said.listed(list(amiss))
    words = ", ".join(dict.fromkeys(word for found in amiss.values() for word in found))
    return Text(
        f"{listing.name} inneholder, eller kan inneholde, noe som {names.nb} ikke tåler: {words}.",
        f"{listing.name} has in it, or may have in it, something that {names.en} can’t have: {words}.",
    )
