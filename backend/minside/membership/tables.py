"""Who joined and left the venneklubb, what members get, and discount codes."""

from typing import Final

from piccolo.columns import BigInt, Boolean, Date, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import customer_key, primary_key
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
from minside.core.purposes import WITH_ACCOUNT

CLUB: Final = Purpose(
    "club",
    Label("Å gi deg fordelene i venneklubben", "To give you the benefits of the venneklubb"),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
MONTHS_KEPT: Final = keeping.DISCOUNT_CODE_MONTHS
_CODES: Final = Retention(
    "discount-codes",
    Label(
        f"{MONTHS_KEPT} måneder etter at koden er brukt opp eller gått ut",
        f"{MONTHS_KEPT} months after the code is used up or has expired",
    ),
    "GDPR art. 5(1)(e)",
)
_OFFERED: Final = Retention(
    "benefits", Label("Så lenge butikken finnes", "As long as there is a shop"), "not personal data"
)
_TOLD: Final = ("event.streams", "event.data")


class MembershipFact(Declared, Table, db=DB, tablename="membership_fact"):
    """Somebody joined or left, by whose act and why. `event` orders what was told for one moment."""

    id = primary_key()
    customer = customer_key()
    is_joining = Boolean(default=None)
    done_by = Text(default=None)
    reason = Text(null=True, default=None)
    told_of = Text(null=True, default=None)
    happened_at = Timestamptz(default=None)
    event = Text(default="")

    personal = Declaration(
        label=Label("Medlemskap i venneklubben", "Membership of the venneklubb"),
        category="S6",
        subject=customer,
        purposes=(CLUB,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        editors=(),
        copies=(*_TOLD, "outgoing_event.data", "event_delivery.data"),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(is_joining, "Meldt inn (ellers ut)", "Joined (else left)"),
            about(done_by, "Av hvem", "By whom"),
            about(reason, "Grunn", "Reason", free_text=True, source=Source.GIVEN, copies=_TOLD),
            about(
                told_of,
                "Kundenummeret det gjaldt",
                "The customer number it was said of",
                copies=_TOLD,
            ),
            about(happened_at, "Når", "When"),
            technical(event, "what the shop calls its event; empty where it was none"),
        ),
    )


class Benefit(Declared, Table, db=DB, tablename="benefit"):
    """What members get. Nobody's row: the same for all who look."""

    name = Text(primary_key=True, default=None)
    title_nb = Text(null=True, default=None)
    title_en = Text(null=True, default=None)
    text_nb = Text(null=True, default=None)
    text_en = Text(null=True, default=None)
    from_on = Date(null=True, default=None)
    until_on = Date(null=True, default=None)
    offered_at = Timestamptz(null=True, default=None)
    offered_by = Text(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Fordeler i venneklubben", "Benefits of the venneklubb"),
        category="S30",
        subject_reason="what every member gets says nothing of anybody",
        purposes=(CLUB,),
        source=Source.OBSERVED,
        access=False,
        portability=False,
        editors=(),
        retention=_OFFERED,
        columns=(
            technical(name, "what the shop calls it"),
            technical(title_nb, "the shop's words"),
            technical(title_en, "the shop's words"),
            technical(text_nb, "the shop's words"),
            technical(text_en, "the shop's words"),
            technical(from_on, "the first day"),
            technical(until_on, "the last day"),
            technical(offered_at, "when it was last offered"),
            technical(offered_by, "what the shop calls its event"),
            technical(withdrawn_at, "when it was last withdrawn"),
            technical(withdrawn_by, "what the shop calls its event"),
        ),
    )


class DiscountCode(Declared, Table, db=DB, tablename="discount_code"):
    """What the shop said of a customer's code; of several words about one code the last counts.

    The shop makes it, so it is read and taken along in a copy, but isn't the customer's to move
    (GDPR art. 20).
    """

    id = primary_key()
    customer = customer_key()
    code = Text(default=None)
    title_nb = Text(null=True, default=None)
    title_en = Text(null=True, default=None)
    percent = SmallInt(null=True, default=None)
    amount_ore = BigInt(null=True, default=None)
    least_total_ore = BigInt(null=True, default=None)
    valid_from = Date(null=True, default=None)
    valid_until = Date(null=True, default=None)
    told_of = Text(null=True, default=None)
    is_once = Boolean(default=None)
    issued_at = Timestamptz(default=None)
    event = Text(default=None)

    personal = Declaration(
        label=Label("Rabattkoder", "Discount codes"),
        category="S30",
        subject=customer,
        purposes=(CLUB,),
        retention=_CODES,
        source=Source.OBSERVED,
        portability=False,
        editors=(),
        copies=_TOLD,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", copies=()),
            about(code, "Kode", "Code"),
            about(title_nb, "Navn på norsk", "Name in Norwegian", free_text=True),
            about(title_en, "Navn på engelsk", "Name in English", free_text=True),
            about(percent, "Rabatt i prosent", "Discount in per cent"),
            about(amount_ore, "Rabatt i øre", "Discount in øre"),
            about(least_total_ore, "Minste kjøp i øre", "Least purchase in øre"),
            about(valid_from, "Gjelder fra", "Valid from"),
            about(valid_until, "Gjelder til og med", "Valid through"),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(is_once, "Kan brukes én gang", "Good for once"),
            about(issued_at, "Gitt", "Given"),
            technical(event, "what the shop calls its event"),
        ),
    )


class DiscountCodeUse(Declared, Table, db=DB, tablename="discount_code_use"):
    """A code was used, whether or not the shop has told of that code yet."""

    id = primary_key()
    customer = customer_key()
    code = Text(default=None)
    told_of = Text(null=True, default=None)
    order_number = Text(null=True, default=None)
    used_at = Timestamptz(default=None)
    event = Text(default=None)

    personal = Declaration(
        label=Label("Bruk av rabattkoder", "Use of discount codes"),
        category="S10",
        subject=customer,
        purposes=(CLUB,),
        retention=_CODES,
        source=Source.OBSERVED,
        editors=(),
        copies=_TOLD,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(code, "Kode", "Code"),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(order_number, "Bestilling", "Order"),
            about(used_at, "Brukt", "Used"),
            technical(event, "what the shop calls its event"),
        ),
    )
