"""Work on a demo's database beside the browser: Playwright's loop runs in the tests' own thread."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, TypeVar

from minside.core.database import Database

T = TypeVar("T")
# One thread with one loop, since connections belong to the loop that made them.
_thread = ThreadPoolExecutor(1)
_connected: dict[str, Database] = {}


def in_thread(work: Coroutine[Any, Any, T]) -> T:
    """What came of it; raises what it raised."""
    return _thread.submit(_run, work).result()


def _run(work: Coroutine[Any, Any, T]) -> T:
    return _runner().run(work)


@cache
def _runner() -> asyncio.Runner:
    return asyncio.Runner()


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[Database]:
    """Connections that stay for who comes next: a new one would have to get to know every table."""
    if url not in _connected:
        _connected[url] = await Database.connect(url, connections=2)
    yield _connected[url]


def leave(url: str) -> None:
    """Before the database goes away."""
    if database := _connected.pop(url, None):
        in_thread(database.close())
