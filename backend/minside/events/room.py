"""The events' name plate."""

from minside.core.rooms import Job, Room, Timed

from . import jobs
from .routes import take_event
from .schema import DisclosuresOfCustomer, EventsQuery

ROOM = Room(
    name="events",
    query=EventsQuery,
    customer=DisclosuresOfCustomer,
    routes=(take_event,),
    jobs=(
        Job("events.handle", jobs.handle),
        Job("events.fan_out", jobs.fan_out),
        Job("events.deliver", jobs.deliver),
    ),
    timed=(
        Timed("events.hand_over", jobs.hand_over),
        Timed("events.sweep", jobs.sweep),
    ),
)
