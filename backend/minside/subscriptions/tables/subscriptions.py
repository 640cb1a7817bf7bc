"""What comes regularly, how often, and to whom of the pets."""

from piccolo.columns import JSONB, UUID, BigInt, Date, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical

from .kept import FIXED_DELIVERIES, ORDERED, TOLD, YEARS


class Subscription(Declared, Table, db=DB, tablename="subscription"):
    """An agreement on fixed deliveries (S12)."""

    id = primary_key()
    customer = customer_key()
    state = Text(default=None)
    anchor_on = Date(default=None)
    anchor_number = Integer(default=None)
    every = SmallInt(default=None)
    unit = Text(default=None)
    address = UUID(null=True, default=None)
    delivery_method = Text(default=None)
    payment = Text(default=None)
    notice = Text(default=None)
    paused_until = Date(null=True, default=None)
    state_by = Text(null=True, default=None)
    state_since = Timestamptz(default=None)
    reason = Text(null=True, default=None)
    told = Text(null=True, default=None)
    version = Integer(default=1)
    created_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Faste leveringer", "Fixed deliveries"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(state, "Hvordan avtalen står", "How it stands"),
            about(anchor_on, "Dagen som det telles fra", "The day it is counted from"),
            technical(anchor_number, "which delivery comes on that day"),
            about(every, "Hvor ofte", "How often"),
            about(unit, "Uker eller måneder", "Weeks or months"),
            about(address, "Adresse", "Address"),
            about(delivery_method, "Leveringsmåte", "Way of delivery", copies=ORDERED),
            about(payment, "Betalingsmåte", "Way of payment", copies=ORDERED),
            about(notice, "Varsel på e-post eller SMS", "Notice by e-mail or SMS"),
            about(paused_until, "Pause til", "Paused until"),
            about(state_by, "Hvem som stanset den", "Who stopped it", source=Source.OBSERVED),
            about(state_since, "Siden", "Since", source=Source.OBSERVED, editors=()),
            about(reason, "Grunn", "Reason", free_text=True),
            technical(told, "whether a letter said last that it was agreed or had ended"),
            technical(version, "counts its changes"),
            about(created_at, "Begynte", "Began", source=Source.OBSERVED, editors=()),
        ),
    )


class SubscriptionLine(Declared, Table, db=DB, tablename="subscription_line"):
    """A product that comes with every delivery; prices are for one, in øre."""

    id = primary_key()
    customer = customer_key()
    subscription = UUID(default=None)
    position = SmallInt(default=None)
    sku = Text(default=None)
    quantity = SmallInt(default=None)
    agreed_ore = BigInt(default=None)
    ceiling_ore = BigInt(null=True, default=None)
    when_out = Text(default=None)
    substitute_sku = Text(null=True, default=None)
    substitute_agreed_ore = BigInt(null=True, default=None)

    personal = Declaration(
        label=Label("Varer i faste leveringer", "Goods in fixed deliveries"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(subscription, "which agreement"),
            technical(position, "its place in the list"),
            about(sku, "Vare", "Product", copies=(*ORDERED, *TOLD)),
            about(quantity, "Antall", "Quantity", copies=(*ORDERED, *TOLD)),
            about(agreed_ore, "Avtalt pris i øre", "Agreed price in øre", copies=TOLD),
            about(ceiling_ore, "Høyeste pris i øre", "Highest price in øre", copies=TOLD),
            about(when_out, "Hvis den er utsolgt", "When it is sold out"),
            about(substitute_sku, "Erstatning", "Substitute", copies=(*ORDERED, *TOLD)),
            about(
                substitute_agreed_ore, "Avtalt pris for den, i øre", "Agreed price of that, in øre"
            ),
        ),
    )


class SubscriptionLinePet(Declared, Table, db=DB, tablename="subscription_line_pet"):
    """Which pets eat a line."""

    id = primary_key()
    customer = customer_key()
    line = UUID(default=None)
    pet = UUID(default=None)

    personal = Declaration(
        label=Label("Hvem som spiser hva", "Who eats what"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(line, "Varen", "The product"),
            about(pet, "Dyret", "The pet"),
        ),
    )


class SubscriptionChange(Declared, Table, db=DB, tablename="subscription_change"):
    """Who changed what, and how it was before (N10)."""

    id = primary_key()
    customer = customer_key()
    subscription = UUID(default=None)
    version = Integer(default=None)
    kind = Text(default=None)
    done_by = Text(default=None)
    number = Integer(null=True, default=None)
    said = JSONB(default="{}")
    before = JSONB(null=True, default=None)
    changed_at = Timestamptz(default=None)
    undo_until = Timestamptz(null=True, default=None)
    undone_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Endringer i faste leveringer", "Changes of fixed deliveries"),
        category="S17",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(subscription, "which agreement"),
            technical(version, "which change of it"),
            about(kind, "Hva", "What"),
            about(done_by, "Av hvem", "By whom"),
            about(number, "Hvilken levering", "Which delivery"),
            about(said, "Hva som ble endret", "What was changed", free_text=True),
            about(before, "Hvordan det var før", "How it was before", free_text=True),
            about(changed_at, "Når", "When"),
            about(undo_until, "Kan angres fram til", "Can be undone until"),
            about(undone_at, "Angret", "Undone"),
        ),
    )
