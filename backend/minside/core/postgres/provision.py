"""The three roles and the database, on any server, by somebody who may make them."""

from collections.abc import Mapping
from typing import Any

import asyncpg

from ..database import APP, OWNER, SERVICE

ROLES = (OWNER, APP, SERVICE)
_LOCK = 0x4D696E526F6C


async def provision(
    admin_url: str, *, database: str = "minside", passwords: Mapping[str, str] | None = None
) -> None:
    """Make what is missing, and mend what is too strong; a second run changes nothing.

    `passwords` is by role; without one a role signs in only where the server asks for none.
    Raises `asyncpg.PostgresError`, `OSError`.
    """
    connection = await asyncpg.connect(admin_url)
    try:
        await connection.fetchval("SELECT pg_advisory_lock($1)", _LOCK)
        for role in ROLES:
            await _role(connection, role, (passwords or {}).get(role))
        await _database(connection, database)
    finally:
        await connection.close()


async def _role(connection: Any, role: str, password: str | None) -> None:
    found = await connection.fetchrow(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS too_strong"
        " FROM pg_roles WHERE rolname = $1",
        role,
    )
    if found is None:
        await _execute(connection, "CREATE ROLE %I LOGIN", role)
    elif found["too_strong"]:
        weak = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB"
        await _execute(connection, f"ALTER ROLE %I {weak}", role)
    if password is not None:
        await _execute(connection, "ALTER ROLE %I LOGIN PASSWORD %L", role, password)


async def _database(connection: Any, name: str) -> None:
    if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
        await _execute(connection, "CREATE DATABASE %I OWNER %I", name, OWNER)
    # PUBLIC may connect to every new database, whoever else the server serves.
    await _execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name)
    for role in (APP, SERVICE):
        await _execute(connection, "GRANT CONNECT ON DATABASE %I TO %I", name, role)


async def _execute(connection: Any, statement: str, *values: str) -> None:
    """Statements on roles and databases take no parameters: PostgreSQL itself quotes the values."""
    quoted = "SELECT format($1, VARIADIC $2::text[])"
    await connection.execute(await connection.fetchval(quoted, statement, values))
