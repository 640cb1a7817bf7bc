"""`POST /sms/inbound`: the SMS gateway brings what people write to us.

Signed by the Standard Webhooks scheme (https://www.standardwebhooks.com).
"""

import asyncio
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, post
from litestar.exceptions import (
    ClientException,
    HTTPException,
    InternalServerException,
    NotAuthorizedException,
    NotFoundException,
)
from standardwebhooks import Webhook, WebhookVerificationError

from minside.core.house import House
from minside.outbox import actions as outbox

BODY_BYTES: Final = 64 * 1024
SECONDS: Final = 20.0


def _text(*, least: int, most: int) -> msgspec.Meta:
    return msgspec.Meta(min_length=least, max_length=most, pattern=r"\A[^\x00]*\Z")


class Brought(msgspec.Struct, frozen=True):
    """The body: what the gateway calls it, who sent it, what it says."""

    id: Annotated[str, _text(least=1, most=200)]
    sender: Annotated[str, _text(least=1, most=20)] = msgspec.field(name="from")
    text: Annotated[str, _text(least=0, most=20_000)]


@post("/sms/inbound", name="sms_inbound", status_code=200, request_max_body_size=BODY_BYTES)
async def sms_inbound(request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
    """Store one SMS. 200 also when it was brought before, so that the gateway stops."""
    house: House = request.app.state.house
    if house.settings.sms_secret is None:
        raise NotFoundException
    body = await _body(request)
    _check_signature(house.settings.sms_secret.get_secret_value(), body, dict(request.headers))
    brought = _read(body)
    async with house.database.scope():
        await outbox.receive(outbox.Inbound(brought.id, brought.sender, brought.text))
    return Response({})


async def _body(request: Request[Any, Any, Any]) -> bytes:
    try:
        async with asyncio.timeout(SECONDS):
            return await request.body()
    except TimeoutError:
        raise HTTPException(status_code=408) from None
    except InternalServerException:
        # Litestar's word for a client that went away.
        raise ClientException from None


def _check_signature(secret: str, body: bytes, headers: dict[str, str]) -> None:
    webhook = Webhook(secret)
    try:
        webhook.verify(body, headers, json_parse=False)
    except (WebhookVerificationError, ValueError):
        raise NotAuthorizedException from None


def _read(body: bytes) -> Brought:
    try:
        return msgspec.json.decode(body, type=Brought)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ClientException from None
