"""What was sent to the customer, and what the customer sends back."""

from piccolo.columns import JSONB, UUID, BigInt, Date, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Declaration,
    Declared,
    Editor,
    Erasure,
    Source,
    about,
    technical,
)
from minside.core.purposes import BOOKKEEPING, CLAIMS, DELIVERY

from .kept import PACKING_SLIPS, TIE, WITH_ORDER, anybodys_key, by_its_author


class Shipment(Declared, Table, db=DB, tablename="shipment"):
    """A parcel; `contents` is a list of line and quantity. Its purpose is one of three, by a check
    in the database (S33)."""

    id = primary_key()
    customer = anybodys_key()
    shop_order = UUID(default=None)
    number = Text(default=None)
    purpose = Text(default=None)
    carrier = Text(default=None)
    tracking = Text(null=True, default=None)
    tracking_url = Text(null=True, default=None)
    contents = JSONB(default=None)
    shipped_at = Timestamptz(default=None)
    shipped_event = Text(default="")
    expected_on = Date(null=True, default=None)
    delivered_at = Timestamptz(null=True, default=None)
    delivered_event = Text(default="")
    returned_at = Timestamptz(null=True, default=None)
    returned_event = Text(default="")
    return_reason = Text(null=True, default=None)
    return_why = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Pakker og pakksedler", "Parcels and packing slips"),
        category="S25",
        subject=customer,
        purposes=(DELIVERY, CLAIMS, BOOKKEEPING),
        retention=WITH_ORDER,
        source=Source.OBSERVED,
        erasure=Erasure.KEEP,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, erasure=Erasure.BLANK),
            technical(shop_order, "an id of ours"),
            about(number, "Pakkens nummer", "The parcel's number", retention=PACKING_SLIPS),
            about(purpose, "Hvorfor den ble sendt", "Why it was sent", category="S33"),
            about(carrier, "Transportør", "Carrier", retention=PACKING_SLIPS),
            about(
                tracking,
                "Sporingsnummer",
                "Tracking number",
                erasure=Erasure.BLANK,
                retention=PACKING_SLIPS,
            ),
            about(
                tracking_url,
                "Sporingslenke",
                "Tracking link",
                erasure=Erasure.BLANK,
                retention=PACKING_SLIPS,
            ),
            about(contents, "Innhold", "Contents"),
            about(shipped_at, "Sendt", "Sent"),
            technical(shipped_event, TIE),
            about(expected_on, "Ventet", "Expected", retention=PACKING_SLIPS),
            about(delivered_at, "Levert", "Delivered"),
            technical(delivered_event, TIE),
            about(returned_at, "Kom tilbake til oss", "Came back to us"),
            technical(returned_event, TIE),
            about(
                return_reason,
                "Hvorfor den kom tilbake",
                "Why it came back",
                free_text=True,
                source=Source.STAFF,
                erasure=Erasure.BLANK,
            ),
            about(
                return_why,
                "Hva slags grunn det var",
                "What kind of reason it was",
                source=Source.STAFF,
            ),
        ),
    )


class OrderReturn(Declared, Table, db=DB, tablename="order_return"):
    """What a customer sends back; `lines` is a list of line and quantity."""

    id = primary_key()
    customer = anybodys_key()
    shop_order = UUID(default=None)
    number = Text(default=None)
    opened_by = Text(default=None)
    opened_at = Timestamptz(default=None)
    opened_event = Text(default="")
    lines = JSONB(default=None)
    reason = Text(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    received_at = Timestamptz(null=True, default=None)
    received_event = Text(default="")
    refunded_at = Timestamptz(null=True, default=None)
    refunded_event = Text(default="")
    refunded_ore = BigInt(null=True, default=None)
    deducted_from = Text(null=True, default=None)
    refused_at = Timestamptz(null=True, default=None)
    refused_event = Text(default="")
    refusal = Text(null=True, default=None)
    written_by = anybodys_key()

    personal = Declaration(
        label=Label("Returer", "Returns"),
        category="S26",
        subject=customer,
        author=written_by,
        purposes=(CLAIMS, BOOKKEEPING),
        retention=WITH_ORDER,
        editors=(Editor.CUSTOMER, Editor.STAFF),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(shop_order, "an id of ours"),
            about(number, "Returnummer", "Return number", source=Source.DERIVED),
            about(opened_by, "Meldt av", "Reported by", source=Source.OBSERVED),
            about(opened_at, "Meldt", "Reported", source=Source.OBSERVED),
            technical(opened_event, TIE),
            about(lines, "Hva som sendes tilbake", "What is sent back"),
            about(reason, "Grunn", "Reason", free_text=True),
            about(withdrawn_at, "Trukket tilbake", "Withdrawn", source=Source.OBSERVED),
            about(received_at, "Mottatt av oss", "Received by us", source=Source.OBSERVED),
            technical(received_event, TIE),
            about(refunded_at, "Penger tilbake", "Refunded", source=Source.OBSERVED),
            technical(refunded_event, TIE),
            about(
                refunded_ore,
                "Beløp tilbake",
                "Amount refunded",
                category="S15",
                source=Source.OBSERVED,
            ),
            about(
                deducted_from,
                "Fakturaen beløpet ble trukket fra",
                "The invoice that the amount was taken off",
                category="S15",
                source=Source.OBSERVED,
            ),
            about(refused_at, "Avslått", "Refused", source=Source.OBSERVED),
            technical(refused_event, TIE),
            about(
                refusal,
                "Hvorfor den ble avslått",
                "Why it was refused",
                free_text=True,
                source=Source.STAFF,
            ),
            by_its_author(written_by),
        ),
    )
