"""The house with its web open, and somebody inside; any document may run."""

from collections.abc import AsyncGenerator
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.house.portal import Portal, Visitor, open_portal

from minside.core.postgres import Server
from minside.core.settings import Environment


@pytest.fixture
async def portal(migrated: Server, kari: UUID, quick_hashes: None) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        await give_password(portal.database, kari)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    """Kari's browser, signed in."""
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor
