"""The house with its web open, with statistics switched on and off."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from tests.house.portal import Portal, open_portal

from minside.core.postgres import Server


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
