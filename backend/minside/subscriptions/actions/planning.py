"""The row of each subscription's next delivery: there, and on its day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current

from . import letters
from .ahead import Ahead, ahead_of, rhythm_of
from .kinds import DeliveryState, MovedBy
from .rhythm import Deadlines, Occurrence, occurrence
from .settings import deadlines_of

BATCH: Final = 2_000
_FIRST: Final = UUID(int=0)


async def plan_all(house: House) -> int:
    """As `plan`, in transactions of its own, so that nobody waits long for an edit."""
    done, last = 0, _FIRST
    while True:
        async with house.database.scope():
            batch = await _take(last)
            if not batch:
                return done
            done += await _plan(house, batch)
        last = batch[-1]


async def plan(house: House) -> int:
    """See that every active subscription has its coming delivery, and that what nobody moved comes on
    its day, also where a holiday or a deadline is another than it was. How many were set right."""
    done, last = 0, _FIRST
    while batch := await _take(last):
        done += await _plan(house, batch)
        last = batch[-1]
    return done


async def _take(after: UUID) -> list[UUID]:
    """Locked; those that somebody holds are looked after the next time."""
    rows = await current().fetch(
        """
        SELECT id FROM subscription WHERE state = 'active' AND id > $1
        ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
        """,
        after, BATCH,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def _plan(house: House, batch: Sequence[UUID]) -> int:
    deadlines = deadlines_of(house.settings)
    right = await _set_right(batch, deadlines)
    added = await add_missing((await ahead_of(batch)).values(), deadlines)
    await letters.missed(house, missed_of(added))
    return right + len({each["subscription"] for each in added})


async def _set_right(batch: Collection[UUID], deadlines: Deadlines) -> int:
    rows = await current().fetch(
        """
        SELECT d.id, d.number, d.planned_on, d.deliver_on, d.moved_by, d.deadline_at, d.noticed_at,
               s.anchor_on, s.anchor_number, s.every, s.unit
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        WHERE s.id = ANY($2) AND d.state IN ('planned', 'skipped') AND d.deadline_at > $1
          AND d.put_off_since IS NULL
          AND (d.moved_by IS NULL OR d.moved_by = 'calendar') AND d.number >= s.anchor_number
        """,
        clock.now(), list(batch),
    )  # fmt: skip
    wrong = [(row["id"], right) for row in rows if (right := _right(row, deadlines)) != _kept(row)]
    await current().fetch(
        """
        UPDATE delivery d SET planned_on = n.planned_on, deliver_on = n.deliver_on,
            moved_by = n.moved_by, deadline_at = n.deadline_at,
            -- Whoever was told of another day, or of a later deadline, is told anew.
            noticed_at = CASE WHEN (d.deliver_on, d.deadline_at) = (n.deliver_on, n.deadline_at)
                         THEN d.noticed_at END
        FROM unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::timestamptz[])
            AS n (id, planned_on, deliver_on, moved_by, deadline_at)
        WHERE d.id = n.id
        """,
        [id for id, _ in wrong],
        *_columns([right for _, right in wrong]),
    )
    return len(wrong)


def _right(row: Any, deadlines: Deadlines) -> Occurrence:
    """By its rhythm. A deadline that was told isn't brought forward, nor is any into the past: what was to be
    changed until then can be, and comes as soon as it can."""
    found = occurrence(rhythm_of(row), row["number"], deadlines)
    is_promised = row["noticed_at"] is not None or found.deadline_at <= clock.now()
    if is_promised and found.deadline_at < row["deadline_at"]:
        return replace(found, deadline_at=row["deadline_at"])
    return found


def _kept(row: Any) -> Occurrence:
    moved = MovedBy(row["moved_by"]) if row["moved_by"] else None
    return Occurrence(
        row["number"], row["planned_on"], row["deliver_on"], moved, row["deadline_at"]
    )


async def add_missing(ahead: Iterable[Ahead], deadlines: Deadlines) -> list[Any]:
    """A row for the next delivery of each, where it has none, and for those before it that were missed,
    of which the caller must tell. One statement, however many; what was added."""
    new = [
        (each, found, DeliveryState.MISSED if missed else DeliveryState.PLANNED)
        for each in ahead
        for found, missed in each.missing(deadlines)
    ]
    if not new:
        return []
    return await current().fetch(
        """
        INSERT INTO delivery
            (customer, subscription, number, planned_on, deliver_on, moved_by, deadline_at, state,
             settled_at)
        SELECT n.*, CASE n.state WHEN 'missed' THEN $9::timestamptz END
        FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::date[], $5::date[], $6::text[],
                    $7::timestamptz[], $8::text[])
            AS n (customer, subscription, number, planned_on, deliver_on, moved_by, deadline_at,
                  state)
        ON CONFLICT (subscription, number) DO NOTHING
        RETURNING subscription, number, deliver_on, state
        """,
        [each.customer for each, _, _ in new],
        [each.subscription for each, _, _ in new],
        [found.number for _, found, _ in new],
        *_columns([found for _, found, _ in new]),
        [state.value for _, _, state in new],
        clock.now(),
    )


def missed_of(added: Iterable[Any]) -> dict[UUID, list[date]]:
    """By subscription, the days of those that were missed, in their order."""
    found: dict[UUID, list[date]] = defaultdict(list)
    for row in sorted(added, key=lambda row: row["number"]):
        if row["state"] == DeliveryState.MISSED.value:
            found[row["subscription"]].append(row["deliver_on"])
    return found


def _columns(new: Sequence[Occurrence]) -> list[list[Any]]:
    return [
        [each.planned_on for each in new],
        [each.deliver_on for each in new],
        [each.moved_by and each.moved_by.value for each in new],
        [each.deadline_at for each in new],
    ]
