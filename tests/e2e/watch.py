"""Hears everything a browser complains about."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response


class Watch:
    """Console errors and warnings (a broken CSP is one), exceptions, and requests that fail."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of the context."""
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._heard.append(f"exception: {error.error}"))
        context.on("requestfailed", self._on_request_failed)
        context.on("response", self._on_response)

    def expect(self, pattern: str) -> None:
        """Let complaints pass that the test causes on purpose."""
        self._expected.append(re.compile(pattern))

    @property
    def complaints(self) -> list[str]:
        return [
            heard for heard in self._heard if not any(each.search(heard) for each in self._expected)
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            where = message.location.get("url", "")
            self._heard.append(f"console {message.type}: {message.text} ({where})")

    def _on_request_failed(self, request: Request) -> None:
        # Whoever leaves a page before it is whole has no use for the rest.
        if request.failure == "net::ERR_ABORTED":
            return
        self._heard.append(f"request failed: {request.method} {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._heard.append(
                f"status {response.status}: {response.request.method} {response.url}"
            )
