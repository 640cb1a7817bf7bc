"""The orders' verbs, used under the room's name: `orders.cancel(...)`."""

from .again import Again, LineAgain, buying_again, ordered
from .allowing import (
    may_cancel,
    may_complain,
    may_return,
    may_return_line,
    may_withdraw,
    returnable,
    send_by,
)
from .cancelling import NotCancellable, cancel
from .cancelling_told import cancellation_refused, cancelled, payment_failed
from .complaints import (
    Complaint,
    ComplaintForm,
    ComplaintPicture,
    NotComplainable,
    complain,
    complaints_of,
)
from .complaints_told import complaint_opened, complaint_settled
from .invoices import (
    Invoice,
    InvoiceEntry,
    InvoiceLine,
    find_invoice,
    invoices,
    invoices_of,
    unpaid,
)
from .invoicing import credited, issued, paid, reminded, sent_to_collection
from .joining import address_shown, join_guest
from .kinds import (
    ComplaintOutcome,
    ComplaintWish,
    InvoiceEntryKind,
    InvoiceState,
    MomentKind,
    OrderState,
    ReturnState,
    ShipmentPurpose,
    ShipmentState,
)
from .listing import Address, LineNotFound, Order, OrderNotFound, find, page, recent, under_way
from .moving import numbers_left
from .papers import (
    attachment,
    blank_return_form_paper,
    draw,
    invoice_paper,
    packing_slip_paper,
    receipt_paper,
    return_form_paper,
)
from .parts import Packed, Parcel, Return
from .placed import changed, placed
from .reading import standings
from .returns import (
    NotReturnable,
    PastDeadline,
    ReturnForm,
    ReturnNotFound,
    Wanted,
    request_return,
    withdraw_return,
)
from .returns_told import return_opened, return_received, return_refunded, return_refused
from .shipping import delivered, packing, parcel_came_back, parcel_returned, shipped
from .standing import Line, Standing
from .timeline import Moment, moments

__all__ = [
    "Address",
    "Again",
    "Complaint",
    "ComplaintForm",
    "ComplaintOutcome",
    "ComplaintPicture",
    "ComplaintWish",
    "Invoice",
    "InvoiceEntry",
    "InvoiceEntryKind",
    "InvoiceLine",
    "InvoiceState",
    "Line",
    "LineAgain",
    "LineNotFound",
    "Moment",
    "MomentKind",
    "NotCancellable",
    "NotComplainable",
    "NotReturnable",
    "Order",
    "OrderNotFound",
    "OrderState",
    "Packed",
    "Parcel",
    "PastDeadline",
    "Return",
    "ReturnForm",
    "ReturnNotFound",
    "ReturnState",
    "ShipmentPurpose",
    "ShipmentState",
    "Standing",
    "Wanted",
    "address_shown",
    "attachment",
    "blank_return_form_paper",
    "buying_again",
    "cancel",
    "cancellation_refused",
    "cancelled",
    "changed",
    "complain",
    "complaint_opened",
    "complaint_settled",
    "complaints_of",
    "credited",
    "delivered",
    "draw",
    "find",
    "find_invoice",
    "invoice_paper",
    "invoices",
    "invoices_of",
    "issued",
    "join_guest",
    "may_cancel",
    "may_complain",
    "may_return",
    "may_return_line",
    "may_withdraw",
    "moments",
    "numbers_left",
    "ordered",
    "packing",
    "packing_slip_paper",
    "page",
    "paid",
    "parcel_came_back",
    "parcel_returned",
    "payment_failed",
    "placed",
    "receipt_paper",
    "recent",
    "reminded",
    "request_return",
    "return_form_paper",
    "return_opened",
    "return_received",
    "return_refunded",
    "return_refused",
    "returnable",
    "send_by",
    "sent_to_collection",
    "shipped",
    "standings",
    "under_way",
    "unpaid",
    "withdraw_return",
]
