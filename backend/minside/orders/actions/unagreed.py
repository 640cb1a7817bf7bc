"""Whether something was sent that wasn't agreed (S33): it stays as it is, and a person looks at it.

What is told first makes no difference: whoever completes the picture says so.
"""

from typing import Final

from minside.core.scope import current

from .whose import Known

_UNAGREED: Final = (
    "something was sent that wasn't ordered, or had been cancelled: nothing is owed for it"
)


async def unagreed(order: Known) -> str | None:
    """What to say to the operator where a parcel that hasn't come back holds a line that isn't in the
    order, more of one than was ordered, or one that was cancelled before it was sent: here by the
    minute, since a person judges it, while the page says so of nothing sent within the hour."""
    is_so = await current().fetchval(
        """
        WITH sent AS (
            SELECT packed.line, packed.quantity, s.shipped_at
            FROM shipment s, jsonb_to_recordset(s.contents) AS packed (line text, quantity integer)
            WHERE s.shop_order = $1 AND s.purpose = 'order'
              AND (s.returned_at IS NULL OR greatest(s.shipped_at, s.delivered_at) > s.returned_at)
        ), cancelled AS (
            SELECT c.lines, c.at FROM order_event c
            WHERE c.shop_order = $1 AND c.kind = 'cancelled' AND NOT EXISTS (
                SELECT FROM order_event t WHERE t.shop_order = $1 AND 'lines' = ANY(t.parts)
                  AND (t.at, t.event) > (c.at, c.event)
            )
        )
        SELECT EXISTS (
            SELECT FROM sent LEFT JOIN order_line l ON l.shop_order = $1 AND l.line = sent.line
            GROUP BY sent.line, l.quantity
            HAVING l.quantity IS NULL OR sum(sent.quantity) > l.quantity
        ) OR EXISTS (
            SELECT FROM sent JOIN cancelled ON cancelled.at <= sent.shipped_at
              AND (cancelled.lines IS NULL OR sent.line = ANY(cancelled.lines))
        )
        """,
        order.id,
    )  # fmt: skip
    return _UNAGREED if is_so else None
