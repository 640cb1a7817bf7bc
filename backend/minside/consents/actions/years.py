"""The ledger's years: what holds is carried into the current one, an old one goes whole, and what a
restore lost is said."""

from asyncio import to_thread
from dataclasses import dataclass
from typing import Any, Final

from minside.core import clock
from minside.core.house import House
from minside.core.personal import Basis
from minside.core.scope import current

from . import telling
from .heads import Line, newest_head, note, path
from .ledger import Action, Said, append, leave_gap

AT_ONCE: Final = 500


async def carry(house: House) -> int:
    """Write anew, in the current year, what holds by an entry of the oldest one, so that it needs that
    one no longer; how many. Each cites the old entry and keeps its moment, its way and its text. A no
    is carried too: an old yes that is told again must find it.

    A piece a transaction; who is killed goes on where they were.
    """
    carried = 0
    while some := await _carry_some(house):
        carried += some
    return carried


async def _carry_some(house: House) -> int:
    async with house.database.scope():
        await current().fetch("SELECT FROM consent_tip()")
        rows = await _held_by_oldest()
        if rows:
            await append([_carried(row) for row in rows], house.keys)
            await _words_go_along([row["number"] for row in rows])
            await telling.note_head()
        return len(rows)


async def _held_by_oldest() -> list[Any]:
    """Of those whose address is theirs still."""
    return await current().fetch(
        """
        SELECT e.*, n.note
        FROM consent c
            JOIN consent_subject s ON s.id = c.subject AND s.left_at IS NULL
            JOIN consent_entry e ON e.number = c.entry
            LEFT JOIN consent_note n ON n.entry = e.number
        WHERE e.year = (SELECT min(year) FROM consent_entry) AND e.year < $1
        ORDER BY e.number LIMIT $2
        """,
        clock.today().year, AT_ONCE,
    )  # fmt: skip


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

    Raises `NoProofs`, `BrokenHeads`, `OSError`, `asyncpg.RestrictViolationError`.
    """
    file = path(house)
    async with house.database.scope() as scope:
        row = await scope.fetchrow("SELECT * FROM consent_drop_year($1, $2)", year, clock.now())
        assert row is not None
        # Before it is gone: a line about what is there still allows nothing that is wrong.
        await to_thread(note, file, house.keys, "dropped", row["last"], year, row["mac"])
    return Dropped(year, row["first"], row["last"])


@dataclass(frozen=True, slots=True)
class Lost:
    """The entries that a restored database lacks; `gap` is the one that says so."""

    first: int
    last: int
    gap: int


async def restored(house: House) -> Lost | None:
    """After a restore, before anything is written: where the heads are ahead of the ledger, it says what
    it lacks, and goes on after that. None where nothing is missing.

    Raises `NoProofs`, `BrokenHeads`, `OSError`.
    """
    head = await to_thread(newest_head, path(house), house.keys)
    async with house.database.scope() as scope:
        tip = await scope.fetchrow("SELECT * FROM consent_tip()")
        assert tip is not None
        lost = _lost(tip["number"], head)
        if lost is not None:
            assert head is not None
            mac = bytes.fromhex(head.mac)
            await leave_gap(lost.gap, head.year, mac, tip["number"], house.keys)
            await telling.note_head()
    return lost


def _lost(tip: int | None, head: Line | None) -> Lost | None:
    if head is None or head.number <= (tip or 0):
        return None
    return Lost((tip or 0) + 1, head.number, head.number + 1)
