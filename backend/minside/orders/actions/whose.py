"""Whose an order is: whom it names, or whose address a guest gave; all that is told of it later goes
along."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

ANOTHERS: Final = "it names another customer than the order's: the order's counts"


@dataclass(frozen=True, slots=True)
class Known:
    """An order or an invoice that is known, whose it is if anybody's, and what there is to say to the
    operator where the event says otherwise."""

    id: UUID
    customer: UUID | None
    note: str | None = None


async def whose(number: str | None, email: str | None) -> UUID | None:
    """Whom the shop calls so; else who has shown that the address is theirs. Raises
    `events.Unknown`."""
    if number is None:
        return None if email is None else await customers.whose_shown(email)
    customer = await customers.find_by_number(number, held=True)
    if customer is None:
        raise events.Unknown("customer", number)
    return customer


async def order_of(told: Any) -> Known:
    """The order that an event is about, locked against being moved. Raises `events.Unknown`."""
    return await _known("order", "shop_order", told.data.order, told.data.customer)


async def invoice_of(told: Any) -> Known:
    """The invoice that an event is about, likewise. Raises `events.Unknown`."""
    return await _known("invoice", "invoice", told.data.invoice, told.data.customer)


async def _known(kind: str, table: str, key: str, number: str | None) -> Known:
    row = await current().fetchrow(
        f"""
        SELECT id, customer, $2::text IS NOT NULL AND customer IS DISTINCT FROM (
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
