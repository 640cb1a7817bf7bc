"""What marketing sent, what came of it, and what was looked at go when they have been kept long enough."""

from datetime import timedelta

from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import BATCH, in_batches
from minside.marketing.tables.messages import KEPT_DAYS, TEXT_DAYS


async def sweep() -> None:
    """Blank the texts of a year ago, delete messages, their use and what was looked at after two, a batch a transaction;
    for those who see every customer's rows."""
    now = clock.now()
    while await _blank_some(now - timedelta(days=TEXT_DAYS)) == BATCH:
        await current().release()
    await in_batches("marketing_message", "sent_at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("marketing_message_use", "at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("viewed_product", "viewed_at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("viewed_forgotten", "until < $1", now - timedelta(days=KEPT_DAYS))


async def _blank_some(before: object) -> int:
    rows = await current().fetch(
        """
        UPDATE marketing_message SET text = NULL WHERE id IN (
            SELECT id FROM marketing_message WHERE sent_at < $1 AND text IS NOT NULL
            LIMIT $2 FOR UPDATE SKIP LOCKED
        ) RETURNING id
        """,
        before, BATCH,
    )  # fmt: skip
    return len(rows)
