"""What has had its time: links and codes that ended, messages past their keeping."""

from datetime import timedelta
from typing import Any

from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import BATCH, in_batches
from minside.outbox.tables import CUSTOMERS_DAYS, NOBODYS_DAYS


async def sweep() -> None:
    """Blank links and codes past their end, delete what is kept no longer, a batch a
    transaction."""
    now = clock.now()
    nobodys = now - timedelta(days=NOBODYS_DAYS)
    await _end_the_useless()
    await in_batches("message", "created_at < $1", now - timedelta(days=CUSTOMERS_DAYS))
    await in_batches("message", "customer IS NULL AND created_at < $1", nobodys)
    await in_batches("inbound_sms", "received_at < $1", nobodys)


async def _end_the_useless() -> None:
    """Also what nobody came for in its time, as where its job is held."""
    while len(await _end_some()) == BATCH:
        await current().release()


async def _end_some() -> list[Any]:
    return await current().fetch(
        """
        UPDATE message SET secrets = NULL, state = 'abandoned', next_attempt_at = NULL,
            last_error = coalesce(last_error, 'too late')
        WHERE id IN (
            SELECT id FROM message WHERE useless_after < $1 AND state <> 'sent'
              AND (secrets IS NOT NULL OR state <> 'abandoned')
            LIMIT $2 FOR UPDATE SKIP LOCKED
        ) RETURNING id
        """,
        clock.now(), BATCH,
    )  # fmt: skip
