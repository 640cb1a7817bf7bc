"""Conversations with customer service, what was attached to them, and phone calls."""

from typing import Final

from piccolo.columns import UUID, Boolean, Bytea, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Editor,
    Purpose,
    Source,
    about,
    technical,
)
from minside.core.purposes import CLAIMS, WITH_ACCOUNT

CONTACT: Final = Purpose(
    "contact",
    Label("Å svare deg når du tar kontakt", "To answer you when you contact us"),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
_TIE: Final = "what the teller calls its event: it tells two words of one moment apart"
_TOLD: Final = ("event.streams", "event.data")
_TOLD_ON: Final = (*_TOLD, "outgoing_event.data", "event_delivery.data", "message.values")


class Conversation(Declared, Table, db=DB, tablename="conversation"):
    """A thread with the shop, begun here, or told by the helpdesk. While its `claim` is open it holds what
    it needs. `closed_at` and `claim_at` are of the newest word about that, whatever it said."""

    id = primary_key()
    customer = customer_key()
    number = Text(default=None)
    told_of = Text(null=True, default=None)
    kind = Text(default=None)
    subject = Text(default=None)
    about_order = Text(null=True, default=None)
    about_line = Text(null=True, default=None)
    opened_by = Text(default=None)
    opened_at = Timestamptz(default=None)
    opened_event = Text(default="")
    touched_at = Timestamptz(default=None)
    is_closed = Boolean(default=False)
    closed_at = Timestamptz(null=True, default=None)
    closed_event = Text(default="")
    claim = Text(null=True, default=None)
    claim_at = Timestamptz(null=True, default=None)
    claim_event = Text(default="")
    claim_outcome = Text(null=True, default=None)
    read_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Samtaler med kundeservice", "Conversations with customer service"),
        category="S11",
        subject=customer,
        purposes=(CONTACT, CLAIMS),
        retention=WITH_ACCOUNT,
        editors=(),
        copies=_TOLD_ON,
        stays_with_number=False,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            about(number, "Saksnummer", "Reference", source=Source.DERIVED),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(kind, "Hva det gjelder", "What it is about"),
            about(subject, "Emne", "Subject", free_text=True),
            about(about_order, "Bestilling", "Order"),
            about(about_line, "Linje", "Line"),
            about(opened_by, "Begynt av", "Begun by", source=Source.OBSERVED),
            about(opened_at, "Begynt", "Begun", source=Source.OBSERVED),
            technical(opened_event, _TIE),
            about(touched_at, "Sist skrevet i", "Last written in", source=Source.OBSERVED),
            about(is_closed, "Avsluttet", "Closed", source=Source.STAFF),
            about(
                closed_at, "Avsluttet eller åpnet igjen", "Closed or reopened", source=Source.OBSERVED
            ),
            technical(closed_event, _TIE),
            about(claim, "Åpen eller avgjort sak", "Open or settled claim", category="S14"),
            about(
                claim_at, "Når saken ble det", "When the claim was that",
                category="S14", source=Source.OBSERVED,
            ),
            technical(claim_event, _TIE),
            about(
                claim_outcome, "Hva saken ble til", "What came of the claim",
                category="S14", source=Source.STAFF, free_text=True,
            ),
            about(read_at, "Lest til", "Read until", source=Source.OBSERVED, copies=()),
        ),
    )  # fmt: skip


class ConversationMessage(Declared, Table, db=DB, tablename="conversation_message"):
    """What was written in a conversation; of a stranger's mail only that it came."""

    id = primary_key()
    customer = customer_key()
    conversation = UUID(default=None)
    written_by = Text(default=None)
    channel = Text(default=None)
    body = Text(null=True, default=None)
    written_at = Timestamptz(default=None)
    arrived_at = Timestamptz(default=None)
    event = Text(default="")
    reply = Text(null=True, default=None)
    mail = Bytea(null=True, default=None)
    left_out = SmallInt(default=0)

    personal = Declaration(
        label=Label("Det som er skrevet med kundeservice", "What was written with customer service"),
        category="S11",
        subject=customer,
        purposes=(CONTACT, CLAIMS),
        retention=WITH_ACCOUNT,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(conversation, "an id of ours"),
            about(written_by, "Hvem som skrev", "Who wrote", source=Source.OBSERVED),
            about(channel, "Hvordan", "How", source=Source.OBSERVED),
            about(
                body, "Teksten", "The text",
                free_text=True, editors=(Editor.CUSTOMER,), copies=_TOLD_ON,
            ),
            about(written_at, "Skrevet", "Written", source=Source.OBSERVED),
            about(arrived_at, "Kommet hit", "Arrived here", source=Source.OBSERVED),
            technical(event, _TIE),
            about(reply, "Svarets navn", "What the reply is called", source=Source.STAFF),
            technical(mail, "a keyed fingerprint of what the mail is called, so that it comes once"),
            technical(left_out, "how many attachments of a mail couldn't be taken"),
        ),
    )  # fmt: skip


class ConversationAttachment(Declared, Table, db=DB, tablename="conversation_attachment"):
    """A picture or a PDF that goes with a message; its bytes lie in `File`."""

    id = primary_key()
    customer = customer_key()
    message = UUID(default=None)
    file = UUID(default=None)
    name = Text(null=True, default=None)
    position = SmallInt(default=None)

    personal = Declaration(
        label=Label("Vedlegg til kundeservice", "Attachments to customer service"),
        category="S11",
        subject=customer,
        purposes=(CONTACT, CLAIMS),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(message, "an id of ours"),
            about(file, "Fil", "File"),
            about(name, "Filnavn", "File name", free_text=True),
            technical(position, "where it stands among the others"),
        ),
    )


class PhoneCall(Declared, Table, db=DB, tablename="phone_call"):
    """A call with customer service, as staff noted it; of two notes the later one."""

    id = primary_key()
    customer = customer_key()
    number = Text(default=None)
    told_of = Text(default=None)
    direction = Text(default=None)
    summary = Text(default=None)
    began_at = Timestamptz(default=None)
    logged_at = Timestamptz(default=None)
    event = Text(default="")

    personal = Declaration(
        label=Label("Telefonsamtaler", "Phone calls"),
        category="S14",
        subject=customer,
        purposes=(CONTACT, CLAIMS),
        retention=WITH_ACCOUNT,
        source=Source.STAFF,
        editors=(Editor.STAFF,),
        copies=_TOLD,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(number, "Samtalens nummer", "The call's number"),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(direction, "Hvem som ringte", "Who called"),
            about(summary, "Notatet", "The note", free_text=True),
            about(began_at, "Når", "When", source=Source.OBSERVED),
            about(logged_at, "Notert", "Noted", source=Source.OBSERVED),
            technical(event, _TIE),
        ),
    )
