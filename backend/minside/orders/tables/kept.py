"""How long what was bought is kept, and the customer's key where rows may be nobody's."""

from typing import Final

from piccolo.columns import Column, ForeignKey, OnDelete
from piccolo.columns.reference import LazyTableReference

from minside.core import keeping
from minside.core.language import Text
from minside.core.personal import About, Retention, about
from minside.core.purposes import bookkept

INVOICES: Final = bookkept(
    "invoice-5-years",
    "Fem år etter utgangen av regnskapsåret",
    "Five years after the end of the accounting year",
    counts_from="issued_on",
    months=keeping.INVOICE_MONTHS,
)
# What a parcel's slip alone says. What came, and when, goes with the order: it is what is complained of.
PACKING_SLIPS: Final = bookkept(
    "packing-slip-3-years-and-6-months",
    "Tre år og seks måneder etter utgangen av regnskapsåret",
    "Three years and six months after the end of the accounting year",
    counts_from="shipped_at",
    months=keeping.PACKING_SLIP_MONTHS,
)
PLACED: Final = Retention(
    "order-5-years-and-3-months",
    Text(
        "Fem år og tre måneder etter utgangen av året du bestilte: så lenge du kan reklamere",
        "Five years and three months after the end of the year of the order: as long as you may"
        " complain",
    ),
    "bokføringsloven §13, forbrukerkjøpsloven §27",
    counts_from="placed_at",
    months_after_year=keeping.ORDER_MONTHS,
)
WITH_ORDER: Final = Retention(
    "with-order",
    Text("Like lenge som bestillingen", "As long as the order"),
    PLACED.reference,
    follows="shop_order",
)
WITH_INVOICE: Final = Retention(
    "with-invoice",
    Text("Like lenge som fakturaen", "As long as the invoice"),
    "bokføringsloven §13",
    follows="invoice",
)
TIE: Final = "what the teller calls its event: it tells two words of one moment apart"


def by_its_author(column: Column) -> About:
    """Declares who wrote a row here."""
    return about(column, "Hvem som skrev det", "Who wrote it", portability=False, editors=())


def anybodys_key() -> ForeignKey:
    """Whose row it is; None where a guest bought whom nobody has shown to be a customer. Also who wrote
    it here, None where nobody did."""
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=True,
        default=None,
        on_delete=OnDelete.no_action,
    )
