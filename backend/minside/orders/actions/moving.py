"""Orders and invoices change hands, with what the shop told of them. What a customer wrote here is
nobody else's to read: it goes along with nobody."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import structlog

from minside.core.scope import current
from minside.outbox import actions as outbox

from .holding import hold_all

# What hangs on an order, and which of it was written here.
_CHILDREN: Final = {
    "order_line": "false",
    "order_event": "kind = 'cancel_requested'",
    "shipment": "false",
    "order_return": "opened_by = 'customer'",
    "complaint": "opened_by = 'customer'",
}
DETACHED: Final = (
    "what a customer wrote here of an order that is another's now is nobody's: look at its returns,"
    " complaints and wishes to cancel by hand"
)

log = structlog.get_logger(__name__)


async def give(orders: Sequence[UUID], customer: UUID | None) -> str | None:
    """These orders are this customer's, or nobody's; what there is to say to the operator."""
    numbers = await hold_all(orders)
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    detached = await _detach(orders)
    await _set("shop_order", "id", orders, customer)
    for table, is_written_here in _CHILDREN.items():
        await _set(table, "shop_order", orders, customer, unless=is_written_here)
    await outbox.give_orders(numbers, customer)
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")
    if not detached:
        return None
    log.warning("written_here_detached", rows=detached)
    return DETACHED


async def give_invoices(invoices: Sequence[UUID], customer: UUID | None) -> None:
    """These invoices are this customer's, and so is what became of them."""
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    await _set("invoice", "id", invoices, customer)
    await _set("invoice_entry", "invoice", invoices, customer)
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")


async def _set(
    table: str, key: str, ids: Sequence[UUID], customer: UUID | None, *, unless: str = "false"
) -> None:
    await current().fetch(
        f"UPDATE {table} SET customer = $2 WHERE {key} = ANY($1) AND NOT ({unless})",  # noqa: S608
        list(ids), customer,
    )  # fmt: skip


async def _detach(orders: Sequence[UUID]) -> int:
    """How much that a customer wrote is nobody's from now on. The files of pictures stay whose they
    are."""
    await current().fetch(
        """
        UPDATE complaint_picture p SET customer = NULL FROM complaint c
        WHERE c.id = p.complaint AND c.shop_order = ANY($1)
        """,
        list(orders),
    )
    detached = 0
    for table, is_written_here in _CHILDREN.items():
        rows = await current().fetch(
            f"""
            UPDATE {table} SET customer = NULL
            WHERE shop_order = ANY($1) AND {is_written_here} AND customer IS NOT NULL RETURNING id
            """,  # noqa: S608 - names and conditions of our own
            list(orders),
        )
        detached += len(rows)
    return detached
