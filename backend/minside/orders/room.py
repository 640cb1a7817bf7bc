"""The orders' name plate."""

from minside.core.rooms import Room
from minside.orders import tables as tables

from .schema import OrdersMutation, OrdersOfCustomer

ROOM = Room(name="orders", mutation=OrdersMutation, customer=OrdersOfCustomer)
