"""Only our own pages, and programs that are no browser, may act."""

import pytest
from litestar import Litestar, get, post
from tests.core import toy

from minside.core.doorway.crosssite import OwnPagesOnly

HERE = "http://toys.example"


@get("/read", sync_to_thread=False)
def read() -> str:
    return "read"


@post("/upload", sync_to_thread=False, status_code=200)
def upload() -> str:
    return "uploaded"


async def status(method: str, path: str, headers: dict[str, str]) -> int:
    application = Litestar([read, upload], openapi_config=None)
    graphql = toy.app(toy.documents())
    guarded = {"/graphql": OwnPagesOnly(graphql)}.get(path, OwnPagesOnly(application))
    async with toy.client(guarded) as client:
        response = await client.request(
            method,
            path,
            params={"query": "{toy{name}}"},
            headers=headers,
            json={"query": "{ toy { name } }"} if method == "POST" else None,
        )
    return response.status_code


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": ""}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HERE}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "http://evil.example"}, 200),
        ({"origin": HERE}, 200),
        ({"origin": "https://TOYS.example"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://sub.toys.example"}, 403),
        ({"origin": "http://toys.example.evil.example"}, 403),
        ({"origin": "http://toys.example:8443"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({}, 200),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/graphql"), ("GET", "/graphql"), ("POST", "/upload")]
)
async def test_another_site_cannot_act(
    method: str, path: str, headers: dict[str, str], expected: int
) -> None:
    """Sec-Fetch-Site must be same-origin or none; without it Origin must be the host; without
    both it is no browser and passes.
    """
    assert expected == await status(method, path, headers)


async def test_a_link_from_elsewhere_may_be_read() -> None:
    """What is safe and not GraphQL can be linked to from anywhere."""
    assert 200 == await status("GET", "/read", {"sec-fetch-site": "cross-site"})


async def test_there_is_no_cors() -> None:
    """A preflight from another site gets no permission."""
    async with toy.client(OwnPagesOnly(toy.app(toy.documents()))) as client:
        response = await client.options(
            "/graphql",
            headers={
                "origin": "http://evil.example",
                "access-control-request-method": "POST",
                "access-control-request-headers": "content-type",
            },
        )

    assert [] == [name for name in response.headers if name.startswith("access-control")]
