"""One real PostgreSQL for the whole run; every test starts with empty tables."""

import base64
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from minside.auth import actions as auth
from minside.core import postgres
from minside.core.database import APP, OWNER, SERVICE, Database
from minside.core.migrate import migrate
from minside.core.postgres import Server
from minside.core.rooms import connect
from minside.rooms import ROOMS

PASSWORD = "tre-katter-paa-taket"
KEYS = (base64.b64encode(bytes(range(32))).decode(),)

connect(ROOMS)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgres.temporary() as running:
        yield running


@pytest.fixture(scope="session")
async def migrated(server: Server) -> Server:
    """The server with its roles, and a database at the newest migration."""
    await postgres.provision(server.url("postgres"))
    await migrate(server.url(OWNER))
    return server


@pytest.fixture
async def owner(migrated: Server) -> AsyncIterator[Any]:
    """A connection as the owner, with every table empty."""
    connection = await asyncpg.connect(migrated.url(OWNER))
    await empty(connection)
    yield connection
    await connection.close()


@pytest.fixture
async def app_database(owner: Any, migrated: Server) -> AsyncIterator[Database]:
    """The web's connections."""
    database = await Database.connect(migrated.url(APP))
    yield database
    await database.close()


@pytest.fixture
async def service_database(owner: Any, migrated: Server) -> AsyncIterator[Database]:
    """The worker's connections."""
    database = await Database.connect(migrated.url(SERVICE))
    yield database
    await database.close()


@pytest.fixture
async def kari(owner: Any) -> UUID:
    return await make_customer(owner, "kari@example.com", "Kari")


@pytest.fixture
async def ola(owner: Any) -> UUID:
    return await make_customer(owner, "ola@example.com", "Ola")


async def empty(connection: Any) -> None:
    """Take every row out of every table but the migrations'."""
    names = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'"
    )
    listed = ", ".join(f'"{row["tablename"]}"' for row in names)
    await connection.execute(f"TRUNCATE {listed}")


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
