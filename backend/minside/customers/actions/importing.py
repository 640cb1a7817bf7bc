"""Customers whom the shop already has, from a file: each line is what an event would have told."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256
from itertools import islice
from time import monotonic
from typing import Final

import msgspec

from minside.core.house import House
from minside.events import actions as events
from minside.events.types.declaration import Moment

from .told import IMPORT

BATCH: Final = 100
LONGEST_LINE: Final = 64 * 1024
# In seconds. PostgreSQL looks every five whether whoever waits for a lock is still there, so that
# long those of a run that was killed may be held.
PATIENCE: Final = 10.0
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 1.0
FAILED: Final = "stored, but handling it failed: the worker tries again, the log says why"
BEHIND: Final = "stored, but something else holds it up: the worker handles it"


class _Line(msgspec.Struct):
    """What else may stand beside the data of `customer.registered`."""

    changed_at: Moment | None = None


class _NoMoment(ValueError):
    """The line doesn't say when it was true, and nobody else does."""


class Became(Enum):
    """`NEW` lines were handled by this run, `SAME` ones before; `WAITING` ones are stored, and the
    worker handles them."""

    NEW = "new"
    SAME = "the same"
    LEFT_OUT = "left out"
    WAITING = "waiting"


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
    import that was cut short is begun anew, and what it left unhandled is handled then.
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
            brought[number] = event_of(line.strip(), as_of)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            yield Imported(number, Became.LEFT_OUT, "not a JSON object of at most 64 KiB")
        except _NoMoment:
            yield Imported(number, Became.LEFT_OUT, "no `changed_at`: say --as-of for such lines")
    if brought:
        async for imported in _take_in(house, brought):
            yield imported


def event_of(line: bytes, as_of: datetime | None) -> events.Brought:
    """Raises `msgspec.DecodeError`, `UnicodeDecodeError`, `RecursionError`, `_NoMoment`."""
    if len(line) > LONGEST_LINE:
        raise msgspec.DecodeError
    line.decode()
    moment = msgspec.json.decode(line, type=_Line).changed_at or as_of
    if moment is None:
        raise _NoMoment
    body = msgspec.json.encode(
        {"type": "customer.registered", "timestamp": moment, "data": msgspec.Raw(line)}
    )
    return events.Brought(IMPORT, sha256(body).hexdigest(), body)


async def _take_in(house: House, brought: dict[int, events.Brought]) -> AsyncGenerator[Imported]:
    """What a run before this one stored and didn't live to handle is handled now, too."""
    ids = [each.event_id for each in brought.values()]
    async with house.database.scope():
        await events.receive_all(list(brought.values()), house.keys)
        stored = await events.settled(IMPORT, ids)
    settled = await _handled(house, stored)
    known = {id for id, each in stored.items() if each.state is events.State.HANDLED}
    for number, each in brought.items():
        yield _told(number, settled[each.event_id], is_known=each.event_id in known)
        known.add(each.event_id)


async def _handled(
    house: House, stored: Mapping[str, events.Settled]
) -> Mapping[str, events.Settled]:
    """Handle these at once, so that whoever imports reads what became of them. A worker may be doing
    the same: it is waited for as long as it gets on."""
    open, until, pause = _open(stored), monotonic() + PATIENCE, FIRST_PAUSE
    while open and monotonic() < until:
        for batch in {each.batch for each in open.values()}:
            await events.handle_whole(house, batch)
        async with house.database.scope():
            stored = await events.settled(IMPORT, list(stored))
        before, open = open, _open(stored)
        if len(open) < len(before):
            until, pause = monotonic() + PATIENCE, FIRST_PAUSE
        if open:
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
    return stored


def _open(stored: Mapping[str, events.Settled]) -> dict[str, events.Settled]:
    """Those that can be handled right away, but for who holds them."""
    return {
        id: each
        for id, each in stored.items()
        if each.state is events.State.RECEIVED and not each.has_failed
    }


def _told(number: int, settled: events.Settled, *, is_known: bool) -> Imported:
    match settled.state:
        case events.State.HANDLED if is_known:
            return Imported(number, Became.SAME)
        case events.State.HANDLED:
            return Imported(number, Became.NEW, settled.reason)
        case events.State.DEAD:
            return Imported(number, Became.LEFT_OUT, settled.reason)
        case _:
            why = FAILED if settled.has_failed else BEHIND
            return Imported(number, Became.WAITING, why)
