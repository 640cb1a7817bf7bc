"""What states and kinds there are; a value is as the tables have it, where they have it."""

from enum import Enum


class OrderState(Enum):
    PLACED = "placed"
    PACKING = "packing"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    PARCEL_RETURNED = "parcel_returned"


class ShipmentState(Enum):
    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    RETURNED = "returned"


class ShipmentPurpose(Enum):
    ORDER = "order"
    INVOICE = "invoice"
    ORDER_PAPERS = "order_papers"


class GoodsPlace(Enum):
    WITH_CUSTOMER = "with_customer"
    ON_ITS_WAY = "on_its_way"
    IN_SHOP = "in_shop"


class ParcelReturnWhy(Enum):
    NOT_COLLECTED = "not_collected"
    ADDRESS = "address"
    REFUSED = "refused"
    OTHER = "other"


class MomentKind(Enum):
    """In the order in which they come where they share a moment."""

    PLACED = "placed"
    CHANGED = "changed"
    PAYMENT_FAILED = "payment_failed"
    CANCEL_REQUESTED = "cancel_requested"
    CANCELLATION_REFUSED = "cancellation_refused"
    CANCELLED = "cancelled"
    LINES_CANCELLED = "lines_cancelled"
    PACKING = "packing"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    PARCEL_RETURNED = "parcel_returned"
    INVOICED = "invoiced"
    REMINDED = "reminded"
    PAID = "paid"
    CREDITED = "credited"
    SENT_TO_COLLECTION = "sent_to_collection"
    RETURN_OPENED = "return_opened"
    RETURN_WITHDRAWN = "return_withdrawn"
    RETURN_RECEIVED = "return_received"
    RETURN_REFUNDED = "return_refunded"
    RETURN_DEDUCTED = "return_deducted"
    RETURN_REFUSED = "return_refused"
    COMPLAINT_OPENED = "complaint_opened"
    COMPLAINT_SETTLED = "complaint_settled"


class InvoiceState(Enum):
    """The most urgent first."""

    IN_COLLECTION = "in_collection"
    REMINDED = "reminded"
    OVERDUE = "overdue"
    DUE = "due"
    PAID = "paid"
    CREDITED = "credited"


class InvoiceEntryKind(Enum):
    REMINDER = "reminder"
    PAYMENT = "payment"
    CREDIT = "credit"
    COLLECTION = "collection"


class ReturnState(Enum):
    OPEN = "open"
    RECEIVED = "received"
    REFUNDED = "refunded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ComplaintWish(Enum):
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    REFUND = "refund"
    PRICE_REDUCTION = "price_reduction"


class ComplaintOutcome(Enum):
    REPAIRED = "repaired"
    REPLACED = "replaced"
    REFUNDED = "refunded"
    PRICE_REDUCED = "price_reduced"
    REJECTED = "rejected"
