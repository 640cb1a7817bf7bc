"""Connections that serve one test after the other: a new one would have to get to know every table
and prepare every statement first, which takes longer than most tests."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from minside.core.database import Database

# All that a session keeps beside its prepared statements. Plans as well: what was planned for the
# rows of one test isn't for those of the next.
_FORGET = "RESET SESSION AUTHORIZATION; DISCARD TEMP; DISCARD SEQUENCES; DISCARD PLANS"
GONE = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
_pools: dict[str, list[Database]] = {}
_connections: dict[str, list[Any]] = {}
# Connections belong to the loop that made them: only those of the run's own loop are lent on.
_loops: list[asyncio.AbstractEventLoop] = []


def open() -> None:
    """From here on, those of this loop are lent on, until `close`."""
    _loops.append(asyncio.get_running_loop())


def _is_home() -> bool:
    return asyncio.get_running_loop() in _loops


@asynccontextmanager
async def lent(url: str) -> AsyncGenerator[Database]:
    """The house's connections under one role, for one test; nobody else has them meanwhile."""
    resting = _pools.setdefault(url, []) if _is_home() else []
    database = resting.pop() if resting else await Database.connect(url)
    try:
        yield database
    finally:
        if _is_home() and await rests(database):
            resting.append(database)
        else:
            await database.close()


@asynccontextmanager
async def one_lent(url: str) -> AsyncGenerator[Any]:
    """A single connection of asyncpg's, for one test."""
    resting = _connections.setdefault(url, []) if _is_home() else []
    connection = resting.pop() if resting else await asyncpg.connect(url)
    try:
        yield connection
    finally:
        if _is_home() and await _forgets(connection):
            resting.append(connection)
        else:
            await connection.close()


async def close() -> None:
    """Before the server goes."""
    for database in [each for resting in _pools.values() for each in resting]:
        await database.close()
    for connection in [each for resting in _connections.values() for each in resting]:
        await connection.close()
    _pools.clear()
    _connections.clear()
    _loops.clear()


async def rests(database: Database) -> bool:
    """Whether every connection is back, as good as new."""
    pool = database._pool
    if pool.is_closing() or pool.get_idle_size() != pool.get_size():
        return False
    held = [await pool.acquire() for _ in range(pool.get_size())]
    try:
        return all([await _forgets(connection) for connection in held])
    finally:
        for connection in held:
            await pool.release(connection)


async def _forgets(connection: Any) -> bool:
    """Whether it is as good as new; not where a test left it closed, or something open."""
    if connection.is_closed() or connection.is_in_transaction():
        return False
    try:
        await connection.reset()
        await connection.execute(_FORGET)
    except GONE:
        return False
    return True
