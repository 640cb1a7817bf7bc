"""The worker's house, and the web's."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from tests.events.conftest import house

from minside.core.database import Database
from minside.core.house import House

__all__ = ["house"]


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's: what it does is done under the customer's own rows."""
    return replace(house, database=app_database)


@pytest.fixture
async def shown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year is known, and who has shown that the address is hers."""
    await owner.execute(
        "UPDATE customer SET birth_year = 1990, own_email = email, email_verified_at = created_at"
    )
    return kari


@pytest.fixture
async def unshown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year is known, and whose address nobody has confirmed."""
    await owner.execute("UPDATE customer SET birth_year = 1990")
    return kari
