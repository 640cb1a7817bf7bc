"""Serve the web in production."""

import asyncio
from typing import Any

import uvicorn
from litestar import Litestar

from minside.app import create_app
from minside.consents import actions as consents
from minside.core.assets import Assets
from minside.core.database import Database, check_web_role
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.settings import Settings

# No line of uvicorn's own: ours has neither address nor path. Whose address counts is settled by
# MINSIDE_TRUSTED_PROXIES, in one place.
OPTIONS: dict[str, Any] = {
    "loop": "uvloop",
    "http": "httptools",
    "access_log": False,
    "log_config": None,
    "proxy_headers": False,
    "server_header": False,
    "timeout_graceful_shutdown": 10,
}


def run(host: str, port: int, workers: int) -> None:
    """Serve until told to stop.

    Raises at once, where a person sees it, what would end every worker: `pydantic.ValidationError`,
    `UnfitDatabase`, `FrontendMissingError`, `BadKey`, `asyncpg.PostgresError`, `OSError`.
    """
    asyncio.run(_check(Settings()))  # pyright: ignore[reportCallIssue]
    uvicorn.run(
        "minside.cli.serving:app", factory=True, host=host, port=port, workers=workers, **OPTIONS
    )


async def _check(settings: Settings) -> None:
    keys = Keyring([key.get_secret_value() for key in settings.keys])
    Assets(settings.frontend / "dist")
    database = await Database.connect(settings.database_url.get_secret_value(), connections=2)
    try:
        await check_web_role(database)
        await consents.check_start(House(settings, database, keys))
    finally:
        await database.close()


def app() -> Litestar:
    """The app by the settings in the environment; made in each worker."""
    return create_app(Settings())  # pyright: ignore[reportCallIssue]
