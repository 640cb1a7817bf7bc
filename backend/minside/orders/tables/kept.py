"""How long what was bought is kept, and the customer's key where rows may be nobody's."""

from typing import Final

from piccolo.columns import ForeignKey, OnDelete
from piccolo.columns.reference import LazyTableReference

from minside.core.language import Text
from minside.core.personal import Retention
from minside.core.purposes import bookkept

INVOICES: Final = bookkept(
    "invoice-5-years",
    "Fem år etter utgangen av regnskapsåret",
    "Five years after the end of the accounting year",
    counts_from="issued_on",
    months=60,
)
PLACED: Final = bookkept(
    "order-3-and-a-half-years",
    "Tre og et halvt år etter utgangen av regnskapsåret",
    "Three and a half years after the end of the accounting year",
    counts_from="placed_at",
    months=42,
)
WITH_ORDER: Final = Retention(
    "with-order",
    Text("Like lenge som bestillingen", "As long as the order"),
    "bokføringsloven §13",
    follows="shop_order",
)
WITH_INVOICE: Final = Retention(
    "with-invoice",
    Text("Like lenge som fakturaen", "As long as the invoice"),
    "bokføringsloven §13",
    follows="invoice",
)
TIE: Final = "what the teller calls its event: it tells two words of one moment apart"


def anybodys_key() -> ForeignKey:
    """Whose row it is; None where a guest bought whom nobody has shown to be a customer."""
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )
