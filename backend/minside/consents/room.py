"""The consents' name plate."""

from minside.consents import actions as consents
from minside.consents import tables as tables
from minside.core import hooks
from minside.core.rooms import Handles, Job, Room, Timed

from . import jobs
from .routes import ROUTES
from .schema import ConsentsMutation, ConsentsQuery

ROOM = Room(
    name="consents",
    query=ConsentsQuery,
    mutation=ConsentsMutation,
    answers=(
        (hooks.may_be_sent, consents.permit),
        (hooks.sms_said, consents.said_by_sms),
    ),
    routes=ROUTES,
    jobs=(Job(consents.NOTE_HEAD, jobs.note_head),),
    timed=(Timed("consents.note_head_again", jobs.note_head_again),),
    handles=(Handles("consent.withdrawn", consents.withdrawn_by_staff),),
)
