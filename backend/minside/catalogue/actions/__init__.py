"""The catalogue's verbs, used under the room's name: `catalogue.search(...)`."""

from ..facts import Availability, Content, Fact, Item, Price, Stock
from ..feeds import NotAFeed
from .categories import is_category, sorted_as
from .eaten import is_eaten, is_used_up
from .importing import Imported, Skipped, import_products
from .known import UnknownProduct
from .pictures import StoredPicture, fetch_picture, picture, sweep
from .products import (
    Kin,
    Listing,
    Money,
    find,
    find_many,
    groups,
    kin,
    prices_now,
    variant_label,
)
from .search import Category, Found, search
from .standing import forget_standings
from .taking import Became, take_in, take_in_all
from .telling import gone_told, price_told, stock_told
from .then import Then, stood_at
from .told import price_changed, product_changed, product_gone, stock_changed
from .web import Unreachable, anywhere, stream

__all__ = [
    "Availability",
    "Became",
    "Category",
    "Content",
    "Fact",
    "Found",
    "Imported",
    "Item",
    "Kin",
    "Listing",
    "Money",
    "NotAFeed",
    "Price",
    "Skipped",
    "Stock",
    "StoredPicture",
    "Then",
    "UnknownProduct",
    "Unreachable",
    "anywhere",
    "fetch_picture",
    "find",
    "find_many",
    "forget_standings",
    "gone_told",
    "groups",
    "import_products",
    "is_category",
    "is_eaten",
    "is_used_up",
    "kin",
    "picture",
    "price_changed",
    "price_told",
    "prices_now",
    "product_changed",
    "product_gone",
    "search",
    "sorted_as",
    "stock_changed",
    "stock_told",
    "stood_at",
    "stream",
    "sweep",
    "take_in",
    "take_in_all",
    "variant_label",
]
