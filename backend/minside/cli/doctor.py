"""What is wrong with an installation, and how to mend it, one line each."""

import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

import asyncpg
from pydantic import SecretStr, ValidationError
from typing_extensions import override

from minside import migrations
from minside.core.assets import Assets, FrontendMissingError
from minside.core.database import Database, UnfitDatabase, check_web_role
from minside.core.keys import BadKey, Keyring
from minside.core.settings import DatabaseUrls, Environment, Settings
from minside.outbox.transport import Bounced, Deferred, smtp

from .telling import one_line, said, wrong_settings

_SMTP = Settings.model_fields["smtp_url"].description


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what is wrong with it, if anything."""

    subject: str
    wrong: str | None = None

    @override
    def __str__(self) -> str:
        return f"WRONG  {self.subject}: {self.wrong}" if self.wrong else f"ok     {self.subject}"


async def findings() -> list[Finding]:
    """Look everything over; what needs settings is left out where they are wrong."""
    try:
        settings = Settings()  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        wrong = [*wrong_settings(error), *_missing_urls()]
        return [Finding("settings", line) for line in dict.fromkeys(wrong)]
    database = [finding async for finding in _database(settings)]
    return [*_alone(settings), *database, await _mail(settings)]


def _missing_urls() -> list[str]:
    """The web starts without the other roles' URLs; a house doesn't run without them."""
    given = DatabaseUrls().model_dump()  # pyright: ignore[reportCallIssue]
    return [said(field, "missing") for field, url in given.items() if url is None]


def _alone(settings: Settings) -> Generator[Finding]:
    """What can be seen without the database."""
    yield Finding("settings", _unsafe(settings))
    yield Finding("proofs", _unproven(settings))
    try:
        Keyring([key.get_secret_value() for key in settings.keys])
        yield Finding("keys")
    except BadKey as error:
        yield Finding("keys", f"{error}: make one with `openssl rand -base64 32`")
    try:
        Assets(settings.frontend / "dist")
        yield Finding("frontend")
    except FrontendMissingError as error:
        yield Finding("frontend", str(error))


async def _mail(settings: Settings) -> Finding:
    """Whether the server takes us in; the demo's mailbox always does."""
    if settings.mailbox is not None:
        return Finding("mail")
    try:
        await smtp.reach(settings)
    except (Deferred, Bounced) as error:
        return Finding("mail", f"{error.code}: MINSIDE_SMTP_URL, {_SMTP}")
    return Finding("mail")


def _unsafe(settings: Settings) -> str | None:
    if settings.environment is Environment.PRODUCTION and not settings.https:
        return "MINSIDE_PUBLIC_URL must begin with https:// in production"
    return None


def _unproven(settings: Settings) -> str | None:
    """Without it nobody could show that the consent ledger's end is where it was; in development nobody
    asks."""
    if settings.proofs is None:
        return None if settings.development else said("proofs", "missing")
    nearest = next(each for each in (settings.proofs, *settings.proofs.parents) if each.exists())
    is_fit = nearest.is_dir() and os.access(nearest, os.W_OK)
    return None if is_fit else f"MINSIDE_PROOFS: {nearest} can't be written to"


Examination = Callable[[Database], Awaitable[str | None]]


async def _database(settings: Settings) -> AsyncGenerator[Finding]:
    roles: list[tuple[str, SecretStr | None, Examination]] = [
        ("DATABASE_URL", settings.database_url, _web_role),
        ("DATABASE_SERVICE_URL", settings.database_service_url, _service_role),
        ("DATABASE_OWNER_URL", settings.database_owner_url, _owner_role),
    ]
    for variable, url, examine in roles:
        yield Finding(variable, await _role(url, examine))


async def _role(url: SecretStr | None, examine: Examination) -> str | None:
    if url is None:
        return "missing: `minside provision` makes the roles, see the README"
    try:
        database = await Database.connect(url.get_secret_value(), connections=2)
    except UnfitDatabase as error:
        return one_line(error)
    except (OSError, asyncpg.PostgresError) as error:
        return f"{one_line(error)}: is the server up, and was `minside provision` run?"
    try:
        return await examine(database)
    finally:
        await database.close()


async def _web_role(database: Database) -> str | None:
    try:
        await check_web_role(database)
    except UnfitDatabase as error:
        return one_line(error)
    return None


async def _service_role(database: Database) -> str | None:
    async with database.scope(read_only=True) as scope:
        strong = await scope.fetchval(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
    return "bypasses row policies: use minside_service" if strong else None


async def _owner_role(database: Database) -> str | None:
    waiting = _known_migrations() - await _ran_migrations(database)
    return f"{len(waiting)} migration(s) to run: `minside migrate`" if waiting else None


def _known_migrations() -> set[str]:
    names = [name for _, name, _ in iter_modules(migrations.__path__, f"{migrations.__name__}.")]
    return {module.ID for module in map(import_module, names) if hasattr(module, "ID")}


async def _ran_migrations(database: Database) -> set[str]:
    async with database.scope(read_only=True) as scope:
        if await scope.fetchval("SELECT to_regclass('migration')") is None:
            return set()
        return {row["name"] for row in await scope.fetch("SELECT name FROM migration")}
