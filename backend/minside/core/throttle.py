"""A brake on guessing, counted in PostgreSQL so that all processes share it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from . import clock
from .codes import Code
from .language import Language
from .refusals import Refusal
from .scope import Scope


class Throttled(Refusal):
    """Too many attempts; `wait` says for how long."""

    code = Code.THROTTLED


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `attempts` in `window`; each one past that doubles the wait, up to `longest_wait`."""

    attempts: int
    window: timedelta
    first_wait: timedelta = timedelta(seconds=30)
    longest_wait: timedelta = timedelta(minutes=5)

    def wait_after(self, count: int) -> timedelta | None:
        """How long the attempt after the `count`-th must wait; None for not at all."""
        over = count - self.attempts
        if over < 0:
            return None
        return min(self.first_wait * 2 ** min(over, 16), self.longest_wait)


async def take(scope: Scope, bucket: bytes, limit: Limit) -> None:
    """Count one attempt; raises `Throttled` when it must wait.

    An attempt that is refused isn't counted: a stranger who keeps knocking doesn't make the wait
    longer for the one who lives here.
    """
    now = clock.now()
    row = await scope.fetchrow(
        """
        INSERT INTO throttle AS t (bucket, attempts, window_ends_at) VALUES ($1, 1, $3)
        ON CONFLICT (bucket) DO UPDATE SET
            attempts = CASE WHEN t.window_ends_at <= $2 THEN 1
                         WHEN t.free_at > $2 THEN t.attempts ELSE t.attempts + 1 END,
            window_ends_at = CASE WHEN t.window_ends_at <= $2 THEN $3 ELSE t.window_ends_at END,
            free_at = CASE WHEN t.window_ends_at <= $2 THEN NULL ELSE t.free_at END
        RETURNING attempts, free_at
        """,
        bucket, now, now + limit.window,
    )  # fmt: skip
    assert row is not None
    if row["free_at"] is not None and row["free_at"] > now:
        raise Throttled(wait=_in_words(row["free_at"] - now))
    if wait := limit.wait_after(row["attempts"]):
        await _close(scope, bucket, now + wait)


async def _close(scope: Scope, bucket: bytes, until: datetime) -> None:
    """The next attempt waits; the window lasts as long, so that the waits can grow."""
    await scope.fetch(
        """
        UPDATE throttle SET free_at = $2::timestamptz,
            window_ends_at = greatest(window_ends_at, $2::timestamptz + interval '1 minute')
        WHERE bucket = $1
        """,
        bucket, until,
    )  # fmt: skip


async def clear(scope: Scope, *buckets: bytes) -> None:
    """Forget the attempts, after one that was right."""
    await scope.fetch("DELETE FROM throttle WHERE bucket = ANY($1)", list(buckets))


async def give_back(scope: Scope, *buckets: bytes) -> None:
    """Uncount one attempt that was right, where others are counted in the same bucket."""
    await scope.fetch(
        "UPDATE throttle SET attempts = attempts - 1 WHERE bucket = ANY($1) AND attempts > 1",
        list(buckets),
    )


async def touch(scope: Scope, *buckets: bytes) -> None:
    """Write without changing, so that a transaction which may have nothing else to write costs
    what one costs that has."""
    await scope.fetch(
        "UPDATE throttle SET attempts = attempts WHERE bucket = ANY($1)", list(buckets)
    )


def _in_words(wait: timedelta) -> object:
    minutes, seconds = divmod(max(1, int(wait.total_seconds())), 60)
    if not minutes:
        return lambda language: _plural(
            language, seconds, ("sekund", "sekunder"), ("second", "seconds")
        )
    up = minutes + (1 if seconds else 0)
    return lambda language: _plural(language, up, ("minutt", "minutter"), ("minute", "minutes"))


def _plural(language: Language, n: int, nb: tuple[str, str], en: tuple[str, str]) -> str:
    words = nb if language is Language.NB else en
    return f"{n} {words[n != 1]}"
