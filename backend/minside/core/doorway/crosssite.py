"""Only our own pages may act for a member: the third lock beside `SameSite` and the JSON-only body.

The rule is that of https://web.dev/articles/fetch-metadata with `Origin` for older browsers, as in
Go's `net/http.CrossOriginProtection`. There is no CORS.
"""

from litestar.types import ASGIApp, Receive, Scope, Send
from litestar.types.asgi_types import HTTPScope

REFUSAL = (
    b'{"errors":[{"message":"Another site may not act here.","extensions":{"code":"CROSS_SITE"}}]}'
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
NO_COOKIE_READ = "/unsubscribe/"
_TELLING = frozenset({b"sec-fetch-site", b"origin", b"host"})


class OwnPagesOnly:
    """Answers 403 to what another site's page sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and needs_own_page(scope) and is_cross_site(scope):
            await _refuse(send)
        else:
            await self._app(scope, receive, send)


def needs_own_page(scope: HTTPScope) -> bool:
    """Whether the request may change or reveal something: GraphQL by any method, all else unless
    its method is safe. Where a token in the path alone says who may, and no cookie is read, a mail
    program that lives in a browser may come from wherever it is (RFC 8058 §3.1).
    """
    if scope["path"].startswith(NO_COOKIE_READ):
        return False
    return scope["path"].rstrip("/") == "/graphql" or scope["method"] not in SAFE_METHODS


def is_cross_site(scope: HTTPScope) -> bool:
    """Whether another site's page sent this request, as far as a browser tells.

    Without both headers it is no browser, so nobody's cookies come with it unasked.
    """
    headers = {name: value for name, value in scope["headers"] if name in _TELLING}
    fetch_site = headers.get(b"sec-fetch-site")
    if fetch_site is not None:
        return fetch_site not in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    return origin is not None and _host_of(origin) != headers.get(b"host", b"").lower()


def _host_of(origin: bytes) -> bytes:
    # The scheme isn't compared: behind a proxy that ends TLS we can't know our own.
    return origin.lower().partition(b"://")[2]


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(REFUSAL)).encode()),
    ]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSAL, "more_body": False})
