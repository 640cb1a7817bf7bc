"""What differs between a text that was agreed to and today's, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

_WORDS: Final = re.compile(r"\s+|\S+\s*")


class Change(Enum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, their blanks among them, and what became of them."""

    change: Change
    text: str


def differences(before: str, after: str) -> list[Part]:
    """`after`, and between its words what stood in `before`."""
    return list(_parts(_WORDS.findall(before), _WORDS.findall(after)))


def _parts(before: list[str], after: list[str]) -> Iterator[Part]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Part(Change.SAME, "".join(after[c:d]))
            continue
        if b > a:
            yield Part(Change.REMOVED, "".join(before[a:b]))
        if d > c:
            yield Part(Change.ADDED, "".join(after[c:d]))
