"""The worker's house, and the web's."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.events.conftest import house
from tests.jobs.running import service_house

from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server

__all__ = ["house"]


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's: what it does is done under the customer's own rows."""
    return replace(house, database=app_database)


@pytest.fixture
async def proven(owner: Any, migrated: Server, tmp_path: Path) -> AsyncGenerator[House]:
    """The worker's house, with a folder where the ledger's heads are noted."""
    async with service_house(migrated, proofs=tmp_path / "proofs") as house:
        yield house


@pytest.fixture
async def grown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year and address are known."""
    await owner.execute("UPDATE customer SET birth_year = 1990, email_verified_at = now()")
    return kari
