"""The consents' name plate."""

from minside.consents import tables as tables
from minside.core.rooms import Room

ROOM = Room(name="consents")
