"""By what fixed deliveries are paid, as the shop tells it."""

from piccolo.columns import Date, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical

from .kept import FIXED_DELIVERIES, YEARS


class PaymentMethod(Declared, Table, db=DB, tablename="payment_method"):
    """What the shop charges, as far as Min Side shows it (S13): never a card's number."""

    id = primary_key()
    customer = customer_key()
    told_of = Text(default=None)
    kind = Text(null=True, default=None)
    label = Text(null=True, default=None)
    expires_on = Date(null=True, default=None)
    changed_at = Timestamptz(default=None)
    event = Text(default=None)

    personal = Declaration(
        label=Label("Betalingsmåte", "Way of payment"),
        category="S13",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=YEARS,
        source=Source.OBSERVED,
        editors=(),
        copies=("event.streams", "event.data"),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, copies=()),
            about(told_of, "Kundenummeret det gjaldt", "The customer number it was said of"),
            about(kind, "Kort, Vipps eller annet", "Card, Vipps or another"),
            about(label, "Slik den vises", "How it is shown"),
            about(expires_on, "Gjelder til og med", "Valid through"),
            about(changed_at, "Endret", "Changed"),
            technical(event, "what the shop calls its event"),
        ),
    )
