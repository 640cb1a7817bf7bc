"""The demo's worker at its times, without waiting for them."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta

from tests.core.settled import make_settings
from tests.e2e.app import FRONTEND
from tests.e2e.beside import connected, in_thread
from tests.e2e.running_demo import RunningDemo

from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.subscriptions.actions.asking_again import FRIENDLY_HOURS


@asynccontextmanager
async def worker(home: RunningDemo) -> AsyncGenerator[House]:
    """Works on the demo's database, by its keys."""
    settings = make_settings(
        Server(sockets=FRONTEND, pid=0), FRONTEND, public_url=home.url, keys=home.keys
    )
    async with connected(home.service_url) as database:
        yield House(settings, database, Keyring([home.keys]))


def work(
    home: RunningDemo, job: Callable[[House], Awaitable[object]], at: datetime | None = None
) -> None:
    """Done now, or as if it were that time."""
    in_thread(_work(home, job, at or clock.now()))


async def _work(home: RunningDemo, job: Callable[[House], Awaitable[object]], at: datetime) -> None:
    async with worker(home) as house:
        with clock.stopped_at(at):
            await job(house)


NOON = 12


def last_friendly() -> datetime:
    """When all that is done in friendly hours alone, some of it from ten, could be done last: now, in the
    evening at noon, or in the morning at noon of the day before. Of a time to come the demo's worker would tell
    nobody yet."""
    local = clock.now().astimezone(clock.OSLO)
    if local.hour >= NOON and local.hour in FRIENDLY_HOURS:
        return local
    day = local.date() - timedelta(days=local.hour < NOON)
    return datetime.combine(day, time(NOON), clock.OSLO)
