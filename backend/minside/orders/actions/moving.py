"""Orders and invoices change hands, with all that hangs on them."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from minside.core.scope import current
from minside.outbox import actions as outbox

_CHILDREN: Final = ("order_line", "order_event", "shipment", "order_return", "complaint")


async def give(orders: Sequence[UUID], customer: UUID | None) -> None:
    """These orders are this customer's, and so are their invoices that name nobody else."""
    if not orders:
        return
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    await _set("shop_order", "id", orders, customer)
    for table in _CHILDREN:
        await _set(table, "shop_order", orders, customer)
    await _give_pictures(orders, customer)
    await _give_mails(orders, customer)
    rows = await current().fetch(
        """
        SELECT i.id FROM invoice i JOIN shop_order o ON o.number = i.order_number
        WHERE o.id = ANY($1) AND i.told_of IS NULL
        """,
        list(orders),
    )
    await give_invoices([row["id"] for row in rows], customer)
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")


async def _give_mails(orders: Sequence[UUID], customer: UUID | None) -> None:
    rows = await current().fetch("SELECT number FROM shop_order WHERE id = ANY($1)", list(orders))
    await outbox.give_orders([row["number"] for row in rows], customer)


async def give_invoices(invoices: Sequence[UUID], customer: UUID | None) -> None:
    """These invoices are this customer's, and so is what became of them."""
    if not invoices:
        return
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    await _set("invoice", "id", invoices, customer)
    await _set("invoice_entry", "invoice", invoices, customer)
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")


async def _set(table: str, key: str, ids: Sequence[UUID], customer: UUID | None) -> None:
    await current().fetch(
        f"UPDATE {table} SET customer = $2 WHERE {key} = ANY($1)",  # noqa: S608 - names of our own
        list(ids), customer,
    )  # fmt: skip


async def _give_pictures(orders: Sequence[UUID], customer: UUID | None) -> None:
    """A complaint's pictures go along, and the files in which they lie."""
    rows = await current().fetch(
        """
        UPDATE complaint_picture p SET customer = $2 FROM complaint c
        WHERE c.id = p.complaint AND c.shop_order = ANY($1) RETURNING p.file
        """,
        list(orders), customer,
    )  # fmt: skip
    files = [row["file"] for row in rows]
    if not files:
        return
    drawings = await current().fetch("SELECT id FROM file WHERE original = ANY($1)", files)
    files += [row["id"] for row in drawings]
    await _set("file", "id", files, customer)
    await _set("file_chunk", "file", files, customer)


async def numbers_left(account: UUID, customer: UUID, numbers: Collection[str]) -> None:
    """These numbers of the shop's aren't this account's after all: what was told of them is whose they
    are now. Answers `hooks.numbers_left`."""
    orders = await _told_of("shop_order", account, numbers)
    await give(orders, customer)
    await give_invoices(await _told_of("invoice", account, numbers), customer)


async def _told_of(table: str, account: UUID, numbers: Collection[str]) -> list[UUID]:
    rows = await current().fetch(
        f"SELECT id FROM {table} WHERE told_of = ANY($1) AND customer = $2",  # noqa: S608
        list(numbers), account,
    )  # fmt: skip
    return [row["id"] for row in rows]
