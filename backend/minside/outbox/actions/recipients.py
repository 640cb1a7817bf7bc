"""What is being sent to an address or number just now, and who waits for it."""

from hashlib import sha256
from typing import Final

import asyncpg

from minside.core.scope import current

# The whole talk with a server may be waited for, which is longer than a statement usually may last.
_WAIT_LONGER: Final = "SET LOCAL statement_timeout TO '60s'"
_AS_USUAL: Final = "SET LOCAL statement_timeout TO DEFAULT"
PATIENCE: Final = 2
"""Seconds that a no waits for what is being sent: longer than a mail server takes that is well, and less, for
an address and a number, than anybody waits for an answer (`core.doorway.limits`)."""
_WAIT_A_LITTLE: Final = f"SET LOCAL lock_timeout TO '{PATIENCE}s'"
_NO_LONGER: Final = "SET LOCAL lock_timeout TO DEFAULT"
_LOCK: Final = "SELECT pg_advisory_xact_lock($1)"
_TRY: Final = "SELECT pg_try_advisory_xact_lock($1)"
_TRY_SHARED: Final = "SELECT pg_try_advisory_xact_lock_shared($1)"


async def recipient_lock(recipient: str) -> None:
    """Wait until nothing is being sent to this address or number, and let nothing be sent there
    until the transaction ends: for an erasure. Take it before touching messages."""
    await current().execute(_WAIT_LONGER)
    await current().fetch(_LOCK, _lock_number(recipient))
    await current().execute(_AS_USUAL)


async def stop_sending(recipient: str) -> None:
    """The same for a no, which is never lost by waiting: what a server holds on to for longer than
    `PATIENCE` was sent before it, and `is_on_its_way` says so. Nothing else begins after the transaction:
    who sends asks first whether it may. Where many wait already it goes on at once."""
    number = _lock_number(recipient)
    if await _waited_in_vain(number) or await current().fetchval(_TRY, number):
        return
    with current().places.one() as is_place:
        if is_place and await _wait_a_little(number):
            return
    await current().fetch(
        "SELECT set_config('minside.on_its_way', concat_ws(' ',"
        " nullif(current_setting('minside.on_its_way', true), ''), $1::text), true)",
        str(number),
    )


async def _waited_in_vain(number: int) -> bool:
    """Once is enough: later the transaction may hold what others wait for."""
    return str(number) in await _on_its_way()


async def _wait_a_little(number: int) -> bool:
    try:
        async with current().savepoint():
            await current().execute(_WAIT_A_LITTLE)
            await current().fetch(_LOCK, number)
            await current().execute(_NO_LONGER)
    except asyncpg.LockNotAvailableError:
        return False
    return True


async def is_on_its_way() -> bool:
    """Whether this transaction said no beside something that was being sent, and may still arrive."""
    return bool(await _on_its_way())


async def _on_its_way() -> list[str]:
    found: str | None = await current().fetchval(
        "SELECT current_setting('minside.on_its_way', true)"
    )
    return found.split() if found else []


async def share_recipient(recipient: str) -> bool:
    """Whether something may be sent there just now; who waits for `recipient_lock` or `stop_sending` goes
    first.

    It never waits, so that a sender who holds a row can't wait for whoever waits for that row.
    """
    return await current().fetchval(_TRY_SHARED, _lock_number(recipient))


def _lock_number(recipient: str) -> int:
    digest = sha256(f"recipient {recipient.casefold()}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
