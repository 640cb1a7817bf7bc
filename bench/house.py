"""A PostgreSQL of the benchmark's own, migrated, and the worker's house on it."""

import base64
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from minside.core import postgres
from minside.core.database import OWNER, SERVICE, Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.migrate import migrate
from minside.core.postgres import Server
from minside.core.rooms import connect
from minside.core.settings import WorkerSettings
from minside.rooms import ROOMS

KEY = base64.b64encode(bytes(32)).decode()


@asynccontextmanager
async def benchmark_house(*, durable: bool = False) -> AsyncGenerator[tuple[House, Server]]:
    """`durable` waits for the disk at each commit, as in production."""
    connect(ROOMS)
    with _served(durable=durable) as server:
        await postgres.provision(server.url("postgres"))
        await migrate(server.url(OWNER))
        values = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
        database = await Database.connect(server.url(SERVICE))
        try:
            yield House(WorkerSettings.model_validate(values), database, Keyring([KEY])), server
        finally:
            await database.close()


@contextmanager
def _served(*, durable: bool) -> Generator[Server]:
    if not durable:
        with postgres.temporary() as server:
            yield server
        return
    with TemporaryDirectory() as folder, postgres.serve(Path(folder) / "postgres") as server:
        yield server
