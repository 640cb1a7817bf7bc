"""The name plate: what a room shows at its door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from litestar.handlers import BaseRouteHandler

from .hooks import Hook


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What `rooms.py` registers. A room offers what it has and leaves out the rest.

    `query`, `mutation` and `customer` are classes whose fields join GraphQL's types of those
    names; `answers` maps a hook to the verb that answers it; `routes` are HTTP paths of its own.
    """

    name: str
    query: type | None = None
    mutation: type | None = None
    customer: type | None = None
    answers: Sequence[tuple[Hook[..., Any], Callable[..., Any]]] = ()
    routes: Sequence[BaseRouteHandler] = ()


def connect(rooms: Sequence[Room]) -> None:
    """Connect every hook to its answer. Raises `core.hooks.AnsweredTwice`."""
    for room in rooms:
        for hook, answer in room.answers:
            hook.answer(answer)
