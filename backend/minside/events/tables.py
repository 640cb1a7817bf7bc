"""Events in and out, and to whom a customer's data was disclosed."""

from typing import Final

from piccolo.columns import (
    JSONB,
    UUID,
    Array,
    Boolean,
    Bytea,
    Column,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
)
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    About,
    Declaration,
    Declared,
    Retention,
    Source,
    Technical,
    about,
    technical,
)
from minside.core.purposes import ACCOUNT, DELIVERY, WITH_ACCOUNT, days

EVENT_KEPT: Final = keeping.EVENT
_SETTLED: Final = days(
    "events",
    "90 dager etter at den er ferdig behandlet",
    "90 days after it is settled",
    counts_from="settled_at",
    days=EVENT_KEPT.days,
)


def _somebodys_or_nobodys() -> ForeignKey:
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )


class Event(Declared, Table, db=DB, tablename="event"):
    """One event as it was received. Once handled, only that it came is left."""

    id = primary_key()
    batch = UUID(default=None)
    source = Text(default=None)
    event_id = Text(default=None)
    body_sha256 = Bytea(default=None)
    type = Text(default=None)
    version = SmallInt(default=None)
    occurred_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    streams = Array(base_column=Text(), default=None)
    waits_for = Text(null=True, default=None)
    data = JSONB(null=True, default=None)
    state = Text(default=None)
    reason = Text(null=True, default=None)
    attempts = SmallInt(default=0)
    retry_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Det butikken har fortalt", "What the shop has told"),
        category="S8",
        subject_reason="it is stored before anybody knows whom it is about; handled, it is empty",
        purposes=(ACCOUNT, DELIVERY),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=_SETTLED,
        columns=(
            technical(id, "an id of ours"),
            technical(batch, "which came together"),
            technical(source, "which of the shop's systems told it"),
            technical(event_id, "what that system calls it"),
            technical(body_sha256, "to know another event under the same id"),
            technical(type, "what kind it is"),
            technical(version, "which version of the kind"),
            technical(occurred_at, "when it happened"),
            technical(received_at, "when it came"),
            about(streams, "Hvem og hva det gjelder", "Whom and what it is about"),
            about(waits_for, "Hva det venter på", "What it waits for"),
            about(data, "Innhold", "Content", free_text=True),
            technical(state, "what became of it"),
            about(reason, "Hvorfor det ikke ble behandlet", "Why it wasn't handled"),
            technical(attempts, "how often it failed"),
            technical(retry_at, "not before, after it failed"),
            technical(settled_at, "when it was handled or given up"),
        ),
    )


class KnownReceiver(Declared, Table, db=DB, tablename="receiver"):
    """A system that is told of customers, as the operator set it up."""

    key = Text(primary_key=True, default=None)
    name = Text(default=None)
    country = Text(default=None)

    personal = Declaration(
        label=Label("Mottakere", "Receivers"),
        category="S36",
        subject_reason="it is about a system of the shop's, and nobody in particular",
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(key, "which of the receivers in the code"),
            technical(name, "what it is called"),
            technical(country, "where it is"),
        ),
    )


def _sent_out(
    label: Label, *columns: About | Technical, subject: Column, retention: Retention
) -> Declaration:
    """What waits to be told to a receiver."""
    return Declaration(
        label=label,
        category="S36",
        subject=subject,
        purposes=(ACCOUNT, DELIVERY),
        source=Source.DERIVED,
        portability=False,
        editors=(),
        retention=retention,
        columns=columns,
    )


class OutgoingEvent(Declared, Table, db=DB, tablename="outgoing_event"):
    """Something that receivers are to be told; its data goes when each has its own part."""

    id = primary_key()
    customer = _somebodys_or_nobodys()
    stream = Text(default=None)
    type = Text(default=None)
    version = SmallInt(default=None)
    origin = Text(null=True, default=None)
    occurred_at = Timestamptz(default=None)
    data = JSONB(null=True, default=None)

    personal = _sent_out(
        Label("Det andre skal få vite", "What others are to be told"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        about(stream, "Hvem det gjelder", "Whom it is about"),
        about(type, "Hva det er", "What it is"),
        technical(version, "which version of the kind"),
        technical(origin, "which system told us, and need not be told"),
        about(occurred_at, "Når", "When"),
        about(data, "Innhold", "Content", free_text=True),
        subject=customer,
        retention=days(
            "outgoing", "90 dager", "90 days", counts_from="occurred_at", days=EVENT_KEPT.days
        ),
    )


class EventDelivery(Declared, Table, db=DB, tablename="event_delivery"):
    """What one receiver is told: the fields on its list, until it says that it has them."""

    id = primary_key()
    customer = _somebodys_or_nobodys()
    outgoing = UUID(default=None)
    receiver = Text(default=None)
    stream = Text(default=None)
    type = Text(default=None)
    version = SmallInt(default=None)
    occurred_at = Timestamptz(default=None)
    data = JSONB(null=True, default=None)
    state = Text(default=None)
    attempts = Integer(default=0)
    first_attempt_at = Timestamptz(null=True, default=None)
    next_attempt_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    last_error = Text(null=True, default=None)

    personal = _sent_out(
        Label("Det en mottaker skal få vite", "What a receiver is to be told"),
        technical(id, "an id of ours"),
        about(customer, "Kunde-id", "Customer id"),
        technical(outgoing, "the event it is a part of"),
        about(receiver, "Mottaker", "Receiver"),
        about(stream, "Hvem det gjelder", "Whom it is about"),
        about(type, "Hva det er", "What it is"),
        technical(version, "which version of the kind"),
        about(occurred_at, "Når", "When"),
        about(data, "Innhold", "Content", free_text=True),
        technical(state, "whether the receiver has it"),
        technical(attempts, "how often it was tried"),
        technical(first_attempt_at, "when it was first tried"),
        technical(next_attempt_at, "when it is tried next"),
        technical(settled_at, "when the receiver had it, or it was given up"),
        technical(last_error, "a status or a kind of failure, never what was said"),
        subject=customer,
        retention=_SETTLED,
    )


class Disclosure(Declared, Table, db=DB, tablename="disclosure"):
    """That a receiver got some of a customer's data: who, what, when (S36)."""

    id = primary_key()
    customer = customer_key()
    delivery = UUID(default=None)
    receiver = Text(default=None)
    recipient = Text(default=None)
    country = Text(default=None)
    type = Text(default=None)
    fields = Array(base_column=Text(), default=None)
    disclosed_at = Timestamptz(default=None)
    acknowledged_at = Timestamptz(null=True, default=None)
    purpose = Text(null=True, default=None)
    given = Boolean(null=True, default=None)

    personal = Declaration(
        label=Label("Hvem som har fått opplysninger om deg", "Who got data about you"),
        category="S36",
        subject=customer,
        purposes=(ACCOUNT,),
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id"),
            technical(delivery, "which sending"),
            about(receiver, "Mottakerens rolle", "The receiver's role"),
            about(recipient, "Mottaker", "Recipient"),
            about(country, "Land", "Country"),
            about(type, "Hva det gjaldt", "What it was about"),
            about(fields, "Hvilke opplysninger", "Which details"),
            about(disclosed_at, "Når", "When"),
            about(acknowledged_at, "Kvittert for", "Acknowledged"),
            about(purpose, "Hvilket samtykke", "Which consent"),
            about(given, "Om det var et ja", "Whether it was a yes"),
        ),
    )
