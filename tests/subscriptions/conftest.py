"""The worker's house, and whoever has fixed deliveries."""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.house.portal import Portal, Visitor, open_portal
from tests.jobs.running import service_house

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.settings import Environment


@pytest.fixture
async def house(owner: Any, migrated: Server) -> AsyncGenerator[House]:
    async with service_house(migrated) as house:
        yield house


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's house: its role, which sees one customer's rows."""
    return House(house.settings, app_database, house.keys)


@pytest.fixture
async def portal(
    migrated: Server, kari: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    """Any document may run."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        for customer in (kari, ola):
            await give_password(portal.database, customer)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    """Kari's browser, signed in."""
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor
