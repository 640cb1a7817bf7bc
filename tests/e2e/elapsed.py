"""Time that has gone by, as far as the database knows."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from tests.e2e.newcomers import Newcomer

from minside.core.database import Database


def since_the_password(owner_url: str, who: Newcomer, minutes: int) -> None:
    """So long ago they gave their password last, in every browser of theirs."""
    _as_owner(
        owner_url,
        "UPDATE session SET stepped_up_at = now() - make_interval(mins => $2) WHERE customer = $1",
        who.id, minutes,
    )  # fmt: skip


def since_mail_was_refused(owner_url: str, who: Newcomer, days: int) -> None:
    """So long ago the server of their address refused our mail for good."""
    _as_owner(
        owner_url,
        "UPDATE customer SET email_refused_at = now() - make_interval(days => $2) WHERE id = $1",
        who.id, days,
    )  # fmt: skip


def _as_owner(owner_url: str, statement: str, *values: object) -> None:
    async def run() -> None:
        database = await Database.connect(owner_url, connections=2)
        async with database.scope() as scope:
            await scope.fetch(statement, *values)
        await database.close()

    # Playwright's loop runs in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
