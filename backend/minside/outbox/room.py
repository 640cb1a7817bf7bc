"""The outbox's name plate."""

from minside.core.rooms import Job, Room, Timed
from minside.outbox import jobs, mailbox
from minside.outbox.routes import sms_inbound

ROOM = Room(
    name="outbox",
    routes=(sms_inbound, *mailbox.ROUTES),
    jobs=(Job("outbox.send", jobs.send), Job("outbox.answer_sms", jobs.answer_sms)),
    timed=(Timed("outbox.sweep", jobs.sweep),),
)
