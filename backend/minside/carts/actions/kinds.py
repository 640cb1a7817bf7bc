"""What is done with a cart, and what is new about what lies in it."""

from enum import Enum
from typing import Final

MOST_CARTS: Final = 50
MOST_LINES: Final = 500
MOST_OF_ONE: Final = 999
"""What a customer may ask for; the shop may tell of more."""
MOST_TOLD: Final = 10_000
LONGEST_NAME: Final = 60
MIN_SIDE: Final = "min-side"
"""Who says what is said here; an event is called by its sender and its id."""


class ChangeKind(Enum):
    """`LINES` were set, by the customer; what was `TOLD` came from the shop."""

    MADE = "made"
    RENAMED = "renamed"
    LINES = "lines"
    MOVED = "moved"
    MERGED = "merged"
    DELETED = "deleted"
    UNDONE = "undone"
    OPENED = "opened"
    TOLD = "told"
    REMINDED = "reminded"


UNDOABLE: Final = frozenset(
    {ChangeKind.LINES, ChangeKind.MOVED, ChangeKind.MERGED, ChangeKind.DELETED}
)


class News(Enum):
    """What is otherwise with a product than when it was saved, or keeps it from being bought."""

    UNKNOWN = "unknown"
    GONE = "gone"
    OUT_OF_STOCK = "out_of_stock"
    NO_PRICE = "no_price"
    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    BACK_IN_STOCK = "back_in_stock"


CANT_BE_HAD: Final = frozenset({News.UNKNOWN, News.GONE, News.OUT_OF_STOCK, News.NO_PRICE})
