"""Carts, what lies in them, and what was done with them."""

from typing import Final

from piccolo.columns import JSONB, UUID, Boolean, Integer, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Purpose,
    Source,
    about,
    technical,
)
from minside.core.purposes import WITH_ACCOUNT

CARTS: Final = Purpose(
    "carts",
    Label(
        "Å ta vare på varer du ikke har bestilt ennå", "To keep goods that you haven’t ordered yet"
    ),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
_TOLD: Final = ("message.values", "outgoing_event.data", "event_delivery.data")


class Cart(Declared, Table, db=DB, tablename="cart"):
    """What a customer gathered; one of the shop's has what the shop calls it."""

    id = primary_key()
    customer = customer_key()
    name = Text(null=True, default=None)
    named_at = Timestamptz(default=None)
    named_by = Text(default=None)
    told_of = Text(null=True, default=None)
    shop_cart = Text(null=True, default=None)
    met = UUID(null=True, default=None)
    told_at = Timestamptz(null=True, default=None)
    told_by = Text(null=True, default=None)
    version = Integer(default=1)
    created_at = Timestamptz(default=None)
    touched_at = Timestamptz(default=None)
    reminded_at = Timestamptz(null=True, default=None)
    deleted_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Handlekurver", "Carts"),
        category="S17",
        subject=customer,
        purposes=(CARTS,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(name, "Navn", "Name", free_text=True, copies=("message.values",)),
            technical(named_at, "the moment its name was said for"),
            technical(named_by, "who said its name, or which event"),
            about(
                told_of,
                "Kundenummeret den ble fortalt om",
                "The customer number it was told of",
                source=Source.OBSERVED,
                editors=(),
            ),
            about(
                shop_cart,
                "Nummeret i nettbutikken",
                "Its number in the shop",
                source=Source.OBSERVED,
                editors=(),
                copies=_TOLD,
            ),
            technical(met, "which cart it was opened from"),
            technical(told_at, "the moment the shop last told of it for"),
            technical(told_by, "which event that was"),
            technical(version, "counts its changes"),
            about(created_at, "Laget", "Made", source=Source.OBSERVED, editors=()),
            about(touched_at, "Sist endret", "Last changed", source=Source.OBSERVED, editors=()),
            about(
                reminded_at,
                "Påminnelse sendt",
                "Reminder sent",
                category="S43",
                source=Source.OBSERVED,
                editors=(),
            ),
            about(deleted_at, "Slettet", "Deleted", source=Source.OBSERVED, editors=()),
        ),
    )


class CartLine(Declared, Table, db=DB, tablename="cart_line"):
    """What was said last of a product in a cart: so many, or none."""

    id = primary_key()
    customer = customer_key()
    cart = UUID(default=None)
    sku = Text(default=None)
    quantity = Integer(default=None)
    name = Text(null=True, default=None)
    named_at = Timestamptz(null=True, default=None)
    named_by = Text(null=True, default=None)
    saved_at = Timestamptz(default=None)
    said_at = Timestamptz(default=None)
    said_by = Text(default=None)
    in_shop = Boolean(default=None)
    had_at = Timestamptz(null=True, default=None)
    had_by = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Varer i handlekurver", "Goods in carts"),
        category="S17",
        subject=customer,
        purposes=(CARTS,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(cart, "which cart"),
            about(sku, "Vare", "Product", copies=_TOLD),
            about(quantity, "Antall", "Quantity", copies=_TOLD),
            about(
                name,
                "Navnet i nettbutikken",
                "What the shop called it",
                source=Source.OBSERVED,
                editors=(),
            ),
            technical(named_at, "the moment the shop last named it for"),
            technical(named_by, "which event that was"),
            about(saved_at, "Lagt i", "Put in", source=Source.OBSERVED, editors=()),
            about(said_at, "Sist endret", "Last changed", source=Source.OBSERVED, editors=()),
            technical(said_by, "who said so, or which event"),
            about(
                in_shop,
                "Om den også lå i nettbutikken",
                "Whether it was in the shop as well",
                source=Source.OBSERVED,
                editors=(),
            ),
            technical(had_at, "the moment of the shop's word that says so"),
            technical(had_by, "which event that was"),
        ),
    )


class CartChange(Declared, Table, db=DB, tablename="cart_change"):
    """What was done with a cart, by the customer or in the shop."""

    id = primary_key()
    customer = customer_key()
    cart = UUID(default=None)
    kind = Text(default=None)
    by_shop = Boolean(default=None)
    at = Timestamptz(default=None)
    other = UUID(null=True, default=None)
    named = Text(null=True, default=None)
    lines = JSONB(default=None)
    undone_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Endringer i handlekurver", "Changes to carts"),
        category="S17",
        subject=customer,
        purposes=(CARTS,),
        retention=WITH_ACCOUNT,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(cart, "which cart"),
            about(kind, "Hva som ble gjort", "What was done"),
            about(by_shop, "Om det var i nettbutikken", "Whether it was in the shop"),
            about(at, "Når", "When"),
            technical(other, "which other cart it was done with"),
            about(named, "Navnet fra før", "The name before", free_text=True),
            about(lines, "Varer før og etter", "Goods before and after"),
            about(undone_at, "Angret", "Undone"),
        ),
    )
