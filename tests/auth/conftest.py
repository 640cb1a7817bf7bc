"""The web's house and the worker's, on one database."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from tests.auth.way_in import WayIn
from tests.jobs.running import service_house

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server


@pytest.fixture
async def way_in(
    owner: Any, migrated: Server, app_database: Database, quick_hashes: None
) -> AsyncGenerator[WayIn]:
    async with service_house(migrated) as worker:
        web = House(worker.settings, app_database, worker.keys)
        yield WayIn(web, worker, owner)


@pytest.fixture
async def member(way_in: WayIn) -> WayIn:
    """The way in with one customer, Kari, who has registered and verified, and whose browser and
    coming in are forgotten."""
    await way_in.register("kari@example.com", first_name="Kari")
    await way_in.verify((await way_in.letter("register_verify")).token)
    await way_in.owner.execute(
        """
        DELETE FROM session; DELETE FROM known_device; DELETE FROM throttle;
        DELETE FROM security_event
        """
    )
    return way_in
