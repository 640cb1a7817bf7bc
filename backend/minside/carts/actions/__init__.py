"""The carts' verbs, used under the room's name: `carts.set_line(...)`."""

from .changes import (
    UNDO_FOR,
    Change,
    Deleted,
    LineChange,
    changes_of,
    deleted,
    find_change,
    undo,
)
from .from_order import from_order
from .kinds import MOST_CARTS, MOST_LINES, MOST_OF_ONE, ChangeKind, News
from .lines import move, set_line
from .making import create, delete, rename
from .merging import merge
from .opening import PURPOSE, Opened, may_open, open_in_shop
from .reading import Cart, Line, carts, find, get
from .refusals import (
    CartNotFound,
    ChangedSince,
    ChangeNotFound,
    LineNotFound,
    NothingOrdered,
    NothingToOpen,
    OrderNotFound,
    ProductNotFound,
    SameCart,
    ShopNotConnected,
    StaleVersion,
    TooLateToUndo,
    TooManyCarts,
    TooManyLines,
)
from .reminding import cart_is_left, remind
from .sweeping import sweep
from .todays import LineToday, today, todays, total
from .told import changed

__all__ = [
    "MOST_CARTS",
    "MOST_LINES",
    "MOST_OF_ONE",
    "PURPOSE",
    "UNDO_FOR",
    "Cart",
    "CartNotFound",
    "Change",
    "ChangeKind",
    "ChangeNotFound",
    "ChangedSince",
    "Deleted",
    "Line",
    "LineChange",
    "LineNotFound",
    "LineToday",
    "News",
    "NothingOrdered",
    "NothingToOpen",
    "Opened",
    "OrderNotFound",
    "ProductNotFound",
    "SameCart",
    "ShopNotConnected",
    "StaleVersion",
    "TooLateToUndo",
    "TooManyCarts",
    "TooManyLines",
    "cart_is_left",
    "carts",
    "changed",
    "changes_of",
    "create",
    "delete",
    "deleted",
    "find",
    "find_change",
    "from_order",
    "get",
    "may_open",
    "merge",
    "move",
    "open_in_shop",
    "remind",
    "rename",
    "set_line",
    "sweep",
    "today",
    "todays",
    "total",
    "undo",
]
