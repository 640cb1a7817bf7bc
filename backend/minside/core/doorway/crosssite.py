"""Only our own pages may act for a member: the third lock beside `SameSite` and the JSON-only body.

The rule is that of https://web.dev/articles/fetch-metadata with `Origin` for older browsers, as in
Go's `net/http.CrossOriginProtection`. There is no CORS.
"""

from litestar.types.asgi_types import HTTPScope

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


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


_TELLING = frozenset({b"sec-fetch-site", b"origin", b"host"})


def _host_of(origin: bytes) -> bytes:
    # The scheme isn't compared: behind a proxy that ends TLS we can't know our own.
    return origin.lower().partition(b"://")[2]


def needs_own_page(scope: HTTPScope) -> bool:
    """Whether the request may change or reveal something: GraphQL by any method, all else unless
    its method is safe.
    """
    return scope["path"].rstrip("/") == "/graphql" or scope["method"] not in SAFE_METHODS
