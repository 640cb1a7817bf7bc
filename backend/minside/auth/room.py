"""The way in's name plate."""

from minside.auth import actions as auth
from minside.core import hooks
from minside.core.rooms import Job, Room, Timed

from . import jobs
from .schema import AuthMutation, SecurityOfCustomer

ROOM = Room(
    name="auth",
    mutation=AuthMutation,
    customer=SecurityOfCustomer,
    answers=((hooks.identify, auth.identify), (hooks.session_used, auth.note_use)),
    jobs=(
        Job("auth.registration_letter", jobs.registration_letter),
        Job("auth.reset_letter", jobs.reset_letter),
        Job("auth.email_change_letter", jobs.email_change_letter),
    ),
    timed=(Timed("auth.sweep", jobs.sweep),),
)
