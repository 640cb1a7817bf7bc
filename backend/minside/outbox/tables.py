"""Messages to people, and the SMS they send us."""

from typing import Final

from piccolo.columns import (
    JSONB,
    UUID,
    BigInt,
    Bytea,
    ForeignKey,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
)
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical
from minside.core.purposes import ACCOUNT, SECURITY, days

CUSTOMERS_DAYS: Final = keeping.MESSAGE.days
NOBODYS_DAYS: Final = keeping.NOBODYS_MESSAGE.days


class Message(Declared, Table, db=DB, tablename="message"):
    """One message to one recipient, by mail or SMS.

    `customer` is None for an address without a customer. `values` are what the text says, and stay
    to be shown; `secrets` (links and codes) are sealed, and gone once it is sent.
    """

    id = primary_key()
    customer = ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )
    channel = Text(default=None)
    purpose = Text(default=None)
    template = Text(default=None)
    recipient = Text(default=None)
    language = Text(default=None)
    values = JSONB(default=None)
    secrets = Bytea(null=True, secret=True, default=None)
    state = Text(default=None)
    message_id = UUID(default=None)
    attempts = SmallInt(default=0)
    unknown_outcomes = SmallInt(default=0)
    created_at = Timestamptz(default=None)
    sent_at = Timestamptz(null=True, default=None)
    next_attempt_at = Timestamptz(null=True, default=None)
    useless_after = Timestamptz(null=True, default=None)
    last_error = Text(null=True, default=None)
    consent_entry = BigInt(null=True, default=None)

    personal = Declaration(
        label=Label("Meldinger til deg", "Messages to you"),
        category="S24",
        subject=customer,
        purposes=(ACCOUNT, SECURITY),
        source=Source.DERIVED,
        portability=False,
        editors=(),
        retention=days(
            "message-12-months",
            "12 måneder; 30 dager der adressen ikke hører til en kunde",
            "12 months; 30 days where the address belongs to no customer",
            counts_from="created_at",
            days=CUSTOMERS_DAYS,
        ),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            about(channel, "E-post eller SMS", "Mail or SMS"),
            about(purpose, "Hva den var til", "What it was for"),
            about(template, "Hvilken melding", "Which message"),
            about(recipient, "Mottaker", "Recipient"),
            about(language, "Språk", "Language"),
            about(values, "Det meldingen sa", "What the message said", free_text=True),
            about(
                secrets,
                "Lenker og koder (forseglet, borte når de er sendt)",
                "Links and codes (sealed, gone once sent)",
                access=False,
            ),
            about(state, "Sendt eller ikke", "Sent or not"),
            technical(message_id, "what mail servers know it by"),
            technical(attempts, "how often sending it was tried"),
            technical(unknown_outcomes, "how often it was handed over and no answer came"),
            about(created_at, "Skrevet", "Written"),
            about(sent_at, "Sendt", "Sent"),
            technical(next_attempt_at, "when it is tried again"),
            technical(useless_after, "when its link or code has no use any more"),
            about(last_error, "Hvorfor den ikke kom fram", "Why it didn't arrive"),
            technical(consent_entry, "the entry of the consent ledger that it rests on"),
        ),
    )


class InboundSms(Declared, Table, db=DB, tablename="inbound_sms"):
    """An SMS to us, as the gateway brought it."""

    id = primary_key()
    gateway_id = Text(default=None)
    sender = Text(default=None)
    text = Text(default=None)
    received_at = Timestamptz(default=None)
    answered_at = Timestamptz(null=True, default=None)
    understood = Text(null=True, default=None)

    personal = Declaration(
        label=Label("SMS til oss", "SMS to us"),
        category="S11",
        subject_reason="anybody with a telephone can write; a number proves no customer",
        purposes=(ACCOUNT,),
        portability=False,
        editors=(),
        retention=days(
            "sms-30-days",
            "30 dager",
            "30 days",
            counts_from="received_at",
            days=NOBODYS_DAYS,
        ),
        columns=(
            technical(id, "an id of ours"),
            technical(gateway_id, "the gateway's own id"),
            about(sender, "Avsender", "Sender"),
            about(text, "Tekst", "Text", free_text=True),
            about(received_at, "Mottatt", "Received", source=Source.OBSERVED),
            about(answered_at, "Besvart", "Answered", source=Source.OBSERVED),
            about(understood, "Hva du ba om", "What you asked for", source=Source.DERIVED),
        ),
    )
