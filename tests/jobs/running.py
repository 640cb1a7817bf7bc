"""Runs jobs in this process, as the worker would, by the clock of the test."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from uuid import UUID

from pgqueuer.domain.errors import RetryRequested
from tests.core import pools
from tests.core.settled import make_settings
from tests.house.portal import FRONTEND

from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.core.rooms import Job
from minside.jobs import actions as jobs
from minside.rooms import ROOMS

JOBS: dict[str, Job] = {job.name: job for room in ROOMS for job in room.jobs}


@asynccontextmanager
async def service_house(server: Server, **changed: Any) -> AsyncGenerator[House]:
    """The worker's house: its role, its settings."""
    settings = make_settings(server, FRONTEND, **changed)
    async with pools.lent(server.url(SERVICE)) as database:
        yield House(settings, database, Keyring([k.get_secret_value() for k in settings.keys]))


async def run_jobs(house: House, *names: str, most: int = 1_000) -> list[str]:
    """Do every job that is due, also those that others enqueue, until none is left; the names of
    those done, in order. Only jobs of `names`, where some are given."""
    done: list[str] = []
    while (name := await _run_one(house, names)) is not None:
        done.append(name)
        assert len(done) <= most, "jobs that enqueue each other without end"
    return done


async def _run_one(house: House, names: tuple[str, ...]) -> str | None:
    async with house.database.scope() as scope:
        row = await scope.fetchrow(
            """
            UPDATE pgqueuer SET status = 'picked', updated = now() WHERE id = (
                SELECT id FROM pgqueuer WHERE status = 'queued' AND execute_after <= $1
                  AND (cardinality($2::text[]) = 0 OR entrypoint = ANY($2))
                ORDER BY execute_after, id LIMIT 1 FOR UPDATE SKIP LOCKED
            ) RETURNING id, entrypoint, payload, attempts
            """,
            clock.now(), list(names),
        )  # fmt: skip
    if row is None:
        return None
    await _attempt(house, row)
    return row["entrypoint"]


async def _attempt(house: House, row: Any) -> None:
    job = JOBS[row["entrypoint"]]
    work = partial(job.run, house, UUID(bytes=row["payload"]))
    settle, args = "DELETE FROM pgqueuer WHERE id = $1", [row["id"]]
    try:
        await jobs.attempt(house, jobs.Attempt(row["id"], job.name, row["attempts"]), work)
    except RetryRequested as later:
        settle = (
            "UPDATE pgqueuer SET status = 'queued', attempts = attempts + 1, execute_after = $2"
            " WHERE id = $1"
        )
        args.append(clock.now() + later.delay)
    except jobs.Failed:
        settle = "UPDATE pgqueuer SET status = 'failed' WHERE id = $1"
    async with house.database.scope() as scope:
        await scope.fetch(settle, *args)
