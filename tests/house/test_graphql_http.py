"""GraphQL over HTTP, judged by the audits that the GraphQL over HTTP working group points to."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from tests.core import toy
from tests.core.logged import logging_to_lines
from tests.core.served import serving
from tests.core.settled import make_frontend, make_settings

from minside.app import create_app
from minside.core.postgres import Server
from minside.core.settings import Environment

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "frontend"


ALL_PASS = {"version": "1.23.1", "audits": 61, "failures": []}


async def test_every_audit_passes_for_the_doorway_alone() -> None:
    """All 61 audits of graphql-http 1.23.1 pass for the transport over a toy schema."""
    async with serving(toy.app(toy.documents())) as port:
        assert ALL_PASS == await audit(port)


async def test_every_audit_passes_for_the_house(migrated: Server, tmp_path: Path) -> None:
    """All 61 audits pass for Min Side as a development server."""
    development = make_settings(
        migrated, make_frontend(tmp_path), environment=Environment.DEVELOPMENT
    )
    with logging_to_lines():
        async with serving(create_app(development)) as port:
            assert ALL_PASS == await audit(port)


async def audit(port: int) -> dict[str, Any]:
    """The package's version, the number of its audits, and those that didn't pass."""
    node = await asyncio.create_subprocess_exec(
        "node",
        str(HERE / "graphql_http.mjs"),
        str(FRONTEND),
        f"http://127.0.0.1:{port}/graphql",
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
