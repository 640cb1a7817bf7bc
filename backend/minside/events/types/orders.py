"""What the shop tells of orders and parcels."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .customers import Email
from .declaration import (
    Data,
    Day,
    EventType,
    Line,
    Link,
    Name,
    Number,
    Ore,
    Quantity,
    Recipient,
    Word,
)


class OrderLine(Line, frozen=True, kw_only=True):
    """A line of an order. What can't be sent back says why from the first (angrerettloven §22)."""

    unreturnable: Literal["perishable", "made_to_order"] | None = None


Lines = Annotated[list[OrderLine], Meta(min_length=1, max_length=500)]


class _OfOrder(Data, frozen=True, kw_only=True):
    order: Number
    customer: Annotated[Number | None, Meta(description="None where a guest ordered.")] = None


class Delivery(Data, frozen=True, kw_only=True):
    """How and where an order is delivered."""

    method: Word
    address: Recipient
    price: Ore = 0
    pickup_point: Annotated[
        Name | None, Meta(description="What the place is called where it is fetched.")
    ] = None


class Placed(_OfOrder, frozen=True, kw_only=True):
    lines: Lines
    delivery: Delivery
    payment: Annotated[Word, Meta(description="Such as `invoice`, `card` or `vipps`.")]
    total: Ore
    email: Annotated[Email | None, Meta(description="Where a guest ordered: theirs.")] = None
    discount: Ore = 0
    vat: Annotated[Ore | None, Meta(description="How much of the total is VAT.")] = None
    code: Annotated[Word | None, Meta(description="A discount code that was used.")] = None


class OrderChanged(_OfOrder, frozen=True, kw_only=True):
    lines: Annotated[Lines | None, Meta(description="All of them, as they are now.")] = None
    delivery: Delivery | None = None
    total: Ore | None = None
    vat: Annotated[
        Ore | None, Meta(description="How much of the new total is VAT; read with it alone.")
    ] = None
    reason: Name | None = None


class Packed(Data, frozen=True, kw_only=True):
    """How much of a line lies in the parcel."""

    line: Word
    quantity: Quantity


class Packing(_OfOrder, frozen=True, kw_only=True):
    pass


class Shipped(_OfOrder, frozen=True, kw_only=True):
    shipment: Number
    carrier: Name
    lines: Annotated[list[Packed], Meta(min_length=1, max_length=500)]
    purpose: Annotated[
        Literal["order", "invoice", "order_papers"],
        Meta(description="Nothing is sent for any other purpose (S33)."),
    ] = "order"
    tracking: Word | None = None
    tracking_link: Link | None = None
    expected_on: Annotated[
        Day | None, Meta(description="The day it should arrive, in Europe/Oslo.")
    ] = None


class Delivered(_OfOrder, frozen=True, kw_only=True):
    shipment: Number


class ParcelReturned(_OfOrder, frozen=True, kw_only=True):
    shipment: Number
    reason: Annotated[Name | None, Meta(description="Such as `unknown at the address`.")] = None
    why: Annotated[
        Literal["not_collected", "address", "refused", "other"] | None,
        Meta(description="What kind of reason it was; of `not_collected` no address is to blame."),
    ] = None


class CancellationRefused(_OfOrder, frozen=True, kw_only=True):
    reason: Name | None = None


class Cancelled(_OfOrder, frozen=True, kw_only=True):
    lines: Annotated[list[Word] | None, Meta(description="Which; none says all.")] = None
    reason: Name | None = None


_ORDER: Final = {"customer": ("customer",), "order": ("order",)}
TYPES: Final = (
    EventType("order.placed", Placed, "Something was ordered.", _ORDER),
    EventType("order.changed", OrderChanged, "An order was changed.", _ORDER),
    EventType(
        "order.packing",
        Packing,
        "An order is being packed: from now on it can't be cancelled.",
        _ORDER,
    ),
    EventType("order.shipped", Shipped, "A parcel is on its way.", _ORDER),
    EventType("order.delivered", Delivered, "A parcel has arrived.", _ORDER),
    EventType(
        "order.parcel_returned",
        ParcelReturned,
        "A parcel came back to the shop: nobody took it, or the address is wrong.",
        _ORDER,
    ),
    EventType(
        "order.cancellation_refused",
        CancellationRefused,
        "It was too late to cancel what the customer asked to cancel.",
        _ORDER,
    ),
    EventType(
        "order.cancelled", Cancelled, "An order, or some of its lines, was cancelled.", _ORDER
    ),
)
