"""What PostgreSQL ends so that others can go on is done again."""

import asyncpg
import pytest

from minside.core.database import until_done


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
