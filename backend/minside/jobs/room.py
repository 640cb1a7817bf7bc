"""The queue's name plate."""

from minside.core.rooms import Room, Timed

from . import jobs

ROOM = Room(
    name="jobs",
    timed=(
        Timed("jobs.sweep", jobs.sweep_queue),
        Timed("core.sweep", jobs.sweep_ground_floor),
    ),
)
