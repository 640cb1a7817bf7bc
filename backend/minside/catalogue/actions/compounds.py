"""Words that are put together, taken apart: "hundefôr" is fôr for dogs, also where it says "Tørrfôr"
under "Hund".

In Norwegian any two nouns make a third, whose last part says what the thing is. So the last part is
sought at the end of words, and the first at their beginning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .entries import SHORTEST_PART

_TELLING: Final = 5
# Nobody puts more together.
_LONGEST: Final = 40
# What joins the two: hund-e-seng, kvalitet-s-fôr.
_JOINTS: Final = ("", "e", "s")
# What a noun's stem may end in: sel-e, sel-er, sel-ene, akvari-um.
_ENDINGS: Final = ("ene", "en", "er", "et", "ne", "um", "e", "n", "r", "")
# What people say, and what it is called on the shelves; folded, and without endings.
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
    """Another way to find a word, by stems: by a word that begins so, unless it is None, and by one
    that ends with one of the others."""

    beginning: str | None
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Where a word may be taken apart: `joined` is what comes before the joint and with it."""

    beginning: str
    joined: str
    last: str

    @property
    def key(self) -> str:
        return f"{self.beginning}/{self.joined}"

    @property
    def beginnings(self) -> list[str]:
        """Words of the products of which one must be its beginning: any form of it, but before a joint
        the word itself, or "kattesand" were "and" for "katte"."""
        return forms(self.beginning) if self.beginning == self.joined else [self.beginning]

    @property
    def names(self) -> tuple[str, ...]:
        """What else the last part is called."""
        return also_called(self.last)

    @property
    def ends(self) -> list[tuple[str, bool]]:
        """What must be a word of the products for there to be such things, and whether it is enough
        that one ends so: a short part ends many, as "hundeis" would any "reise"."""
        is_telling = bool(self.names) or len(self.last) >= _TELLING
        return [(self.last, is_telling), *((name, True) for name in self.names)]


def also_called(word: str) -> tuple[str, ...]:
    return _ALSO_CALLED.get(word, ())


def splits(word: str) -> Iterator[Split]:
    """Wherever there is enough on both sides. What is called the same on both is one word: "format"
    is no "mat" for "fôr"."""
    if len(word) > _LONGEST:
        return
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        for joint in _JOINTS:
            beginning = word[:place].removesuffix(joint)
            split = Split(beginning, word[:place], word[place:])
            enough = word[:place].endswith(joint) and len(beginning) >= SHORTEST_PART
            if enough and beginning not in split.names:
                yield split


def forms(word: str) -> list[str]:
    """The word with each ending that a noun may have."""
    return [bare(word) + ending for ending in _ENDINGS]


def bare(word: str) -> str:
    """Without its ending, as far as enough is left."""
    found = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return next((stem for stem in found if len(stem) >= SHORTEST_PART), word)
