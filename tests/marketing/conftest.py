"""The worker's house, the web's with statistics on and off, and a customer whom the shop calls 10001."""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from tests.consents.conftest import web
from tests.events.conftest import house
from tests.events.shop import registered, tell
from tests.house.portal import Portal, open_portal

from minside.core.house import House
from minside.core.postgres import Server

__all__ = ["house", "web"]


@pytest.fixture
async def known(house: House, owner: Any) -> UUID:
    """Grown up, with an address that is shown to be hers, and no consent."""
    await tell(house, registered(email="kari@example.com"))
    return await owner.fetchval(
        """
        UPDATE customer SET birth_year = 1990, own_email = email, own_at = created_at,
            claimed_at = created_at, email_verified_at = created_at
        WHERE number = '10001' RETURNING id
        """
    )


@pytest.fixture
async def portal(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    """Statistics are on."""
    async with open_portal(migrated, statistics=True) as portal:
        yield portal


@pytest.fixture
async def as_delivered(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    """Statistics are off, as they are unless somebody switches them on."""
    async with open_portal(migrated) as portal:
        yield portal
