"""However many events wait, what is looked at to handle some of them stays the same."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from minside.core.house import House
from minside.events import actions as events

PUT = """
    INSERT INTO event (batch, source, event_id, body_sha256, type, version, occurred_at, received_at,
                       streams, data, state)
    SELECT $1, 'helpdesk', $2 || n, sha256(''), 'nothing.handles_it', 1, now() - n * interval '1 s',
           now(), ARRAY['customer/' || $2 || n / 8, 'order/' || $2 || n / 4, 'invoice/' || $2 || n],
           '{}', 'received'
    FROM generate_series(1, $3) AS n
"""
READ = """
    SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'event'
"""


async def _put(owner: Any, name: str, number: int) -> UUID:
    """So many events that wait, some of which share customers and orders; their batch."""
    batch = uuid4()
    await owner.execute(PUT, batch, name, number)
    return batch


async def _rows_read(house: House, batch: UUID) -> int:
    """Of the events' table, to handle what came in one go."""
    async with house.database.scope() as scope:
        before = await scope.fetchval(READ)
        await events.handle(house, batch)
        return await scope.fetchval(READ) - before


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_large_backlog_makes_no_event_dearer(
    is_known: bool, house: House, owner: Any
) -> None:
    """A hundred events among twenty thousand are found without looking at the others, whether or not
    PostgreSQL knows by then how many there are."""
    await _put(owner, "a", 20_000)
    batch = await _put(owner, "b", 100)
    if is_known:
        await owner.execute("ANALYZE event")
    read = await _rows_read(house, batch)
    assert 100 == await owner.fetchval("SELECT count(*) FROM event WHERE state = 'kept'")
    assert read < 1_000


async def test_what_was_just_stored_lies_in_the_index(owner: Any) -> None:
    """And not in a list beside it, which each of many looks would read whole."""
    options = await owner.fetchval(
        "SELECT reloptions FROM pg_class WHERE oid = 'event_streams'::regclass"
    )
    assert ["fastupdate=off"] == options
