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

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "frontend"


async def test_every_audit_of_graphql_http_passes() -> None:
    """All 61 audits of graphql-http 1.23.1 pass against a development server."""
    async with serving(toy.app(toy.documents())) as url:
        report = await audit(url)

    expected = {"version": "1.23.1", "audits": 61, "failures": []}
    assert expected == {
        "version": report["version"],
        "audits": len(report["audits"]),
        "failures": [found for found in report["audits"] if found["status"] != "ok"],
    }


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
    return json.loads(output)
