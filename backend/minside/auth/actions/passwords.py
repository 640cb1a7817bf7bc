"""Argon2id, on threads that make way for reads, behind a queue that says when it is full."""

import asyncio
import os
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from minside.auth.tables import Password, ResetLink
from minside.core import clock
from minside.core.refusals import Busy
from minside.core.scope import current
from minside.core.threads import make_way

T = TypeVar("T")

_LONGEST: Final = 128
_HASHER: Final = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


class HashingWhileHolding(RuntimeError):
    """A verb was about to hash while it holds a connection that others need."""


class HashingQueue:
    """Hashes on a few threads; at most `waiting` calls wait, the next one is refused.

    The threads run at a lower priority, so that those who only read don't feel a storm.
    """

    def __init__(self, threads: int | None = None, waiting: int = 24) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._room = self._threads + waiting
        self._pool = ThreadPoolExecutor(self._threads, "argon2", initializer=make_way)
        self.depth = 0

    async def run(self, function: Callable[..., T], *args: str) -> T:
        """Call `function(*args)` on a thread. Raises `Busy`, `HashingWhileHolding`."""
        if current().holds_connection:
            raise HashingWhileHolding(function.__name__)
        if self.depth >= self._room:
            raise Busy
        self.depth += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)
        finally:
            self.depth -= 1


QUEUE: Final = HashingQueue()


async def matches(hash: str | None, password: str) -> bool:
    """Whether the password is the one; the same work is done where there is no hash.

    Raises `Busy`, `HashingWhileHolding`.
    """
    verified = await QUEUE.run(_verify, hash or DUMMY_HASH, password[: _LONGEST + 1])
    return verified and hash is not None


async def renewed(hash: str, password: str) -> str | None:
    """A new hash where the old one was made with weaker parameters than today's, else None.

    Raises `Busy`, `HashingWhileHolding`.
    """
    return await QUEUE.run(_HASHER.hash, password) if _HASHER.check_needs_rehash(hash) else None


async def hashed(password: str) -> str:
    """The argon2id hash of a password, whatever the rules say of it.

    Raises `Busy`, `HashingWhileHolding`.
    """
    return await QUEUE.run(_HASHER.hash, password)


async def store(customer: UUID, hash: str) -> None:
    """Keep a hash in place of the one before."""
    await current().fetch(
        """
        INSERT INTO password (customer, hash, changed_at) VALUES ($1, $2, $3)
        ON CONFLICT (customer) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
        """,
        customer, hash, clock.now(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a password must match, and when it was chosen; both None where there is none."""

    hash: str | None = None
    changed_at: datetime | None = None


async def chosen(customer: UUID) -> Chosen:
    """The customer's password as it is now, for whoever hashes and then compares by `lock`."""
    row = await current().fetchrow(
        "SELECT hash, changed_at FROM password WHERE customer = $1", customer
    )
    return Chosen(**row) if row else Chosen()


async def changed_at(customer: UUID) -> datetime | None:
    """When the password was chosen; None where there is none."""
    return await current().fetchval("SELECT changed_at FROM password WHERE customer = $1", customer)


async def lock(customer: UUID) -> datetime | None:
    """Let those who sign in, change the password or shut the account go one after the other; when
    the password was chosen. Whoever read that before, as all do who hash, compares: the hash
    itself may be another and the password the same, where a sign-in renewed it."""
    return await current().fetchval(
        "SELECT changed_at FROM password WHERE customer = $1 FOR UPDATE", customer
    )


async def spend_links(customer: UUID) -> None:
    """A link for a new password dies with every other way in, and with every change of it."""
    await ResetLink.delete().where(ResetLink.customer == customer)


async def replace_hash(customer: UUID, hash: str) -> None:
    """The same password under today's parameters: it didn't change, so neither does its date."""
    await Password.update({Password.hash: hash}).where(Password.customer == customer)


def _verify(hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _dummy_hash() -> str:
    """Nobody's hash, which costs what a real one costs."""

    def encoded(size: int) -> str:
        return b64encode(os.urandom(size)).decode().rstrip("=")

    parameters = f"m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    return f"$argon2id$v=19${parameters}${encoded(_HASHER.salt_len)}${encoded(_HASHER.hash_len)}"


DUMMY_HASH: Final = _dummy_hash()
