"""One real PostgreSQL for the whole run; every test starts with empty tables."""

import asyncio
import base64
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import uvloop
from argon2 import PasswordHasher
from tests.core import pools

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.core import postgres
from minside.core.database import APP, OWNER, SERVICE, Database
from minside.core.migrate import migrate
from minside.core.postgres import Server
from minside.core.rooms import connect
from minside.rooms import ROOMS

PASSWORD = "tre-katter-paa-taket"
KEYS = (base64.b64encode(bytes(range(32))).decode(),)

# What is imported and collected stays to the end: no search for garbage goes through it.
gc.disable()
connect(ROOMS)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def _asyncio_loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    """The loop that the web and the worker run on. The plugin's own hook makes each asynchronous
    test one with a parameter, so that one without would end the run's server."""
    return uvloop.new_event_loop


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgres.temporary() as running:
        yield running


@pytest.fixture(scope="session")
async def migrated(server: Server) -> AsyncIterator[Server]:
    """The server with its roles, and a database at the newest migration."""
    await postgres.provision(server.url("postgres"))
    await migrate(server.url(OWNER))
    pools.open()
    yield server
    await pools.close()


@pytest.fixture(scope="session")
async def broom(migrated: Server) -> AsyncIterator[Any]:
    """A connection that empties the tables for all tests: a new one would have to get to know
    every table first. Where no row stays, no key needs to be looked at."""
    connection = await asyncpg.connect(migrated.url("postgres", "minside"))
    await connection.execute("SET session_replication_role = replica")
    yield connection
    await connection.close()


@pytest.fixture
async def owner(migrated: Server, broom: Any) -> AsyncIterator[Any]:
    """A connection as the owner, with every table empty."""
    await empty(broom)
    async with pools.one_lent(migrated.url(OWNER)) as connection:
        yield connection


@pytest.fixture
async def app_database(owner: Any, migrated: Server) -> AsyncIterator[Database]:
    """The web's connections."""
    async with pools.lent(migrated.url(APP)) as database:
        yield database


@pytest.fixture
async def service_database(owner: Any, migrated: Server) -> AsyncIterator[Database]:
    """The worker's connections."""
    async with pools.lent(migrated.url(SERVICE)) as database:
        yield database


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id all but free of cost, where what it costs isn't looked at; `test_sign_in` and the
    demo have it as it is, `test_alike` a quarter."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    monkeypatch.setattr(passwords, "DUMMY_HASH", quick.hash("hva-som-helst"))


@pytest.fixture
async def kari(owner: Any) -> UUID:
    return await make_customer(owner, "kari@example.com", "Kari")


@pytest.fixture
async def ola(owner: Any) -> UUID:
    return await make_customer(owner, "ola@example.com", "Ola")


async def empty(connection: Any) -> None:
    """Take every row out of every table but the migrations'.

    Most tests fill a few tables with a few rows: deleting those is far quicker than truncating all
    of them, which makes each table and each index anew. The lock waits, as truncating would, for
    what a test before left under way.
    """
    tables = await _children_first(connection, await connection.fetchval(_TABLES))
    listed = ", ".join(f'"{table}"' for table in tables)
    looks = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM \"{t}\")" for t in tables)
    async with connection.transaction():
        await connection.execute(f"LOCK TABLE {listed} IN ACCESS EXCLUSIVE MODE")
        filled = {row[0] for row in await connection.fetch(looks)}
        for table in tables:
            if table in filled:
                await _empty(connection, table)


async def _empty(connection: Any, table: str) -> None:
    """The consent ledger has triggers that let nothing go, so they stand aside for it."""
    is_ledger = table == "consent_entry"
    if is_ledger:
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    await connection.execute(f'DELETE FROM "{table}"')
    if is_ledger:
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


_TABLES = """
SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""
_known: dict[str, list[str]] = {}


async def _children_first(connection: Any, tables: str) -> list[str]:
    """Every table but the migrations', each before those that it refers to. Working it out takes longer than
    emptying them, so it is done once for each set of `tables`; tests take references away, but add none."""
    if tables not in _known:
        rows = await connection.fetch(
            """
            SELECT relname::text AS name, (
                SELECT coalesce(array_agg(DISTINCT conrelid::regclass::text), '{}') FROM pg_constraint
                WHERE contype = 'f' AND confrelid = c.oid AND conrelid <> c.oid
            ) AS children
            FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
              AND relname <> 'migration'
            ORDER BY relname
            """
        )
        sorter = TopologicalSorter({row["name"]: row["children"] for row in rows})
        _known[tables] = list(sorter.static_order())
    return _known[tables]


async def make_customer(connection: Any, email: str, first_name: str | None = None) -> UUID:
    """A customer without a password."""
    return await connection.fetchval(
        "INSERT INTO customer (email, first_name, created_at) VALUES ($1, $2, $3) RETURNING id",
        email,
        first_name,
        datetime.now(UTC),
    )


async def give_password(database: Database, customer: UUID, password: str = PASSWORD) -> None:
    """Let the customer sign in."""
    async with database.scope(customer=customer):
        await auth.store(customer, await auth.hashed(password))
