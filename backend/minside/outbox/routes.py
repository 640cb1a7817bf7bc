"""`POST /sms/inbound`: the SMS gateway brings what people write to us.

Signed by the Standard Webhooks scheme (https://www.standardwebhooks.com).
"""

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, post
from litestar.exceptions import ClientException, NotFoundException

from minside.core.house import House
from minside.core.webhooks import body_of, signer
from minside.outbox import actions as outbox

BODY_BYTES: Final = 64 * 1024


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
    body = await body_of(request)
    signer(request, body, {"sms": (house.settings.sms_secret,)})
    brought = _read(body)
    async with house.database.scope():
        await outbox.receive(outbox.Inbound(brought.id, brought.sender, brought.text))
    return Response({})


def _read(body: bytes) -> Brought:
    try:
        return msgspec.json.decode(body, type=Brought)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ClientException from None
