"""Workers of a test's own, each in a process of its own, which die at the statement that the test wants.

Run as a program this waits for lines on its standard input and forks a worker for each, so that all
that takes time is done once. A line says how the worker ends, at which statement, what time it is and
how many deliveries go into a batch: `before 7 2026-11-16T11:00:00+00:00 100`. A worker that lives to
its end answers `done`, one that was killed `killed`, both with the statement it came to.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from tests.jobs.processes import KEY

from minside.cli.working_house import working_house
from minside.core import clock
from minside.core.database import SERVICE
from minside.core.postgres import Server
from minside.subscriptions import actions as subscriptions

ROOT = Path(__file__).parents[2]


class Desk:
    """Whoever forks the workers; `ask` sends one to work and waits for its end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def ask(self, how: str, at: int, now: datetime, batch: int = 100) -> tuple[str, str]:
        """How it ended, and the statement that it came to last."""
        self.send(how, at, now, batch)
        return await self.answer()

    def send(self, how: str, at: int, now: datetime, batch: int = 100) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{how} {at} {now.isoformat()} {batch}\n".encode())

    async def answer(self) -> tuple[str, str]:
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), 60)
        ended, _, statement = line.decode().strip().partition(" ")
        return ended, statement


@asynccontextmanager
async def desk(server: Server) -> AsyncGenerator[Desk]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.subscriptions.workers",
        cwd=ROOT, start_new_session=True, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_SERVICE_URL": server.url(SERVICE),
            "MINSIDE_KEYS": KEY,
            "MINSIDE_PUBLIC_URL": "https://min.mikopet.example",
        },
    )  # fmt: skip
    try:
        yield Desk(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            # A worker that comes to no end fails its test instead of holding it up.
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


def main() -> None:
    for line in sys.stdin:
        how, at, now, batch = line.split()
        read, write = os.pipe()
        worker = os.fork()
        if worker == 0:
            os.close(read)
            _work(how, int(at), datetime.fromisoformat(now), int(batch), write)
        os.close(write)
        with os.fdopen(read) as told:
            statements = told.read().splitlines()
        _, status = os.waitpid(worker, 0)
        ended = "killed" if os.WIFSIGNALED(status) else "done"
        sys.stdout.write(f"{ended} {statements[-1] if statements else ''}\n")
        sys.stdout.flush()


def _work(how: str, at: int, now: datetime, batch: int, told: int) -> None:
    with _dying(how, at, told), clock.stopped_at(now):
        asyncio.run(_run(batch))
    os._exit(0)


async def _run(batch: int) -> None:
    async with working_house() as house:
        await subscriptions.run(house, batch=batch)


@contextmanager
def _dying(how: str, at: int, told: int) -> Generator[None]:
    """`before` the statement of that number is sent, or `during` it: sent, and the answer not heard."""
    count = 0

    def hooked(original: Any) -> Any:
        async def send(connection: Any, query: str, *args: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            os.write(told, f"{' '.join(query.split())}\n".encode())
            if count == at and how == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            answer = asyncio.ensure_future(original(connection, query, *args, **named))
            if count == at and how == "during":
                # Long enough for the statement to have left, too short for what comes of it.
                for _ in range(3):
                    await asyncio.sleep(0)
                os.kill(os.getpid(), signal.SIGKILL)
            return await answer

        return send

    kept = {name: getattr(asyncpg.Connection, name) for name in ("fetch", "execute")}
    for name, original in kept.items():
        setattr(asyncpg.Connection, name, hooked(original))
    try:
        yield
    finally:
        for name, original in kept.items():
            setattr(asyncpg.Connection, name, original)


if __name__ == "__main__":
    main()
