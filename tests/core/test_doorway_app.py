"""The whole web application, from the network to PostgreSQL."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest
from tests.core import toy
from tests.core.logged import Lines
from tests.core.settled import make_frontend, make_settings

from minside.app import create_app
from minside.core import logs
from minside.core.assets import FrontendMissingError
from minside.core.database import OWNER, UnfitDatabase
from minside.core.doorway.documents import ManifestError, identify
from minside.core.postgres import Server
from minside.core.settings import Environment

ME = "query Me { me { id } }"
NOBODY = {"data": {"me": None}}

Opened: TypeAlias = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def frontend(tmp_path: Path) -> Path:
    return make_frontend(tmp_path, ME)


@pytest.fixture
def opened(migrated: Server, frontend: Path, lines: Lines) -> Opened:
    @asynccontextmanager
    async def opened(**changed: Any) -> AsyncGenerator[httpx.AsyncClient]:
        application = create_app(make_settings(migrated, frontend, **changed))
        logs.configure(lines.stream)
        async with application.lifespan(), toy.client(application) as client:
            yield client

    return opened


async def test_a_trusted_document_is_answered_from_postgresql(opened: Opened) -> None:
    """In production the app's own documents run, and nothing else."""
    async with opened() as client:
        ours = await client.post("/graphql", json={"documentId": identify(ME)})
        other = await client.post("/graphql", json={"query": ME})

    expected = (200, NOBODY, 400)
    assert expected == (ours.status_code, ours.json(), other.status_code)


async def test_any_document_is_answered_in_development(opened: Opened) -> None:
    """In development any document runs, by GET too."""
    async with opened(environment=Environment.DEVELOPMENT) as client:
        response = await client.get("/graphql", params={"query": ME})

    expected = (200, NOBODY)
    assert expected == (response.status_code, response.json())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/kjaeledyr", 200),
        ("GET", "/favicon.ico", 404),
        ("GET", "/photo/none", 404),
        ("DELETE", "/health/live", 405),
        ("GET", "/graphql", 405),
        ("POST", "/upload", 401),
        ("GET", "/metrics", 404),
        ("GET", "/health/ready", 200),
    ],
)
async def test_every_answer_carries_our_headers(
    method: str, path: str, status: int, opened: Opened
) -> None:
    """Whoever answers, a handler, the router or a refusal, the headers are there."""
    async with opened() as client:
        response = await client.request(method, path)

    assert status == response.status_code
    assert response.headers["content-security-policy"].startswith("default-src 'none';")
    assert "strict-transport-security" in response.headers
    assert ("allow" in response.headers) == (status == 405)


@pytest.mark.parametrize("path", ["/graphql", "/photo/0199c0de-0000-7000-8000-000000000000"])
async def test_personal_answers_are_stored_nowhere(path: str, opened: Opened) -> None:
    """What is a customer's own says `no-store`."""
    async with opened() as client:
        method = "POST" if path == "/graphql" else "GET"
        response = await client.request(method, path, json={"documentId": identify(ME)})

    assert "no-store" == response.headers["cache-control"]


async def test_another_site_cannot_upload(opened: Opened) -> None:
    """The lock against other sites stands before every route."""
    async with opened() as client:
        response = await client.post(
            "/upload", content=b"x", headers={"sec-fetch-site": "cross-site"}
        )

    assert 403 == response.status_code


async def test_a_trusted_operation_is_named_in_logs_and_metrics(
    opened: Opened, lines: Lines
) -> None:
    """The access line and the metrics name the operation and count its statements."""
    async with opened(public_url="http://localhost:8000") as client:
        client.cookies.set("minside", "a" * 43)
        await client.post("/graphql", json={"documentId": identify(ME)})
        metrics = await client.get("http://localhost:8000/metrics")

    line = next(line for line in lines.all if line.get("route") == "/graphql")
    assert "Me" == line["operation"]
    assert line["statements"] > 0
    assert 'minside_operation_seconds_count{operation="Me"} 1.0' in metrics.text


async def test_the_hash_queue_shows_its_depth(opened: Opened) -> None:
    """The operator sees a storm of sign-ins coming."""
    async with opened(public_url="http://localhost:8000") as client:
        metrics = await client.get("http://localhost:8000/metrics")

    assert "minside_hash_queue_depth 0.0" in metrics.text.splitlines()


async def test_a_web_role_that_row_policies_do_not_bind_is_refused(
    opened: Opened, migrated: Server, lines: Lines
) -> None:
    """The owner's connection never serves a request; the log tells why there is no server."""
    with pytest.RaisesGroup(UnfitDatabase):
        async with opened(database_url=migrated.url(OWNER)):
            pass

    failed = next(line for line in lines.all if line["event"] == "start_failed")
    assert "minside.core.database.UnfitDatabase" == failed["exception"][0]["type"]


async def test_a_document_that_the_schema_cannot_answer_stops_the_start(
    frontend: Path, migrated: Server, lines: Lines
) -> None:
    """In production a manifest of another version is told at start and not at a member's click."""
    make_frontend(frontend, "query Old { colour }")

    with pytest.raises(ManifestError, match="query Old"):
        create_app(make_settings(migrated, frontend))


async def test_a_frontend_that_is_not_built_stops_the_start(
    frontend: Path, migrated: Server, lines: Lines
) -> None:
    """Without the built app there is nothing to serve."""
    (frontend / "dist" / "index.html").unlink()

    with pytest.raises(FrontendMissingError):
        create_app(make_settings(migrated, frontend))
