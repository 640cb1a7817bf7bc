"""Connections to PostgreSQL under one role, and what makes a server fit for Min Side."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar
from uuid import UUID

import asyncpg
import structlog

from .scope import Scope
from .waiting import Places

APP, SERVICE, OWNER = "minside_app", "minside_service", "minside_owner"
SERVER_VERSION = 180000
# Seconds after which a server that says nothing is gone: its own limits end every statement sooner,
# but a network that was cut says nothing either.
_ANSWERS_WITHIN = 75
_CLOSES_WITHIN = 10.0
# A runaway statement ends by itself; so does a transaction that somebody forgot.
_SESSION = {
    "application_name": "minside",
    "statement_timeout": "15s",
    "idle_in_transaction_session_timeout": "60s",
    # Whoever was killed while it waited for a lock doesn't get it.
    "client_connection_check_interval": "5s",
    "timezone": "UTC",
}


# What PostgreSQL ends so that others can go on: nothing is wrong with it, and it may be done again.
GAVE_WAY = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
_AT_MOST = 5
log = structlog.get_logger(__name__)
T = TypeVar("T")


class UnfitDatabase(RuntimeError):
    """The server or the role can't keep what Min Side promises; the text says what to mend."""


class Database:
    """A pool under one of the three roles. `scope()` is the only way to its connections."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._places = Places(pool.get_max_size())

    @classmethod
    async def connect(cls, url: str, *, connections: int = 10) -> Self:
        """Connect, and refuse a server or role that isn't fit.

        Raises `UnfitDatabase`, `OSError`, `asyncpg.PostgresError`.
        """
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=1,
                max_size=connections,
                server_settings=_SESSION,
                command_timeout=_ANSWERS_WITHIN,
                # Every transaction is ended by its scope and sets only what is local to it, so the
                # round trip that asyncpg spends on resetting buys nothing.
                reset=_no_reset,
            )
        except (ValueError, OverflowError) as error:
            raise UnfitDatabase("the database's URL can't be read") from error
        database = cls(pool)
        try:
            async with pool.acquire() as connection:
                await check_server(connection)
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Wait for what is borrowed to come back, and not for ever: whoever stops, stops."""
        try:
            async with asyncio.timeout(_CLOSES_WITHIN):
                await self._pool.close()
        except TimeoutError:
            log.warning("connections_never_came_back")
            self._pool.terminate()

    def scope(self, *, read_only: bool = False, customer: UUID | None = None) -> Scope:
        """A unit of work, see `Scope`; nothing is borrowed before its first statement."""
        return Scope(self._pool, read_only=read_only, customer=customer, places=self._places)

    async def check(self) -> None:
        """Ask the server for a sign of life; raises what asyncpg raises."""
        async with self.scope(read_only=True) as scope:
            await scope.fetch("SELECT 1")


async def _no_reset(connection: Any) -> None:
    """Nothing to undo."""


async def check_server(connection: Any) -> None:
    """Refuse a server that is too old. Raises `UnfitDatabase`."""
    version = int(await connection.fetchval("SHOW server_version_num"))
    if version < SERVER_VERSION:
        raise UnfitDatabase(f"PostgreSQL 18 or newer is needed, this is {version // 10000}")


async def check_web_role(database: Database) -> None:
    """Refuse a web role that PostgreSQL's row policies don't bind (N6). Raises `UnfitDatabase`."""
    async with database.scope(read_only=True) as scope:
        row = await scope.fetchrow(
            """
            SELECT current_user AS role, rolsuper OR rolbypassrls AS unbound,
                   EXISTS (SELECT FROM pg_roles sees_all WHERE sees_all.rolname = $1
                           AND pg_has_role(sees_all.oid, 'MEMBER')) AS sees_all,
                   EXISTS (SELECT FROM pg_tables
                           WHERE schemaname = 'public' AND pg_has_role(tableowner, 'USAGE')) AS owns
            FROM pg_roles WHERE rolname = current_user
            """,
            SERVICE,
        )
    assert row is not None
    if row["unbound"]:
        raise UnfitDatabase(f"{row['role']} is superuser or bypasses row policies; use {APP}")
    if row["sees_all"]:
        raise UnfitDatabase(f"{row['role']} sees every customer's rows; use {APP}")
    if row["owns"]:
        raise UnfitDatabase(
            f"{row['role']} owns tables, so row policies may not bind it; use {APP}"
        )


async def until_done(work: Callable[[], Awaitable[T]]) -> T:
    """Do it again where it gave way to somebody else; `work` opens a scope of its own, and can be
    done again. Raises what ended it the fifth time."""
    for _ in range(_AT_MOST - 1):
        try:
            return await work()
        except GAVE_WAY:
            continue
    return await work()
