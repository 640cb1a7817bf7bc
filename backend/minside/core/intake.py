"""Reads what a form sends: tidies it, checks it, and tells everything that is wrong at once."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import groupby, islice
from typing import TypeVar

from . import clock
from .refusals import (
    InFuture,
    InvalidCharacters,
    OutOfRange,
    Refusal,
    Refused,
    Required,
    TooEarly,
    TooLong,
)

T = TypeVar("T")

# Letters and symbols by category that are drawn as nothing: Hangul's fillers, Braille's blank.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSHOWABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Four code points to a character are more than any script needs.
_LONGEST_RAW = 4
# What Unicode's stream-safe text format allows in a row (UAX #15 §13). Composing takes quadratic
# time where more are piled up.
_MOST_MARKS = 30
# Directional overrides can make a text read as something else; every script works without them.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Intake:
    """Collects the refusals of one form; `close()` raises them together.

    Every reader takes the field's path in GraphQL's names, answers the tidied value, and notes a
    refusal where there is one. An empty text counts as none.
    """

    def __init__(self) -> None:
        self._refusals: list[Refusal] = []

    def close(self) -> None:
        """Raises `Refused` with everything noted; nothing noted, nothing raised."""
        if self._refusals:
            raise Refused(self._refusals)

    def note(self, refusal: Refusal) -> None:
        self._refusals.append(refusal)

    def text(self, *field: str, value: str | None, most: int, lines: bool = False) -> str | None:
        """An optional text of at most `most` characters, NFC, trimmed; one line unless `lines`."""
        raw = value or ""
        if len(raw) > _LONGEST_RAW * most:
            self.note(TooLong(*field, most=most, count=len(raw)))
            return None
        if _piles_marks(raw):
            self.note(InvalidCharacters(*field))
            return None
        tidy = unicodedata.normalize("NFC", raw).replace("\r\n", "\n").strip()
        if not any(_visible(character) for character in tidy):
            return None
        if len(tidy) > most:
            self.note(TooLong(*field, most=most, count=len(tidy)))
        elif not all(_showable(character, lines) for character in tidy):
            self.note(InvalidCharacters(*field))
        return tidy

    def required(self, *field: str, value: str | None, most: int, lines: bool = False) -> str:
        """As `text`, and it must be there."""
        before = len(self._refusals)
        tidy = self.text(*field, value=value, most=most, lines=lines)
        if tidy is None and len(self._refusals) == before:
            self.note(Required(*field))
        return tidy or ""

    def number(self, *field: str, value: int | None, least: int, most: int) -> int | None:
        """An optional whole number between `least` and `most`, both allowed."""
        if value is not None and not least <= value <= most:
            self.note(OutOfRange(*field, least=least, most=most))
        return value

    def past(self, *field: str, value: date | None, not_before: date) -> date | None:
        """An optional date from `not_before` to today in Oslo."""
        if value is None:
            return None
        if value > clock.today():
            self.note(InFuture(*field))
        elif value < not_before:
            self.note(TooEarly(*field))
        return value

    def part(self, reader: Callable[[], T]) -> T | None:
        """What `reader` answers; a refusal that it raises is noted, and None answered."""
        try:
            return reader()
        except Refusal as refusal:
            self.note(refusal)
            return None


def what_shows(text: str) -> str:
    """What of a text can be shown, with its lines, NFC, trimmed: of one whose writer can't be asked to write
    it otherwise. Empty where there is nothing to see."""
    broken = re.sub("\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    plain = "".join(each for each in broken if _showable(each, lines=True))
    tidy = unicodedata.normalize("NFC", _with_fewer_marks(plain)).strip()
    return tidy if any(map(_visible, tidy)) else ""


def _with_fewer_marks(text: str) -> str:
    runs = groupby(text, lambda character: unicodedata.combining(character) > 0)
    return "".join("".join(islice(run, _MOST_MARKS) if is_mark else run) for is_mark, run in runs)


def _piles_marks(raw: str) -> bool:
    return any(
        is_mark and sum(1 for _ in run) > _MOST_MARKS
        for is_mark, run in groupby(raw, lambda character: unicodedata.combining(character) > 0)
    )


def _showable(character: str, lines: bool) -> bool:
    if character == "\n":
        return lines
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        # Code points that are no character and never will be.
        return False
    return unicodedata.category(character) not in _UNSHOWABLE and character not in _OVERRIDES


def _visible(character: str) -> bool:
    """Marks and joiners alone are an empty field to whoever looks at it."""
    return unicodedata.category(character) not in ("Cf", "Mn", "Zs") and character not in _BLANKS
