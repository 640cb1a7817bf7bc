"""Orders, their lines, and what happened to them."""

from piccolo.columns import UUID, Array, BigInt, Boolean, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Erasure, Source, about, technical
from minside.core.purposes import BOOKKEEPING, CLAIMS, DELIVERY

from .kept import PLACED, WITH_ORDER, anybodys_key, by_its_author


class ShopOrder(Declared, Table, db=DB, tablename="shop_order"):
    """An order as it is now; it was placed under the customer number `told_of`, or by a guest, with
    `email`. Money is in whole øre, VAT included."""

    id = primary_key()
    customer = anybodys_key()
    number = Text(default=None)
    told_of = Text(null=True, default=None)
    email = Text(null=True, default=None)
    is_by_address = Boolean(default=False)
    placed_at = Timestamptz(default=None)
    delivery_method = Text(default=None)
    delivery_ore = BigInt(default=None)
    pickup_point = Text(null=True, default=None)
    recipient = Text(default=None)
    street = Text(default=None)
    street2 = Text(null=True, default=None)
    postcode = Text(default=None)
    city = Text(default=None)
    country = Text(default=None)
    payment = Text(default=None)
    total_ore = BigInt(default=None)
    discount_ore = BigInt(default=None)
    vat_ore = BigInt(null=True, default=None)
    code = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Bestillinger", "Orders"),
        category="S8",
        subject=customer,
        purposes=(DELIVERY, CLAIMS, BOOKKEEPING),
        retention=PLACED,
        source=Source.OBSERVED,
        erasure=Erasure.KEEP,
        editors=(),
        stays_with_number=False,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, erasure=Erasure.BLANK),
            about(number, "Bestillingsnummer", "Order number"),
            about(
                told_of,
                "Kundenummeret den ble lagt inn på",
                "The customer number it was placed under",
                erasure=Erasure.BLANK,
            ),
            about(
                email,
                "E-postadressen den ble lagt inn med",
                "The e-mail address it was placed with",
                category="S4",
                erasure=Erasure.BLANK,
            ),
            technical(is_by_address, "whether its address said whose it is"),
            about(placed_at, "Bestilt", "Placed"),
            about(delivery_method, "Leveringsmåte", "Way of delivery", category="S13"),
            about(delivery_ore, "Frakt", "Delivery charge", category="S13"),
            about(pickup_point, "Hentested", "Pickup point", category="S13"),
            about(recipient, "Mottaker", "Recipient", category="S13", free_text=True),
            about(street, "Gateadresse", "Street address", category="S13", free_text=True),
            about(
                street2,
                "Gateadresse, linje 2",
                "Street address, line 2",
                category="S13",
                free_text=True,
            ),
            about(postcode, "Postnummer", "Postcode", category="S13"),
            about(city, "Poststed", "City", category="S13", free_text=True),
            about(country, "Land", "Country", category="S13"),
            about(payment, "Betalingsmåte", "Way of payment", category="S13"),
            about(total_ore, "Sum", "Total"),
            about(discount_ore, "Rabatt", "Discount"),
            about(vat_ore, "Herav merverdiavgift", "VAT in it"),
            about(code, "Rabattkode", "Discount code", category="S30"),
        ),
    )


class OrderLine(Declared, Table, db=DB, tablename="order_line"):
    """One line of an order, as it was agreed last; `price_ore` for one."""

    id = primary_key()
    customer = anybodys_key()
    shop_order = UUID(default=None)
    line = Text(default=None)
    position = SmallInt(default=None)
    sku = Text(default=None)
    name = Text(null=True, default=None)
    quantity = Integer(default=None)
    price_ore = BigInt(null=True, default=None)
    unreturnable = Text(null=True, default=None)

    personal = Declaration(
        label=Label("Det du har bestilt", "What you ordered"),
        category="S8",
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
            about(line, "Linje", "Line"),
            technical(position, "where it stands in the order"),
            about(sku, "Varenummer", "Article number"),
            about(name, "Vare", "Product"),
            about(quantity, "Antall", "Quantity"),
            about(price_ore, "Pris", "Price"),
            about(unreturnable, "Hvorfor den ikke kan sendes tilbake", "Why it can't be sent back"),
        ),
    )


class OrderEvent(Declared, Table, db=DB, tablename="order_event"):
    """Something that happened to an order, once; `event` is what its teller calls it."""

    id = primary_key()
    customer = anybodys_key()
    shop_order = UUID(default=None)
    kind = Text(default=None)
    at = Timestamptz(default=None)
    event = Text(default=None)
    parts = Array(base_column=Text(), default=list)
    lines = Array(base_column=Text(), null=True, default=None)
    amount_ore = BigInt(null=True, default=None)
    reason = Text(null=True, default=None)
    written_by = anybodys_key()

    personal = Declaration(
        label=Label("Det som har skjedd med bestillingene", "What happened to the orders"),
        category="S8",
        subject=customer,
        author=written_by,
        purposes=(DELIVERY, CLAIMS),
        retention=WITH_ORDER,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(shop_order, "an id of ours"),
            about(kind, "Hva", "What"),
            about(at, "Når", "When"),
            technical(event, "what the shop calls its event, or an id of ours"),
            technical(parts, "which parts of the order were told anew"),
            about(lines, "Hvilke linjer", "Which lines"),
            about(amount_ore, "Beløp", "Amount", category="S15"),
            about(reason, "Grunn", "Reason", free_text=True, source=Source.STAFF),
            by_its_author(written_by),
        ),
    )
