"""The orders' name plate."""

from minside.core import hooks
from minside.core.rooms import Room
from minside.orders import tables as tables
from minside.orders.actions import papers

ROOM = Room(name="orders", answers=((hooks.attachment, papers.attachment),))
