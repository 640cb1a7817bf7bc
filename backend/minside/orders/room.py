"""The orders' name plate."""

from minside.core.rooms import Room
from minside.orders import tables as tables

ROOM = Room(name="orders")
