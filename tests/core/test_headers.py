"""The headers of every answer."""

import pytest
from litestar import Litestar, Response, get
from tests.core import toy

from minside.core.headers import SecurityHeaders

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


@get("/plain", sync_to_thread=False)
def plain() -> str:
    return "plain"


@get("/own", sync_to_thread=False)
def own() -> Response[str]:
    return Response(
        "own", headers={"Cache-Control": "public", "Content-Security-Policy": "default-src 'self'"}
    )


@get("/broken", sync_to_thread=False)
def broken() -> str:
    raise ValueError


async def headers_of(path: str, *, https: bool = True) -> dict[str, str]:
    application = Litestar([plain, own, broken], openapi_config=None)
    async with toy.client(SecurityHeaders(application, https=https)) as client:
        return dict((await client.get(path)).headers)


@pytest.mark.parametrize("path", ["/plain", "/none", "/broken"])
async def test_every_answer_carries_them(path: str) -> None:
    """200, 404 and 500 alike carry the whole set."""
    expected = {
        "content-security-policy": CSP,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": "max-age=63072000; includeSubDomains",
        "cache-control": "no-store",
    }
    carried = await headers_of(path)

    assert expected == {name: carried.get(name) for name in expected}
    assert "camera=()" in carried["permissions-policy"]


async def test_hsts_is_for_https_only() -> None:
    """A newcomer's http://localhost isn't told to use https for two years."""
    assert "strict-transport-security" not in await headers_of("/plain", https=False)


async def test_an_answer_may_say_its_own() -> None:
    """What an answer says itself is neither replaced nor said twice."""
    carried = await headers_of("/own")

    expected = ("public", "default-src 'self'")
    assert expected == (carried["cache-control"], carried["content-security-policy"])
