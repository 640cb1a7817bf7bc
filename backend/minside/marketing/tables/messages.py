"""What the newsletter tool sent, and what came of it."""

from typing import Final

from piccolo.columns import (
    BigInt,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
)
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Purpose,
    Retention,
    Source,
    about,
    technical,
)
from minside.core.purposes import ACCOUNT, days

TEXT_DAYS: Final = keeping.MARKETING_TEXT.days
KEPT_DAYS: Final = keeping.MARKETING.days
NEWSLETTER: Final = Purpose(
    "newsletter",
    Label("Å vise deg reklamen du har fått, og hvorfor", "To show the marketing you got, and why"),
    Basis.LEGAL_OBLIGATION,
    "GDPR art. 5(2) and 7(1)",
)
_TOLD: Final = ("event.streams", "event.data")


def _kept(counts_from: str) -> Retention:
    return days(
        f"marketing-24-months-{counts_from}",
        "24 måneder",
        "24 months",
        counts_from=counts_from,
        days=KEPT_DAYS,
    )


_TEXT_KEPT: Final = days(
    "marketing-text-12-months",
    "12 måneder",
    "12 months",
    counts_from="sent_at",
    days=TEXT_DAYS,
)


def _customer() -> ForeignKey:
    """None where nobody is shown to be the one whom it is about."""
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )


class MarketingMessage(Declared, Table, db=DB, tablename="marketing_message"):
    """One message to one customer or address, as the tool told of it last. `message` is what the tool
    calls it; one of another customer's may be called the same."""

    id = primary_key()
    customer = _customer()
    told_of = Text(null=True, default=None)
    tool = Text(default=None)
    message = Text(default=None)
    purpose = Text(default=None)
    channel = Text(default=None)
    recipient = Text(null=True, default=None)
    subject = Text(default=None)
    text = Text(null=True, default=None)
    sent_at = Timestamptz(default=None)
    event = Text(default=None)
    consent_entry = BigInt(null=True, default=None)
    consent_text_sha256 = Bytea(null=True, default=None)
    is_unconsented = Boolean(default=None)

    personal = Declaration(
        label=Label("Reklame du har fått", "Marketing you got"),
        category="S10",
        subject=customer,
        purposes=(NEWSLETTER,),
        retention=_kept("sent_at"),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        copies=_TOLD,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", copies=()),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            technical(tool, "which system told of it"),
            technical(message, "what that system calls it"),
            about(purpose, "Hva den var til", "What it was for"),
            about(channel, "E-post eller SMS", "Mail or SMS"),
            about(recipient, "Mottaker", "Recipient"),
            about(subject, "Emne", "Subject", free_text=True),
            about(text, "Tekst", "Text", free_text=True, retention=_TEXT_KEPT),
            about(sent_at, "Sendt", "Sent"),
            technical(event, "what the tool calls its event"),
            about(
                consent_entry,
                "Samtykket den bygger på",
                "The consent it rests on",
                source=Source.DERIVED,
                copies=(),
            ),
            technical(consent_text_sha256, "the hash of what was agreed to"),
            about(
                is_unconsented,
                "Sendt uten samtykke",
                "Sent without a consent",
                source=Source.DERIVED,
                copies=(),
            ),
        ),
    )


class MarketingMessageUse(Declared, Table, db=DB, tablename="marketing_message_use"):
    """That a message was opened or clicked, under consent; that it came back, was marked as spam, or its
    code was used. Known by its number, tool and message, whether or not that was told of yet."""

    id = primary_key()
    customer = _customer()
    told_of = Text(default=None)
    tool = Text(default=None)
    message = Text(default=None)
    kind = Text(default=None)
    at = Timestamptz(default=None)
    link = Text(null=True, default=None)
    code = Text(null=True, default=None)
    order_number = Text(null=True, default=None)
    is_permanent = Boolean(null=True, default=None)
    event = Text(default=None)

    personal = Declaration(
        label=Label("Hvordan reklamen ble brukt", "How the marketing was used"),
        category="S10",
        subject=customer,
        purposes=(NEWSLETTER,),
        retention=_kept("at"),
        source=Source.OBSERVED,
        editors=(),
        copies=_TOLD,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            technical(tool, "which system told of it"),
            technical(message, "what that system calls the message"),
            about(kind, "Hva som skjedde", "What happened"),
            about(at, "Når", "When"),
            about(link, "Lenken (uten det som står bak spørsmålstegnet)", "The link (no query)"),
            about(code, "Kode", "Code"),
            about(order_number, "Bestilling", "Order"),
            about(is_permanent, "Kom i retur for godt", "Came back for good"),
            technical(event, "what the tool calls its event"),
        ),
    )


class MarketingAlarm(Declared, Table, db=DB, tablename="marketing_alarm"):
    """How many messages were sent without a consent lately, as of the last look."""

    kind = Text(primary_key=True, default=None)
    found = Integer(default=None)
    looked_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Alarmer om reklame", "Alarms about marketing"),
        category="S40",
        subject_reason="it counts what is amiss, and doesn't say whose it is",
        purposes=(ACCOUNT,),
        source=Source.DERIVED,
        access=False,
        portability=False,
        editors=(),
        retention=Retention(
            "marketing-alarm", Label("Til neste gang", "Until the next look"), "not personal data"
        ),
        columns=(
            technical(kind, "what is amiss"),
            technical(found, "how often"),
            technical(looked_at, "when somebody looked"),
        ),
    )
