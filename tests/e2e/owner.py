"""What only the owner of the demo's database can do."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from minside.core.database import Database


def as_owner(url: str, statement: str, *values: object) -> None:
    """Run one statement and commit."""

    async def run() -> None:
        database = await Database.connect(url, connections=2)
        async with database.scope() as scope:
            await scope.fetch(statement, *values)
        await database.close()

    # Playwright's loop runs in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
