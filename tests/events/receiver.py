"""A receiver of events on loopback that checks signatures, and can be down, hang or refuse."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal, cast

import msgspec
from standardwebhooks import Webhook
from tests.core.served import serving

SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


class Receiver:
    """What it took, in order; `answer` is a status, or how it fails."""

    def __init__(self) -> None:
        self.url = ""
        self.answer: int | Literal["hang"] = 200
        self.asked = 0
        self.taken: list[dict[str, Any]] = []
        self.ids: list[str] = []

    def forget(self) -> None:
        """Be as on the first day."""
        self.answer, self.asked = 200, 0
        self.taken.clear()
        self.ids.clear()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = await _body(receive)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        Webhook(SECRET).verify(body, headers, json_parse=False)
        self.asked += 1
        if self.answer == "hang":
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        if self.answer < 300:
            self.taken.append(msgspec.json.decode(body))
            self.ids.append(headers["webhook-id"])
        await send({"type": "http.response.start", "status": self.answer, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    @property
    def settings(self) -> dict[str, str]:
        """As the operator names it."""
        return {"url": self.url, "secret": SECRET, "name": "Prøvemottaker", "country": "NO"}


async def _body(receive: Any) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


@asynccontextmanager
async def receiving() -> AsyncGenerator[Receiver]:
    receiver = Receiver()
    async with serving(cast(Any, receiver), lifespan="off") as port:
        receiver.url = f"http://127.0.0.1:{port}/events"
        yield receiver
