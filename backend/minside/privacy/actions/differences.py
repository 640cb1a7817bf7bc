"""What differs between two versions of the notice, by sections and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from typing import Final

from minside.core.language import Language
from minside.privacy import notice
from minside.privacy.notice import Section, Version

ALIKE: Final = 0.5
"""From this share of words in common, one line is another that was changed; below, both stand whole."""


class Kind(Enum):
    """What became of a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class RunKind(Enum):
    """What became of some words in a row."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row; a space stands between one run and the next."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, a paragraph, or an item of a list."""

    text: str
    is_item: bool


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that isn't as it was, whole."""

    is_item: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section with the lines that changed; of one that was added or removed, all. `title` is the newer
    one."""

    key: str
    title: str | None
    kind: Kind
    lines: tuple[LineChange, ...]


def differences(since: int, until: int, language: Language) -> tuple[SectionChange, ...]:
    """From one version to another, in the order of the newer; what was removed comes last. Nothing where
    either isn't there."""
    known = {each.version for each in notice.versions(language)}
    return _known_differences(since, until, language) if {since, until} <= known else ()


# Of versions that are there alone: whoever asks about others fills no memory.
@cache
def _known_differences(since: int, until: int, language: Language) -> tuple[SectionChange, ...]:
    old, new = notice.find(since, language), notice.find(until, language)
    return tuple(compared(old, new)) if old and new else ()


def compared(old: Version, new: Version) -> Iterator[SectionChange]:
    """The sections that aren't as they were."""
    before = {section.key: section for section in old.sections}
    for section in new.sections:
        earlier = before.pop(section.key, None)
        kind = Kind.CHANGED if earlier else Kind.ADDED
        if lines := tuple(changed(_lines(earlier), _lines(section))):
            yield SectionChange(section.key, section.title, kind, lines)
    for section in before.values():
        lines = tuple(changed(_lines(section), []))
        yield SectionChange(section.key, section.title, Kind.REMOVED, lines)


def _lines(section: Section | None) -> list[Line]:
    if section is None:
        return []
    title = [Line(section.title, False)] if section.title else []
    return title + [
        Line(text, block.text is None)
        for block in section.blocks
        for text in ([block.text] if block.text is not None else block.items)
    ]


def changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[LineChange]:
    """The lines that aren't as they were."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, until_i, j, until_j in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(list(old[i:until_i]), new[j:until_j])


def _replaced(old: list[Line], new: Sequence[Line]) -> Iterator[LineChange]:
    """Each new line beside the first old one that it was made from, if any."""
    for line in new:
        place = next((n for n, each in enumerate(old) if _are_alike(each, line)), None)
        if place is None:
            yield LineChange(line.is_item, (Run(RunKind.INSERTED, line.text),))
            continue
        yield from map(_deleted, old[:place])
        yield LineChange(line.is_item, tuple(_runs(old[place].text, line.text)))
        del old[: place + 1]
    yield from map(_deleted, old)


def _deleted(line: Line) -> LineChange:
    return LineChange(line.is_item, (Run(RunKind.DELETED, line.text),))


def _are_alike(old: Line, new: Line) -> bool:
    words = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False)
    return old.is_item == new.is_item and words.ratio() >= ALIKE


def _runs(old: str, new: str) -> Iterator[Run]:
    """What was deleted stands before what came instead."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, until_i, j, until_j in matcher.get_opcodes():
        if tag == "equal":
            yield Run(RunKind.KEPT, " ".join(after[j:until_j]))
            continue
        if i < until_i:
            yield Run(RunKind.DELETED, " ".join(before[i:until_i]))
        if j < until_j:
            yield Run(RunKind.INSERTED, " ".join(after[j:until_j]))
