"""The consents' name plate."""

from minside.core.rooms import Room

ROOM = Room(name="consents")
