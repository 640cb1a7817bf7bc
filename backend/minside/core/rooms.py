"""The name plate: what a room shows at its door."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar.handlers import BaseRouteHandler

from .hooks import Hook
from .house import House


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do about one row, soon; the worker runs `run` in a transaction of its own."""

    name: str
    run: Callable[[House, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Timed:
    """Something to do at the times that stand in `jobs/timetable.py` under `name`."""

    name: str
    run: Callable[[House], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What `rooms.py` registers. A room offers what it has and leaves out the rest.

    `query`, `mutation` and `customer` are classes whose fields join GraphQL's types of those
    names; `answers` maps a hook to the verb that answers it; `routes` are HTTP paths of its own;
    `jobs` and `timed` are what the worker does for it.
    """

    name: str
    query: type | None = None
    mutation: type | None = None
    customer: type | None = None
    answers: Sequence[tuple[Hook[..., Any], Callable[..., Any]]] = ()
    routes: Sequence[BaseRouteHandler] = ()
    jobs: Sequence[Job] = ()
    timed: Sequence[Timed] = ()


def connect(rooms: Sequence[Room]) -> None:
    """Connect every hook to its answer. Raises `core.hooks.AnsweredTwice`."""
    for room in rooms:
        for hook, answer in room.answers:
            hook.answer(answer)
