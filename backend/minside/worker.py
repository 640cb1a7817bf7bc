"""The worker process: what is in the queue, and what has its time."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.domain.errors import PgqException
from pgqueuer.models import Job as QueuedJob
from pgqueuer.models import Schedule

from minside.consents import actions as consents
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.rooms import Job, Room, Timed, connect
from minside.core.settings import Settings
from minside.events import actions as events
from minside.jobs import actions as jobs
from minside.jobs.timetable import TIMETABLE
from minside.rooms import ROOMS

# A job whose worker was not heard of for so long is done by another.
HEARTBEAT: Final = timedelta(seconds=5)
LOOKS_EVERY: Final = timedelta(seconds=5)
# A network that was cut without a word is noticed by this alone: TCP waits for a quarter of an hour.
ANSWERS_IN: Final = 15.0
AT_ONCE: Final = 16
# Each job holds one connection; putting timed jobs in the queue takes another.
CONNECTIONS: Final = AT_ONCE + 2
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 15.0
_LOST = (
    OSError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    # What asyncpg says of a server that goes while a statement is being sent.
    asyncpg.InternalClientError,
    PgqException,
    TimeoutError,
)

log = structlog.get_logger(__name__)


class UnknownTimer(RuntimeError):
    """The timetable names a job that stands on no name plate."""


async def work(settings: Settings, stop: asyncio.Event) -> None:
    """Do what is in the queue until `stop` is set; then finish what has begun.

    A database that goes away is waited for, however long. Raises `UnknownTimer`, and at the start
    what `Database.connect` and `consents.check_start` do.
    """
    assert settings.database_service_url is not None, "the worker has a role of its own"
    connect(ROOMS)
    timed = timers(ROOMS)
    url = settings.database_service_url.get_secret_value()
    connections = max(settings.database_connections, CONNECTIONS)
    database = await Database.connect(url, connections=connections)
    try:
        house = House(
            settings, database, Keyring([key.get_secret_value() for key in settings.keys])
        )
        await consents.check_start(house)
        async with database.scope():
            await events.show_receivers(settings)
        await _again_and_again(_Desk(url, house, timed), stop)
    finally:
        await database.close()


def timers(rooms: Sequence[Room]) -> dict[str, Timed]:
    """What each line of the timetable does. Raises `UnknownTimer`."""
    timed = {each.name: each for room in rooms for each in room.timed}
    unknown = {line.job for line in TIMETABLE} ^ timed.keys()
    if unknown:
        raise UnknownTimer(", ".join(sorted(unknown)))
    return timed


async def _again_and_again(desk: "_Desk", stop: asyncio.Event) -> None:
    pause = _FIRST_PAUSE
    while not stop.is_set():
        began = asyncio.get_running_loop().time()
        try:
            await desk.work_until(stop)
        except _LOST:
            log.exception("worker_lost_the_database")
            lasted = asyncio.get_running_loop().time() - began
            pause = _FIRST_PAUSE if lasted > _LONGEST_PAUSE else min(pause * 2, _LONGEST_PAUSE)
            await _wait(stop, pause)


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


class _Desk:
    """One connection that listens for jobs, and the house where they are done."""

    def __init__(self, url: str, house: House, timed: dict[str, Timed]) -> None:
        self._url = url
        self._house = house
        self._timed = timed

    async def work_until(self, stop: asyncio.Event) -> None:
        """Raises one of `_LOST` when the connection is gone."""
        connection = await asyncpg.connect(
            self._url, command_timeout=ANSWERS_IN, server_settings={"timezone": "UTC"}
        )
        try:
            queue = PgQueuer.from_asyncpg_connection(connection)
            self._register(queue)
            connection.add_termination_listener(lambda _gone: queue.shutdown.set())
            ending = asyncio.create_task(_pass_on(stop, queue.shutdown))
            try:
                log.info("worker_ready")
                await queue.run(
                    dequeue_timeout=LOOKS_EVERY,
                    batch_size=AT_ONCE // 2,
                    max_concurrent_tasks=AT_ONCE,
                    heartbeat_timeout=HEARTBEAT,
                    shutdown_on_listener_failure=True,
                )
            finally:
                ending.cancel()
            if not stop.is_set():
                raise ConnectionResetError("the database closed the connection")
        finally:
            connection.terminate()

    def _register(self, queue: PgQueuer) -> None:
        for job in (job for room in ROOMS for job in room.jobs):
            queue.entrypoint(
                job.name,
                concurrency_limit=job.at_once,
                on_failure="hold",
                accepts_context=False,
            )(partial(self._do, job))
        for timed in self._timed.values():
            queue.entrypoint(timed.name, on_failure="hold", accepts_context=False)(
                partial(self._do_timed, timed)
            )
        for line in TIMETABLE:
            queue.schedule(line.job, line.cron, accepts_context=False)(
                partial(self._put_in_queue, line.job)
            )

    async def _do(self, job: Job, queued: QueuedJob) -> None:
        row = UUID(bytes=queued.payload or b"")
        await self._attempt(job.name, queued, partial(job.run, self._house, row))

    async def _do_timed(self, timed: Timed, queued: QueuedJob) -> None:
        await self._attempt(timed.name, queued, partial(timed.run, self._house))

    async def _attempt(self, name: str, queued: QueuedJob, work: Any) -> None:
        await jobs.attempt(self._house, jobs.Attempt(queued.id, name, queued.attempts), work)

    async def _put_in_queue(self, name: str, _schedule: Schedule) -> None:
        async with self._house.database.scope():
            await jobs.enqueue_once(name)


async def _pass_on(stop: asyncio.Event, shutdown: asyncio.Event) -> None:
    await stop.wait()
    shutdown.set()
