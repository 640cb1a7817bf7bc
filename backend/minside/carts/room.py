"""The carts' name plate."""

from minside.carts import actions as carts
from minside.carts import tables as tables
from minside.core import hooks
from minside.core.rooms import Handles, Room, Timed

from . import jobs
from .schema import CartsMutation, CartsOfCustomer

ROOM = Room(
    name="carts",
    mutation=CartsMutation,
    customer=CartsOfCustomer,
    answers=((hooks.cart_is_left, carts.cart_is_left),),
    timed=(Timed("carts.remind", jobs.remind), Timed("carts.sweep", jobs.sweep)),
    handles=(Handles("cart.changed", carts.changed),),
)
"""Saved carts, here and in the shop."""
