"""Invoices as they were sent, and what was paid of them."""

from piccolo.columns import JSONB, UUID, BigInt, Date, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Erasure, Source, about, technical
from minside.core.purposes import BOOKKEEPING, CLAIMS

from .kept import INVOICES, TIE, WITH_INVOICE, anybodys_key


class Invoice(Declared, Table, db=DB, tablename="invoice"):
    """A frozen copy: name, address and lines stay as they were, whatever becomes of the profile
    (S39). `lines` is a list of line, sku, name, quantity and price; money in whole øre."""

    id = primary_key()
    customer = anybodys_key()
    number = Text(default=None)
    told_of = Text(null=True, default=None)
    order_number = Text(null=True, default=None)
    kid = Text(default=None)
    account = Text(null=True, default=None)
    issued_at = Timestamptz(default=None)
    issued_event = Text(default="")
    issued_on = Date(default=None)
    due_on = Date(default=None)
    recipient = Text(default=None)
    street = Text(default=None)
    street2 = Text(null=True, default=None)
    postcode = Text(default=None)
    city = Text(default=None)
    country = Text(default=None)
    lines = JSONB(default=None)
    total_ore = BigInt(default=None)
    vat_ore = BigInt(default=None)

    personal = Declaration(
        label=Label("Fakturaer", "Invoices"),
        category="S15",
        subject=customer,
        purposes=(BOOKKEEPING, CLAIMS),
        retention=INVOICES,
        source=Source.OBSERVED,
        erasure=Erasure.KEEP,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, erasure=Erasure.BLANK),
            about(number, "Fakturanummer", "Invoice number"),
            about(
                told_of,
                "Kundenummeret den er stilet til",
                "The customer number it was issued to",
                erasure=Erasure.BLANK,
            ),
            about(order_number, "Bestillingsnummer", "Order number", category="S39"),
            about(kid, "KID", "KID (payment reference)"),
            technical(account, "the shop's own account"),
            technical(issued_at, "when the accounting told of it"),
            technical(issued_event, TIE),
            about(issued_on, "Fakturadato", "Issued on"),
            about(due_on, "Forfall", "Due on"),
            about(recipient, "Navn", "Name", category="S39", free_text=True),
            about(street, "Gateadresse", "Street address", category="S39", free_text=True),
            about(
                street2,
                "Gateadresse, linje 2",
                "Street address, line 2",
                category="S39",
                free_text=True,
            ),
            about(postcode, "Postnummer", "Postcode", category="S39"),
            about(city, "Poststed", "City", category="S39", free_text=True),
            about(country, "Land", "Country", category="S39"),
            about(lines, "Varer", "Goods", category="S39"),
            about(total_ore, "Sum", "Total"),
            about(vat_ore, "Herav merverdiavgift", "VAT in it"),
        ),
    )


class InvoiceEntry(Declared, Table, db=DB, tablename="invoice_entry"):
    """A reminder, a payment, a credit, or that a debt went to inkasso; each once."""

    id = primary_key()
    customer = anybodys_key()
    invoice = UUID(default=None)
    kind = Text(default=None)
    at = Timestamptz(default=None)
    event = Text(default=None)
    on_day = Date(null=True, default=None)
    amount_ore = BigInt(default=0)
    number = SmallInt(null=True, default=None)
    due_on = Date(null=True, default=None)
    method = Text(null=True, default=None)
    collector = Text(null=True, default=None)
    collector_phone = Text(null=True, default=None)
    collector_url = Text(null=True, default=None)
    collector_account = Text(null=True, default=None)
    reference = Text(null=True, default=None)
    reason = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Betaling, purring og inkasso", "Payments, reminders and inkasso"),
        category="S15",
        subject=customer,
        purposes=(BOOKKEEPING, CLAIMS),
        retention=WITH_INVOICE,
        source=Source.OBSERVED,
        erasure=Erasure.KEEP,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, erasure=Erasure.BLANK),
            technical(invoice, "an id of ours"),
            about(kind, "Hva", "What"),
            about(at, "Når vi fikk vite det", "When we were told"),
            technical(event, "what the accounting calls its event"),
            about(on_day, "Dato", "Day"),
            about(amount_ore, "Beløp", "Amount"),
            about(number, "Purring nummer", "Which reminder"),
            about(due_on, "Ny forfallsdato", "New due date"),
            about(method, "Betalingsmåte", "Way of payment", category="S13"),
            about(collector, "Inkassoselskap", "Who collects"),
            about(collector_phone, "Inkassoselskapets telefon", "The collector's telephone"),
            about(collector_url, "Inkassoselskapets nettside", "The collector's web page"),
            about(collector_account, "Inkassoselskapets konto", "The collector's account"),
            about(reference, "Referanse", "Reference"),
            about(reason, "Grunn", "Reason", free_text=True, source=Source.STAFF),
        ),
    )
