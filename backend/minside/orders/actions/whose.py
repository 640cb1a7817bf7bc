"""Whose an order is that comes in: whom its number is proven to be, or whose its address is shown to
be; all that is told of it later goes along."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .settling import Owner, by_address

ANOTHERS: Final = "it names another customer than the order's: the order's counts"


@dataclass(frozen=True, slots=True)
class Known:
    """An order or an invoice that is known, whose it is if anybody's, and what there is to say to the
    operator where the event says otherwise."""

    id: UUID
    customer: UUID | None
    note: str | None = None


async def whose(number: str | None, email: str | None) -> Owner:
    """Whom the shop calls so, if more than an address says so; else who has shown that the address is
    theirs, if anybody. Raises `events.Unknown`."""
    # Addresses come before numbers, here and wherever both are locked.
    owner = await by_address(email)
    if number is None:
        return owner
    by_number = await proven(number)
    return owner if by_number is None else (by_number, False)


async def proven(number: str) -> UUID | None:
    """Whom the shop calls so, if more than an address says so, held until the transaction ends. Raises
    `events.Unknown` where it calls nobody so."""
    found = await customers.whose_proven(number)
    if found is None:
        raise events.Unknown("customer", number)
    customer, is_proven = found
    return customer if is_proven else None


async def order_of(told: Any) -> Known:
    """The order that an event is about, locked against being moved. Raises `events.Unknown`."""
    return await _known("order", "shop_order", told.data.order, told.data.customer)


async def invoice_of(told: Any) -> Known:
    """The invoice that an event is about, likewise. Raises `events.Unknown`."""
    return await _known("invoice", "invoice", told.data.invoice, told.data.customer)


async def _known(kind: str, table: str, key: str, number: str | None) -> Known:
    row = await current().fetchrow(
        f"""
        SELECT id, customer, $2 <> coalesce(told_of, '') AND customer IS DISTINCT FROM (
            SELECT customer FROM shop_number WHERE number = $2
        ) AS is_anothers
        FROM {table} WHERE number = $1 FOR NO KEY UPDATE
        """,  # noqa: S608 - names of our own
        key, number,
    )  # fmt: skip
    if row is None:
        raise events.Unknown(kind, key)
    return Known(row["id"], row["customer"], ANOTHERS if row["is_anothers"] else None)


def notes(*said: str | None) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, said))) or None
