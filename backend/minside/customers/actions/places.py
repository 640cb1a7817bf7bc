"""Postal places: a street, a postcode, a city and a country."""

import re
from typing import Final

import phonenumbers

from minside.core.codes import Code
from minside.core.intake import Intake
from minside.core.refusals import Refusal

_NORWEGIAN_POSTCODE: Final = re.compile(r"[0-9]{4}")
# phonenumbers keeps the list of ISO 3166-1; the three below are numbering plans of their own.
_COUNTRIES: Final = phonenumbers.SUPPORTED_REGIONS - {"AC", "TA", "XK"}


class InvalidPostcode(Refusal):
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
    tidy = intake.required(*field, value=value, most=12)
    if tidy and country == "NO" and not _NORWEGIAN_POSTCODE.fullmatch(tidy):
        intake.note(InvalidPostcode(*field))
    return tidy


def in_one_line(
    *parts: str | None,
    street: str,
    street2: str | None,
    postcode: str,
    city: str,
    country: str,
    instructions: str | None = None,
) -> str:
    """A place as one line for the history."""
    town = f"{postcode} {city}"
    abroad = None if country == "NO" else country
    place = ", ".join(part for part in (*parts, street, street2, town, abroad) if part)
    return f"{place} ({instructions})" if instructions else place
