"""Complaints (reklamasjoner) that the shop took note of, and how any of them was settled."""

from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events

from .whose import Known, notes, order_of
from .writing import add, say

_OTHER_ORDER: Final = "it is about a complaint of another order: that one's counts"


async def complaint_opened(house: House, told: Any) -> str | None:
    """By telephone or mail. What began here stays as the customer wrote it. Raises
    `events.Unknown`."""
    data, order = told.data, await order_of(told)
    said = {"line": data.line, "body": data.text}
    of = {"customer": order.customer, "shop_order": order.id, "number": data.complaint}
    when = {"opened_by": "staff", "opened_at": told.occurred_at, "opened_event": told.order}
    id = await add("complaint", "number", of | when | said)
    if id is not None:
        await events.arrived("complaint", data.complaint)
        return order.note
    row = await _row(told)
    if row["opened_by"] == "staff" and row["shop_order"] == order.id:
        await say("complaint", row["id"], "opened", told, said)
    return notes(order.note, _note(row, order))


async def complaint_settled(house: House, told: Any) -> str | None:
    """It was decided; the latest word counts. Raises `events.Unknown`."""
    data, order = told.data, await order_of(told)
    row = await _row(told)
    await say(
        "complaint", row["id"], "settled", told, {"outcome": data.outcome, "answer": data.text}
    )
    return notes(order.note, _note(row, order))


async def _row(told: Any) -> Any:
    row = await current().fetchrow(
        "SELECT id, shop_order, opened_by FROM complaint WHERE number = $1", told.data.complaint
    )
    if row is None:
        raise events.Unknown("complaint", told.data.complaint)
    return row


def _note(row: Any, order: Known) -> str | None:
    about: UUID = row["shop_order"]
    return None if about == order.id else _OTHER_ORDER
