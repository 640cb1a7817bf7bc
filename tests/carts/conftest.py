"""The worker's house and the web's, and a shop with some goods."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from tests.carts.shelf import sells
from tests.jobs.running import service_house

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server


@pytest.fixture
async def house(owner: Any, migrated: Server) -> AsyncGenerator[House]:
    async with service_house(migrated, event_secrets="shop=whsec_" + "c2VjcmV0" * 4) as house:
        await sells(owner)
        yield house


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's house: its role, which sees one customer's rows."""
    return House(house.settings, app_database, house.keys)
