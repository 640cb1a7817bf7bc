"""Codes of six digits, by mail and SMS: three tries, for fifteen minutes."""

import secrets
from typing import Final

from minside.core.codes import Code
from minside.core.language import Language, Text
from minside.core.refusals import Refusal

TRIES: Final = 3
_SPENT: Final = Text(
    "Koden gjelder ikke lenger. Be om en ny.", "The code isn't valid any more. Ask for a new one."
)


class WrongCode(Refusal):
    """Not the code that was sent; `left` says how many tries are left. With none left, or where
    no code waits, it is spent."""

    code = Code.WRONG_CODE

    def message(self, language: Language) -> str:
        return super().message(language) if self.details["left"] else _SPENT.in_(language)


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**6):06d}"


def without_spaces(code: str) -> str:
    """As it was sent, however it was typed."""
    return "".join(code.split())
