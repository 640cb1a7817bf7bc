"""Numbers that begin here: readable over the telephone, and nobody's twice."""

import secrets
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current

# Without what looks like something else, and without vowels, so that no words come about.
ALPHABET: Final = "23456789BCDFGHJKMNPQRSTVWXZ"
CHARACTERS: Final = 7
_TRIES: Final = 5


class NoNumberLeft(RuntimeError):
    """Every number that was drawn is somebody's: a bug, or a century of returns."""


def draw(letter: str) -> str:
    """Such as R-7K2M9P4."""
    drawn, characters = secrets.randbelow(len(ALPHABET) ** CHARACTERS), ""
    for _ in range(CHARACTERS):
        drawn, place = divmod(drawn, len(ALPHABET))
        characters += ALPHABET[place]
    return f"{letter}-{characters}"


async def numbered(letter: str, statement: str, *values: Any) -> tuple[UUID, str]:
    """The id of the row that `statement` inserts, and its number, which is $1 in it. The statement
    answers nothing where the number is taken. Raises `NoNumberLeft`."""
    for _ in range(_TRIES):
        number = draw(letter)
        if row := await current().fetchval(statement, number, *values):
            return row, number
    raise NoNumberLeft
