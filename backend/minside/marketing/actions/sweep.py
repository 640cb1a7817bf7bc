"""What marketing sent, what came of it, what was looked at, and the figures of pages go when they have been
kept long enough."""

from datetime import timedelta
from typing import Final

from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import BATCH, in_batches
from minside.marketing.tables.messages import KEPT_DAYS, TEXT_DAYS

from . import usage_release

_OLDEST_WEEK: Final = """
    WITH oldest AS (SELECT date_trunc('week', min(day))::date AS monday FROM usage_count)
    DELETE FROM usage_count USING oldest
    WHERE monday < $1 AND day BETWEEN monday AND monday + 6 RETURNING day
"""


async def sweep() -> None:
    """Blank the texts of a year ago, delete messages, their use and what was looked at after two, a batch a
    transaction, and figures of pages week by week; settle how the last week's are told. For those who see
    every customer's rows."""
    now = clock.now()
    while await _blank_some(now - timedelta(days=TEXT_DAYS)) == BATCH:
        await current().release()
    await in_batches("marketing_message", "sent_at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("marketing_message_use", "at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("viewed_product", "viewed_at < $1", now - timedelta(days=KEPT_DAYS))
    await in_batches("viewed_forgotten", "until < $1", now - timedelta(days=KEPT_DAYS))
    await _forget_weeks()
    await usage_release.cut_weeks()


async def _forget_weeks() -> None:
    """A week goes whole and in one transaction, from the day on which it isn't told any more: what is
    told of one never changes, so nothing is found by subtracting (docs/decisions/0020)."""
    oldest = usage_release.oldest()
    await current().fetch("DELETE FROM usage_week WHERE monday < $1", oldest)
    while await current().fetch(_OLDEST_WEEK, oldest):
        await current().release()


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
