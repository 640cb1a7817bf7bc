"""How the queue is doing, for those who keep watch."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from minside.core.scope import current
from minside.jobs.timetable import TIMETABLE

GONE_AFTER: Final = timedelta(minutes=1)
"""A worker says every few seconds that it lives. One that was silent for so long is gone, and so is
every other: one that lived would have taken its jobs."""


@dataclass(frozen=True, slots=True)
class QueueState:
    """`due` jobs could be done now, the oldest since `behind`, and so could those whose worker is
    gone; `later` ones wait for their time; `held` ones wait for a person."""

    name: str
    due: int
    running: int
    later: int
    held: int
    behind: timedelta


@dataclass(frozen=True, slots=True)
class Missed:
    """A line of the timetable whose time came `behind` ago, and no worker put it in the queue."""

    name: str
    behind: timedelta


async def state() -> list[QueueState]:
    """Every kind of job that the queue holds, by name; nothing for an empty queue."""
    rows = await current().fetch(
        """
        WITH job AS (
            SELECT entrypoint AS name, status,
                   CASE WHEN status = 'queued' AND execute_after <= now() THEN execute_after
                        WHEN status = 'picked' AND heartbeat < now() - $1::interval THEN heartbeat
                   END AS due_since
            FROM pgqueuer
        )
        SELECT name,
               count(due_since) AS due,
               count(*) FILTER (WHERE status = 'picked' AND due_since IS NULL) AS running,
               count(*) FILTER (WHERE status = 'queued' AND due_since IS NULL) AS later,
               count(*) FILTER (WHERE status = 'failed') AS held,
               coalesce(now() - min(due_since), interval '0') AS behind
        FROM job GROUP BY name ORDER BY name
        """,
        GONE_AFTER,
    )
    return [QueueState(**row) for row in rows]


async def missed(by: timedelta) -> list[Missed]:
    """What had its time more than `by` ago and wasn't put in the queue: no worker runs."""
    rows = await current().fetch(
        """
        SELECT entrypoint AS name, now() - next_run AS behind FROM pgqueuer_schedules
        JOIN unnest($1::text[], $2::text[]) AS line (job, cron)
          ON entrypoint = job AND expression = cron
        WHERE next_run < now() - $3::interval ORDER BY entrypoint
        """,
        [line.job for line in TIMETABLE], [line.cron for line in TIMETABLE], by,
    )  # fmt: skip
    return [Missed(**row) for row in rows]
