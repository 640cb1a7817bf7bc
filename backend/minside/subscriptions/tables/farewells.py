"""What a farewell to a pet changed of an agreement, so that it can be put back (N12)."""

from typing import Final

from piccolo.columns import JSONB, UUID
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Retention, Source, about, technical

from .kept import FIXED_DELIVERIES

_WHILE_UNDOABLE: Final = Retention(
    "farewell-undo",
    Label("30 dager, så lenge farvelet kan angres", "30 days, while the farewell can be undone"),
    "GDPR art. 5(1)(e)",
)


class FarewellChange(Declared, Table, db=DB, tablename="farewell_change"):
    """How an agreement was before a farewell, and after it."""

    id = primary_key()
    customer = customer_key()
    farewell = UUID(default=None)
    subscription = UUID(default=None)
    before = JSONB(default=None)
    after = JSONB(default=None)

    personal = Declaration(
        label=Label("Leveringer endret ved farvel", "Deliveries changed by a farewell"),
        category="S12",
        subject=customer,
        purposes=(FIXED_DELIVERIES,),
        retention=_WHILE_UNDOABLE,
        source=Source.OBSERVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            technical(farewell, "which farewell"),
            technical(subscription, "which agreement"),
            about(before, "Hvordan den var før", "How it was before", free_text=True),
            about(after, "Hvordan den ble", "How it became", free_text=True),
        ),
    )
