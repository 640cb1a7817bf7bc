"""The events' name plate."""

from typing import Final

from minside.core.rooms import Job, Room, Timed

from . import jobs
from .actions import delivering_to
from .receivers import RECEIVERS
from .routes import take_event
from .schema import DisclosuresOfCustomer, EventsQuery

# A receiver that doesn't answer holds a place in the worker for as long as a sending may take. All of
# them together leave some to whatever else is to be done.
SENT_AT_ONCE: Final = 2

ROOM = Room(
    name="events",
    query=EventsQuery,
    customer=DisclosuresOfCustomer,
    routes=(take_event,),
    jobs=(
        Job("events.handle", jobs.handle),
        Job("events.fan_out", jobs.fan_out),
        *(Job(delivering_to(key), jobs.deliver, at_once=SENT_AT_ONCE) for key in RECEIVERS),
    ),
    timed=(
        Timed("events.hand_over", jobs.hand_over),
        Timed("events.sweep", jobs.sweep),
    ),
)
