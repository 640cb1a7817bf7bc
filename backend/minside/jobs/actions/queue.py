"""Putting a job in the queue, in the transaction that causes it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.ports import Driver

from minside.core import clock
from minside.core.scope import current

SOON = timedelta(0)


class _InScope:
    """PgQueuer's driver on the scope at hand: a job exists exactly when its transaction commits."""

    async def fetch(self, query: str, *args: object) -> list[dict[str, Any]]:
        return [dict(row) for row in await current().fetch(query, *args)]

    async def execute(self, query: str, *args: object) -> str:
        await current().fetch(query, *args)
        return ""


def queries() -> Queries:
    """PgQueuer's statements, run in the scope at hand."""
    return Queries(cast(Driver, _InScope()))


async def enqueue(name: str, row: UUID, *, after: timedelta = SOON) -> None:
    """Have the job `name` done about `row`, once this transaction has committed and `after` has
    passed. The queue holds the row's id and nothing else."""
    await queries().enqueue(name, row.bytes, execute_after=clock.ahead() + after)


async def enqueue_all(name: str, rows: Sequence[UUID]) -> None:
    """Have the job `name` done about each of the rows, once this transaction has committed."""
    if rows:
        payloads: list[bytes | None] = [row.bytes for row in rows]
        waits: list[timedelta | None] = [clock.ahead()] * len(rows)
        await queries().enqueue([name] * len(rows), payloads, [0] * len(rows), waits)


async def enqueue_once(name: str) -> None:
    """Have the timed job `name` done, unless it waits or runs already."""
    await queries().enqueue(name, None, dedupe_key=name, on_conflict="skip")
