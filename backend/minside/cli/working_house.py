"""A house for commands that do what the worker does: its role, keys and receivers."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from minside.consents.actions import check_start
from minside.consents.purposes import settle
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.rooms import connect
from minside.core.settings import WorkerSettings
from minside.rooms import ROOMS


@asynccontextmanager
async def working_house(*, is_restored: bool = False) -> AsyncGenerator[House]:
    """By the settings in the environment; `is_restored` for what looks at a ledger that may lack its newest
    entries. Raises `pydantic.ValidationError`, `BadKey`, `UnfitDatabase`, `texts.Altered`,
    `asyncpg.PostgresError`, `OSError`."""
    settings = WorkerSettings()  # pyright: ignore[reportCallIssue]
    assert settings.database_service_url is not None
    connect(ROOMS)
    keys = Keyring([key.get_secret_value() for key in settings.keys])
    database = await Database.connect(settings.database_service_url.get_secret_value())
    house = House(settings, database, keys)
    try:
        settle(cart_reminder_asks=settings.cart_reminder_asks)
        if not is_restored:
            await check_start(house)
        yield house
    finally:
        await database.close()
