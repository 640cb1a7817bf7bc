"""The headers that every answer carries, whoever made it."""

from litestar.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
    " require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    # Only what nobody may use: that the rest is our own pages' alone is what browsers do anyway.
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), usb=(),"
        " xr-spatial-tracking=()"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # Personal unless said otherwise: whoever serves something public sets its own.
    "cache-control": "no-store",
}
TWO_YEARS = 63_072_000
HSTS = f"max-age={TWO_YEARS}; includeSubDomains"


class SecurityHeaders:
    """Adds to every answer what it doesn't say itself; HSTS where members come over https."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        everywhere = {**EVERYWHERE, "strict-transport-security": HSTS} if https else EVERYWHERE
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in everywhere.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message["headers"])
                said = {name.lower() for name, _ in own}
                own += [header for header in self._headers if header[0] not in said]
                message["headers"] = own
            await send(message)

        await self._app(scope, receive, with_headers)
