"""The orders' verbs, used under the room's name: `orders.placed(...)`."""

from .cancelling_told import cancellation_refused, cancelled, payment_failed
from .complaints_told import complaint_opened, complaint_settled
from .invoicing import credited, issued, paid, reminded, sent_to_collection
from .joining import address_shown, join_guest
from .moving import numbers_left
from .placed import changed, placed
from .returns_told import return_opened, return_received, return_refunded, return_refused
from .shipping import delivered, packing, parcel_returned, shipped

__all__ = [
    "address_shown",
    "cancellation_refused",
    "cancelled",
    "changed",
    "complaint_opened",
    "complaint_settled",
    "credited",
    "delivered",
    "issued",
    "join_guest",
    "numbers_left",
    "packing",
    "paid",
    "parcel_returned",
    "payment_failed",
    "placed",
    "reminded",
    "return_opened",
    "return_received",
    "return_refunded",
    "return_refused",
    "sent_to_collection",
    "shipped",
]
