"""Dead letters, and what waits: seen, and handled after all when somebody says so."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.events.tables import EVENT_KEPT
from minside.jobs import actions as jobs

from .handling import bury
from .reading import Read, State, Unfit, fit
from .receiving import HANDLE, SEAL, kept, ready

WAITS_AT_MOST: Final = timedelta(days=7)
"""After that nobody is coming: what an event was about stayed unknown."""
UNSETTLED: Final = (State.WAITING, State.KEPT, State.DEAD)


@dataclass(frozen=True, slots=True)
class Listed:
    """An event that a person may have to look at, without what it says."""

    id: UUID
    source: str
    event_id: str
    type: str
    state: State
    reason: str | None
    received_at: datetime


async def listed(states: Sequence[State] = (State.DEAD,), *, most: int = 1_000) -> list[Listed]:
    """Events in these states, the oldest first; of those handled, the ones with something to say."""
    rows = await current().fetch(
        """
        SELECT id, source, event_id, type, state, reason, received_at FROM event
        WHERE state = ANY($1) AND (state <> 'handled' OR reason IS NOT NULL)
        ORDER BY received_at, id LIMIT $2
        """,
        [state.value for state in states], most,
    )  # fmt: skip
    return [_listed(dict(row)) for row in rows]


def _listed(values: dict[str, Any]) -> Listed:
    values["state"] = State(values["state"])
    return Listed(**values)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an event, and what there is to say of it; with which others it came, and
    whether handling it has failed so far."""

    state: State
    reason: str | None
    batch: UUID
    has_failed: bool


async def settled(source: str, event_ids: Sequence[str]) -> dict[str, Settled]:
    """What became of these events of one source, by its own ids."""
    rows = await current().fetch(
        """
        SELECT event_id, state, reason, batch, attempts > 0 AS has_failed FROM event
        WHERE source = $1 AND event_id = ANY($2)
        """,
        source, list(event_ids),
    )  # fmt: skip
    return {row["event_id"]: _settled(dict(row)) for row in rows}


def _settled(values: dict[str, Any]) -> Settled:
    del values["event_id"]
    values["state"] = State(values["state"])
    return Settled(**values)


async def counted() -> dict[str, int]:
    """How many events are in each state."""
    rows = await current().fetch(
        "SELECT state, count(*) AS n FROM event GROUP BY state ORDER BY state"
    )
    return {row["state"]: row["n"] for row in rows}


async def resend(ids: Sequence[UUID], keys: Keyring) -> list[UUID]:
    """Have dead letters handled again, read anew by the types as they are now; which ones. Nothing
    is held meanwhile, since an old hash in one may have to be wrapped."""
    rows = await current().fetch(
        "SELECT * FROM event WHERE id = ANY($1) AND state = 'dead' ORDER BY id", list(ids)
    )
    await current().release()
    found = [(row, await _read_again(row, keys)) for row in rows]
    return [row["id"] for row, read in found if await _revive(row, read)]


async def _revive(row: Any, found: Read) -> bool:
    if found.state is not State.RECEIVED:
        await bury(row["id"], found.reason or found.state.value)
        return False
    revived = await current().fetchval(
        """
        UPDATE event SET state = 'received', reason = NULL, settled_at = NULL, attempts = 0,
            retry_at = NULL, type = $2, version = $3, occurred_at = $4, streams = $5, data = $6
        WHERE id = $1 AND state = 'dead' RETURNING batch
        """,
        row["id"], found.type, found.version, found.occurred_at, list(found.streams),
        msgspec.json.encode(found.data).decode(),
    )  # fmt: skip
    if revived is not None:
        await jobs.enqueue(HANDLE, revived)
    return revived is not None


async def _read_again(row: Any, keys: Keyring) -> Read:
    """What was no event of ours lies sealed, whole; what a room couldn't handle, as it was read."""
    data = msgspec.json.decode(row["data"])
    if "sealed" in data:
        return await kept(await ready(keys.unseal(SEAL, b64decode(data["sealed"]))))
    try:
        kind, fitting = fit(row["type"], row["version"], row["occurred_at"], data)
    except Unfit as unfit:
        return Read(row["type"], row["version"], row["occurred_at"], State.DEAD, reason=str(unfit))
    return Read(
        kind.name, kind.version, row["occurred_at"], State.RECEIVED,
        tuple(kind.streams_of(fitting)), msgspec.to_builtins(fitting, enc_hook=str),
    )  # fmt: skip


async def sweep() -> None:
    """Give up what waited for a week; delete what is settled, dead letters too, after 90 days."""
    now = clock.now()
    rows = await current().fetch(
        "SELECT id, reason FROM event WHERE state = 'waiting' AND received_at < $1 LIMIT 1000",
        now - WAITS_AT_MOST,
    )
    for row in rows:
        await bury(row["id"], row["reason"])
    await in_batches("event", "settled_at < $1", now - EVENT_KEPT)
    await in_batches("event_delivery", "settled_at < $1", now - EVENT_KEPT)
    await in_batches(
        "outgoing_event",
        "occurred_at < $1 AND NOT EXISTS"
        " (SELECT FROM event_delivery d WHERE d.outgoing = outgoing_event.id)",
        now - EVENT_KEPT,
    )
