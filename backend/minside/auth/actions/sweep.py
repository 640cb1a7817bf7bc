"""What waits for a link or a code goes when its time is over."""

from datetime import timedelta
from typing import Final

from minside.core import clock
from minside.core.sweep import in_batches

from .freezing import OPEN

_A_DAY: Final = timedelta(days=1)


async def sweep() -> None:
    """Delete registrations, links, codes and changes that can't be used any more; for those who
    see every customer's rows."""
    now = clock.now()
    await in_batches("registration", "expires_at <= $1", now)
    await in_batches("reset_request", "created_at <= $1", now - _A_DAY)
    await in_batches("reset_link", "expires_at <= $1", now)
    await in_batches("email_change_request", "expires_at <= $1", now)
    await in_batches("email_change", "changed_at <= $1", now - OPEN)
