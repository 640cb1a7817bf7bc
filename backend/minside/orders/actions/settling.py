"""Whose orders and invoices are, reckoned anew from what was told of them and of the numbers and
addresses in them: so it doesn't matter which was told first."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from minside.core.scope import current
from minside.customers import actions as customers

from . import moving

# Whose it is, and whether an address says so.
Owner: TypeAlias = tuple[UUID | None, bool]


async def settle(numbers: Collection[str]) -> str | None:
    """What was told of these numbers of the shop's is whose it is by what is known now; what there is
    to say to the operator. Answers `hooks.numbers_settled`."""
    note = await settle_orders(await _told_of("shop_order", numbers))
    await settle_invoices(await _told_of("invoice", numbers))
    return note


async def addresses_behind(numbers: Collection[str]) -> Collection[str]:
    """With which orders of these numbers of the shop's were placed. Answers `hooks.addresses_behind`."""
    return await _addresses_of(await _told_of("shop_order", numbers))


async def _told_of(table: str, numbers: Collection[str]) -> list[UUID]:
    rows = await current().fetch(
        f"SELECT id FROM {table} WHERE told_of = ANY($1)",  # noqa: S608 - names of our own
        list(numbers),
    )
    return [row["id"] for row in rows]


async def settle_orders(orders: Sequence[UUID]) -> str | None:
    """Each of these orders is whose its number is, where more than an address says so; else whose the
    address it was placed with is shown to be, and stays theirs though they leave that address; else
    nobody's. Their invoices follow. What there is to say to the operator.

    Addresses are locked before rows, as by whoever joins a guest's orders.
    """
    await customers.hold_addresses(await _addresses_of(orders))
    rows = await current().fetch(
        """
        SELECT o.id, o.customer, o.email, o.is_by_address, n.customer AS by_number
        FROM shop_order o
        LEFT JOIN shop_number n ON n.number = o.told_of AND NOT n.is_recognised
        WHERE o.id = ANY($1) ORDER BY o.id FOR NO KEY UPDATE OF o
        """,
        list(orders),
    )
    moved: dict[Owner, list[UUID]] = defaultdict(list)
    for row in rows:
        owner = await _owner(row)
        if owner != (row["customer"], row["is_by_address"]):
            moved[owner].append(row["id"])
    notes = [await _give(given, *owner) for owner, given in moved.items()]
    await settle_invoices_of(orders)
    return next(filter(None, notes), None)


async def _addresses_of(orders: Sequence[UUID]) -> Collection[str]:
    rows = await current().fetch(
        "SELECT email FROM shop_order WHERE id = ANY($1) AND email IS NOT NULL", list(orders)
    )
    return [row["email"] for row in rows]


async def _owner(row: Any) -> Owner:
    if row["by_number"] is not None:
        return row["by_number"], False
    if row["is_by_address"]:
        return row["customer"], True
    return await by_address(row["email"])


async def by_address(email: str | None) -> Owner:
    """Who has shown that the address is theirs, held until the transaction ends."""
    customer = None if email is None else await customers.whose_shown(email)
    return customer, customer is not None


async def _give(orders: Sequence[UUID], customer: UUID | None, is_by_address: bool) -> str | None:
    await current().fetch(
        "UPDATE shop_order SET is_by_address = $2 WHERE id = ANY($1)", list(orders), is_by_address
    )
    others = await current().fetch(
        "SELECT id FROM shop_order WHERE id = ANY($1) AND customer IS DISTINCT FROM $2",
        list(orders), customer,
    )  # fmt: skip
    return await moving.give([row["id"] for row in others], customer) if others else None


async def settle_invoices_of(orders: Sequence[UUID]) -> bool:
    """The same of the invoices of these orders, which may have been known before them; whether one is
    another's by its own number."""
    return await _settle_invoices("o.id", orders)


async def settle_invoices(invoices: Sequence[UUID]) -> None:
    """Each of these invoices is whose its number is, where more than an address says so; else its
    order's; else nobody's."""
    await _settle_invoices("i.id", invoices)


async def _settle_invoices(key: str, ids: Sequence[UUID]) -> bool:
    rows = await current().fetch(
        f"""
        SELECT i.id, i.customer, CASE WHEN n.number IS NULL THEN o.customer ELSE n.customer END
            AS owner, n.customer <> o.customer OR n.number IS NOT NULL AND o.customer IS NULL
            AS is_anothers
        FROM invoice i LEFT JOIN shop_number n ON n.number = i.told_of AND NOT n.is_recognised
        LEFT JOIN shop_order o ON o.number = i.order_number
        WHERE {key} = ANY($1) ORDER BY i.id FOR NO KEY UPDATE OF i
        """,  # noqa: S608 - names of our own
        list(ids),
    )
    moved: dict[UUID | None, list[UUID]] = defaultdict(list)
    for row in rows:
        if row["owner"] != row["customer"]:
            moved[row["owner"]].append(row["id"])
    for owner, given in moved.items():
        await moving.give_invoices(given, owner)
    return any(row["is_anothers"] for row in rows)
