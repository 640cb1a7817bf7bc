"""Going along the ledger from entry to entry, with the heads that were noted outside the database beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from minside.core import clock
from minside.core.keys import Keyring

from .heads import Line, dropped, lines
from .ledger import CHAIN, START, Action, Entry

# A head is noted within minutes: an entry that is older and isn't may have had its head taken away.
NOTED_WITHIN: Final = timedelta(hours=1)
# So far may the clocks of those who write and of those who note be apart.
CLOCKS_APART: Final = timedelta(minutes=5)
# So long those who were started before a key was changed may write by the old one.
KEYS_CHANGE_WITHIN: Final = timedelta(days=1)


class Broken(Exception):
    """The first place that is wrong, and what is wrong there, in one line."""


@dataclass(slots=True)
class Verified:
    """What was found to be whole. `notes` is what the operator should know all the same."""

    entries: int = 0
    years: list[int] = field(default_factory=list)
    ends: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    """Of each year the number and link of its last entry."""
    newest: int = 0
    head: int | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outside:
    """The heads as they were before the database was looked at: what is noted while it is read is of
    entries that aren't seen. `file` is None where there is no folder for them."""

    file: Path | None
    size: int = 0

    @classmethod
    def of(cls, file: Path | None) -> "Outside":
        there = file is not None and file.exists()
        return cls(file, file.stat().st_size if file is not None and there else 0)


class Walk:
    """From entry to entry, with the heads beside it."""

    def __init__(self, outside: Outside, keys: Keyring) -> None:
        self._keys, self._outside = keys, outside
        self._heads = self._noted()
        self._head = next(self._heads, None)
        self._tip: Entry | None = None
        self._link = START
        self._sealed = False
        self._latest: datetime | None = None
        self._key: tuple[int, datetime] | None = None
        self.found = Verified()

    def _noted(self) -> Iterator[Line]:
        if self._outside.file is None:
            return iter(())
        all_of_them = lines(self._outside.file, self._keys, size=self._outside.size)
        return (line for line in all_of_them if line.kind == "head")

    def step(self, row: Any) -> None:
        entry = Entry.of(row)
        needed = (entry.year, entry.action, entry.at, entry.written_at, entry.previous)
        if None in (*needed, row["key_id"], row["mac"]):
            raise Broken(f"entry {entry.number}: not as it was written")
        self._check_place(entry)
        self._check_link(entry, row["key_id"], row["mac"])
        self._check_key(entry, row["key_id"])
        self._check_year(entry)
        self._check_text(entry, row)
        self._check_heads(entry, row["mac"])
        self._tip, self._link = entry, row["mac"]
        self.found.entries += 1
        self.found.newest = entry.number
        if entry.year not in self.found.years:
            self.found.years.append(entry.year)
        self.found.ends[entry.year] = (entry.number, row["mac"])

    def _check_place(self, entry: Entry) -> None:
        if entry.action == Action.GAP.value:
            self._check_gap(entry)
        elif self._tip is None:
            self._check_beginning(entry)
        elif entry.number == self._tip.number:
            raise Broken(f"entry {entry.number}: it stands there twice")
        elif entry.number != self._tip.number + 1:
            raise Broken(f"{_missing(self._tip.number + 1, entry.number - 1)}: deleted")
        elif entry.previous != self._link:
            raise Broken(
                f"entry {entry.number}: it doesn't follow entry {self._tip.number} as that is now"
            )

    def _check_beginning(self, entry: Entry) -> None:
        if entry.number == 1 and entry.previous == START:
            self._look_at_first(entry)
            return
        if (entry.number - 1, entry.previous.hex()) in self._dropped():
            self.found.notes.append(f"entries up to {entry.number - 1} went with their years")
            while self._head is not None and self._head.number < entry.number:
                self._head = next(self._heads, None)
            return
        raise Broken(
            f"{_missing(1, entry.number - 1)}: deleted, and no signed line says that they went with"
            " their year"
        )

    def _look_at_first(self, entry: Entry) -> None:
        """What can't be told from harm, and may be none."""
        if self._head is not None and noted_at(self._head) - entry.written_at > NOTED_WITHIN:
            self.found.notes.append(
                f"the heads begin with entry {self._head.number}, noted long after entry 1 was written: if"
                " there were others before, they were taken away"
            )
        back = max((number for number, _ in self._dropped()), default=0)
        if back:
            self.found.notes.append(
                f"entries up to {back} went with their years once and are there: the year isn't dropped yet, or"
                " a backup brought it back"
            )

    def _dropped(self) -> set[tuple[int, str]]:
        return dropped(self._outside.file, self._keys) if self._outside.file else set()

    def _check_gap(self, gap: Entry) -> None:
        """It is what a restore lost if the entry before it was noted outside, and only then."""
        before = self._tip.number if self._tip else self._dropped_before(gap)
        if gap.cites is not None and gap.cites < gap.number and gap.cites > (before or 0):
            raise Broken(f"{_missing((before or 0) + 1, gap.cites)}: deleted")
        if gap.cites != before or gap.number <= (before or 0) + 1:
            raise Broken(f"entry {gap.number}: a gap that isn't where it was left")
        lost = _missing((before or 0) + 1, gap.number - 1, "lost in a restore")
        if self._outside.file is None:
            self.found.notes.append(f"{lost}, by the ledger's own word")
            return
        noted = None
        while self._head is not None and self._head.number < gap.number:
            noted, self._head = self._head, next(self._heads, None)
        if noted is None or (noted.number, noted.mac) != (gap.number - 1, gap.previous.hex()):
            raise Broken(f"entry {gap.number}: a gap after an entry that was never noted outside")
        self.found.notes.append(lost)

    def _dropped_before(self, gap: Entry) -> int | None:
        if self._outside.file is None:
            return None
        gone = {number for number, _ in self._dropped()}
        return gap.cites if gap.cites in gone else None

    def _check_link(self, entry: Entry, key: bytes, mac: bytes) -> None:
        if not self._keys.knows(key):
            raise Broken(
                f"entry {entry.number}: linked by key {key.hex()}, which isn't in MINSIDE_KEYS"
            )
        if not self._keys.is_mac(CHAIN, entry.canonical(), key, mac):
            raise Broken(f"entry {entry.number}: not as it was written")

    def _check_key(self, entry: Entry, key: bytes) -> None:
        """A key that was left isn't taken up again: whoever has an old one can't write on. By the chain's
        own time, which nobody can turn back."""
        self._latest = max(self._latest or entry.written_at, entry.written_at)
        place = self._keys.place(key)
        if self._key is None or place < self._key[0]:
            self._key = (place, self._latest)
        elif place > self._key[0] and self._latest - self._key[1] > KEYS_CHANGE_WITHIN:
            raise Broken(
                f"entry {entry.number}: linked by key {key.hex()}, long after a newer one took over"
            )

    def _check_year(self, entry: Entry) -> None:
        year = self._tip.year if self._tip else None
        opens = entry.action == Action.OPENED.value
        if entry.action == Action.GAP.value:
            right = year is None or entry.year >= year
        elif opens:
            right = (year is None or self._sealed) and entry.year > (year or 0)
        else:
            right = entry.year == year and not self._sealed
        if not right:
            raise Broken(f"entry {entry.number}: the year {entry.year} isn't open there")
        self._sealed = entry.action == Action.SEALED.value

    def _check_text(self, entry: Entry, row: Any) -> None:
        if entry.text_sha256 is None:
            return
        if not row["text_is_there"]:
            raise Broken(f"entry {entry.number}: the text that it is about is gone")
        if not row["text_is_whole"]:
            raise Broken(f"entry {entry.number}: the text that it is about was altered")

    def _check_heads(self, entry: Entry, mac: bytes) -> None:
        is_late = self._head and entry.written_at - noted_at(self._head) > CLOCKS_APART
        if self._head is not None and is_late and entry.action != Action.GAP.value:
            raise Broken(
                f"entry {entry.number}: written after line {self._head.line} of consent-heads.jsonl had noted"
                f" entry {self._head.number}: in the place of one that a restore lost"
            )
        while self._head is not None and self._head.number <= entry.number:
            if (self._head.number, self._head.year, self._head.mac) != (
                entry.number, entry.year, mac.hex(),
            ):  # fmt: skip
                raise Broken(
                    f"entry {self._head.number}: another one stood there when it was noted, by line"
                    f" {self._head.line} of consent-heads.jsonl"
                )
            self.found.head = entry.number
            self._head = next(self._heads, None)

    def end(self, *, awaits_head: bool) -> None:
        newest = self.found.newest
        if self._head is not None:
            noted = self._head.number
            for line in self._heads:
                noted = line.number
            raise Broken(f"{_missing(newest + 1, noted)}: cut off, line {self._head.line} of "
                         "consent-heads.jsonl knows more")  # fmt: skip
        if self._outside.file is None:
            self.found.notes.append(
                "no heads to compare with (MINSIDE_PROOFS): a tail that was cut off can't show"
            )
        elif self._tip is not None and self.found.head != newest:
            self._check_unnoted(self._tip, awaits_head=awaits_head)

    def _check_unnoted(self, tip: Entry, *, awaits_head: bool) -> None:
        newest, first = tip.number, (self.found.head or 0) + 1
        if awaits_head and clock.now() - tip.written_at > NOTED_WITHIN:
            raise Broken(
                f"entry {newest}: its head isn't in consent-heads.jsonl (the newest there is"
                f" {self.found.head or 'none'}): taken away, or no worker notes them"
            )
        self.found.notes.append(f"entries {first} to {newest} aren't noted outside yet")


def _missing(first: int, last: int, what: str = "missing") -> str:
    return f"entry {first} is {what}" if first >= last else f"entries {first} to {last} are {what}"


def noted_at(line: Line) -> datetime:
    return datetime.fromisoformat(line.at)
