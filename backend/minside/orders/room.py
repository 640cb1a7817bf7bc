"""The orders' name plate."""

from minside.core import hooks
from minside.core.rooms import Handles, Job, Room
from minside.orders import actions as orders
from minside.orders import tables as tables

from .routes import ROUTES
from .schema import OrdersMutation, OrdersOfCustomer

ROOM = Room(
    name="orders",
    mutation=OrdersMutation,
    customer=OrdersOfCustomer,
    routes=ROUTES,
    answers=(
        (hooks.attachment, orders.attachment),
        (hooks.draw, orders.draw),
        (hooks.order_is_theirs, orders.order_is_theirs),
        (hooks.orders_called, orders.called),
        (hooks.address_shown, orders.address_shown),
        (hooks.numbers_settled, orders.settle),
        (hooks.addresses_behind, orders.addresses_behind),
        (hooks.parcel_came_back, orders.parcel_came_back),
    ),
    jobs=(Job("orders.join_guest", orders.join_guest),),
    handles=(
        Handles("order.placed", orders.placed),
        Handles("order.changed", orders.changed),
        Handles("order.packing", orders.packing),
        Handles("order.shipped", orders.shipped),
        Handles("order.delivered", orders.delivered),
        Handles("order.parcel_returned", orders.parcel_returned),
        Handles("order.cancellation_refused", orders.cancellation_refused),
        Handles("order.cancelled", orders.cancelled),
        Handles("payment.failed", orders.payment_failed),
        Handles("invoice.issued", orders.issued),
        Handles("invoice.reminded", orders.reminded),
        Handles("invoice.paid", orders.paid),
        Handles("invoice.credited", orders.credited),
        Handles("invoice.sent_to_collection", orders.sent_to_collection),
        Handles("return.opened", orders.return_opened),
        Handles("return.received", orders.return_received),
        Handles("return.refunded", orders.return_refunded),
        Handles("return.refused", orders.return_refused),
        Handles("complaint.opened", orders.complaint_opened),
        Handles("complaint.settled", orders.complaint_settled),
    ),
)
"""What was bought: orders and their parcels, invoices, returns and complaints."""
