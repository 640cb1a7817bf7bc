"""What only the owner of the demo's database can do."""

from tests.e2e.beside import connected, in_thread


def as_owner(url: str, statement: str, *values: object) -> None:
    """Run one statement and commit."""

    async def run() -> None:
        async with connected(url) as database, database.scope() as scope:
            await scope.fetch(statement, *values)

    in_thread(run())
