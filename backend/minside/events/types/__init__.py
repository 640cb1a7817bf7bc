"""Every type of event, by its name and version; `docs/events.md` is printed from here."""

from typing import Final

from . import (
    audiences,
    consents,
    customers,
    deliveries,
    invoices,
    membership,
    messages,
    orders,
    outgoing,
    products,
    returns,
    service,
)
from .declaration import Data, EventType

GROUPS: Final = (
    customers,
    consents,
    membership,
    products,
    orders,
    returns,
    invoices,
    deliveries,
    messages,
    audiences,
    service,
)
INCOMING: Final[dict[tuple[str, int], EventType]] = {
    (each.name, each.version): each for group in GROUPS for each in group.TYPES
}
OUTGOING: Final[dict[str, EventType]] = {each.name: each for each in outgoing.TYPES}

__all__ = ["GROUPS", "INCOMING", "OUTGOING", "Data", "EventType", "outgoing"]
