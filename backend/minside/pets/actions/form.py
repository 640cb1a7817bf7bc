"""Reads the form of a pet: every field is checked, and all that is wrong is told at once."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from types import EllipsisType
from typing import Any, Final

from minside.core import clock
from minside.core.codes import Code
from minside.core.intake import Intake
from minside.core.refusals import LimitReached, Refusal, Required

MOST_ALLERGIES: Final = 30
# A tortoise may well be older than its owner's grandmother.
OLDEST: Final = 150


class Species(Enum):
    DOG = "dog"
    CAT = "cat"
    RABBIT = "rabbit"
    GUINEA_PIG = "guinea_pig"
    HAMSTER = "hamster"
    FERRET = "ferret"
    BIRD = "bird"
    FISH = "fish"
    REPTILE = "reptile"
    HORSE = "horse"
    OTHER = "other"


class Sex(Enum):
    FEMALE = "female"
    MALE = "male"


class YearContradictsDate(Refusal):
    """A birth year beside a birth date of another year."""

    code = Code.INVALID


@dataclass(frozen=True, slots=True, kw_only=True)
class PetForm:
    """What to set; `...` leaves a field as it is, None removes it.

    A birth date brings its year along. A year alone says that the day isn't known.
    """

    name: str | EllipsisType | None = ...
    species: Species | EllipsisType | None = ...
    breed: str | EllipsisType | None = ...
    sex: Sex | EllipsisType | None = ...
    neutered: bool | EllipsisType | None = ...
    birth_date: date | EllipsisType | None = ...
    birth_year: int | EllipsisType | None = ...
    allergies: list[str] | EllipsisType | None = ...
    notes: str | EllipsisType | None = ...

    def given(self) -> dict[str, Any]:
        """The fields that were given."""
        return {name: value for name, value in asdict(self).items() if value is not ...}


def read(form: PetForm) -> dict[str, Any]:
    """Column values for the fields that the form gives. Raises `core.refusals.Refused`."""
    intake = Intake()
    given = form.given()
    values: dict[str, Any] = {}
    for field, value in given.items():
        if field in _READERS:
            values[field] = _READERS[field](intake, value)
    values.update(_birth(intake, given))
    intake.close()
    return values


def _name(intake: Intake, value: str | None) -> str:
    return intake.required("name", value=value, most=60)


def _species(intake: Intake, value: Species | None) -> str | None:
    if value is None:
        intake.note(Required("species"))
    return value.value if value else None


def _breed(intake: Intake, value: str | None) -> str | None:
    return intake.text("breed", value=value, most=80)


def _sex(intake: Intake, value: Sex | None) -> str | None:
    return value.value if value else None


def _neutered(intake: Intake, value: bool | None) -> bool | None:
    return value


def _allergies(intake: Intake, value: list[str] | None) -> list[str]:
    """Each once, whatever its letter case, in the order they were written."""
    value = value or []
    if len(value) > MOST_ALLERGIES:
        intake.note(TooManyAllergies("allergies", most=MOST_ALLERGIES))
        return []
    tidy = [
        intake.text("allergies", str(place), value=item, most=100)
        for place, item in enumerate(value)
    ]
    return list({item.casefold(): item for item in reversed(tidy) if item}.values())[::-1]


def _notes(intake: Intake, value: str | None) -> str | None:
    return intake.text("notes", value=value, most=2000, lines=True)


class TooManyAllergies(LimitReached):
    """There are more than `MOST_ALLERGIES`."""


def _birth(intake: Intake, given: dict[str, Any]) -> dict[str, Any]:
    """Date and year hang together, so one of them given sets both."""
    if "birth_date" not in given and "birth_year" not in given:
        return {}
    today = clock.today()
    first = date(today.year - OLDEST, 1, 1)
    day = intake.past("birthDate", value=given.get("birth_date"), not_before=first)
    year = intake.number(
        "birthYear", value=given.get("birth_year"), least=first.year, most=today.year
    )
    if day and year and day.year != year:
        intake.note(YearContradictsDate("birthYear"))
    return {"birth_date": day, "birth_year": day.year if day else year}


_READERS: Final = {
    "name": _name,
    "species": _species,
    "breed": _breed,
    "sex": _sex,
    "neutered": _neutered,
    "allergies": _allergies,
    "notes": _notes,
}
