"""Handling what was received: once, in order, and whatever dies meanwhile.

Handling an event and noting it so are one transaction. Of events that share a stream (a customer,
an order), the one that happened first goes first, as far as they have come. One that comes late is
handled late: handlers see to it that the result is the same.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, Final
from uuid import UUID

import msgspec
import structlog

from minside.core import clock
from minside.core.database import GAVE_WAY
from minside.core.house import House
from minside.core.rooms import HANDLERS
from minside.core.scope import current
from minside.jobs import actions as jobs

from .reading import LONGEST_REASON, Unfit, fit
from .receiving import HANDLE
from .told import CannotBeHandled, DoneInPart, NotForUs, NotNow, Told, Unknown

AT_ONCE: Final = 200
# In seconds: what a transaction holds, a customer who is signed in may be waiting for.
LONGEST: Final = 0.25
ATTEMPTS: Final = 6
BUSY: Final = timedelta(seconds=1)
_LOOKED_AT_FOR: Final = timedelta(days=1)
_FIRST_WAIT: Final = timedelta(seconds=10)

# The oldest of those that share one of these streams. Each stream is looked up in the index by itself:
# what that takes doesn't grow with all that waits, as it does where every array there is compared with
# a long one. `OFFSET 0` keeps PostgreSQL from making one of the two.
LINE: Final = """
    SELECT id, source, event_id, type, version, occurred_at, received_at, streams, data,
        attempts, retry_at
    FROM event WHERE id = ANY(ARRAY(
        SELECT its.id FROM unnest($1::text[]) AS one (stream) CROSS JOIN LATERAL (
            SELECT id FROM event WHERE state = 'received' AND streams @> ARRAY[one.stream] OFFSET 0
        ) AS its
    )) ORDER BY occurred_at, source, event_id LIMIT $2
"""

log = structlog.get_logger(__name__)


async def handle(house: House, batch: UUID, *, goes_on: bool = False) -> bool:
    """Handle what came in one go, and what must go before it: as much as one short transaction
    takes. The rest is enqueued; whether some of it can be handled right away. Who `goes_on` handles that, and
    has the batch's own job for when they are killed: nothing is enqueued for it."""
    first = await _of_batch(batch)
    # What goes alone is all that one transaction does: what comes behind isn't read and held for it.
    near = first[:1] if first and _is_alone(first[0]) else first
    went = await _go(house, near)
    if not went.settled and len(near) < len(first):
        went, near = await _go(house, first), first
    more = went.settled > 0 and (went.is_cut or len(near) < len(first))
    if more and goes_on:
        return True
    busy = went.settled or went.others
    await _again(batch, jobs.SOON if more else BUSY if busy else _FIRST_WAIT)
    return more


@dataclass(frozen=True, slots=True)
class _Went:
    """How many are out of the way, whether that was all there was time for, and which streams others hold."""

    settled: int
    is_cut: bool
    others: set[str]


async def _go(house: House, first: Sequence[Any]) -> _Went:
    line, streams = await _line(first)
    others = await _held_by_others(streams)
    rows = await _lock(line, others)
    blocked, settled, handled = set(others), len(line) - len(rows), dict[UUID, str | None]()
    until, is_cut, is_alone = monotonic() + LONGEST, len(line) == AT_ONCE, False
    for row in rows:
        if (settled and monotonic() > until) or (handled and (is_alone or _is_alone(row))):
            is_cut = True
            break
        is_alone = _is_alone(row)
        is_due = row["retry_at"] is None or row["retry_at"] <= clock.now()
        if is_due and blocked.isdisjoint(row["streams"]) and await _settle(house, row, handled):
            settled += 1
        else:
            # What shares a stream with one that must wait, waits behind it.
            blocked.update(row["streams"])
    await _end(handled)
    return _Went(settled, is_cut, others)


async def handle_whole(house: House, batch: UUID) -> None:
    """Handle now all that came in one go and can be handled, in as many transactions as it takes."""
    is_left = True
    while is_left:
        async with house.database.scope():
            is_left = await handle(house, batch, goes_on=True)


async def _of_batch(batch: UUID) -> list[Any]:
    """Not what failed and has its own time: others needn't wait for that."""
    return await current().fetch(
        """
        SELECT type, streams FROM event
        WHERE batch = $1 AND state = 'received' AND (retry_at IS NULL OR retry_at <= $3)
        ORDER BY occurred_at, source, event_id LIMIT $2
        """,
        batch, AT_ONCE, clock.now(),
    )  # fmt: skip


async def _line(first: Sequence[Any]) -> tuple[list[Any], set[str]]:
    """The oldest of all that hang together with these, in order; and their streams."""
    rows: list[Any] = []
    streams: set[str] = set()
    more = {stream for row in first for stream in row["streams"]}
    while more:
        streams |= more
        found = {
            row["id"]: row for row in rows + await current().fetch(LINE, sorted(more), AT_ONCE)
        }
        rows = sorted(found.values(), key=_place)[:AT_ONCE]
        more = {stream for row in rows for stream in row["streams"]} - streams
    return rows, streams


def _place(row: Any) -> tuple[datetime, str, str]:
    return row["occurred_at"], row["source"], row["event_id"]


async def _held_by_others(streams: set[str]) -> set[str]:
    """Locks what it can, until the transaction ends; which streams another worker holds."""
    rows = await current().fetch(
        """
        SELECT stream FROM unnest($1::text[]) AS stream
        WHERE NOT pg_try_advisory_xact_lock(hashtextextended('events ' || stream, 0))
        """,
        sorted(streams),
    )
    return {row["stream"] for row in rows}


async def _lock(rows: Sequence[Any], others: set[str]) -> list[Any]:
    """Without those that another worker was quicker with, and settled before we had their streams;
    locked, but for what is in other hands."""
    ours = [row["id"] for row in rows if others.isdisjoint(row["streams"])]
    locked = await current().fetch(
        "SELECT id FROM event WHERE id = ANY($1) AND state = 'received' ORDER BY id FOR UPDATE",
        ours,
    )
    gone = {*ours} - {row["id"] for row in locked}
    return [row for row in rows if row["id"] not in gone]


def _is_alone(row: Any) -> bool:
    return any(each.alone for each in HANDLERS.get(row["type"], ()))


async def _settle(house: House, row: Any, handled: dict[UUID, str | None]) -> bool:
    """Whether the event is out of the way; `handled` gets it, and what there is to say, where a room
    handled it."""
    if not HANDLERS.get(row["type"]):
        await _keep(row["id"])
        return True
    try:
        async with current().savepoint():
            await _do(house, row, handled)
    except Unknown as unknown:
        await _wait(row["id"], unknown)
    except NotForUs:
        await _keep(row["id"])
    except (CannotBeHandled, Unfit) as refused:
        await bury(row["id"], str(refused))
    except Exception as error:
        return await _failed(row, error)
    return True


async def _do(house: House, row: Any, handled: dict[UUID, str | None]) -> None:
    try:
        handled[row["id"]] = await _run(house, row)
    except DoneInPart as part:
        # Within the savepoint: what was done isn't given back. What it holds is as of one that is handled.
        await bury(row["id"], str(part))
        handled[row["id"]] = None


async def _run(house: House, row: Any) -> str | None:
    kept = msgspec.json.decode(row["data"])
    _, data = fit(row["type"], row["version"], row["occurred_at"], kept)
    told = Told(
        row["source"], row["event_id"], row["type"], row["occurred_at"], row["received_at"], data,
    )  # fmt: skip
    notes: list[str | None] = []
    parts: list[str] = []
    for each in HANDLERS[row["type"]]:
        with suppress(NotForUs):
            try:
                notes.append(await each.run(house, told))
            except DoneInPart as part:
                # The other rooms do theirs all the same.
                parts.append(str(part))
    if parts:
        raise DoneInPart("; ".join(parts))
    if not notes:
        raise NotForUs
    return "; ".join(filter(None, notes))[:LONGEST_REASON] or None


async def first_told(told: Told) -> datetime:
    """When word of this consent, or complaint, came first, under whichever id."""
    first = await current().fetchval(
        """
        SELECT min(e.received_at) FROM event own JOIN event e
            ON (e.source, e.occurred_at, e.type, e.body_sha256)
                = (own.source, own.occurred_at, own.type, own.body_sha256)
        WHERE own.source = $1 AND own.event_id = $2
          AND (e.type LIKE 'consent.%' OR e.type = 'message.complained')
        """,
        told.source, told.event_id,
    )  # fmt: skip
    return first or told.received_at


async def _keep(id: UUID) -> None:
    """No room handles it, or such a one, yet: it stays as it was received, until one does."""
    await current().fetch("UPDATE event SET state = 'kept' WHERE id = $1", id)


async def _end(handled: Mapping[UUID, str | None]) -> None:
    """What handled events said stands where it belongs, and nowhere else; but for what is left of one that was
    done in part."""
    await current().fetch(
        """
        UPDATE event SET state = 'handled', reason = one.note, settled_at = $3, data = NULL,
            streams = '{}'
        FROM unnest($1::uuid[], $2::text[]) AS one (id, note) WHERE event.id = one.id AND event.state = 'received'
        """,
        list(handled), list(handled.values()), clock.now(),
    )  # fmt: skip


async def _wait(id: UUID, unknown: Unknown) -> None:
    await current().fetch(
        "UPDATE event SET state = 'waiting', reason = $2, waits_for = $3 WHERE id = $1",
        id, str(unknown), unknown.stream,
    )  # fmt: skip


async def bury(id: UUID, reason: str) -> None:
    """Make it a dead letter, which waits for a person."""
    log.error("event_dead", row=str(id), reason=reason)
    await current().fetch(
        """
        UPDATE event SET state = 'dead', reason = $2, waits_for = NULL, settled_at = $3
        WHERE id = $1
        """,
        id, reason[:LONGEST_REASON], clock.now(),
    )  # fmt: skip


async def _failed(row: Any, error: Exception) -> bool:
    """A bug, or a database that is busy: tried again after a while, then dead. What gave way to
    another transaction is tried again as if for the first time."""
    if isinstance(error, (NotNow, *GAVE_WAY)):
        log.warning("event_gave_way", type=row["type"])
        await current().fetch(
            "UPDATE event SET retry_at = $2 WHERE id = $1", row["id"], clock.now() + BUSY
        )
        return False
    log.exception("event_failed", type=row["type"], attempt=row["attempts"] + 1)
    if row["attempts"] + 1 >= ATTEMPTS:
        await bury(row["id"], type(error).__name__)
        return True
    await current().fetch(
        "UPDATE event SET attempts = attempts + 1, retry_at = $2 WHERE id = $1",
        row["id"], clock.now() + _FIRST_WAIT * 3 ** row["attempts"],
    )  # fmt: skip
    return False


async def _again(batch: UUID, after: timedelta) -> None:
    """What is left of the batch: more than one go takes, in another worker's hands, behind one that
    failed or gave way, or such a one itself, which has its own time."""
    now = clock.now()
    left = await current().fetchrow(
        """
        SELECT count(*) AS n, count(*) FILTER (WHERE retry_at > $2) AS have_a_time,
            min(retry_at) FILTER (WHERE retry_at > $2) AS retry_at
        FROM event WHERE batch = $1 AND state = 'received'
        """,
        batch, now,
    )  # fmt: skip
    assert left is not None
    if left["n"]:
        retry = left["retry_at"] - now if left["retry_at"] else after
        alone = left["n"] == left["have_a_time"]
        await jobs.enqueue(HANDLE, batch, after=retry if alone else min(after, retry))


async def arrived(kind: str, *keys: str) -> None:
    """What waited for one of these, such as a customer's number, is handled now."""
    rows = await current().fetch(
        """
        UPDATE event SET state = 'received', waits_for = NULL, reason = NULL
        WHERE state = 'waiting' AND waits_for = ANY($1) RETURNING batch
        """,
        [f"{kind}/{key}" for key in keys],
    )
    for batch in sorted({row["batch"] for row in rows}):
        await jobs.enqueue(HANDLE, batch)


async def hand_over() -> int:
    """Have handled what was kept for a room that is there now, and what has been waiting for less
    than a day: what it waits for may have been added while it was handled. How many."""
    rows = await current().fetch(
        """
        UPDATE event SET state = 'received', waits_for = NULL, reason = NULL
        WHERE state = 'kept' AND type = ANY($1) OR state = 'waiting' AND received_at > $2
        RETURNING batch
        """,
        sorted(HANDLERS), clock.now() - _LOOKED_AT_FOR,
    )  # fmt: skip
    for batch in sorted({row["batch"] for row in rows}):
        await jobs.enqueue(HANDLE, batch)
    return len(rows)
