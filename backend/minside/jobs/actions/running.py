"""One attempt at one job: its transaction, and what becomes of a failure."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog
from pgqueuer.domain.errors import RetryRequested

from minside.core.house import House

ATTEMPTS: Final = 6
_FIRST_WAIT: Final = timedelta(seconds=10)
_LONGEST_WAIT: Final = timedelta(minutes=30)

log = structlog.get_logger(__name__)


class TryAgain(Exception):
    """Not now: the job's transaction is rolled back and the job done again `after` a while. No
    fault, so it spends none of the attempts and the job is never held for it."""

    def __init__(self, after: timedelta) -> None:
        super().__init__()
        self.after = after


class Failed(Exception):
    """A job failed for the last time and is held; the text is the exception's type."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The job's number in the queue, its name, and how often it failed before."""

    id: int
    name: str
    earlier: int


async def attempt(house: House, this: Attempt, work: Callable[[], Awaitable[None]]) -> None:
    """Do `work` in a transaction of its own, which commits when it returns.

    Raises PgQueuer's `RetryRequested` to have it done later, and `Failed` to have it held. What
    they say is the exception's type alone: PgQueuer keeps it, and a message may hold somebody's
    data. The log has the frames.
    """
    try:
        async with house.database.scope():
            await work()
    except TryAgain as later:
        await _take_back(house, this)
        raise RetryRequested(later.after, "TryAgain") from None
    except Exception as error:
        log.exception("job_failed", job=this.name, attempt=this.earlier + 1)
        kind = type(error).__name__
        if this.earlier + 1 >= ATTEMPTS:
            raise Failed(kind) from None
        raise RetryRequested(_wait(this.earlier), kind) from None


async def _take_back(house: House, this: Attempt) -> None:
    """PgQueuer counts each time that it is asked for later; this one is not to count."""
    try:
        async with house.database.scope() as scope:
            await scope.fetch("UPDATE pgqueuer SET attempts = attempts - 1 WHERE id = $1", this.id)
    except Exception:
        # One attempt fewer is better than a job held because the database was away.
        log.exception("job_attempt_counted", job=this.name)


def _wait(earlier: int) -> timedelta:
    return min(_FIRST_WAIT * 3**earlier, _LONGEST_WAIT)
