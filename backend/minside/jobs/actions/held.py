"""Jobs that failed for the last time: seen, and done again when somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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


async def resend(ids: Sequence[int]) -> list[int]:
    """Have held jobs done again, with all their attempts anew; the ids of those that were held."""
    rows = await current().fetch(
        "SELECT id FROM pgqueuer WHERE id = ANY($1) AND status = 'failed' ORDER BY id FOR UPDATE",
        list(ids),
    )
    found = [JobId(row["id"]) for row in rows]
    await queries().requeue_jobs(found)
    return list(found)
