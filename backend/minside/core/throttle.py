"""A brake on guessing, counted in PostgreSQL so that all processes share it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from . import clock
from .codes import Code
from .language import Language
from .refusals import Refusal
from .scope import Scope

TICKET_LASTS = timedelta(minutes=10)
# In minutes: a longer wait is told in hours.
_LONG = 120


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


@dataclass(frozen=True, slots=True)
class Quota:
    """At most `most` in each `window`; a window begins with the first that comes after the last."""

    most: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an attempt: `refusal` when it must wait; until when the bucket is closed, by
    this attempt or by one before it; and when its window ended before this attempt."""

    refusal: Throttled | None = None
    closed_until: datetime | None = None
    window_ends_at: datetime | None = None


async def take(scope: Scope, bucket: bytes, limit: Limit, *, ticket: bytes | None = None) -> Taken:
    """Count one attempt. When it must wait the refusal is for the caller to raise, after the
    transaction that counts.

    An attempt that is refused isn't counted: a stranger who keeps knocking doesn't make the wait
    longer for the one who lives here. Under `ticket` (who knocks, and where) it is remembered
    until when they were told to wait: who comes back then is let in, whatever others did
    meanwhile.
    """
    if ticket is not None and (told := await _told_to_wait_until(scope, ticket)):
        if told > clock.now():
            return Taken(Throttled(wait=in_words(told - clock.now())), told)
        await clear(scope, ticket)
        return await _count(scope, bucket, limit, waited=True)
    taken = await _count(scope, bucket, limit, waited=False)
    if taken.refusal and taken.closed_until and ticket is not None:
        await _hand_out(scope, ticket, taken.closed_until)
    return taken


async def _told_to_wait_until(scope: Scope, ticket: bytes) -> datetime | None:
    return await scope.fetchval(
        "SELECT free_at FROM throttle WHERE bucket = $1 AND window_ends_at > $2 FOR UPDATE",
        ticket, clock.now(),
    )  # fmt: skip


async def _count(scope: Scope, bucket: bytes, limit: Limit, *, waited: bool) -> Taken:
    """Count an attempt; who `waited` is let into a closed bucket."""
    now = clock.now()
    row = await scope.fetchrow(
        """
        INSERT INTO throttle AS t (bucket, attempts, window_ends_at) VALUES ($1, 1, $3)
        ON CONFLICT (bucket) DO UPDATE SET
            attempts = CASE WHEN t.window_ends_at <= $2 THEN 1
                            WHEN t.free_at > $2 AND NOT $4 THEN t.attempts
                            ELSE t.attempts + 1 END,
            window_ends_at = CASE WHEN t.window_ends_at <= $2 THEN $3 ELSE t.window_ends_at END,
            free_at = CASE WHEN t.window_ends_at <= $2 THEN NULL ELSE t.free_at END
        RETURNING attempts, free_at, window_ends_at
        """,
        bucket, now, now + limit.window, waited,
    )  # fmt: skip
    assert row is not None
    if row["free_at"] is not None and row["free_at"] > now and not waited:
        return Taken(Throttled(wait=in_words(row["free_at"] - now)), row["free_at"])
    wait = limit.wait_after(row["attempts"])
    if wait is None:
        return Taken()
    await _close(scope, bucket, now + wait)
    return Taken(None, now + wait, row["window_ends_at"])


async def _close(scope: Scope, bucket: bytes, until: datetime) -> None:
    """The next attempt waits; the window lasts longer than that, so that the waits can grow."""
    await scope.fetch(
        """
        UPDATE throttle SET free_at = $2::timestamptz,
            window_ends_at = greatest(window_ends_at, $2::timestamptz + interval '1 minute')
        WHERE bucket = $1
        """,
        bucket, until,
    )  # fmt: skip


async def _hand_out(scope: Scope, ticket: bytes, free_at: datetime) -> None:
    await scope.fetch(
        """
        INSERT INTO throttle (bucket, attempts, window_ends_at, free_at) VALUES ($1, 1, $2, $3)
        ON CONFLICT (bucket) DO UPDATE SET window_ends_at = $2, free_at = $3
        """,
        ticket, free_at + TICKET_LASTS, free_at,
    )  # fmt: skip


async def within(scope: Scope, bucket: bytes, quota: Quota) -> bool:
    """Count one more; whether the quota allows it. Those it doesn't allow move no window, so that
    nobody keeps a bucket closed by knocking."""
    now = clock.now()
    return await scope.fetchval(
        """
        INSERT INTO throttle AS t (bucket, attempts, window_ends_at) VALUES ($1, 1, $3)
        ON CONFLICT (bucket) DO UPDATE SET
            attempts = CASE WHEN t.window_ends_at <= $2 THEN 1
                            ELSE least(t.attempts, $4) + 1 END,
            window_ends_at = CASE WHEN t.window_ends_at <= $2 THEN $3 ELSE t.window_ends_at END
        RETURNING attempts <= $4
        """,
        bucket, now, now + quota.window, quota.most,
    )  # fmt: skip


async def full_until(scope: Scope, *quotas: tuple[bytes, Quota]) -> datetime | None:
    """When all of these that are used up allow one more; None where none is."""
    return await scope.fetchval(
        """
        SELECT max(t.window_ends_at) FROM throttle t
        JOIN unnest($1::bytea[], $2::int[]) AS q (bucket, most) USING (bucket)
        WHERE t.attempts >= q.most AND t.window_ends_at > $3
        """,
        [bucket for bucket, _ in quotas], [quota.most for _, quota in quotas], clock.now(),
    )  # fmt: skip


async def take_turns(scope: Scope, bucket: bytes) -> None:
    """Until this transaction ends, nobody else gets past here for `bucket`: whoever locks several
    rows on its account does so alone, and can't meet another halfway."""
    await scope.fetch("SELECT pg_advisory_xact_lock($1)", int.from_bytes(bucket[:8], signed=True))


async def clear(scope: Scope, *buckets: bytes) -> None:
    """Forget the attempts."""
    await scope.fetch("DELETE FROM throttle WHERE bucket = ANY($1)", list(buckets))


async def give_back(scope: Scope, bucket: bytes, taken: Taken) -> None:
    """Uncount one attempt that was right, where others are counted in the same bucket; if it was
    the one that closed it, the bucket is as if it hadn't been."""
    await scope.fetch("DELETE FROM throttle WHERE bucket = $1 AND attempts = 1", bucket)
    await scope.fetch(
        """
        UPDATE throttle SET attempts = attempts - 1,
            free_at = CASE WHEN free_at = $2 THEN NULL ELSE free_at END,
            window_ends_at = CASE WHEN free_at = $2 THEN $3 ELSE window_ends_at END
        WHERE bucket = $1
        """,
        bucket, taken.closed_until, taken.window_ends_at,
    )  # fmt: skip


async def touch(scope: Scope, *buckets: bytes) -> None:
    """Write without changing, so that a transaction which may have nothing else to write costs
    what one costs that has."""
    await scope.fetch(
        "UPDATE throttle SET attempts = attempts WHERE bucket = ANY($1)", list(buckets)
    )


def in_words(wait: timedelta) -> object:
    """How long, in either language, never less than it is: for `Throttled`."""
    minutes, seconds = divmod(max(1, ceil(wait.total_seconds())), 60)
    if not minutes:
        return lambda language: _plural(
            language, seconds, ("sekund", "sekunder"), ("second", "seconds")
        )
    up = minutes + (1 if seconds else 0)
    if up > _LONG:
        hours = ceil(up / 60)
        return lambda language: _plural(language, hours, ("time", "timer"), ("hour", "hours"))
    return lambda language: _plural(language, up, ("minutt", "minutter"), ("minute", "minutes"))


def _plural(language: Language, n: int, nb: tuple[str, str], en: tuple[str, str]) -> str:
    words = nb if language is Language.NB else en
    return f"{n} {words[n != 1]}"
