"""The privacy room's name plate."""

from minside.core.rooms import Room

from .schema import PrivacyMutation, PrivacyQuery

ROOM = Room(name="privacy", query=PrivacyQuery, mutation=PrivacyMutation)
