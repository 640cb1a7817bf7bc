"""A file of events, one a line: taken in by the hundred, each once, however often it is fed."""

from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Final

import msgspec

from minside.core.house import House

from .reading import PART, Unfit
from .receiving import Brought, Outcome, receive_all

BATCH: Final = 500
LONGEST_LINE: Final = 256 * 1024


class _Line(msgspec.Struct):
    """The id stands beside what would be the body; the rest is read as any event's."""

    id: Annotated[
        str, msgspec.Meta(min_length=1, max_length=200, pattern=rf"\A(?!{PART})[^\x00]*\Z")
    ]


@dataclass(frozen=True, slots=True)
class Fed:
    """What became of one line: stored, dead on arrival, there already, or not taken in."""

    line: int
    event_id: str | None
    outcome: Outcome | None
    reason: str | None = None


async def feed(house: House, source: str, lines: Iterable[bytes]) -> AsyncGenerator[Fed]:
    """Store the events of these lines, a batch a transaction; tells what became of each.

    A line is an event's body with its `id` beside the rest. What can't be read as such is told and
    left out: the file still has it. Memory is bounded by a batch of lines of 256 KiB at most.
    """
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, BATCH)):
        async for fed in _feed(house, source, chunk):
            yield fed


async def _feed(house: House, source: str, chunk: list[tuple[int, bytes]]) -> AsyncGenerator[Fed]:
    brought: list[tuple[int, Brought]] = []
    for number, line in chunk:
        if not line.strip():
            continue
        try:
            brought.append((number, Brought(source, _id(line), line.strip())))
        except Unfit as unfit:
            yield Fed(number, None, None, str(unfit))
    if not brought:
        return
    async with house.database.scope():
        received = await receive_all([each for _, each in brought], house.keys)
    for (number, each), one in zip(brought, received, strict=True):
        yield Fed(number, each.event_id, one.outcome, one.reason)


def _id(line: bytes) -> str:
    """Raises `Unfit`."""
    if len(line) > LONGEST_LINE:
        raise Unfit(f"longer than {LONGEST_LINE // 1024} KiB")
    try:
        return msgspec.json.decode(line, type=_Line).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unfit("not an event with an `id`") from None
