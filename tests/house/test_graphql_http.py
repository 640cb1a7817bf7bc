"""GraphQL over HTTP, judged by the audits that the GraphQL over HTTP working group points to."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from litestar import Litestar
from tests.core import toy
from tests.core.logged import logging_to_lines
from tests.core.settled import make_frontend, make_settings

from minside.app import create_app
from minside.core.postgres import Server
from minside.core.settings import Environment

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "frontend"


ALL_PASS = {"version": "1.23.1", "audits": 61, "failures": []}


async def test_every_audit_passes_for_the_doorway_alone() -> None:
    """All 61 audits of graphql-http 1.23.1 pass for the transport over a toy schema."""
    async with serving(toy.app(toy.documents())) as url:
        assert ALL_PASS == await audit(url)


async def test_every_audit_passes_for_the_house(migrated: Server, tmp_path: Path) -> None:
    """All 61 audits pass for Min Side as a development server."""
    development = make_settings(
        migrated, make_frontend(tmp_path), environment=Environment.DEVELOPMENT
    )
    with logging_to_lines():
        async with serving(create_app(development)) as url:
            assert ALL_PASS == await audit(url)


@asynccontextmanager
async def serving(app: Litestar) -> AsyncGenerator[str]:
    """The address of `app`'s GraphQL on a loopback port of the system's choice."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on"))
        task = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/graphql"
        finally:
            server.should_exit = True
            await task


async def audit(url: str) -> dict[str, Any]:
    """The package's version, the number of its audits, and those that didn't pass."""
    node = await asyncio.create_subprocess_exec(
        "node",
        str(HERE / "graphql_http.mjs"),
        str(FRONTEND),
        url,
        stdout=asyncio.subprocess.PIPE,
        stderr=sys.stderr,
    )
    output, _ = await node.communicate()
    assert not node.returncode
    report = json.loads(output)
    return {
        "version": report["version"],
        "audits": len(report["audits"]),
        "failures": [found for found in report["audits"] if found["status"] != "ok"],
    }
