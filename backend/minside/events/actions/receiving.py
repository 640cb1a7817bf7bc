"""Taking events in: stored first and once, handled afterwards."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec
import structlog

from minside.core import clock, hooks
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.events.types import INCOMING, Data
from minside.jobs import actions as jobs

from .reading import PART, Read, State, read
from .told import Told

HANDLE: Final = "events.handle"
SEAL: Final = "events.unreadable"
AT_ONCE: Final = 8
OTHER_PART: Final = "a part of an event, where another one lies under its id"
_BETWEEN: Final = "\x1f"
_OVER: Final = frozenset({State.DROPPED, State.DEAD})
# As long as the doors let a sender's be; with what a part's begins with there is room for it.
_LONGEST_WHOLE: Final = 200
# To the letter: what else is called so, is another's.
_THE_SAME: Final = """
    SELECT FROM event WHERE source = $1 AND event_id = ANY($2::text[])
      AND type = $3::text AND occurred_at = $4::timestamptz AND body_sha256 = $5::bytea
"""

log = structlog.get_logger(__name__)


class IdReused(Exception):
    """The sender calls another event by an id that it has used before: nothing is stored."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An event as it came: from which system, what that calls it, and its body."""

    source: str
    event_id: str
    body: bytes


class Outcome(Enum):
    """What became of a line of a file: taken in, there already, or another under its id."""

    NEW = "new"
    SAME = "same"
    REUSED = "reused"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one of many; `reason` where it is dead or isn't stored."""

    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """`state` is None where the event had been received before."""

    state: State | None
    reason: str | None = None


async def receive(brought: Brought, keys: Keyring) -> Taken:
    """Store one event, and have it handled. Raises `IdReused`, and what the hook
    `conceal_password` raises; for the web, which sees nothing of what it puts there."""
    if await _is_there(brought):
        return Taken(None)
    # Nothing is held while an old hash is wrapped; who told of it again needn't wait for that.
    await current().release()
    stored = await kept(await ready(brought.body))
    id = await current().fetchval("SELECT uuidv7()")
    try:
        async with current().savepoint():
            await _insert(id, brought, stored, keys)
    except asyncpg.UniqueViolationError:
        await _is_there(brought)
        return Taken(None)
    if stored.state is State.RECEIVED:
        await jobs.enqueue(HANDLE, id)
    return Taken(stored.state, stored.reason)


async def ready(body: bytes) -> Read:
    """What is stored of a body: an old hash only wrapped. Hashes, so no connection is held."""
    found = read(body)
    if found.state is State.RECEIVED and found.data and found.data.get("password") is not None:
        return replace(found, data=await hooks.conceal_password(found.data))
    return found


async def kept(found: Read) -> Read:
    """What was read, unless it takes a consent that isn't there: then nothing of it."""
    if not found.takes_consent or found.data is None:
        return found
    if await hooks.may_keep_use(found.data["customer"], found.occurred_at):
        return found
    return Read(found.type, found.version, found.occurred_at, State.DROPPED)


async def _is_there(brought: Brought) -> bool:
    """Raises `IdReused`."""
    kept = await current().fetchval("SELECT event_by_id($1, $2)", brought.source, brought.event_id)
    if kept is not None and kept != sha256(brought.body).digest():
        raise IdReused
    return kept is not None


async def _insert(id: UUID, brought: Brought, stored: Read, keys: Keyring) -> None:
    now = clock.now()
    await current().fetch(
        """
        INSERT INTO event (id, batch, source, event_id, body_sha256, type, version, occurred_at,
                           received_at, streams, data, state, reason, settled_at)
        VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        id, brought.source, brought.event_id, sha256(brought.body).digest(), stored.type,
        stored.version, stored.occurred_at, now, list(stored.streams),
        _encoded(stored, brought.body, keys), stored.state.value, stored.reason,
        now if stored.state in _OVER else None,
    )  # fmt: skip


def _encoded(stored: Read, body: bytes, keys: Keyring) -> str | None:
    """What couldn't be read may hold anything, so it lies sealed."""
    data: Any = {"sealed": keys.seal(SEAL, body)} if stored.unreadable else stored.data
    return None if data is None else msgspec.json.encode(data).decode()


async def put_aside(told: Told, part: str, type: str, data: Data, *, formerly: str) -> None:
    """Make a part of an event an event of its own, for the room that it is for; once. Where another one has its
    id already, it is a dead letter beside that.

    `part` says which of the event's it is: a word of ours, the same for no two; `type` is one of the incoming
    ones, in its first version. `formerly` is what the part was called before its kind stood first: what lies
    there under that name isn't made again.
    """
    encoded = msgspec.json.encode(data)
    digest = sha256(encoded).digest()
    row = (type, INCOMING[type, 1].streams_of(data), encoded.decode(), digest)
    id = _part_id(part, told.event_id)
    # Before a sign of its own begins a part's id, and after that.
    before = [formerly, f"{PART}{formerly}"]
    made = await _insert_part(told, id, *row, unless=before)
    if not made and not await _lies_there(told, [id, *before], type, digest):
        told_as = f"{id}\n{type}\n{told.occurred_at.isoformat()}\n".encode()
        beside = sha256(told_as + digest).hexdigest()
        await _insert_part(told, f"{PART}beside/{beside}", *row, reason=OTHER_PART)


def _part_id(part: str, event_id: str) -> str:
    """The kind stands first, so that whatever senders call theirs, no two parts are called the same. What is
    too long is called by its hash, as a kind of its own: no shorter id is that."""
    if len(event_id) > _LONGEST_WHOLE:
        part, event_id = f"{part}#", sha256(event_id.encode()).hexdigest()
    return f"{PART}{part}/{event_id}"


async def _insert_part(
    told: Told, id: str, type: str, streams: Sequence[str], data: str, digest: bytes,
    *, unless: Sequence[str] = (), reason: str | None = None,
) -> bool:  # fmt: skip
    """Whether it was made: there was none of that id, nor the same under one of the others. With a `reason` it
    is dead from the beginning."""
    now = clock.now()
    row = await current().fetchrow(
        f"""
        INSERT INTO event (batch, source, event_id, body_sha256, type, version, occurred_at,
                           received_at, streams, data, state, reason, settled_at)
        SELECT uuidv7(), $1, $6, $5, $3, 1, $4, $7, $8, $9, $10, $11, $12
        WHERE NOT EXISTS ({_THE_SAME})
        ON CONFLICT (source, event_id) DO NOTHING RETURNING id, batch
        """,
        told.source, list(unless), type, told.occurred_at, digest, id, now, list(streams), data,
        (State.DEAD if reason else State.RECEIVED).value, reason, now if reason else None,
    )  # fmt: skip
    if row is not None and reason:
        log.error("event_dead", row=str(row["id"]), reason=reason)
    elif row is not None:
        await jobs.enqueue(HANDLE, row["batch"])
    return row is not None


async def _lies_there(told: Told, ids: Sequence[str], type: str, digest: bytes) -> bool:
    return await current().fetchval(
        f"SELECT EXISTS ({_THE_SAME})", told.source, ids, type, told.occurred_at, digest
    )


async def receive_all(brought: Sequence[Brought], keys: Keyring) -> list[Received]:
    """Store events of one source in one go, and have them handled; what became of each, in order.

    For those who see all rows. Nothing is held while old hashes are wrapped, and those of events
    that are there already aren't wrapped again. The second of two under one id is held against the
    first. Raises `core.refusals.Busy`.
    """
    there = await _hashes(brought)
    await current().release()
    first = {each.event_id: each for each in reversed(brought)}
    new = [each for id, each in first.items() if id not in there]
    stored = [await kept(each) for each in await _ready_all(new)]
    batch = await current().fetchval("SELECT uuidv7()")
    inserted = await _insert_all(batch, new, stored, keys) if new else set[str]()
    if inserted:
        await jobs.enqueue(HANDLE, batch)
    there = await _hashes(brought)
    reasons = {each.event_id: one.reason for each, one in zip(new, stored, strict=True)}
    return [_received(each, inserted, there, reasons) for each in brought]


async def _ready_all(brought: Sequence[Brought]) -> list[Read]:
    """A few at once, as many as the hashing queue has threads for."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(body: bytes) -> Read:
        async with turns:
            return await ready(body)

    return list(await asyncio.gather(*(one(each.body) for each in brought)))


def _received(
    each: Brought, inserted: set[str], there: dict[str, bytes], reasons: dict[str, str | None]
) -> Received:
    if there[each.event_id] != sha256(each.body).digest():
        return Received(Outcome.REUSED, "its id is another event's")
    if each.event_id in inserted:
        inserted.discard(each.event_id)
        return Received(Outcome.NEW, reasons[each.event_id])
    return Received(Outcome.SAME)


async def _insert_all(
    batch: UUID, brought: Sequence[Brought], stored: Sequence[Read], keys: Keyring
) -> set[str]:
    now = clock.now()
    rows = await current().fetch(
        """
        INSERT INTO event (batch, source, event_id, body_sha256, type, version, occurred_at,
                           received_at, streams, data, state, reason, settled_at)
        SELECT $1, source, event_id, body_sha256, type, version, occurred_at, $2,
               string_to_array(streams, $3), data::jsonb, state, reason,
               CASE WHEN state IN ('dropped', 'dead') THEN $2::timestamptz END
        FROM unnest($4::text[], $5::text[], $6::bytea[], $7::text[], $8::smallint[],
                    $9::timestamptz[], $10::text[], $11::text[], $12::text[], $13::text[])
          AS one (source, event_id, body_sha256, type, version, occurred_at, streams, data, state,
                  reason)
        ON CONFLICT (source, event_id) DO NOTHING RETURNING event_id
        """,
        batch, now, _BETWEEN,
        [each.source for each in brought], [each.event_id for each in brought],
        [sha256(each.body).digest() for each in brought],
        [each.type for each in stored], [each.version for each in stored],
        [each.occurred_at for each in stored],
        [_BETWEEN.join(each.streams) for each in stored],
        [_encoded(one, each.body, keys) for one, each in zip(stored, brought, strict=True)],
        [each.state.value for each in stored], [each.reason for each in stored],
    )  # fmt: skip
    return {row["event_id"] for row in rows}


async def _hashes(brought: Sequence[Brought]) -> dict[str, bytes]:
    rows = await current().fetch(
        "SELECT event_id, body_sha256 FROM event WHERE source = $1 AND event_id = ANY($2)",
        brought[0].source, [each.event_id for each in brought],
    )  # fmt: skip
    return {row["event_id"]: row["body_sha256"] for row in rows}
