"""Codes that were used up, or ended, long ago go, and their uses with them."""

from typing import Final

from minside.core import clock
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.membership.tables import MONTHS_KEPT

# A use goes after its code: alone it would leave a code that looks as if nobody had used it.
_OVER: Final = """
    valid_until < $1::date OR is_once AND EXISTS (
        SELECT FROM discount_code_use u
        WHERE u.customer = discount_code.customer AND u.code = discount_code.code
          AND u.used_at < $1
    )
"""
_LEFT: Final = """
    used_at < $1 AND NOT EXISTS (
        SELECT FROM discount_code c
        WHERE c.customer = discount_code_use.customer AND c.code = discount_code_use.code
    )
"""


async def sweep() -> None:
    """Delete codes and uses past their keeping, a batch a transaction; for those who see every
    customer's rows."""
    limit = await current().fetchval(
        "SELECT $1::timestamptz - make_interval(months => $2)", clock.now(), MONTHS_KEPT
    )
    await in_batches("discount_code", _OVER, limit)
    await in_batches("discount_code_use", _LEFT, limit)
