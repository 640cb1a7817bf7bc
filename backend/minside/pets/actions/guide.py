"""How much a product's own feeding guide says for a pet of this weight.

A guide is a text of the shop's, such as «Daglig mengde: 5 kg 75 g, 10 kg 125 g». Where it isn't that
plain, or the pet weighs less or more than it tells of, nothing is said: a guess would be ours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from minside.catalogue.actions import Listing

_CALLED: Final = frozenset(
    {"fôringsråd", "fôringsveiledning", "fôringsanbefaling", "feeding guide", "feeding advice"}
)
_DAILY: Final = re.compile(r"\b(?:daglig mengde|daily amount)\b", re.I)
_PAIR: Final = re.compile(
    r"(?P<kg>\d{1,3}(?:[.,]\d{1,2})?)\s*kg\s+(?P<least>\d{1,5})(?:\s*[-–]\s*(?P<most>\d{1,5}))?\s*g\b"
)


@dataclass(frozen=True, slots=True)
class Guide:
    """Grams a day, from and to, of a pet of so many grams; `words` is the shop's whole text."""

    least: int
    most: int
    weight: int
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    weight: int
    least: int
    most: int


def guide(product: Listing, weight: int) -> Guide | None:
    """For a pet of that weight, in grams; between two weights that are told, in proportion."""
    words = next((f.value for f in product.contents if f.name.strip().casefold() in _CALLED), None)
    if words is None or not _DAILY.search(words):
        return None
    for below, above in pairwise(_rows(words)):
        if below.weight <= weight <= above.weight:
            share = (weight - below.weight) / (above.weight - below.weight)
            least = round(below.least + share * (above.least - below.least))
            most = round(below.most + share * (above.most - below.most))
            return Guide(least, most, weight, words)
    return None


def _rows(words: str) -> Sequence[_Row]:
    """None at all where they don't grow with the weight, for then they were read amiss."""
    rows = [
        _Row(
            weight=round(float(found["kg"].replace(",", ".")) * 1000),
            least=int(found["least"]),
            most=int(found["most"] or found["least"]),
        )
        for found in _PAIR.finditer(words)
    ]
    grows = all(a.weight < b.weight and a.least <= b.least for a, b in pairwise(rows))
    return rows if grows and all(row.least <= row.most for row in rows) else ()
