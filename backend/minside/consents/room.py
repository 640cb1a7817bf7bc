"""The consents' name plate."""

from minside.consents import actions as consents
from minside.consents import tables as tables
from minside.core.rooms import Job, Room, Timed

from . import jobs
from .routes import ROUTES

ROOM = Room(
    name="consents",
    routes=ROUTES,
    jobs=(Job(consents.NOTE_HEAD, jobs.note_head),),
    timed=(Timed("consents.note_head_again", jobs.note_head_again),),
)
