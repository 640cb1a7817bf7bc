"""The worker, until it is told to stop."""

import asyncio
import signal

import uvloop

from minside.core import logs
from minside.core.settings import WorkerSettings
from minside.worker import work


def run() -> None:
    """Work by the settings in the environment until SIGTERM or Ctrl-C; what has begun is finished.

    Raises `pydantic.ValidationError`, `UnfitDatabase`, `BadKey`,
    `asyncpg.PostgresError`, `OSError`.
    """
    settings = WorkerSettings()  # pyright: ignore[reportCallIssue]
    logs.configure()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_told(settings))


async def _until_told(settings: WorkerSettings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await work(settings, stop)
