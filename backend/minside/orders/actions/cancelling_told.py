"""An order, or some of its lines, was cancelled; or a charge of it was refused."""

from typing import Any

from minside.core.house import House
from minside.events import actions as events

from .happening import happened
from .unagreed import unagreed
from .whose import notes, order_of


async def cancelled(house: House, told: Any) -> str | None:
    """It counts for each line that isn't told anew later. Raises `events.Unknown`."""
    data, order = told.data, await order_of(told)
    await happened(order, "cancelled", told, lines=data.lines, reason=data.reason)
    return notes(order.note, await unagreed(order))


async def cancellation_refused(house: House, told: Any) -> str | None:
    """It was too late for what the customer asked. Raises `events.Unknown`."""
    order = await order_of(told)
    await happened(order, "cancellation_refused", told, reason=told.data.reason)
    return order.note


async def payment_failed(house: House, told: Any) -> str | None:
    """A charge was refused. One that names no order isn't about any. Raises `events.Unknown`,
    `events.NotForUs`."""
    if told.data.order is None:
        raise events.NotForUs
    order = await order_of(told)
    await happened(order, "payment_failed", told, amount=told.data.amount, reason=told.data.reason)
    return order.note
