"""The worker's house, the shop's goods, and whoever bought some."""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.house.portal import Portal, open_portal
from tests.jobs.running import service_house
from tests.orders.orders import order, product

from minside.core.house import House
from minside.core.postgres import Server
from minside.core.settings import Environment


@pytest.fixture
async def house(owner: Any, migrated: Server) -> AsyncGenerator[House]:
    async with service_house(migrated) as house:
        yield house


@pytest.fixture
async def goods(owner: Any, kari: UUID) -> UUID:
    """Feed in two sizes, which are one product, and a lead; Kari ordered the larger feed and the lead."""
    await product(owner, "FEED-12", group_sku="FEED", name="Tørrfôr 12 kg")
    await product(owner, "FEED-3", group_sku="FEED", name="Tørrfôr 3 kg")
    await product(owner, "LEAD", name="Kobbel")
    await owner.execute("UPDATE customer SET last_name = 'Nordmann' WHERE id = $1", kari)
    return await order(owner, kari)


@pytest.fixture
async def portal(
    migrated: Server, kari: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    """Any document may run."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        for customer in (kari, ola):
            await give_password(portal.database, customer)
        yield portal
