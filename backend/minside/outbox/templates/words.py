"""How names, moments and lines are written in a letter."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from minside.core.clock import OSLO
from minside.core.language import Language, Text
from minside.core.writing import weekday

WIDTH: Final = 76
_LONGEST_NAME: Final = 40
_MOST_WORDS: Final = 3
_LONGEST_THING: Final = 80
_BETWEEN_NAMES: Final = " -'’"
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for (XML 1.0 §2.2), and so MJML hasn't."""


def greeted(name: str) -> str:
    """A name as it may follow a greeting; empty for what may be something else than a name.

    Whoever registers another's address chooses the name in the letter to it: an address of the
    web, a number or a sentence must not come to a stranger in our words.
    """
    name = one_line(name)
    short = len(name) <= _LONGEST_NAME and len(re.split("[ -]", name)) <= _MOST_WORDS
    return name if short and _begins_as_a_name(name) and all(map(_is_of_a_name, name)) else ""


def _begins_as_a_name(name: str) -> bool:
    """With a letter: a combining mark alone would sit on what stands before it."""
    return unicodedata.category(name[:1] or " ").startswith("L")


def _is_of_a_name(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM" or character in _BETWEEN_NAMES


def moment(at: str, language: Language) -> str:
    """A moment in ISO 8601 with its offset, as the clock shows it in Oslo, in words.

    Raises `ValueError` for what is no moment.
    """
    when = datetime.fromisoformat(at)
    if when.tzinfo is None:
        raise ValueError("a moment needs its timezone")
    when = when.astimezone(OSLO)
    on = weekday(when.date(), language)
    if language is Language.NB:
        return f"{on} kl. {when:%H.%M}"
    return f"{on} at {when:%H:%M} Oslo time"


def on_day(on: str, language: Language) -> str:
    """A day in ISO 8601, in words. Raises `ValueError` for what is no day."""
    return weekday(date.fromisoformat(on), language)


def about(names: Sequence[str], language: Language) -> str:
    """What a subject ends with, so that it is told from others of its kind: `: Hay, 4 kg and 2 more`; empty
    for no names."""
    if not names:
        return ""
    first = textwrap.shorten(one_line(names[0]), _LONGEST_THING, placeholder=" …")
    more = len(names) - 1
    others = Text(f" og {more} til", f" and {more} more").in_(language) if more else ""
    return f": {first}{others}"


def writable(text: str) -> str:
    """The text without the signs that no letter can hold."""
    return _UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """The text without line breaks: a header or a value can't make lines of its own."""
    return " ".join(text.split())


def wrapped(text: str) -> str:
    """A paragraph of lines of at most 76 characters; a link stays whole, however long."""
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
