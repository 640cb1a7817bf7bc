"""What the shop tells of products between two feeds."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .declaration import Data, EventType, Grams, Link, Name, Number, Ore, Prose, Sku, Title

Availability = Literal["in_stock", "out_of_stock", "preorder", "backorder"]
_PRODUCT: Final = {"product": ("sku",)}


class Detail(Data, frozen=True, kw_only=True):
    """Something that is said of a product, such as what it contains."""

    name: Name
    value: Prose


class ProductChanged(Data, frozen=True, kw_only=True):
    sku: Sku
    name: Title
    brand: Name | None = None
    description: Prose | None = None
    category: Annotated[tuple[Name, ...], Meta(max_length=10, description="Outermost first.")] = ()
    group: Annotated[Sku | None, Meta(description="What its variants share.")] = None
    variant: Annotated[Name | None, Meta(description="What tells it from them.")] = None
    pack_grams: Grams | None = None
    link: Link | None = None
    picture: Link | None = None
    details: Annotated[tuple[Detail, ...], Meta(max_length=50)] = ()


class PriceChanged(Data, frozen=True, kw_only=True):
    sku: Sku
    price: Annotated[Ore, Meta(description="What it costs now.")]
    regular_price: Annotated[Ore | None, Meta(description="Where it is reduced: else.")] = None


class StockChanged(Data, frozen=True, kw_only=True):
    sku: Sku
    availability: Availability
    quantity: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None


class Viewed(Data, frozen=True, kw_only=True):
    customer: Annotated[Number, Meta(description="Who is signed in there.")]
    sku: Sku


class Gone(Data, frozen=True, kw_only=True):
    sku: Sku


TYPES: Final = (
    EventType("product.changed", ProductChanged, "A product is new or described anew.", _PRODUCT),
    EventType("product.price_changed", PriceChanged, "A product costs something else.", _PRODUCT),
    EventType(
        "product.stock_changed", StockChanged, "There is more or less of a product.", _PRODUCT
    ),
    EventType(
        "product.viewed",
        Viewed,
        "A customer who is signed in looked at a product. Kept only where they agree to personalisation, ever"
        " since it happened, and are of age; else it is dropped on arrival. Of one product the latest time is"
        " kept, of one customer the newest hundred products, for 24 months.",
        {"customer": ("customer",)},
        takes_consent=True,
    ),
    EventType("product.gone", Gone, "A product isn't sold any more.", _PRODUCT),
)
