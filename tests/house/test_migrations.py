"""Migrations: alone, whole, repeatable, and what the tables in the code say."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import asyncpg
import pytest
from piccolo.columns import Column

from minside.core import postgres
from minside.core.database import OWNER
from minside.core.migrate import migrate
from minside.core.personal import EVERY_TABLE
from minside.core.postgres import Server

TYPES = {
    "UUID": "uuid",
    "ForeignKey": "uuid",
    "Text": "text",
    "SmallInt": "smallint",
    "Integer": "integer",
    "Boolean": "boolean",
    "Date": "date",
    "Bytea": "bytea",
    "Timestamptz": "timestamp with time zone",
    "Array": "ARRAY",
    "BigInt": "bigint",
    "JSONB": "jsonb",
    "JobStatus": "USER-DEFINED",
    "TsVector": "tsvector",
    "Xid": "xid8",
}


@pytest.fixture
async def fresh(server: Server) -> AsyncGenerator[str]:
    """The owner's URL of a database of its own, with nothing in it."""
    name = "fresh_house"
    await postgres.provision(server.url("postgres"), database=name)
    yield server.url(OWNER, name)
    admin = await asyncpg.connect(server.url("postgres"))
    await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await admin.close()


async def test_fresh_equals_stepwise(fresh: str, migrated: Server) -> None:
    """A new house and one that was rebuilt step by step are the same, to the last constraint."""
    ids = await _all_ids(migrated)
    for migration in ids:
        assert [migration] == await migrate(fresh, upto=migration)
    assert await _picture(migrated.url(OWNER)) == await _picture(fresh)


async def test_a_second_run_does_nothing(fresh: str) -> None:
    """Migrating what is migrated is no work and no harm."""
    assert await migrate(fresh)
    assert [] == await migrate(fresh)


async def test_the_running_code_takes_events_in_meanwhile(owner: Any) -> None:
    """A migration suits the code that is released: what that says of events that are there is understood."""
    said = """
        INSERT INTO event (batch, source, event_id, body_sha256, type, version, occurred_at,
                           received_at, streams, data, state)
        VALUES (uuidv7(), 'shop', 'evt-1/consent/1', sha256('x'), 'consent.evidence', 1, now(),
                now(), '{}', '{}', 'received')
        ON CONFLICT (source, event_id) DO NOTHING RETURNING batch
    """
    assert [1, 0] == [len(await owner.fetch(said)) for _ in range(2)]


async def test_two_at_once_run_each_migration_once(fresh: str) -> None:
    """Two machines that start at the same moment don't trip over each other."""
    ran = await asyncio.gather(migrate(fresh), migrate(fresh), migrate(fresh))
    assert [0, 0] == sorted(len(ids) for ids in ran)[:2]
    assert len({migration for ids in ran for migration in ids}) == max(len(ids) for ids in ran)


async def test_a_table_in_use_is_not_waited_for_long(fresh: str, migrated: Server) -> None:
    """A migration gives up rather than hold up the running web behind it, and leaves nothing."""
    ids = await _all_ids(migrated)
    await migrate(fresh, upto=ids[0])
    holder = await asyncpg.connect(fresh)
    async with holder.transaction():
        await holder.execute("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(asyncpg.LockNotAvailableError):
            await migrate(fresh)
    await holder.close()
    assert ids[1:] == await migrate(fresh)


async def test_the_tables_in_the_code_are_those_in_the_database(owner: Any) -> None:
    """Column by column: type, null or not, and which is the key."""
    rows = await owner.fetch(
        "SELECT table_name, column_name, data_type, is_nullable = 'YES' AS nullable"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    )
    actual = {(r["table_name"], r["column_name"]): (r["data_type"], r["nullable"]) for r in rows}
    expected = {
        (name, column._meta.name): (TYPES[column.__class__.__name__], column._meta.null)
        for name, table in EVERY_TABLE.items()
        for column in _columns(table)
    }
    assert expected == {key: value for key, value in actual.items() if key[0] != "migration"}


def _columns(table: Any) -> list[Column]:
    return table._meta.columns


async def _all_ids(migrated: Server) -> list[str]:
    connection = await asyncpg.connect(migrated.url(OWNER))
    rows = await connection.fetch("SELECT name FROM migration ORDER BY name")
    await connection.close()
    return [row["name"] for row in rows]


async def _picture(url: str) -> dict[str, list[str]]:
    """Everything that migrations make, as text."""
    connection = await asyncpg.connect(url)
    questions = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "constraints": "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "policies": "SELECT tablename, policyname, roles, cmd, qual, with_check FROM pg_policies",
        "functions": "SELECT pg_get_functiondef(oid), proacl FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace",
        "grants": "SELECT relname, relacl, relrowsecurity, relforcerowsecurity FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
    }
    found = {
        name: sorted(str(tuple(row)) for row in await connection.fetch(question))
        for name, question in questions.items()
    }
    await connection.close()
    return found
