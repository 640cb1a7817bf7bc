"""What a test leaves on a connection stays there: the next test has one as good as new."""

import asyncio

import pytest
from tests.core import pools

from minside.core.database import SERVICE
from minside.core.postgres import Server

LEFT = [
    "SET statement_timeout = '1ms'",
    "SET ROLE pg_monitor",
    "SELECT pg_advisory_lock(1)",
    "CREATE TEMP TABLE left_behind ()",
    "BEGIN",
    "SELECT pg_terminate_backend(pg_backend_pid())",
]
KEPT = """
    SELECT current_setting('statement_timeout') || current_user
        || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')
        || (SELECT count(*) FROM pg_class WHERE relname = 'left_behind')
"""


@pytest.mark.parametrize("left", LEFT)
async def test_a_connection_forgets_its_test(migrated: Server, left: str) -> None:
    """Settings, roles, locks, tables; what is open or was ended isn't lent again."""
    url = migrated.url("postgres")
    for _ in range(2):
        async with pools.one_lent(url) as connection:
            assert "0postgres00" == await connection.fetchval(KEPT)
            try:
                await connection.execute(left)
            except pools.GONE:
                assert "terminate" in left


async def test_a_pool_with_a_connection_out_is_not_lent_again(migrated: Server) -> None:
    """Whoever has it still may use it, while the next test has connections of its own."""
    url = migrated.url(SERVICE)
    async with pools.lent(url) as database:
        scope = database.scope()
        await scope.__aenter__()
        await scope.fetch("SELECT 1")
        assert not await pools.rests(database)
        await scope.__aexit__(None, None, None)
        assert await pools.rests(database)


async def test_another_loops_connections_are_not_lent_on(migrated: Server) -> None:
    """They end with it: the run's own loop couldn't even close them."""
    url = migrated.url("postgres")

    async def elsewhere() -> int:
        async with pools.one_lent(url) as connection:
            return connection.get_server_pid()

    theirs = await asyncio.to_thread(asyncio.run, elsewhere())
    async with pools.one_lent(url) as connection:
        assert theirs != connection.get_server_pid()
