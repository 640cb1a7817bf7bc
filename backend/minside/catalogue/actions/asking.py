"""What somebody types into the search field, as PostgreSQL is asked for it.

As on the web: every word must be found, `-word` must not, and "words in quotes" stand together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from minside.core.scope import current

from .compounds import Compound, compounds
from .words import fold

MOST_CHARACTERS: Final = 200
MOST_WORDS: Final = 10
# Below it a trigram index has nothing to look for.
_SHORTEST_PART: Final = 3
_SHORTEST_STEM: Final = 4
_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
# "Hund og katt" is "hund & katt".
_AND: Final = ("og", False)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, folded; `stem` is a word's without its ending, `compounds` are other ways to
    find it."""

    text: str
    stem: str
    excluded: bool = False
    compounds: tuple[Compound, ...] = ()

    @property
    def is_phrase(self) -> bool:
        return " " in self.text

    @property
    def pattern(self) -> str | None:
        """For LIKE, anywhere in a word; None for what is too short to be a part of one. A short
        stem is in too much: "ørret" without its ending is in "tørrfôr"."""
        part = self.stem if len(self.stem) >= _SHORTEST_STEM and not self.is_phrase else self.text
        return f"%{part}%" if len(part) >= _SHORTEST_PART else None

    @property
    def whole(self) -> str:
        """For `to_tsquery('simple', …)`: the word itself, in the name (`A`), brand or category."""
        return " & ".join(self.text.split() if self.is_phrase else [self.stem])

    @property
    def lexemes(self) -> str:
        """For `to_tsquery('simple', …)`: how a word begins; a single letter is a word of its own."""
        parts = self.text.split() if self.is_phrase else [self.stem]
        return " & ".join(part if len(part) == 1 else f"{part}:*" for part in parts)


async def terms_of(search: str) -> list[Term]:
    """At most ten; none for what holds no letter and no figure."""
    found = _split(search[:MOST_CHARACTERS])[:MOST_WORDS]
    bare = await stems([text for text, _ in found])
    other = await compounds(text for text, out in found if not out and " " not in text)
    return [
        Term(text, stem, out, tuple(other.get(text, ())))
        for (text, out), stem in zip(found, bare, strict=True)
    ]


def _split(search: str) -> list[tuple[str, bool]]:
    """Words and phrases, folded, and whether each is excluded. `3-oz` is two words."""
    found: list[tuple[str, bool]] = []
    for minus, quoted, word in _TERM.findall(search):
        folded = fold(quoted or word)
        parts = [folded] if quoted else folded.split()
        found += [(part, bool(minus)) for part in parts if part]
    telling = [each for each in dict.fromkeys(found) if each != _AND]
    return telling or list(dict.fromkeys(found))


async def stems(words: Sequence[str]) -> list[str]:
    """By the dictionary that the products' own words went through."""
    rows = await current().fetch(
        """
        SELECT coalesce((ts_lexize('norwegian_words', word))[1], word) AS stem
        FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place
        """,
        list(words),
    )
    return [row["stem"] for row in rows]
