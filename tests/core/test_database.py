"""What PostgreSQL ends so that others can go on is done again; and whoever stops, stops."""

import asyncio

import asyncpg
import pytest

from minside.core import database as ours
from minside.core.database import Database, until_done
from minside.core.postgres import Server


@pytest.mark.parametrize(("times", "is_done"), [(0, True), (4, True), (5, False)])
async def test_what_gave_way_is_done_again(times: int, is_done: bool) -> None:
    """Four times, and then it is told."""
    asked = 0

    async def work() -> str:
        nonlocal asked
        asked += 1
        if asked <= times:
            raise asyncpg.DeadlockDetectedError
        return "done"

    if is_done:
        assert "done" == await until_done(work)
    else:
        with pytest.raises(asyncpg.DeadlockDetectedError):
            await until_done(work)
    assert min(times + 1, 5) == asked


async def test_a_mistake_is_not_tried_again() -> None:
    """It would be made again."""
    asked = 0

    async def work() -> None:
        nonlocal asked
        asked += 1
        raise asyncpg.UndefinedTableError

    with pytest.raises(asyncpg.UndefinedTableError):
        await until_done(work)
    assert 1 == asked


async def test_a_connection_that_never_comes_back_keeps_nobody(
    migrated: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even whoever was stopped by Ctrl-C: it is ended."""
    monkeypatch.setattr(ours, "_CLOSES_WITHIN", 0.2)
    database = await Database.connect(migrated.url("minside_app"), connections=2)
    lost = database.scope()
    await lost.__aenter__()
    assert 1 == await lost.fetchval("SELECT 1")
    async with asyncio.timeout(5):
        await database.close()
