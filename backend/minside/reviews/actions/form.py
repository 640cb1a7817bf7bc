"""Reads the form of a review: every field is checked, and all that is wrong is told at once."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from minside.core.intake import Intake
from minside.core.refusals import Required
from minside.pets import actions as pets

from .kinds import ShownAs

LONGEST_TITLE: Final = 120
LONGEST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewForm:
    """What a customer writes; `stars` from 1 to 5, `pet` one of their own."""

    stars: int | None
    title: str | None
    text: str | None
    pet: UUID | None = None
    shown_as: ShownAs = ShownAs.FIRST_NAME


async def read(customer: UUID, form: ReviewForm) -> dict[str, Any]:
    """Column values. Raises `core.refusals.Refused`."""
    intake = Intake()
    stars = intake.number("stars", value=form.stars, least=1, most=5)
    if stars is None:
        intake.note(Required("stars"))
    title = intake.required("title", value=form.title, most=LONGEST_TITLE)
    body = intake.required("text", value=form.text, most=LONGEST, lines=True)
    if form.pet is not None and await pets.find(customer, form.pet) is None:
        intake.note(pets.PetNotFound("pet"))
    intake.close()
    return {
        "stars": stars,
        "title": title,
        "body": body,
        "pet": form.pet,
        "shown_as": form.shown_as.value,
    }
