"""Holds a statement of another process where a test wants it, and waits until it is there."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

HOLDING = 4712


async def hold_at(owner: Any, statement: str, which: str) -> None:
    """The statement that would write such a row waits."""
    await owner.execute(
        f"""
        CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_advisory_xact_lock({HOLDING}); RETURN NEW; END $$;
        CREATE TRIGGER hold BEFORE {statement} FOR EACH ROW
            WHEN ({which}) EXECUTE FUNCTION hold();
        SELECT pg_advisory_lock({HOLDING});
        """
    )


async def let_go(owner: Any) -> None:
    """Whoever waits goes first: taking the trigger away waits for them."""
    await owner.execute(f"SELECT pg_advisory_unlock({HOLDING})")
    await owner.execute("DROP FUNCTION hold CASCADE")


async def somebody_waits(owner: Any, most: int = 1) -> bool:
    """Whether so many transactions wait for an advisory lock, this one or another."""
    return await owner.fetchval(
        "SELECT count(*) >= $1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", most
    )


async def comes(state: Callable[[], Awaitable[bool]], *, seconds: float = 30) -> bool:
    """Whether it comes true in time."""
    for _ in range(round(seconds / 0.05)):
        if await state():
            return True
        await asyncio.sleep(0.05)
    return False
