"""Invoices as they were sent, and what is owed of them: it follows from their entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock, keeping
from minside.core.paging import Page, newest_before
from minside.core.scope import current

from .kinds import InvoiceEntryKind, InvoiceState
from .listing import ADDRESS, Address

MOST_UNPAID: Final = 50
YEARS_KEPT: Final = keeping.INVOICE_MONTHS // 12
_SELECT: Final = f"""
    SELECT id, number, order_number, kid, account, issued_at, issued_on, due_on, lines, total_ore,
           vat_ore, {ADDRESS}, (
        SELECT o.id FROM shop_order o WHERE o.number = order_number AND o.customer = invoice.customer
    ) AS shop_order, (
        SELECT o.discount_ore FROM shop_order o
        WHERE o.number = order_number AND o.customer = invoice.customer
    ) AS discount_ore, (
        SELECT o.delivery_ore FROM shop_order o
        WHERE o.number = order_number AND o.customer = invoice.customer
    ) AS delivery_ore
    FROM invoice
"""  # noqa: S608 - names of our own
PAGE: Final = f"""
    {_SELECT} WHERE customer = $1 AND (issued_at, id) < ($2, $3)
    ORDER BY issued_at DESC, id DESC LIMIT $4
"""


class InvoiceLine(msgspec.Struct, frozen=True):
    """A line as the accounting told it; `price` in whole øre, for one."""

    sku: str
    quantity: int
    name: str | None = None
    price: int | None = None
    line: str | None = None


_LINES: Final = msgspec.json.Decoder(list[InvoiceLine])


@dataclass(frozen=True, slots=True)
class InvoiceEntry:
    """A reminder with its fee, a payment, a credit, or that the debt went to inkasso."""

    id: UUID
    kind: InvoiceEntryKind
    at: datetime
    on: date
    amount_ore: int
    number: int | None
    due_on: date | None
    method: str | None
    collector: str | None
    reference: str | None
    reason: str | None
    collector_phone: str | None = None
    collector_url: str | None = None
    collector_account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice with its entries, oldest first; `order` is None where the order isn't known, of which
    `discount_ore` was taken off, and `delivery_ore` asked for the delivery. Money in whole øre."""

    id: UUID
    number: str
    at: datetime
    kid: str
    account: str | None
    issued_on: date
    first_due_on: date
    address: Address
    lines: Sequence[InvoiceLine]
    total_ore: int
    vat_ore: int
    entries: Sequence[InvoiceEntry]
    order: UUID | None
    order_number: str | None
    discount_ore: int = 0
    delivery_ore: int = 0

    @property
    def fees_ore(self) -> int:
        return self._sum(InvoiceEntryKind.REMINDER)

    @property
    def paid_ore(self) -> int:
        return self._sum(InvoiceEntryKind.PAYMENT)

    @property
    def credited_ore(self) -> int:
        return self._sum(InvoiceEntryKind.CREDIT)

    @property
    def balance_ore(self) -> int:
        """What is owed; below 0 where too much was paid."""
        return self.total_ore + self.fees_ore - self.credited_ore - self.paid_ore

    @property
    def due_on(self) -> date:
        """As the last reminder says, where there is one."""
        reminders = self.entries_of(InvoiceEntryKind.REMINDER)
        last = max(reminders, key=lambda each: (each.number or 0, each.at), default=None)
        return (last and last.due_on) or self.first_due_on

    @property
    def state(self) -> InvoiceState:
        if self.balance_ore <= 0:
            owed = self.total_ore + self.fees_ore
            is_credited = 0 < owed <= self.credited_ore
            return InvoiceState.CREDITED if is_credited else InvoiceState.PAID
        if self.collection:
            return InvoiceState.IN_COLLECTION
        if self.entries_of(InvoiceEntryKind.REMINDER):
            return InvoiceState.REMINDED
        return InvoiceState.OVERDUE if self.due_on < clock.today() else InvoiceState.DUE

    @property
    def collection(self) -> InvoiceEntry | None:
        """When it went to inkasso last, and to whom."""
        return next(reversed(self.entries_of(InvoiceEntryKind.COLLECTION)), None)

    @property
    def kept_until(self) -> date:
        """The last day: five years after the end of the accounting year (bokføringsloven §13)."""
        return date(self.issued_on.year + YEARS_KEPT, 12, 31)

    def entries_of(self, kind: InvoiceEntryKind) -> list[InvoiceEntry]:
        return [entry for entry in self.entries if entry.kind is kind]

    def _sum(self, kind: InvoiceEntryKind) -> int:
        return sum(entry.amount_ore for entry in self.entries_of(kind))


async def invoices(customer: UUID, *, first: int, after: str | None) -> Page[Invoice]:
    """The newest invoices; raises `core.paging.BadCursor`."""
    at, row_id = newest_before(after)
    rows = await current().fetch(PAGE, customer, at, row_id, first + 1)
    return Page.of(await _with_entries(customer, rows), first, partial(_count, customer))


async def _count(customer: UUID) -> int:
    return await current().fetchval("SELECT count(*) FROM invoice WHERE customer = $1", customer)


async def find_invoice(customer: UUID, invoice: UUID) -> Invoice | None:
    """One of the customer's invoices, or None."""
    rows = await current().fetch(
        f"{_SELECT} WHERE customer = $1 AND id = $2",
        customer,
        invoice,
    )
    return next(iter(await _with_entries(customer, rows)), None)


async def unpaid(customer: UUID) -> list[Invoice]:
    """At most `MOST_UNPAID` of those with a balance: what was due first, and of these the most
    urgent first."""
    rows = await current().fetch(
        f"""
        {_SELECT} LEFT JOIN (
            SELECT invoice AS id,
                   sum(CASE kind WHEN 'reminder' THEN amount_ore ELSE -amount_ore END) AS more_ore
            FROM invoice_entry WHERE customer = $1 AND kind <> 'collection' GROUP BY invoice
        ) entered USING (id)
        WHERE customer = $1 AND total_ore + coalesce(more_ore, 0) > 0
        ORDER BY due_on, id LIMIT $2
        """,  # noqa: S608 - as above
        customer, MOST_UNPAID,
    )  # fmt: skip
    urgency = list(InvoiceState)
    found = await _with_entries(customer, rows)
    return sorted(found, key=lambda each: (urgency.index(each.state), each.due_on))


async def invoices_of(order_numbers: list[str]) -> list[list[Invoice]]:
    """Every order's invoices, oldest first, in the order of `order_numbers`."""
    customer = current().customer
    assert customer is not None
    return await invoices_for(customer, order_numbers)


async def invoices_on(customer: UUID | None, order_number: str) -> list[Invoice]:
    """Those of one order; a guest's aren't looked at."""
    if customer is None:
        return []
    [found] = await invoices_for(customer, [order_number])
    return found


async def invoices_for(customer: UUID, order_numbers: list[str]) -> list[list[Invoice]]:
    """The same, for whoever writes to that customer."""
    rows = await current().fetch(
        f"""
        {_SELECT} WHERE customer = $1 AND order_number = ANY($2)
        ORDER BY issued_at, id
        """,
        customer, order_numbers,
    )  # fmt: skip
    found: dict[str, list[Invoice]] = {number: [] for number in order_numbers}
    for invoice in await _with_entries(customer, rows):
        if invoice.order_number is not None:
            found[invoice.order_number].append(invoice)
    return [found[number] for number in order_numbers]


async def _with_entries(customer: UUID, rows: Sequence[Any]) -> list[Invoice]:
    if not rows:
        return []
    entries = await _entries(customer, [row["id"] for row in rows])
    return [_invoice(row, entries[row["id"]]) for row in rows]


async def _entries(customer: UUID, invoices: list[UUID]) -> dict[UUID, list[InvoiceEntry]]:
    rows = await current().fetch(
        """
        SELECT invoice, id, kind, at, on_day, amount_ore, number, due_on, method, collector,
               collector_phone, collector_url, collector_account, reference, reason
        FROM invoice_entry WHERE customer = $1 AND invoice = ANY($2)
        ORDER BY coalesce(on_day, (at AT TIME ZONE 'Europe/Oslo')::date), at, id
        """,
        customer, invoices,
    )  # fmt: skip
    found: dict[UUID, list[InvoiceEntry]] = {invoice: [] for invoice in invoices}
    for row in rows:
        found[row["invoice"]].append(_entry(row))
    return found


def _entry(row: Any) -> InvoiceEntry:
    values = {name: row[name] for name in InvoiceEntry.__slots__ if name not in ("kind", "on")}
    on = row["on_day"] or row["at"].astimezone(clock.OSLO).date()
    return InvoiceEntry(kind=InvoiceEntryKind(row["kind"]), on=on, **values)


def _invoice(row: Any, entries: list[InvoiceEntry]) -> Invoice:
    plain = ("id", "number", "kid", "account", "issued_on", "total_ore", "vat_ore", "order_number")
    return Invoice(
        **{name: row[name] for name in plain},
        at=row["issued_at"],
        first_due_on=row["due_on"],
        address=Address.of(row),
        lines=_LINES.decode(row["lines"]),
        entries=entries,
        order=row["shop_order"],
        discount_ore=row["discount_ore"] or 0,
        delivery_ore=row["delivery_ore"] or 0,
    )
