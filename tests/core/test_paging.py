"""A cursor is ours, or refused: whatever somebody makes up."""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from minside.core.paging import BadCursor, cursor, opened, place, refusing_bad_cursors, seal

ID = UUID("0197b6a0-0000-7000-8000-000000000000")
AT = datetime(2026, 11, 20, 6, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One with a place in time."""

    id: UUID = ID
    at: datetime = AT


def made_up(content: object) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode()


def test_a_cursor_leads_back_to_its_row() -> None:
    """And none to the first page."""
    assert (AT, ID) == place(cursor(Row()))
    assert (None, None) == place(None)
    assert [1, "å", 2**70] == opened(seal(1, "å", 2**70))


@pytest.mark.parametrize(
    "content",
    [
        {}, None, 7, "tull", [], [1], [1, 2], ["2026-11-20T06:00:00", str(ID)],
        ["2026-11-20T06:00:00+00:00", "\ud800"], ["\ud800", str(ID)], ["0001-01-01T00:00:00+14:00", str(ID)],
        [AT.isoformat(), str(ID), 3],
    ],
)  # fmt: skip
def test_what_is_no_place_is_refused(content: object) -> None:
    """With the refusal that names the argument."""
    with pytest.raises(BadCursor) as refused:
        place(made_up(content))
    assert ("after",) == refused.value.field


@pytest.mark.parametrize("text", ["\ud800", "a\0b"])
def test_a_text_that_postgresql_knows_none_like_is_refused(text: str) -> None:
    """Where JSON does: else it would be a bug of ours that the query fails."""
    with pytest.raises(BadCursor), refusing_bad_cursors():
        opened(made_up([1, text]))


def test_nesting_without_end_is_refused() -> None:
    """Which no reader follows."""
    with pytest.raises(BadCursor):
        place(urlsafe_b64encode(b"[" * 100_000).decode())
