"""The privacy room's name plate."""

from minside.core.rooms import Room

ROOM = Room(name="privacy")
