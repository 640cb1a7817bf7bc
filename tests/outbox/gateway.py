"""A real SMS gateway on loopback that can hang, fail, or answer half."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal, cast

from tests.core.served import serving

Answer = int | Literal["hang", "half"]
Watch = Callable[[dict[str, Any]], Awaitable[None]]


class SmsGateway:
    """What it took, by idempotency key as gateways do; `answer` is a status, or how it fails;
    `watched` sees each as it comes."""

    def __init__(self) -> None:
        self.url = ""
        self.watched: Watch | None = None
        self.answer: Answer = 202
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.taken: dict[str, dict[str, Any]] = {}

    def forget(self) -> None:
        """Be as on the first day."""
        self.answer, self.watched = 202, None
        self.asked.clear()
        self.headers.clear()
        self.taken.clear()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        sms = json.loads(await _body(receive))
        if self.watched is not None:
            await self.watched(sms)
        self.asked.append(sms)
        self.headers.append({k.decode(): v.decode() for k, v in scope["headers"]})
        if self.answer == "hang":
            while (await receive())["type"] != "http.disconnect":
                pass
        elif self.answer == "half":
            self._take(sms)
            await _respond(send, 200, announced=100)
        else:
            if self.answer < 300:
                self._take(sms)
            await _respond(send, self.answer, announced=2)

    def _take(self, sms: dict[str, Any]) -> None:
        self.taken.setdefault(self.headers[-1]["idempotency-key"], sms)


async def _body(receive: Any) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _respond(send: Any, status: int, *, announced: int) -> None:
    headers = [(b"content-length", str(announced).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"{}"})


@asynccontextmanager
async def gateway_serving() -> AsyncGenerator[SmsGateway]:
    gateway = SmsGateway()
    async with serving(cast(Any, gateway), lifespan="off") as port:
        gateway.url = f"http://127.0.0.1:{port}/messages"
        yield gateway
