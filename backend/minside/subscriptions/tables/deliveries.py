"""Each delivery: planned, ordered, and what it was charged."""

from piccolo.columns import JSONB, UUID, BigInt, Date, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical

from .kept import FIXED_DELIVERIES, ORDERED, TOLD, YEARS


class Delivery(Declared, Table, db=DB, tablename="delivery"):
    """One occurrence of a subscription."""

    id = primary_key()
    customer = customer_key()
    subscription = UUID(default=None)
    number = Integer(default=None)
    state = Text(default=None)
    planned_on = Date(default=None)
    deliver_on = Date(default=None)
    moved_by = Text(null=True, default=None)
    deadline_at = Timestamptz(default=None)
    noticed_at = Timestamptz(null=True, default=None)
    address = UUID(null=True, default=None)
    payment = Text(null=True, default=None)
    put_off_since = Date(null=True, default=None)
    shop_order = UUID(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    left_out = JSONB(default="[]")

    personal = Declaration(
        label=Label("Leveringer", "Deliveries"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        source=Source.DERIVED,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(subscription, "which agreement"),
            about(number, "Nummer", "Number", editors=()),
            about(state, "Hvordan den står", "How it stands"),
            about(planned_on, "Dag etter planen", "Day by the plan", editors=()),
            about(deliver_on, "Leveringsdag", "Day of delivery", copies=(*ORDERED, *TOLD)),
            about(moved_by, "Hvorfor den er flyttet", "Why it was moved", editors=()),
            about(deadline_at, "Kan endres fram til", "Can be changed until", editors=(), copies=TOLD),
            about(noticed_at, "Varslet", "Notice sent", editors=()),
            about(address, "Adresse denne gangen", "Address this time", source=Source.GIVEN),
            about(payment, "Betalingsmåte denne gangen", "Way of payment this time", source=Source.GIVEN),
            about(put_off_since, "Utsatt siden", "Put off since", editors=()),
            about(shop_order, "Bestilling", "Order", editors=(), copies=ORDERED),
            about(settled_at, "Avgjort", "Settled", editors=()),
            about(left_out, "Det som ikke ble med", "What didn't come along", editors=(), copies=TOLD),
        ),
    )  # fmt: skip


class DeliveryLine(Declared, Table, db=DB, tablename="delivery_line"):
    """For one delivery only: another quantity, or an extra."""

    id = primary_key()
    customer = customer_key()
    delivery = UUID(default=None)
    sku = Text(default=None)
    quantity = SmallInt(default=None)
    agreed_ore = BigInt(default=None)

    personal = Declaration(
        label=Label("Endret for én levering", "Changed for one delivery"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(delivery, "which delivery"),
            about(sku, "Vare", "Product", copies=(*ORDERED, *TOLD)),
            about(quantity, "Antall", "Quantity", copies=(*ORDERED, *TOLD)),
            about(agreed_ore, "Avtalt pris i øre", "Agreed price in øre"),
        ),
    )


class PricePromise(Declared, Table, db=DB, tablename="price_promise"):
    """A price that went up over what was agreed, and what the customer answered (N9)."""

    id = primary_key()
    customer = customer_key()
    line = UUID(default=None)
    old_ore = BigInt(default=None)
    new_ore = BigInt(default=None)
    told_ore = BigInt(default=None)
    keeps_number = Integer(default=None)
    raised_at = Timestamptz(default=None)
    answer = Text(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Prisløfter", "Price promises"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        source=Source.DERIVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(line, "which line"),
            about(old_ore, "Gammel pris i øre", "Old price in øre", copies=TOLD),
            about(new_ore, "Ny pris i øre", "New price in øre", copies=TOLD),
            technical(told_ore, "the highest of them that was told"),
            technical(keeps_number, "the last delivery that keeps the old price"),
            about(raised_at, "Når prisen steg", "When it went up"),
            about(answer, "Svaret ditt", "Your answer", source=Source.GIVEN),
            about(answered_at, "Svart", "Answered", source=Source.OBSERVED),
        ),
    )


class Charge(Declared, Table, db=DB, tablename="charge"):
    """What the shop was asked to charge for a delivery, and what came of it."""

    id = primary_key()
    customer = customer_key()
    delivery = UUID(default=None)
    amount_ore = BigInt(default=None)
    payment = Text(default=None)
    state = Text(default=None)
    attempt = SmallInt(default=1)
    asked_at = Timestamptz(default=None)
    failed_at = Timestamptz(null=True, default=None)
    held_at = Timestamptz(null=True, default=None)
    next_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    reason = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Betaling for leveringer", "Payment for deliveries"),
        category="S15",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(delivery, "which delivery"),
            about(amount_ore, "Beløp i øre", "Amount in øre", copies=(*ORDERED, *TOLD)),
            about(payment, "Betalingsmåte", "Way of payment", copies=ORDERED),
            about(state, "Hvordan det står", "How it stands"),
            about(attempt, "Antall forsøk", "How often it was tried", copies=ORDERED),
            about(asked_at, "Sist forsøkt", "Last tried"),
            about(failed_at, "Gikk ikke første gang", "Failed first"),
            about(
                held_at,
                "Betalt, og venter på om bestillingen avbestilles",
                "Paid, and waits for whether its order is cancelled",
            ),
            about(next_at, "Prøves igjen", "Tried again"),
            about(settled_at, "Betalt", "Paid"),
            about(reason, "Grunn", "Reason", copies=TOLD),
        ),
    )
