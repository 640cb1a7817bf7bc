"""The orders' name plate."""

from minside.core import hooks
from minside.core.rooms import Room
from minside.orders import actions as orders
from minside.orders import tables as tables

from .routes import ROUTES
from .schema import OrdersMutation, OrdersOfCustomer

ROOM = Room(
    name="orders",
    mutation=OrdersMutation,
    customer=OrdersOfCustomer,
    answers=((hooks.attachment, orders.attachment),),
    routes=ROUTES,
)
