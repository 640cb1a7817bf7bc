"""What happened to an order, each thing once, in whatever order it was told."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from minside.core.scope import current

from .whose import Known, order_of


async def happened(
    order: Known,
    kind: str,
    told: Any,
    *,
    parts: Sequence[str] = (),
    lines: Sequence[str] | None = None,
    amount: int | None = None,
    reason: str | None = None,
) -> set[str] | None:
    """Those of `parts` of which nothing was told for a later moment; None where it was told before."""
    newest = await current().fetchval(
        """
        WITH added AS (
            INSERT INTO order_event
                (customer, shop_order, kind, at, event, parts, lines, amount_ore, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (shop_order, event) DO NOTHING RETURNING parts
        )
        SELECT ARRAY(
            SELECT part FROM unnest(added.parts) AS part WHERE NOT EXISTS (
                SELECT FROM order_event
                WHERE shop_order = $2 AND part = ANY(parts) AND (at, event) > ($4, $5)
            )
        ) FROM added
        """,
        order.customer, order.id, kind, told.occurred_at, told.order, list(parts), lines, amount,
        reason,
    )  # fmt: skip
    return None if newest is None else set(newest)


async def shipment_of(told: Any) -> tuple[Known, UUID | None]:
    """The order and the parcel that an event is about; None where that isn't known yet."""
    order = await order_of(told)
    shipment = await current().fetchval(
        "SELECT id FROM shipment WHERE shop_order = $1 AND number = $2",
        order.id, told.data.shipment,
    )  # fmt: skip
    return order, shipment
