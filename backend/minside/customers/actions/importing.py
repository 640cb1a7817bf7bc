"""Customers whom the shop already has, from a file: each line is what an event would have told."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256
from itertools import islice
from typing import Final

import msgspec

from minside.core.house import House
from minside.events import actions as events
from minside.events.types.declaration import Moment

SOURCE: Final = "import"
BATCH: Final = 100
LONGEST_LINE: Final = 64 * 1024


class _Line(msgspec.Struct):
    """What else may stand beside the data of `customer.registered`."""

    changed_at: Moment | None = None


class _NoMoment(ValueError):
    """The line doesn't say when it was true, and nobody else does."""


class Became(Enum):
    NEW = "new"
    SAME = "the same"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a line, and what there is to say of it."""

    line: int
    became: Became
    said: str | None = None


async def import_customers(
    house: House, lines: Iterable[bytes], *, as_of: datetime | None
) -> AsyncGenerator[Imported]:
    """Take in customers, a hundred at a time; tells what became of each line.

    A line is JSON: the data of `customer.registered` (see `docs/events.md`), and `changed_at`, when
    the shop last changed it; `as_of` counts where that is missing, and without either the line is
    left out. What was changed later on Min Side stays. The same line is taken in once, so that an
    import that was cut short is begun anew.
    """
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, BATCH)):
        async for imported in _import(house, chunk, as_of):
            yield imported


async def _import(
    house: House, chunk: Sequence[tuple[int, bytes]], as_of: datetime | None
) -> AsyncGenerator[Imported]:
    brought: dict[int, events.Brought] = {}
    for number, line in chunk:
        if not line.strip():
            continue
        try:
            brought[number] = _event(line.strip(), as_of)
        except msgspec.DecodeError:
            yield Imported(number, Became.LEFT_OUT, "not a JSON object of at most 64 KiB")
        except _NoMoment:
            yield Imported(number, Became.LEFT_OUT, "no `changed_at`: say --as-of for such lines")
    if brought:
        async for imported in _take_in(house, brought):
            yield imported


def _event(line: bytes, as_of: datetime | None) -> events.Brought:
    """Raises `msgspec.DecodeError`, `_NoMoment`."""
    if len(line) > LONGEST_LINE:
        raise msgspec.DecodeError
    moment = msgspec.json.decode(line, type=_Line).changed_at or as_of
    if moment is None:
        raise _NoMoment
    body = msgspec.json.encode(
        {"type": "customer.registered", "timestamp": moment, "data": msgspec.Raw(line)}
    )
    return events.Brought(SOURCE, sha256(body).hexdigest(), body)


async def _take_in(house: House, brought: dict[int, events.Brought]) -> AsyncGenerator[Imported]:
    async with house.database.scope():
        batch, received = await events.receive_all(list(brought.values()), house.keys)
    # Handled at once, so that whoever imports reads what became of it.
    await events.handle_whole(house, batch)
    async with house.database.scope():
        ids = [each.event_id for each in brought.values()]
        settled = await events.settled(SOURCE, ids)
    for (number, each), one in zip(brought.items(), received, strict=True):
        yield _told(number, one, settled[each.event_id])


def _told(number: int, one: events.Received, settled: events.Settled) -> Imported:
    if one.outcome is events.Outcome.SAME:
        return Imported(number, Became.SAME)
    dead = settled.state is events.State.DEAD
    return Imported(number, Became.LEFT_OUT if dead else Became.NEW, settled.reason)
