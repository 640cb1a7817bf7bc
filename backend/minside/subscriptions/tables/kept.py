"""What the tables of fast levering share in their declarations."""

from typing import Final

from minside.core.language import Text as Label
from minside.core.personal import Basis, Purpose, Retention

FIXED_DELIVERIES: Final = Purpose(
    "fixed-deliveries",
    Label("Å levere det du har avtalt fast", "To deliver what you have agreed on"),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
YEARS: Final = Retention(
    "fixed-deliveries",
    Label(
        "Så lenge du har konto. Bestillingene som ble til, følger reglene for bestillinger",
        "As long as you have an account. The orders that came of them follow the rules for orders",
    ),
    "GDPR art. 5(1)(e)",
)
ORDERED: Final = ("outgoing_event.data", "event_delivery.data")
TOLD: Final = ("message.values",)
