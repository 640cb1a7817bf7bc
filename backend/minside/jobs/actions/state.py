"""How the queue is doing, for those who keep watch."""

from dataclasses import dataclass
from datetime import timedelta

from minside.core.scope import current


@dataclass(frozen=True, slots=True)
class QueueState:
    """`due` jobs could be done now, the oldest since `behind`; `later` ones wait for their time;
    `held` ones wait for a person."""

    name: str
    due: int
    running: int
    later: int
    held: int
    behind: timedelta


async def state() -> list[QueueState]:
    """Every kind of job that the queue holds, by name; nothing for an empty queue."""
    rows = await current().fetch(
        """
        SELECT entrypoint AS name,
               count(*) FILTER (WHERE status = 'queued' AND execute_after <= now()) AS due,
               count(*) FILTER (WHERE status = 'picked') AS running,
               count(*) FILTER (WHERE status = 'queued' AND execute_after > now()) AS later,
               count(*) FILTER (WHERE status = 'failed') AS held,
               coalesce(now() - min(execute_after) FILTER (
                   WHERE status = 'queued' AND execute_after <= now()
               ), interval '0') AS behind
        FROM pgqueuer GROUP BY entrypoint ORDER BY entrypoint
        """
    )
    return [QueueState(**row) for row in rows]
