"""The name plate: what a room shows at its door."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar.handlers import BaseRouteHandler

from .hooks import Hook, Word
from .house import House


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do about one row, soon; the worker runs `run` in a transaction of its own. No more
    than `at_once` are under way at a time, in all workers together; 0 sets no bound."""

    name: str
    run: Callable[[House, UUID], Awaitable[None]]
    at_once: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """Something to do at the times that stand in `jobs/timetable.py` under `name`."""

    name: str
    run: Callable[[House], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Handles:
    """What the room does when the shop tells of something of this `type` (see `docs/events.md`).

    `run` gets an `events.actions.Told` in the transaction that settles it. It may come late, and
    before what happened earlier: the result must be the same. It answers with a word for the
    operator where part of it could not be taken in. Raises `events.actions.Unknown` for what isn't
    known yet, `events.actions.CannotBeHandled`, and `events.actions.NotForUs` for what another room
    will know of; anything else is tried again. What goes `alone` shares its transaction with no other
    event: it takes locks in an order of its own, and holds what people wait for.
    """

    type: str
    run: Callable[[House, Any], Awaitable[str | None]]
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What `rooms.py` registers. A room offers what it has and leaves out the rest.

    `query`, `mutation` and `customer` are classes whose fields join GraphQL's types of those
    names; `answers` maps a hook to the verb that answers it; `routes` are HTTP paths of its own;
    `jobs` and `timed` are what the worker does for it, `handles` what it does with the shop's
    events; of several rooms that handle one type the lower one goes first.
    """

    name: str
    query: type | None = None
    mutation: type | None = None
    customer: type | None = None
    answers: Sequence[tuple[Hook[..., Any] | Word[...], Callable[..., Any]]] = ()
    routes: Sequence[BaseRouteHandler] = ()
    jobs: Sequence[Job] = ()
    timed: Sequence[Timed] = ()
    handles: Sequence[Handles] = ()


HANDLERS: dict[str, list[Handles]] = {}
"""Who handles each type of event, by the type's name, once the rooms are connected."""


def connect(rooms: Sequence[Room]) -> None:
    """Connect every hook to its answer, and every event to who handles it. Raises
    `core.hooks.AnsweredTwice`."""
    HANDLERS.clear()
    for room in rooms:
        for hook, answer in room.answers:
            hook.answer(answer)
        for each in room.handles:
            HANDLERS.setdefault(each.type, []).append(each)
