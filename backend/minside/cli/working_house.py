"""A house for commands that do what the worker does: its role, keys and receivers."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from minside.consents.purposes import settle
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.rooms import connect
from minside.core.settings import WorkerSettings
from minside.rooms import ROOMS


@asynccontextmanager
async def working_house() -> AsyncGenerator[House]:
    """By the settings in the environment. Raises `pydantic.ValidationError`, `BadKey`,
    `UnfitDatabase`, `asyncpg.PostgresError`, `OSError`."""
    settings = WorkerSettings()  # pyright: ignore[reportCallIssue]
    assert settings.database_service_url is not None
    connect(ROOMS)
    settle(cart_reminder_asks=settings.cart_reminder_asks)
    keys = Keyring([key.get_secret_value() for key in settings.keys])
    database = await Database.connect(settings.database_service_url.get_secret_value())
    try:
        yield House(settings, database, keys)
    finally:
        await database.close()
