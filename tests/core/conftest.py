"""Fixtures of the ground floor's tests."""

from collections.abc import Iterator

import pytest
from tests.core.logged import Lines, logging_to_lines


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the test logs."""
    with logging_to_lines() as written:
        yield written
