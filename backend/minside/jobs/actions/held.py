"""Jobs that failed for the last time: seen, and done again when somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg
from pgqueuer.domain.types import JobId

from minside.core.scope import current

from .queue import queries


@dataclass(frozen=True, slots=True)
class HeldJob:
    """A job that waits for a person; `row` is what it is about, `reason` an exception's type."""

    id: int
    name: str
    row: UUID | None
    attempts: int
    since: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Resent:
    """The ids of those that wait again, and of those that were not needed any more."""

    queued: list[int]
    dropped: list[int]


async def held() -> list[HeldJob]:
    """Those that are held, the oldest first."""
    rows = await current().fetch(
        """
        SELECT q.id, q.entrypoint AS name, q.payload, q.attempts + 1 AS attempts,
               q.updated AS since, l.traceback ->> 'exception_message' AS reason
        FROM pgqueuer q LEFT JOIN LATERAL (
            SELECT traceback FROM pgqueuer_log
            WHERE job_id = q.id AND status = 'failed' ORDER BY id DESC LIMIT 1
        ) AS l ON true
        WHERE q.status = 'failed' ORDER BY q.id
        """
    )
    return [
        HeldJob(
            id=row["id"],
            name=row["name"],
            row=UUID(bytes=row["payload"]) if row["payload"] else None,
            attempts=row["attempts"],
            since=row["since"],
            reason=row["reason"],
        )
        for row in rows
    ]


async def resend(ids: Sequence[int]) -> Resent:
    """Have held jobs done again, with all their attempts anew. A timed job that waits or runs
    already isn't needed twice: its held one goes."""
    rows = await current().fetch(
        "SELECT id FROM pgqueuer WHERE id = ANY($1) AND status = 'failed' ORDER BY id FOR UPDATE",
        list(ids),
    )
    resent = Resent([], [])
    for row in rows:
        (resent.queued if await _requeue(row["id"]) else resent.dropped).append(row["id"])
    return resent


async def _requeue(id: int) -> bool:
    """Whether it waits again; else the same timed job did already."""
    try:
        async with current().savepoint():
            await queries().requeue_jobs([JobId(id)])
    except asyncpg.UniqueViolationError:
        await current().fetch("DELETE FROM pgqueuer WHERE id = $1", id)
        return False
    return True
