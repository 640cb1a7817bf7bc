"""Whether more is to come back than ever came: it stays as staff wrote it, and a person looks at it."""

from typing import Final

from minside.core.scope import current

from .whose import Known

_OVERMUCH: Final = "more is to be sent back than has come, by what is told until now"


async def overmuch(order: Known) -> str | None:
    """What to say to the operator where the order's returns hold more of a line than its parcels that
    arrived, or a line that lay in none of them."""
    is_so = await current().fetchval(
        """
        WITH came AS (
            SELECT packed.line, sum(packed.quantity) AS quantity
            FROM shipment s, jsonb_to_recordset(s.contents) AS packed (line text, quantity integer)
            WHERE s.shop_order = $1 AND s.purpose = 'order'
              AND s.delivered_at IS NOT NULL
              AND (s.returned_at IS NULL OR s.delivered_at > s.returned_at)
            GROUP BY packed.line
        ), going AS (
            SELECT back.line, sum(back.quantity) AS quantity
            FROM order_return r, jsonb_to_recordset(r.lines) AS back (line text, quantity integer)
            WHERE r.shop_order = $1 AND (
                r.refunded_at IS NOT NULL OR r.refused_at IS NULL
                AND (r.received_at IS NOT NULL OR r.withdrawn_at IS NULL)
            )
            GROUP BY back.line
        )
        SELECT EXISTS (
            SELECT FROM going LEFT JOIN came USING (line)
            WHERE going.quantity > coalesce(came.quantity, 0)
        )
        """,
        order.id,
    )  # fmt: skip
    return _OVERMUCH if is_so else None
