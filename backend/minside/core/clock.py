"""The time, asked for in one place, so that a test can live through a year."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The moment, timezone-aware in UTC."""
    return _frozen.get() or datetime.now(UTC)


def ahead() -> timedelta:
    """How far a test has moved the clock past the database's, which knows the real time only."""
    return now() - datetime.now(UTC) if _frozen.get() else timedelta(0)


def today() -> date:
    """The calendar day where the shop and its customers live."""
    return now().astimezone(OSLO).date()


@contextmanager
def stopped_at(moment: datetime) -> Generator[None]:
    """Let `now()` answer `moment` (timezone-aware) inside the block."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its timezone")
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
