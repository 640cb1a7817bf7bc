"""The worker's house, and the web's."""

from dataclasses import replace

import pytest
from tests.events.conftest import house

from minside.core.database import Database
from minside.core.house import House

__all__ = ["house"]


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    """The web's: what it does is done under the customer's own rows."""
    return replace(house, database=app_database)
