"""What the ground floor keeps for a while goes after its time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from . import clock
from .scope import current

BATCH: Final = 1_000
FORMS_KEPT: Final = timedelta(days=2)


async def sweep() -> None:
    """Delete uploads that nothing took, forms older than two days and counts whose window is
    over, a batch a transaction. Needs a role that sees every customer's rows."""
    now = clock.now()
    await in_batches("file", "expires_at < $1", now)
    await in_batches("idempotency_key", "created_at < $1", now - FORMS_KEPT)
    await in_batches("throttle", "window_ends_at < $1", now, key="bucket")


async def in_batches(
    table: str, condition: str, *args: Any, key: str = "id", skip_locked: bool = True
) -> None:
    """Delete what fulfils an SQL condition of ours, a batch a transaction, so that nobody waits
    long for a lock and a sweep that is cut short has done its part.

    Skipping what others have locked needs the right to UPDATE, which a log gives to nobody.
    """
    lock = "FOR UPDATE SKIP LOCKED" if skip_locked else ""
    while len(await _delete(table, condition, args, key, lock)) == BATCH:
        await current().release()


async def _delete(
    table: str, condition: str, args: Sequence[Any], key: str, lock: str
) -> list[Any]:
    return await current().fetch(
        f"""
        DELETE FROM {table} WHERE {key} IN (
            SELECT {key} FROM {table} WHERE {condition} ORDER BY {key} LIMIT {BATCH} {lock}
        ) RETURNING {key}
        """,  # noqa: S608 - names of our own
        *args,
    )
