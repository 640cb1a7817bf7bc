"""The worker's house, for what the helpdesk tells, and the web's."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from tests.jobs.running import service_house

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server

ANSWERED_AT = "svar@mikopet.no"


@pytest.fixture
async def house(owner: Any, migrated: Server) -> AsyncGenerator[House]:
    async with service_house(migrated, answer_address=ANSWERED_AT) as house:
        yield house


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's house: its role, which sees one customer's rows."""
    return House(house.settings, app_database, house.keys)
