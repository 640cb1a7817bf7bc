"""Figures for the operator, and for nobody else."""

import httpx
import pytest
from litestar import Litestar

from minside.core.logs import RequestRecord
from minside.core.metrics import Metrics, metrics_handler

TOKEN = "a-long-random-token"
HERE = ("127.0.0.1", 4711)


async def scrape(
    metrics: Metrics,
    *,
    token: str | None = None,
    client: tuple[str, int] = HERE,
    base_url: str = "http://localhost:8000",
    **headers: str,
) -> httpx.Response:
    application = Litestar([metrics_handler(metrics, token)], openapi_config=None)
    transport = httpx.ASGITransport(application, client=client)  # pyright: ignore[reportArgumentType]
    async with httpx.AsyncClient(transport=transport, base_url=base_url) as scraper:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await scraper.get("/metrics", headers=named)


async def test_requests_are_counted_by_template_and_status() -> None:
    """Counts, times and statements by route template, operations by their trusted name."""
    metrics = Metrics()
    for _ in range(2):
        metrics.observe(
            RequestRecord("POST", operation="Home", statements=5, route="/graphql", status=200)
        )

    text = (await scrape(metrics)).text

    for line in (
        'minside_requests_total{method="POST",route="/graphql",status="200"} 2.0',
        'minside_request_seconds_count{route="/graphql"} 2.0',
        'minside_operation_seconds_count{operation="Home"} 2.0',
        'minside_statements_sum{route="/graphql"} 10.0',
    ):
        assert line in text.splitlines()


async def test_an_operation_without_a_trusted_name_is_no_label() -> None:
    """Only trusted names become labels: nobody outside can make new ones."""
    metrics = Metrics()
    metrics.observe(RequestRecord("POST", route="/graphql", status=200))

    assert "minside_operation_seconds_count" not in (await scrape(metrics)).text


async def test_a_gauge_is_read_at_each_scrape() -> None:
    """Whoever has a queue can show its depth."""
    metrics, depths = Metrics(), iter([3, 7])
    metrics.watch("hash_queue_depth", "Passwords waiting to be hashed.", lambda: next(depths))

    scraped = [(await scrape(metrics)).text.splitlines() for _ in "ab"]

    assert "minside_hash_queue_depth 3.0" in scraped[0]
    assert "minside_hash_queue_depth 7.0" in scraped[1]


@pytest.mark.parametrize(
    ("client", "base_url", "headers", "expected"),
    [
        ("127.0.0.1", "http://localhost:8000", {}, 200),
        ("127.0.0.1", "http://127.0.0.1", {}, 200),
        ("::1", "http://[::1]:8000", {}, 200),
        ("203.0.113.7", "http://localhost", {}, 404),
        ("10.0.0.1", "http://10.0.0.2:8000", {}, 404),
        ("127.0.0.1", "https://minside.example", {}, 404),
        ("127.0.0.1", "http://localhost.evil.example", {}, 404),
        ("127.0.0.1", "http://localhost", {"x_forwarded_for": "203.0.113.7"}, 404),
        ("127.0.0.1", "http://localhost", {"forwarded": "for=203.0.113.7"}, 404),
        ("127.0.0.1", "http://localhost", {"via": "1.1 proxy"}, 404),
        ("203.0.113.7", "http://localhost", {"x_forwarded_for": "127.0.0.1"}, 404),
        ("127.0.0.1", "http://localhost", {"authorization": f"Bearer {TOKEN}"}, 200),
    ],
)
async def test_without_a_token_only_this_machine_may_read(
    client: str, base_url: str, headers: dict[str, str], expected: int
) -> None:
    """Only a request made on this machine, for this machine, through no proxy; else 404."""
    response = await scrape(Metrics(), client=(client, 1), base_url=base_url, **headers)

    assert expected == response.status_code


@pytest.mark.parametrize(
    ("authorization", "expected"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 404),
        (f"Bearer {TOKEN}x", 404),
        ("Bearer ", 404),
        (TOKEN, 404),
        ("", 404),
    ],
)
async def test_with_a_token_it_takes_the_token(authorization: str, expected: int) -> None:
    """With a token set, even this machine must show it; where it comes from doesn't matter."""
    statuses = [
        (
            await scrape(Metrics(), token=TOKEN, client=(client, 1), authorization=authorization)
        ).status_code
        for client in ("127.0.0.1", "203.0.113.7")
    ]

    assert [expected, expected] == statuses
