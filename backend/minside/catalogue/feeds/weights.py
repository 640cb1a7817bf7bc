"""What is in a pack, in grams: for how long a bag lasts, so a wrong figure is worse than none.

`unit_pricing_measure` is what is sold, by its own definition, so it goes first; then what the title
says (`15 kg`, `12 x 400 g`, `3.5-oz pouch, case of 12`); then `product_weight`, which may count the
packaging. `shipping_weight` is never used: it is what the carrier lifts. In a real feed of 576 foods
it left out the number of pouches where the title said "12 count", and where it agreed with the title
it told nothing new. A title that names two weights or a range, as a bundle of two bags does, says
nothing sure.
"""

import re
from decimal import Decimal
from typing import Final

MOST_GRAMS: Final = 2_000_000
_GRAMS: Final = {
    "mg": Decimal("0.001"),
    "g": Decimal(1),
    "gr": Decimal(1),
    "gram": Decimal(1),
    "kg": Decimal(1000),
    "kilo": Decimal(1000),
    "lb": Decimal("453.59237"),
    "lbs": Decimal("453.59237"),
    "pound": Decimal("453.59237"),
    "pounds": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
    "ounce": Decimal("28.349523125"),
    "ounces": Decimal("28.349523125"),
}
_UNIT: Final = "|".join(sorted(_GRAMS, key=len, reverse=True))
_NUMBER: Final = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_WEIGHT: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<times>[0-9]{{1,3}})\s*[x×]\s*)?(?P<number>{_NUMBER})[\s-]*(?P<unit>{_UNIT})(?!\w)",
    re.I,
)
_COUNT: Final = re.compile(
    r"\b(?:case|pack|bundle|box|set|eske|pakke)\s+(?:of|à|med)\s+(?P<of>[0-9]{1,3})\b"
    r"|\b(?P<count>[0-9]{1,3})[\s-]*(?:count|ct|stk|pk|pack|pakk)\b",
    re.I,
)


_RANGE: Final = re.compile(rf"[0-9]\s*(?:to|til|[-–—])\s*{_NUMBER}[\s-]*(?:{_UNIT})(?!\w)", re.I)


def pack_grams(title: str, measure: str | None, weight: str | None) -> int | None:
    """In whole grams, or None where nothing sure is said."""
    for said in (_alone(measure), _in_title(title), _alone(weight)):
        if said is not None:
            return said
    return None


def _alone(said: str | None) -> int | None:
    """A weight and nothing else; a litre or a piece is none."""
    found = _WEIGHT.fullmatch(said) if said else None
    return _whole(_grams(found)) if found else None


def _in_title(title: str) -> int | None:
    weights = list(_WEIGHT.finditer(title))
    if len({_grams(found) for found in weights}) != 1 or _two_in_one(title):
        return None
    if weights[0]["times"]:
        return _whole(_grams(weights[0]))
    times = 1
    for found in _COUNT.finditer(title):
        times *= int(found["of"] or found["count"])
    return _whole(_grams(weights[0]) * times)


def _two_in_one(title: str) -> bool:
    """`Bundle: a bag of this + a bag of that`, of which only one may say what it weighs; or
    `32 to 36 oz`."""
    return title.lower().startswith("bundle:") or _RANGE.search(title) is not None


def _grams(found: re.Match[str]) -> Decimal:
    number = Decimal(found["number"].replace(",", "."))
    return number * _GRAMS[found["unit"].lower()] * int(found["times"] or 1)


def _whole(grams: Decimal) -> int | None:
    rounded = int(grams.quantize(Decimal(1)))
    return rounded if 0 < rounded <= MOST_GRAMS else None
