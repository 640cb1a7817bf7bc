"""The way in's name plate."""

from minside.auth import actions as auth
from minside.core import hooks
from minside.core.rooms import Handles, Job, Room, Timed

from . import jobs
from .schema import AuthMutation, LinkQuery, SecurityOfCustomer

ROOM = Room(
    name="auth",
    query=LinkQuery,
    mutation=AuthMutation,
    customer=SecurityOfCustomer,
    answers=(
        (hooks.identify, auth.identify),
        (hooks.session_used, auth.note_use),
        (hooks.conceal_password, auth.conceal),
        (hooks.email_changed_by_shop, auth.changed_by_shop),
        (hooks.held_addresses, auth.held_addresses),
        (hooks.letters_go_to, auth.letters_go_to),
    ),
    jobs=(
        Job("auth.registration_letter", jobs.registration_letter),
        Job("auth.reset_letter", jobs.reset_letter),
        Job("auth.email_change_letter", jobs.email_change_letter),
        Job("auth.claim_letter", jobs.claim_letter),
    ),
    handles=(Handles("customer.registered", auth.keep_old_password),),
    timed=(Timed("auth.sweep", jobs.sweep),),
)
