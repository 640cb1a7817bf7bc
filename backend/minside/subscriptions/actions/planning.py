"""Which day each delivery comes, and the row of the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from minside.core import clock
from minside.core.scope import current

from .kinds import MovedBy
from .rhythm import Deadlines, Rhythm, Unit, open_day


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A delivery by its rhythm; `moved_by` says why it doesn't come on the planned day."""

    number: int
    planned_on: date
    deliver_on: date
    moved_by: MovedBy | None
    deadline_at: datetime


def rhythm_of(row: Any) -> Rhythm:
    return Rhythm(row["anchor_on"], row["anchor_number"], row["every"], Unit(row["unit"]))


def occurrence(rhythm: Rhythm, number: int, deadlines: Deadlines) -> Occurrence:
    """The delivery of that number, moved off closed days."""
    planned = rhythm.day(number)
    comes = open_day(planned)
    moved = None if comes == planned else MovedBy.CALENDAR
    return Occurrence(number, planned, comes, moved, deadlines.of(comes))


async def plan(deadlines: Deadlines) -> int:
    """See that every active subscription has a coming delivery, and that what nobody moved comes on
    its day, also where a holiday or a deadline is another than it was. How many were set right."""
    return await _set_right(deadlines) + await _add_missing(deadlines)


async def _set_right(deadlines: Deadlines) -> int:
    rows = await current().fetch(
        """
        SELECT d.id, d.number, d.planned_on, d.deliver_on, d.moved_by, d.deadline_at,
               s.anchor_on, s.anchor_number, s.every, s.unit
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        WHERE s.state = 'active' AND d.state IN ('planned', 'skipped') AND d.deadline_at > $1
          AND d.put_off_since IS NULL
          AND (d.moved_by IS NULL OR d.moved_by = 'calendar') AND d.number >= s.anchor_number
        ORDER BY s.id FOR UPDATE OF s SKIP LOCKED
        """,
        clock.now(),
    )
    wrong = [
        (row["id"], right)
        for row in rows
        if (right := occurrence(rhythm_of(row), row["number"], deadlines)) != _kept(row)
    ]
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


def _kept(row: Any) -> Occurrence:
    moved = MovedBy(row["moved_by"]) if row["moved_by"] else None
    return Occurrence(
        row["number"], row["planned_on"], row["deliver_on"], moved, row["deadline_at"]
    )


async def _add_missing(deadlines: Deadlines) -> int:
    rows = await current().fetch(
        """
        SELECT s.* FROM subscription s WHERE s.state = 'active' AND NOT EXISTS (
            SELECT FROM delivery d WHERE d.subscription = s.id AND d.state = 'planned'
        ) ORDER BY s.id FOR UPDATE SKIP LOCKED
        """
    )
    await add_next(rows, deadlines)
    return len(rows)


async def add_next(subscriptions: Sequence[Any], deadlines: Deadlines) -> None:
    """A planned delivery for each of these (rows of `subscription`): the first that has no row yet
    and whose deadline has not passed. Those before it that nobody ordered in time were missed: two at
    once would be a surprise. Two statements, however many."""
    known = await _numbers([row["id"] for row in subscriptions])
    new = [
        (row, each)
        for row in subscriptions
        for each in _until_open(row, known.get(row["id"], (0, set())), deadlines)
    ]
    now = clock.now()
    await current().fetch(
        """
        INSERT INTO delivery
            (customer, subscription, number, planned_on, deliver_on, moved_by, deadline_at, state,
             settled_at)
        SELECT n.*, CASE WHEN n.deadline_at > $8 THEN 'planned' ELSE 'missed' END,
               CASE WHEN n.deadline_at <= $8 THEN $8 END
        FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::date[], $5::date[], $6::text[],
                    $7::timestamptz[])
            AS n (customer, subscription, number, planned_on, deliver_on, moved_by, deadline_at)
        ON CONFLICT (subscription, number) DO NOTHING
        """,
        [row["customer"] for row, _ in new],
        [row["id"] for row, _ in new],
        [each.number for _, each in new],
        *_columns([each for _, each in new]),
        now,
    )


async def _numbers(subscriptions: Sequence[UUID]) -> dict[UUID, tuple[int, set[int]]]:
    """By subscription: the last number that was settled, and those of which something else is said."""
    rows = await current().fetch(
        """
        SELECT subscription, coalesce(max(number) FILTER (WHERE settled_at IS NOT NULL), 0) AS last,
            coalesce(array_agg(number) FILTER (WHERE settled_at IS NULL), '{}') AS taken
        FROM delivery WHERE subscription = ANY($1) GROUP BY subscription
        """,
        list(subscriptions),
    )
    return {row["subscription"]: (row["last"], set(row["taken"])) for row in rows}


def _until_open(
    row: Any, known: tuple[int, set[int]], deadlines: Deadlines
) -> Iterator[Occurrence]:
    """Those of which nothing is said, after the last that was settled and not before the anchor, up to
    the first that can still be changed."""
    last, taken = known
    rhythm, now = rhythm_of(row), clock.now()
    for number in count(max(last + 1, rhythm.anchor_number)):
        if number not in taken:
            found = occurrence(rhythm, number, deadlines)
            yield found
            if found.deadline_at > now:
                return


def until_open(rhythm: Rhythm, number: int, deadlines: Deadlines) -> Iterator[Occurrence]:
    """From this number on, up to the first whose deadline has not passed."""
    now = clock.now()
    for each in count(number):
        found = occurrence(rhythm, each, deadlines)
        yield found
        if found.deadline_at > now:
            return


def first_open(rhythm: Rhythm, number: int, deadlines: Deadlines) -> Occurrence:
    """The first from this number on whose deadline has not passed."""
    *_, last = until_open(rhythm, number, deadlines)
    return last


def _columns(new: Sequence[Occurrence]) -> list[list[Any]]:
    return [
        [each.planned_on for each in new],
        [each.deliver_on for each in new],
        [each.moved_by and each.moved_by.value for each in new],
        [each.deadline_at for each in new],
    ]
