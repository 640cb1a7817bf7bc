"""The database's side of an installation: its roles, itself, and its migrations."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import click
from pydantic import SecretStr

from minside.core import migrate as migrations
from minside.core import postgres
from minside.core.database import APP, OWNER, SERVICE, Database
from minside.core.settings import DatabaseUrls

T = TypeVar("T")


async def in_scope(role: str, verb: Callable[[], Awaitable[T]]) -> T:
    """What a verb answers, run as `role` in a transaction of its own.

    Raises `click.ClickException`, `UnfitDatabase`, `asyncpg.PostgresError`, `OSError`.
    """
    async with connected(role) as database, database.scope():
        return await verb()


@asynccontextmanager
async def connected(role: str) -> AsyncGenerator[Database]:
    """The database as `role`, for what takes more than one transaction. Raises as `in_scope`."""
    url = _url(DatabaseUrls(), role)  # pyright: ignore[reportCallIssue]
    database = await Database.connect(url, connections=2)
    try:
        yield database
    finally:
        await database.close()


async def migrate() -> list[str]:
    """Run what hasn't run, as the owner; the ids that ran. Raises what `core.migrate` raises."""
    return await migrations.migrate(_url(DatabaseUrls(), OWNER))  # pyright: ignore[reportCallIssue]


async def provision(admin_url: str) -> None:
    """Make roles and database as the three URLs in the settings say, passwords included.

    Raises `click.ClickException`, `asyncpg.PostgresError`, `OSError`.
    """
    settings = DatabaseUrls()  # pyright: ignore[reportCallIssue]
    parts = {role: urlsplit(_url(settings, role)) for role in postgres.ROLES}
    for role, part in parts.items():
        if part.username != role:
            raise click.ClickException(f"{_VARIABLES[role]} must sign in as {role}")
    names = {unquote(part.path.removeprefix("/")) for part in parts.values()}
    if len(names) != 1:
        raise click.ClickException(f"The three URLs must name one database, not {sorted(names)}")
    passwords = {role: unquote(part.password) for role, part in parts.items() if part.password}
    await postgres.provision(admin_url, database=names.pop(), passwords=passwords)


_VARIABLES = {
    APP: "DATABASE_URL",
    SERVICE: "DATABASE_SERVICE_URL",
    OWNER: "DATABASE_OWNER_URL",
}


def _url(settings: DatabaseUrls, role: str) -> str:
    """Raises `click.ClickException` naming the variable that is missing."""
    urls: dict[str, SecretStr | None] = {
        APP: settings.database_url,
        SERVICE: settings.database_service_url,
        OWNER: settings.database_owner_url,
    }
    url = urls[role]
    if url is None:
        raise click.ClickException(f"{_VARIABLES[role]} is missing: the URL of {role}")
    return url.get_secret_value()
