"""What waits for a link or a code goes when its time is over, and so does what is remembered."""

from datetime import timedelta
from typing import Final

from minside.auth.tables import DEVICE_KEPT, LOG_KEPT
from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.customers import actions as customers

from .freezing import OPEN
from .sessions import ABSOLUTE, IDLE

_A_DAY: Final = timedelta(days=1)


async def sweep() -> None:
    """Delete registrations, links, codes, changes and sessions that can't be used any more, and
    devices and events past their keeping; for those who see every customer's rows."""
    now = clock.now()
    await in_batches("registration", "expires_at <= $1", now)
    await in_batches("reset_request", "created_at <= $1", now - _A_DAY)
    await in_batches("reset_link", "expires_at <= $1", now)
    await in_batches("claim_request", "expires_at <= $1", now)
    await in_batches("claim_link", "expires_at <= $1", now)
    await in_batches("email_change_request", "expires_at <= $1", now)
    await in_batches("email_change", "changed_at <= $1", now - OPEN)
    await in_batches("session", "last_used_at <= $1", now - IDLE)
    await in_batches("session", "created_at <= $1", now - ABSOLUTE)
    await in_batches("known_device", "last_used_at <= $1", now - DEVICE_KEPT)
    logged = now - LOG_KEPT
    await in_batches("security_event", "occurred_at <= $1", logged, skip_locked=False)
    await _claim_those_of_the_release_before()


async def _claim_those_of_the_release_before() -> None:
    """A web that still ran when the database knew of claimed accounts already made some without a
    word of that."""
    rows = await current().fetch(
        """
        SELECT c.id FROM customer c JOIN password p ON p.customer = c.id
        WHERE c.claimed_at IS NULL AND p.inner_kind IS NULL
        """
    )
    for row in rows:
        await customers.mark_claimed(row["id"])
