"""The demo's worker at its times, without waiting for them."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, time

from tests.core.settled import make_settings
from tests.e2e.app import FRONTEND
from tests.e2e.running_demo import RunningDemo
from tests.e2e.shop import in_thread

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.postgres import Server


@asynccontextmanager
async def worker(home: RunningDemo) -> AsyncGenerator[House]:
    """Works on the demo's database, by its keys."""
    database = await Database.connect(home.service_url, connections=2)
    settings = make_settings(
        Server(sockets=FRONTEND, pid=0), FRONTEND, public_url=home.url, keys=home.keys
    )
    try:
        yield House(settings, database, Keyring([home.keys]))
    finally:
        await database.close()


def work(home: RunningDemo, *jobs: Callable[[House], Awaitable[object]]) -> None:
    """Each of these, at noon: some are done in friendly hours alone."""
    in_thread(_work(home, jobs))


async def _work(home: RunningDemo, jobs: tuple[Callable[[House], Awaitable[object]], ...]) -> None:
    noon = datetime.combine(clock.today(), time(12), clock.OSLO)
    async with worker(home) as house:
        for job in jobs:
            with clock.stopped_at(max(noon, clock.now())):
                await job(house)
