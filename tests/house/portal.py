"""Min Side as the app in the browser uses it: its own trusted documents, over HTTP."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import httpx
from litestar import Litestar
from tests.conftest import PASSWORD
from tests.core.logged import Lines, logging_to_lines
from tests.core.settled import make_settings

from minside.app import create_app
from minside.core.database import Database
from minside.core.postgres import Server
from minside.core.settings import Settings

FRONTEND = Path(__file__).parents[2] / "frontend"
_NAME = re.compile(r"(?:query|mutation) (\w+)")
_resting: list[tuple[Settings, Litestar]] = []


class Visitor:
    """A browser without a screen; its cookies are its own."""

    def __init__(self, client: httpx.AsyncClient, documents: dict[str, str]) -> None:
        self.client = client
        self._documents = documents

    async def send(self, operation: str, /, **variables: Any) -> httpx.Response:
        """One of the app's operations by its name; the whole response."""
        return await self.client.post(
            "/graphql",
            json={"documentId": self._documents[operation], "variables": variables},
            headers={"accept-language": "en"},
        )

    async def run(self, operation: str, /, **variables: Any) -> Any:
        """As `send`, and no error among the answer; its data's only field."""
        answer = (await self.send(operation, **variables)).json()
        assert "errors" not in answer, answer
        [value] = answer["data"].values()
        return value

    async def sign_in(self, email: str = "kari@example.com", password: str = PASSWORD) -> Any:
        return await self.run("SignIn", input={"email": email, "password": password})


class Portal:
    """The running server: who comes in, and what it wrote."""

    def __init__(self, app: Litestar, lines: Lines) -> None:
        self.app = app
        self.lines = lines
        manifest = json.loads((FRONTEND / "trusted-documents.json").read_text(encoding="utf-8"))
        self._documents = {_NAME.findall(text)[0]: key for key, text in manifest.items()}

    @property
    def database(self) -> Database:
        return self.app.state.house.database

    def visitor(self, address: str = "203.0.113.7") -> Visitor:
        transport = httpx.ASGITransport(cast(Any, self.app), client=(address, 40000))
        client = httpx.AsyncClient(transport=transport, base_url="https://minside.example")
        return Visitor(client, self._documents)

    def statements(self, operation: str) -> int:
        """How many statements the newest request of this operation took."""
        lines = [line for line in self.lines.all if line.get("operation") == operation]
        return lines[-1]["statements"]


@asynccontextmanager
async def open_portal(server: Server, **changed: Any) -> AsyncGenerator[Portal]:
    """The production server over the built app.

    What it makes of its settings before it starts, from the schema to the packed files, is made
    once for the run: it serves again for the next who asks for the same.
    """
    settings = make_settings(server, FRONTEND, **changed)
    app = _rested(settings) or create_app(settings)
    with logging_to_lines() as lines:
        async with _started(app):
            yield Portal(app, lines)
    _resting.append((settings, app))


def _rested(settings: Settings) -> Litestar | None:
    for place, (made_of, app) in enumerate(_resting):
        if made_of == settings:
            del _resting[place]
            return app
    return None


@asynccontextmanager
async def _started(app: Litestar) -> AsyncGenerator[None]:
    """Litestar wants its lifespan left by the task that entered it; a fixture's end is another."""
    started, stop = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await stop.wait()

    task = asyncio.create_task(live())
    waiting = asyncio.create_task(started.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        await task
    try:
        yield
    finally:
        stop.set()
        await task
