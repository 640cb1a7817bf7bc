"""What the way in remembers goes with its time, and not before."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from minside.auth import actions as auth
from minside.core import clock
from minside.core.database import Database

DAYS = {"session": 60, "known_device": 400, "security_event": 365}


@pytest.mark.parametrize("table", DAYS)
async def test_each_is_kept_as_long_as_it_is_declared(
    table: str, owner: Any, kari: UUID, service_database: Database
) -> None:
    """A day before it is there, a day after it is gone; the declaration says the same."""
    await _fill(owner, kari)
    for days, left in ((DAYS[table] - 1, 1), (DAYS[table] + 1, 0)):
        with clock.stopped_at(clock.now() + timedelta(days=days)):
            async with service_database.scope():
                await auth.sweep()
        assert left == await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_a_session_in_daily_use_ends_after_180_days(
    owner: Any, kari: UUID, service_database: Database
) -> None:
    """Its use doesn't keep it for ever."""
    await _fill(owner, kari)
    await owner.execute("UPDATE session SET last_used_at = now() + interval '180 days'")
    with clock.stopped_at(clock.now() + timedelta(days=181)):
        async with service_database.scope():
            await auth.sweep()
    assert 0 == await owner.fetchval("SELECT count(*) FROM session")


async def test_nobody_rewrites_the_log(owner: Any, kari: UUID, service_database: Database) -> None:
    """The worker takes out what is old; what stands there stays as it was written."""
    await _fill(owner, kari)
    with pytest.raises(Exception, match="permission denied"):
        async with service_database.scope() as scope:
            await scope.fetch("UPDATE security_event SET kind = 'signed_out'")


async def _fill(owner: Any, customer: UUID) -> None:
    await owner.execute(
        """
        INSERT INTO session (customer, token_sha256, created_at, last_used_at)
        VALUES ($1, $2, now(), now())
        """,
        customer, bytes(32),
    )  # fmt: skip
    await owner.execute(
        "INSERT INTO known_device (customer, token_sha256, last_used_at) VALUES ($1, $2, now())",
        customer, bytes(32),
    )  # fmt: skip
    await owner.execute(
        "INSERT INTO security_event (customer, kind, occurred_at) VALUES ($1, 'signed_in', now())",
        customer,
    )
