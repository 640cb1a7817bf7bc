"""The name plate of fast levering."""

from minside.core.rooms import Room, Timed

from . import jobs

ROOM = Room(
    name="subscriptions",
    timed=(
        Timed("subscriptions.run", jobs.run),
        Timed("subscriptions.plan", jobs.plan),
    ),
)
