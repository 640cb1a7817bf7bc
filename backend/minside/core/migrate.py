"""Bring a database to the newest migration, alone and in one transaction."""

import os
from contextlib import redirect_stdout
from io import StringIO

from piccolo.apps.migrations.commands.forwards import ForwardsMigrationManager
from piccolo.apps.migrations.tables import Migration

from .database import Database
from .scope import Scope

APP_NAME = "minside"
_LOCK = 0x4D696E536964


class MigrationFailed(RuntimeError):
    """Piccolo's runner gave up; the text is its own."""


async def migrate(owner_url: str, upto: str = "all") -> list[str]:
    """Run what hasn't run, as the owner; the ids that ran, oldest first.

    A second run at the same time waits. A table in use is not waited for longer than five
    seconds, so that the running web isn't held up behind us. Raises `MigrationFailed`,
    `asyncpg.PostgresError`, `core.database.UnfitDatabase`.
    """
    os.environ.setdefault("PICCOLO_CONF", "minside.piccolo_conf")
    database = await Database.connect(owner_url, connections=2)
    try:
        async with database.scope() as scope:
            await scope.fetch("SELECT pg_advisory_xact_lock($1)", _LOCK)
            await scope.execute("SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = 0")
            return await _run(scope, upto)
    finally:
        await database.close()


async def _run(scope: Scope, upto: str) -> list[str]:
    before = await _ran(scope)
    with redirect_stdout(StringIO()):
        result = await ForwardsMigrationManager(app_name=APP_NAME, migration_id=upto).run()
    if not result.success:
        raise MigrationFailed(result.message or "a migration failed")
    return [name for name in await _ran(scope) if name not in before]


async def _ran(scope: Scope) -> list[str]:
    if await scope.fetchval("SELECT to_regclass('migration')") is None:
        return []
    return await Migration.get_migrations_which_ran(app_name=APP_NAME)
