"""Words that are put together, taken apart: "hundefôr" is fôr for dogs, also where it says "Tørrfôr"
under "Hund".

In Norwegian any two nouns make a third, whose last part says what the thing is. So the last part is
sought at the end of words, and the first at their beginning, in name, brand and category.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from minside.core.scope import current

_SHORTEST: Final = 3
# What joins the two: hund-e-seng, kvalitet-s-fôr.
_JOINTS: Final = ("", "e", "s")
# What a noun's stem may end in: sel-e, sel-er, sel-ene.
_ENDINGS: Final = ("ene", "en", "er", "et", "ne", "e", "n", "r", "")
_ENDING: Final = "|".join(_ENDINGS)
_ENDED: Final = re.compile(f"(.{{{_SHORTEST},}}?)({_ENDING})")
# What people say, and what it is called on the shelves; folded.
_ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "mat": ("for", "fro"),
    "for": ("fro",),
    "snack": ("godbit",),
    "snacks": ("godbit",),
    "kobbel": ("band",),
    "leketoy": ("lek",),
    "shampo": ("sjampo",),
    "shampoo": ("sjampo",),
}


@dataclass(frozen=True, slots=True)
class Compound:
    """Another way to find a word: by a word that begins so, unless it is None, and by one that ends
    with one of the stems, which may have an ending."""

    beginning: str | None
    stems: tuple[str, ...]


def ending_with(*stems: str) -> str:
    """For PostgreSQL's regular expressions: the end of a word, whatever its form."""
    return rf"({'|'.join(stems)})({_ENDING})\M"


async def compounds(words: Iterable[str]) -> dict[str, list[Compound]]:
    """For each folded word the other ways to find it, if there are any: by another name of the same
    thing, and by its two parts, where both are words of the products."""
    words = list(words)
    splits = [split for word in words for split in _splits(word)]
    known = await _known({form for _, *parts in splits for part in parts for form in _forms(part)})
    found = {
        word: [Compound(None, _ALSO_CALLED[word])] if word in _ALSO_CALLED else [] for word in words
    }
    for word, beginning, last in splits:
        if beginning in known and (known & _forms(last) or last in _ALSO_CALLED):
            stems = (_stem(last), *_ALSO_CALLED.get(last, ()))
            found[word].append(Compound(beginning, stems))
    return found


async def _known(words: Iterable[str]) -> set[str]:
    rows = await current().fetch(
        "SELECT word FROM product_word WHERE word = ANY($1)", sorted(words)
    )
    return {row["word"] for row in rows}


def _splits(word: str) -> Iterator[tuple[str, str, str]]:
    """The word, and where it may be taken apart: what comes before the joint, and what after."""
    for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
        for joint in _JOINTS:
            beginning = word[:place].removesuffix(joint)
            if word[:place].endswith(joint) and len(beginning) >= _SHORTEST:
                yield word, beginning, word[place:]


def _forms(word: str) -> set[str]:
    return {_stem(word) + ending for ending in _ENDINGS}


def _stem(word: str) -> str:
    found = _ENDED.fullmatch(word)
    return found[1] if found else word
