"""The house with its web open, and somebody inside."""

from collections.abc import AsyncGenerator
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.house.portal import Portal, Visitor, open_portal

from minside.core.postgres import Server


@pytest.fixture
async def portal(
    migrated: Server, kari: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    async with open_portal(migrated) as portal:
        for customer in (kari, ola):
            await give_password(portal.database, customer)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    """Kari's browser, signed in."""
    visitor = portal.visitor()
    payload = await visitor.sign_in()
    assert [] == payload["userErrors"]
    return visitor
