"""Pages by keyset: `first` rows after a cursor, as quick on page 500 as on page 1."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from .codes import Code
from .refusals import Refusal


class BadCursor(Refusal):
    """A cursor that we didn't make."""

    code = Code.INVALID


class Dated(Protocol):
    """A row with a place in time."""

    @property
    def id(self) -> UUID: ...
    @property
    def at(self) -> datetime: ...


RowT = TypeVar("RowT", bound=Dated)


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """Rows of one page, newest first; whether more follow, and what counts all there are, which only
    who asks for it pays for."""

    rows: list[RowT]
    has_next: bool
    total: Callable[[], Awaitable[int]]

    @classmethod
    def of(cls, rows: list[RowT], first: int, total: Callable[[], Awaitable[int]]) -> "Page[RowT]":
        """From `first + 1` rows asked for: the one too many only says that more follow."""
        return cls(rows[:first], len(rows) > first, total)


def cursor(row: Dated) -> str:
    """An opaque text for the place after this row."""
    return seal(row.at.isoformat(), str(row.id))


def place(after: str | None) -> tuple[datetime | None, UUID | None]:
    """What `cursor` hid; raises `BadCursor`."""
    if after is None:
        return None, None
    with refusing_bad_cursors():
        at, row_id = opened(after)
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError("no timezone")
        return moment.astimezone(UTC), UUID(row_id)


def newest_before(after: str | None) -> tuple[datetime, UUID]:
    """As `place`, and without a cursor a place before every row: so that `(at, id) < ($2, $3)` holds
    for all of them, and the database finds where to begin by the index, whichever plan it keeps (it
    does by plain parameters alone). Raises `BadCursor`."""
    at, row_id = place(after)
    return at or datetime.max.replace(tzinfo=UTC), row_id or UUID(int=2**128 - 1)


def seal(*place: str | int) -> str:
    """An opaque text for a place of any kind."""
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


def opened(after: str) -> list[Any]:
    """What `seal` hid, or what somebody made up; used within `refusing_bad_cursors`."""
    place = json.loads(urlsafe_b64decode(after.encode()))
    if not isinstance(place, list):
        raise TypeError("not a place")
    for part in place:
        # PostgreSQL knows no text with either, though JSON does.
        if isinstance(part, str) and b"\x00" in part.encode():
            raise ValueError("no text")
    return place


@contextmanager
def refusing_bad_cursors() -> Generator[None]:
    """Raises `BadCursor` for whatever reading a made-up cursor leads to."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise BadCursor("after") from error
