"""Argon2id, on threads that make way for reads, behind a queue that says when it is full."""

import asyncio
import os
from base64 import b64encode
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from minside.auth.tables import ClaimLink, ResetLink
from minside.core import clock
from minside.core.refusals import Busy
from minside.core.scope import current
from minside.core.threads import make_way
from minside.customers import actions as customers

from .old_hashes import Inner, OldHash, Wrapped, digests, is_too_much

T = TypeVar("T")

_LONGEST: Final = 128
_HASHER: Final = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


class HashingWhileHolding(RuntimeError):
    """A verb was about to hash while it holds a connection that others need."""


class HashingQueue:
    """Hashes on a few threads; at most `waiting` calls wait, the next one is refused. `depth` says how many of the
    `places` are taken.

    The threads run at a lower priority, so that those who only read don't feel a storm.
    """

    def __init__(self, threads: int | None = None, waiting: int = 24) -> None:
        self._threads = threads or os.cpu_count() or 1
        self.places = self._threads + waiting
        self._pool = ThreadPoolExecutor(self._threads, "argon2", initializer=make_way)
        self.depth = 0

    async def run(self, function: Callable[..., T], *args: str) -> T:
        """Call `function(*args)` on a thread. Raises `Busy`, `HashingWhileHolding`."""
        if current().holds_connection:
            raise HashingWhileHolding(repr(function))
        if self.depth >= self.places:
            raise Busy
        self.depth += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)
        finally:
            self.depth -= 1


QUEUE: Final = HashingQueue()


async def matches(
    hash: str | None, password: str, inner: Inner | None = None, kinds: Sequence[str] = ()
) -> bool:
    """Whether the password is the one; the same work is done where there is no hash.

    Where `hash` wraps an old one, `inner` says how that was made. `kinds` are those that are kept
    of anybody, each of which everybody's attempt costs. Raises `Busy`, `HashingWhileHolding`.
    """
    verify = partial(_verify, inner=inner, kinds=kinds)
    verified = await QUEUE.run(verify, hash or DUMMY_HASH, password[: _LONGEST + 1])
    return verified and hash is not None


async def renewed(hash: str, password: str, inner: Inner | None = None) -> str | None:
    """A new hash where the old one was made with weaker parameters than today's, or wraps one that
    was; else None.

    Raises `Busy`, `HashingWhileHolding`.
    """
    if inner is None and not _HASHER.check_needs_rehash(hash):
        return None
    return await QUEUE.run(_HASHER.hash, password)


async def wrapped(old: OldHash) -> Wrapped:
    """An old hash as it may be stored. Raises `Busy`, `HashingWhileHolding`."""
    return Wrapped(await QUEUE.run(_HASHER.hash, old.digest), old.inner)


async def hashed(password: str) -> str:
    """The argon2id hash of a password, whatever the rules say of it.

    Raises `Busy`, `HashingWhileHolding`.
    """
    return await QUEUE.run(_HASHER.hash, password)


async def store(customer: UUID, hash: str) -> None:
    """Keep a hash in place of the one before: the customer has a password of their own."""
    await current().fetch(
        """
        INSERT INTO password (customer, hash, changed_at) VALUES ($1, $2, $3)
        ON CONFLICT (customer) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at,
            inner_kind = NULL, inner_salt = NULL, inner_salt_place = NULL
        """,
        customer, hash, clock.now(),
    )  # fmt: skip
    await customers.mark_claimed(customer)


async def store_wrapped(customer: UUID, wrapped: Wrapped, at: datetime) -> None:
    """Keep an old hash, as it was at that moment, unless a later one or one of their own is there."""
    await current().fetch(
        """
        INSERT INTO password (customer, hash, changed_at, inner_kind, inner_salt, inner_salt_place)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (customer) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at,
            inner_kind = excluded.inner_kind, inner_salt = excluded.inner_salt,
            inner_salt_place = excluded.inner_salt_place
        WHERE password.inner_kind IS NOT NULL AND password.changed_at < excluded.changed_at
        """,
        customer, wrapped.hash, at, wrapped.inner.kind, wrapped.inner.salt, wrapped.inner.place,
    )  # fmt: skip


async def may_keep(inner: Inner) -> bool:
    """Whether hashes made like this one are kept already, or may be besides those that are. Until
    the transaction ends nobody else brings a new kind."""
    if inner.kind in await _kinds():
        return True
    await current().fetch("SELECT pg_advisory_xact_lock(hashtextextended('old hashes', 0))")
    return not is_too_much([inner.kind, *await _kinds()])


async def _kinds() -> list[str]:
    return await current().fetchval("SELECT inner_kinds()")


async def is_unclaimed(customer: UUID) -> bool:
    """Whether the customer has no password of their own: none at all, or one of the shop's."""
    return await current().fetchval(
        "SELECT NOT EXISTS (SELECT FROM password WHERE customer = $1 AND inner_kind IS NULL)",
        customer,
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a password must match, and when it was chosen; both None where there is none."""

    hash: str | None = None
    changed_at: datetime | None = None


async def chosen(customer: UUID) -> Chosen:
    """The customer's own password as it is now, for whoever hashes and then compares by `lock`. An
    old one of the shop's opens the front door, once, and nothing else."""
    row = await current().fetchrow(
        "SELECT hash, changed_at FROM password WHERE customer = $1 AND inner_kind IS NULL", customer
    )
    return Chosen(**row) if row else Chosen()


async def changed_at(customer: UUID) -> datetime | None:
    """When the password was chosen; None where there is none."""
    return await current().fetchval("SELECT changed_at FROM password WHERE customer = $1", customer)


async def lock(customer: UUID) -> datetime | None:
    """Let those who sign in, change the password or shut the account go one after the other; when
    the password was chosen. Whoever read that before, as all do who hash, compares: the hash
    itself may be another and the password the same, where a sign-in renewed it.

    The customer comes before the password, as where the shop tells of both: so no two wait for each
    other, and the first password has something to wait for.
    """
    await customers.lock(customer)
    return await current().fetchval(
        "SELECT changed_at FROM password WHERE customer = $1 FOR UPDATE", customer
    )


async def spend_links(customer: UUID) -> None:
    """A link for a new password, or the first one, dies with every other way in, and with every
    change of it."""
    await ResetLink.delete().where(ResetLink.customer == customer)
    await ClaimLink.delete().where(ClaimLink.customer == customer)


async def replace_hash(customer: UUID, hash: str) -> None:
    """The same password under today's parameters: it didn't change, so neither does its date."""
    await current().fetch(
        """
        UPDATE password SET hash = $2, inner_kind = NULL, inner_salt = NULL, inner_salt_place = NULL
        WHERE customer = $1
        """,
        customer, hash,
    )  # fmt: skip
    await customers.mark_claimed(customer)


def _verify(hash: str, password: str, *, inner: Inner | None, kinds: Sequence[str]) -> bool:
    old = digests(inner, password, kinds)
    try:
        return _HASHER.verify(hash, password if inner is None else old or "")
    except (VerificationError, InvalidHashError):
        return False


def _dummy_hash() -> str:
    """Nobody's hash, which costs what a real one costs."""

    def encoded(size: int) -> str:
        return b64encode(os.urandom(size)).decode().rstrip("=")

    parameters = f"m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    return f"$argon2id$v=19${parameters}${encoded(_HASHER.salt_len)}${encoded(_HASHER.hash_len)}"


DUMMY_HASH: Final = _dummy_hash()
