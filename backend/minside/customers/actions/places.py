"""Postal places: a street, a postcode, a city and a country."""

import re
from typing import Final, NamedTuple

import phonenumbers

from minside.core.codes import Code
from minside.core.intake import Intake
from minside.core.language import Text
from minside.core.refusals import Refusal


class _Shape(NamedTuple):
    """How a country writes its postcodes; the pattern's groups stand apart from each other."""

    pattern: re.Pattern[str]
    digits: Text
    example: str


_THREE: Final = Text("tre", "three")
_FOUR: Final = Text("fire", "four")
_FIVE: Final = Text("fem", "five")
_FOUR_DIGITS: Final = re.compile(r"([0-9]{4})")
# The countries that the app offers, by Google's address metadata (`zip` in libaddressinput's data);
# the package that wraps it brings a client for HTTP and five megabytes for these six lines.
_POSTCODES: Final = {
    "DK": _Shape(_FOUR_DIGITS, _FOUR, "8660"),
    "FI": _Shape(re.compile(r"([0-9]{5})"), _FIVE, "00550"),
    "IS": _Shape(re.compile(r"([0-9]{3})"), _THREE, "320"),
    "NO": _Shape(_FOUR_DIGITS, _FOUR, "0025"),
    "SE": _Shape(re.compile(r"([0-9]{3})([0-9]{2})"), _FIVE, "114 55"),
    "SJ": _Shape(_FOUR_DIGITS, _FOUR, "9170"),
}
# phonenumbers keeps the list of ISO 3166-1; the three below are numbering plans of their own.
_COUNTRIES: Final = phonenumbers.SUPPORTED_REGIONS - {"AC", "TA", "XK"}


class InvalidPostcode(Refusal):
    """Not as the country writes them; told with the number of `digits` and an `example`."""

    code = Code.INVALID_POSTCODE


class InvalidCountry(Refusal):
    """Not an ISO 3166-1 alpha-2 code."""

    code = Code.INVALID


def country(intake: Intake, *field: str, value: str) -> str:
    tidy = value.strip().upper()
    if tidy not in _COUNTRIES:
        intake.note(InvalidCountry(*field))
    return tidy


def postcode(intake: Intake, *field: str, value: str, country: str) -> str:
    """As its country writes it: `SE-11455` becomes `114 55`. Elsewhere only the length is known."""
    tidy = intake.required(*field, value=value, most=12)
    shape = _POSTCODES.get(country)
    if not tidy or shape is None:
        return tidy
    digits = "".join(tidy.upper().removeprefix(f"{country}-").split())
    found = shape.pattern.fullmatch(digits)
    if found is None:
        intake.note(InvalidPostcode(*field, digits=shape.digits.in_, example=shape.example))
        return tidy
    return " ".join(found.groups())


def in_lines(
    *above: str | None,
    street: str,
    street2: str | None,
    postcode: str,
    city: str,
    country: str,
    instructions: str | None = None,
) -> str:
    """A place for the history: a line for each line of the label, the last one its country's code.

    Instructions follow after an empty line; no line of a label is ever empty.
    """
    town = f"{postcode} {city}"
    label = "\n".join(line for line in (*above, street, street2, town, country) if line)
    return f"{label}\n\n{instructions}" if instructions else label
