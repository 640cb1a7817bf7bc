"""Invoices in GraphQL."""

from datetime import date

import strawberry

from minside.core.graphql import InfoT, Money, shown
from minside.orders import actions as orders

from .money import FrozenAddress, maybe

strawberry.enum(
    orders.InvoiceState,
    description="What is to be done about an invoice: the first four while something is owed.",
)
strawberry.enum(orders.InvoiceEntryKind, description="What happened to an invoice.")


@strawberry.type(description="A line of an invoice, as it was sent.")
class InvoiceLine:
    sku: str = strawberry.field(description="What the shop called the product.")
    name: str = strawberry.field(description="What it was called.")
    quantity: int = strawberry.field(description="How many.")
    price: Money | None = strawberry.field(description="For one, VAT included.")
    total: Money | None = strawberry.field(description="For all of them.")

    @classmethod
    def of(cls, line: orders.InvoiceLine) -> "InvoiceLine":
        total = None if line.price is None else line.price * line.quantity
        return cls(
            sku=line.sku,
            name=line.name or line.sku,
            quantity=line.quantity,
            price=maybe(line.price),
            total=maybe(total),
        )


@strawberry.type(description="A reminder, a payment, a credit, or that a debt went to inkasso.")
class InvoiceEntry:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: orders.InvoiceEntryKind = strawberry.field(description="Which of these.")
    on: date = strawberry.field(description="The day, in Norway.")
    amount: Money = strawberry.field(description="A fee, a payment or a credit.")
    number: int | None = strawberry.field(description="Which reminder.")
    due_on: date | None = strawberry.field(description="When a reminder is due.")
    method: str | None = strawberry.field(description="A word of the shop's: how it was paid.")
    reference: str | None = strawberry.field(
        description="The credit note's number, or what the collector calls the debt."
    )
    reason: str | None = strawberry.field(description="Why, in the shop's words.")

    @classmethod
    def of(cls, entry: orders.InvoiceEntry) -> "InvoiceEntry":
        return shown(cls, entry, amount=Money.of(entry.amount_ore))


@strawberry.type(
    description="An invoice as it was sent: a copy that doesn't follow the profile (S15, S39)."
)
class Invoice:
    sent: strawberry.Private[orders.Invoice]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="What the accounting calls it.")
    state: orders.InvoiceState = strawberry.field(description="Whether something is to be done.")
    kid: str = strawberry.field(description="The payment's reference, with its check digit.")
    account: str | None = strawberry.field(description="Where to pay, eleven digits.")
    issued_on: date = strawberry.field(description="The day it was issued.")
    due_on: date = strawberry.field(
        description="The last day to pay; of the last reminder, where there is one."
    )
    to: FrozenAddress = strawberry.field(description="Whom it was sent to.")
    lines: list[InvoiceLine] = strawberry.field(description="What it is for, at most 500.")
    total: Money = strawberry.field(description="As it was issued, VAT included.")
    vat: Money = strawberry.field(description="How much of it is VAT.")
    fees: Money = strawberry.field(description="Of its reminders.")
    paid: Money = strawberry.field(description="What was paid of it.")
    credited: Money = strawberry.field(description="What needn't be paid.")
    balance: Money = strawberry.field(description="What is owed; 0 where nothing is.")
    overpaid: Money = strawberry.field(description="What was paid too much; 0 where nothing was.")
    collector: str | None = strawberry.field(description="Who collects it (inkasso).")
    collector_reference: str | None = strawberry.field(description="What they call it.")
    collector_phone: str | None = strawberry.field(description="How to reach them.")
    collector_url: str | None = strawberry.field(description="Where they answer, by https.")
    collector_account: str | None = strawberry.field(
        description="Where to pay them, eleven digits."
    )
    entries: list[InvoiceEntry] = strawberry.field(description="Oldest first.")
    order_id: strawberry.ID | None = strawberry.field(
        description="The order it is for; null where that isn't known here."
    )
    order_number: str | None = strawberry.field(description="What the shop calls that order.")
    kept_until: date = strawberry.field(
        description="The last day on which it must be kept: five years after the accounting year"
        " (bokføringsloven §13)."
    )
    pdf_url: str = strawberry.field(description="The same as a PDF, by a path on this host.")

    @strawberry.field(
        description="What of it was reported as a return and isn't credited yet, 0 where nothing."
    )
    async def returning(self, info: InfoT) -> Money:
        number = self.sent.order_number
        if self.sent.order is None or number is None or self.sent.balance_ore <= 0:
            return Money.of(0)
        standing = await info.context.load(orders.standings, self.sent.order)
        of_order = await info.context.load(orders.invoices_of, number)
        return Money.of(orders.returning_ore(self.sent, standing, of_order))

    @classmethod
    def of(cls, invoice: orders.Invoice) -> "Invoice":
        collection = invoice.collection
        return shown(
            cls,
            invoice,
            sent=invoice,
            to=FrozenAddress.of(invoice.address),
            lines=[InvoiceLine.of(line) for line in invoice.lines],
            total=Money.of(invoice.total_ore),
            vat=Money.of(invoice.vat_ore),
            fees=Money.of(invoice.fees_ore),
            paid=Money.of(invoice.paid_ore),
            credited=Money.of(invoice.credited_ore),
            balance=Money.of(max(0, invoice.balance_ore)),
            overpaid=Money.of(max(0, -invoice.balance_ore)),
            collector=collection and collection.collector,
            collector_reference=collection and collection.reference,
            collector_phone=collection and collection.collector_phone,
            collector_url=collection and collection.collector_url,
            collector_account=collection and collection.collector_account,
            entries=[InvoiceEntry.of(entry) for entry in invoice.entries],
            order_id=strawberry.ID(str(invoice.order)) if invoice.order else None,
            pdf_url=f"/invoice/{invoice.id}.pdf",
        )
