"""Deliveries that are ordered and haven't come: they stand where what comes stands, until they are here."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec

from .agreement import Coming
from .assembling import NotSent

# Of a delivery that is called `d`: whether a parcel of its order has come, and none is on its way.
HAS_COME: Final = """
    (SELECT coalesce(
        bool_or(p.delivered_at IS NOT NULL)
        AND NOT bool_or(p.delivered_at IS NULL AND p.returned_at IS NULL), false)
     FROM shipment p
     WHERE (p.customer, p.shop_order) = (d.customer, d.shop_order) AND p.purpose = 'order')
"""
# Of the same: whether all of its order was cancelled, at once or line by line.
IS_CANCELLED: Final = """
    (SELECT coalesce(bool_and(EXISTS (
        SELECT FROM order_event e
        WHERE (e.customer, e.shop_order) = (l.customer, l.shop_order) AND e.kind = 'cancelled'
          AND (e.lines IS NULL OR l.line = ANY(e.lines))
     )), false) FROM order_line l WHERE (l.customer, l.shop_order) = (d.customer, d.shop_order))
"""


def is_awaited(today: str) -> str:
    """Of the same: whether it is ordered and its day isn't over, and nothing is known but that it comes;
    `today` is a parameter, such as `$2`."""
    return (
        f"(d.state = 'ordered' AND d.deliver_on >= {today}::date"
        f" AND NOT {HAS_COME} AND NOT {IS_CANCELLED})"
    )


def is_under_way(today: str) -> str:
    """Of the same: as `is_awaited`, and no payment is waited for that was refused, also while it is tried
    again: till then nothing is sent."""
    return f"""({is_awaited(today)} AND NOT EXISTS (
        SELECT FROM charge c
        WHERE c.customer = d.customer AND c.delivery = d.id
          AND (c.state IN ('failed', 'given_up') OR c.state = 'asked' AND c.failed_at IS NOT NULL)
    ))"""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """`coming` is as it was when it was ordered; `order` is the id of what it became."""

    coming: Coming
    order: UUID
    left_out: tuple[NotSent, ...]


def under_way_in(today: str) -> str:
    """Of several deliveries that are called `d`, those that `is_under_way`, in the order in which they come,
    as `read` takes them: a column that costs no statement of its own."""
    return f"""coalesce(jsonb_agg(jsonb_build_object(
        'order', d.shop_order, 'left_out', d.left_out, 'coming', jsonb_build_object(
            'id', d.id, 'number', d.number, 'state', d.state, 'planned_on', d.planned_on,
            'deliver_on', d.deliver_on, 'moved_by', d.moved_by, 'deadline_at', d.deadline_at
        )
    ) ORDER BY d.deliver_on, d.number) FILTER (WHERE {is_under_way(today)}), '[]')"""


def read(column: str) -> tuple[UnderWay, ...]:
    return msgspec.json.decode(column, type=tuple[UnderWay, ...])
