"""The ledger's years: what holds is carried into the current one, an old one goes whole, and what a
restore lost is said."""

from asyncio import to_thread
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg

from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.personal import Basis
from minside.core.scope import current

from . import telling
from .heads import FILE, Line, heads, newest_head, note, path
from .ledger import CHAIN, Action, Entry, Said, append, is_note, leave_gap
from .verifying import verify
from .walking import CLOCKS_APART, Broken, Outside, Verified, noted_at

AT_ONCE: Final = 500
AGAIN: Final = "Restore the backup again, and run this before the web or a worker starts"


async def carry(house: House) -> int:
    """Write anew, in the current year, what holds by an entry of the oldest one, so that it needs that
    one no longer; how many. Each cites the old entry and keeps its moment, its way and its text. A no
    is carried too: an old yes that is told again must find it. A question isn't: nobody answers it any
    more.

    The ledger is looked over first, for what is written anew is signed anew. A piece a transaction; who
    is killed goes on where they were. Raises `Broken`, and writes nothing of what isn't as it was written.
    """
    await _looked_over(house)
    carried = after = 0
    while rows := await _carry_some(house, after):
        carried, after = carried + len(rows), rows[-1]["number"]
    return carried


async def _looked_over(house: House) -> Verified:
    """Whether the newest entry is noted outside by now is no matter here. Raises `Broken`."""
    proofs = house.settings.proofs
    outside = await to_thread(Outside.of, proofs / FILE if proofs else None)
    async with house.database.scope(read_only=True):
        return await verify(outside, house.keys, awaits_head=False)


async def _carry_some(house: House, after: int) -> list[Any]:
    async with house.database.scope():
        await current().fetch("SELECT FROM consent_tip()")
        rows = await _held_by_oldest(after)
        for row in rows:
            _check(row, house.keys)
        if rows:
            await append([_carried(row) for row in rows], house.keys)
            await _words_go_along([row["number"] for row in rows])
            await telling.note_head()
        return rows


async def _held_by_oldest(after: int) -> list[Any]:
    """What was said last by those whose address is theirs still, of the entries past `after`."""
    return await current().fetch(
        """
        SELECT e.*, n.note
        FROM consent_entry e
            JOIN consent_subject s ON s.id = e.subject AND s.left_at IS NULL
            LEFT JOIN consent_note n ON n.entry = e.number
        WHERE e.year = (SELECT min(year) FROM consent_entry) AND e.year < $1 AND e.number > $3
          AND e.action <> 'asked' AND NOT EXISTS (
            SELECT FROM consent_entry later
            WHERE later.subject = e.subject AND later.purpose = e.purpose AND later.action <> 'asked'
              AND (later.at, later.number) > (e.at, e.number)
          )
        ORDER BY e.number LIMIT $2
        """,
        clock.today().year, AT_ONCE, after,
    )  # fmt: skip


def _check(row: Any, keys: Keyring) -> None:
    """Nothing is signed anew that isn't as it was written; words that were erased are none. Raises
    `Broken`."""
    number, key = row["number"], row["key_id"]
    if not keys.is_mac(CHAIN, Entry.of(row).canonical(), key, row["mac"]):
        raise Broken(f"entry {number}: not as it was written")
    note = row["note"]
    if note is not None and not is_note(row["subject"], note, key, row["note_mac"], keys):
        raise Broken(f"entry {number}: the words that it rests on were altered")


def _carried(row: Any) -> Said:
    action = Action(row["action"])
    return Said(
        row["subject"],
        row["purpose"],
        Action.CARRIED if action is Action.GIVEN else action,
        row["channel"],
        basis=Basis(row["basis"]),
        text_sha256=row["text_sha256"],
        cites=row["number"],
        note=row["note"],
        at=row["at"],
    )


async def _words_go_along(numbers: list[int]) -> None:
    """They stand with the new entry; once is enough."""
    await current().fetch("DELETE FROM consent_note WHERE entry = ANY ($1)", numbers)


@dataclass(frozen=True, slots=True)
class Dropped:
    year: int
    first: int
    last: int


async def drop_year(house: House, year: int) -> Dropped:
    """The whole of a sealed year goes, and a signed line outside the database says so: from then on the
    ledger may begin after it. PostgreSQL refuses it while anything that holds rests on it, and for three
    years after its end.

    The ledger is looked over first: what goes can't be looked at later. Raises `Broken`, `NoProofs`,
    `BrokenHeads`, `OSError`, `asyncpg.RestrictViolationError`.
    """
    file = path(house)
    await _may_go(house, year)
    found = await _looked_over(house)
    async with house.database.scope() as scope:
        row = await scope.fetchrow("SELECT * FROM consent_drop_year($1, $2)", year, clock.now())
        assert row is not None
        if found.ends.get(year) != (row["last"], row["mac"]):
            raise Broken(f"the year {year} isn't what it was a moment ago")
        # Before it is gone: a line about what is there still allows nothing that is wrong.
        await to_thread(note, file, house.keys, "dropped", row["last"], year, row["mac"])
    return Dropped(year, row["first"], row["last"])


async def _may_go(house: House, year: int) -> None:
    """PostgreSQL's own answer comes first, and again when it goes. Raises
    `asyncpg.RestrictViolationError`."""
    async with house.database.scope(read_only=True) as scope:
        why = await scope.fetchval("SELECT consent_year_stays($1, $2)", year, clock.now())
    if why is not None:
        raise asyncpg.RestrictViolationError(f"{year} stays: {why}")


@dataclass(frozen=True, slots=True)
class Lost:
    """The entries that a restored database lacks; `gap` is the one that says so."""

    first: int
    last: int
    gap: int


async def restored(house: House) -> Lost | None:
    """After a restore, before anything is written: where the heads are ahead of the ledger, it says what
    it lacks, and goes on after that. None where nothing is missing.

    Raises `Broken` where something was written already in the place of what was lost: nothing that is
    said now would mend that. `NoProofs`, `BrokenHeads`, `OSError`.
    """
    file = path(house)
    head = await to_thread(newest_head, file, house.keys)
    async with house.database.scope() as scope:
        tip = await scope.fetchrow("SELECT * FROM consent_tip()")
        assert tip is not None
        await _check_noted(file, house.keys, tip["number"] or 0)
        lost = _lost(tip["number"], head)
        if lost is not None:
            assert head is not None
            mac = bytes.fromhex(head.mac)
            await leave_gap(lost.gap, head.year, mac, tip["number"], house.keys)
            await telling.note_head()
    return lost


async def _check_noted(file: Path, keys: Keyring, tip: int) -> None:
    """Whether what is there is what was noted, as far as it goes. Raises `Broken`."""
    noted: dict[int, Line] = {}
    for line in heads(file, keys):
        if line.number > tip:
            await _check_unnoted(line, max(noted, default=0), tip)
            break
        noted[line.number] = line
    for piece in _pieces(list(noted)):
        rows = await current().fetch(
            "SELECT number, mac FROM consent_entry WHERE number = ANY($1) ORDER BY number",
            piece,
        )
        for number, mac in rows:
            if noted[number].mac != mac.hex():
                raise Broken(f"entry {number}: another one stood there when it was noted. {AGAIN}")


def _pieces(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE))


async def _check_unnoted(ahead: Line, noted: int, tip: int) -> None:
    """What was written after the line that knows more was written in the place of what was lost."""
    number: int | None = await current().fetchval(
        "SELECT min(number) FROM consent_entry WHERE number > $1 AND number <= $2 AND written_at > $3",
        noted, tip, noted_at(ahead) + CLOCKS_APART,
    )  # fmt: skip
    if number is not None:
        raise Broken(f"entry {number}: written since the restore, in the place of another. {AGAIN}")


def _lost(tip: int | None, head: Line | None) -> Lost | None:
    if head is None or head.number <= (tip or 0):
        return None
    return Lost((tip or 0) + 1, head.number, head.number + 1)
