"""The way in's name plate."""

from minside.auth import actions as auth
from minside.core import hooks
from minside.core.rooms import Room

from .schema import AuthMutation, SecurityOfCustomer

ROOM = Room(
    name="auth",
    mutation=AuthMutation,
    customer=SecurityOfCustomer,
    answers=((hooks.identify, auth.identify), (hooks.session_used, auth.note_use)),
)
