"""Which products a customer looked at while signed in, under their consent to personalisation (S42)."""

from typing import Final

from piccolo.columns import Text, Timestamptz
from piccolo.table import Table

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
from minside.core.purposes import days

from .messages import KEPT_DAYS

PERSONALISATION: Final = Purpose(
    "personalisation",
    Label(
        "Å tilpasse det du får tilsendt, til deg og dyrene dine",
        "To adapt what you are sent to you and your pets",
    ),
    Basis.CONSENT,
    "GDPR art. 6(1)(a)",
)


def _kept(counts_from: str) -> Retention:
    return days(
        f"viewed-24-months-{counts_from}",
        "24 måneder, eller til du sier nei",
        "24 months, or until you say no",
        counts_from=counts_from,
        days=KEPT_DAYS,
    )


class ViewedProduct(Declared, Table, db=DB, tablename="viewed_product"):
    """That a customer looked at a product, and when last."""

    id = primary_key()
    customer = customer_key()
    told_of = Text(default=None)
    sku = Text(default=None)
    viewed_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Varer du har sett på", "Goods you looked at"),
        category="S42",
        subject=customer,
        purposes=(PERSONALISATION,),
        retention=_kept("viewed_at"),
        source=Source.OBSERVED,
        editors=(),
        copies=("event.streams", "event.data"),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(sku, "Vare", "Product"),
            about(viewed_at, "Sist sett på", "Looked at last"),
        ),
    )


class ViewedForgotten(Declared, Table, db=DB, tablename="viewed_forgotten"):
    """That a customer had what they looked at forgotten, all until a moment."""

    id = primary_key()
    customer = customer_key()
    until = Timestamptz(default=None)

    personal = Declaration(
        label=Label(
            "At du ba oss glemme hva du så på", "That you had us forget what you looked at"
        ),
        category="S42",
        subject=customer,
        purposes=(PERSONALISATION,),
        retention=_kept("until"),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(until, "Til når", "Until when"),
        ),
    )
