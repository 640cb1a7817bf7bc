"""Returns that the shop took note of, and what became of any of them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events

from . import letters
from .whose import Known, notes, order_of
from .writing import add, say

_OTHER_ORDER: Final = "it is about a return of another order: that one's counts"


async def return_opened(house: House, told: Any) -> str | None:
    """By telephone or mail. What began here stays as the customer wrote it. Raises
    `events.Unknown`."""
    data, order = told.data, await order_of(told)
    said = {"lines": data.lines, "reason": data.reason}
    of = {"customer": order.customer, "shop_order": order.id, "number": data.rma}
    when = {"opened_by": "staff", "opened_at": told.occurred_at, "opened_event": told.order}
    id = await add("order_return", "number", of | when | said)
    if id is None:
        return await _opened_again(told, order, said)
    await events.arrived("return", data.rma)
    await letters.return_form(house, id, told.occurred_at)
    return order.note


async def _opened_again(told: Any, order: Known, said: Mapping[str, Any]) -> str | None:
    row = await _row(told)
    if row["opened_by"] == "staff" and row["shop_order"] == order.id:
        await say("order_return", row["id"], "opened", told, said)
    return notes(order.note, _note(row, order))


async def return_received(house: House, told: Any) -> str | None:
    """What was sent back has arrived. Raises `events.Unknown`."""
    return await _happened(told, "received", {})


async def return_refunded(house: House, told: Any) -> str | None:
    """Money was paid back, or taken off an invoice. Raises `events.Unknown`."""
    said = {"refunded_ore": told.data.amount, "deducted_from": told.data.deducted_from}
    return await _happened(told, "refunded", said)


async def return_refused(house: House, told: Any) -> str | None:
    """It wasn't accepted; the customer reads why. Raises `events.Unknown`."""
    return await _happened(told, "refused", {"refusal": told.data.reason})


async def _happened(told: Any, what: str, said: Mapping[str, Any]) -> str | None:
    order = await order_of(told)
    row = await _row(told)
    await say("order_return", row["id"], what, told, said)
    return notes(order.note, _note(row, order))


async def _row(told: Any) -> Any:
    row = await current().fetchrow(
        "SELECT id, shop_order, opened_by FROM order_return WHERE number = $1", told.data.rma
    )
    if row is None:
        raise events.Unknown("return", told.data.rma)
    return row


def _note(row: Any, order: Known) -> str | None:
    about: UUID = row["shop_order"]
    return None if about == order.id else _OTHER_ORDER
