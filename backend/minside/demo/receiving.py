"""The demo's own receiver: whoever is told of its customers says that it has it, and the shop what came of
it."""

from typing import Any

import msgspec
from litestar import Litestar, Request, Response, post
from litestar.background_tasks import BackgroundTask

from minside.core.house import House
from minside.core.webhooks import body_of, signer

from . import desk
from .cashier import charge
from .reviews import look
from .warehouse import send

PATH = "/dev/receiver"


@post(PATH, name="demo_receiver", status_code=204)
async def receive(request: Request[Any, Any, Any]) -> Response[None]:
    """Take an event, and answer it where it asks for something. 401 where it isn't signed as the
    settings say."""
    house: House = request.app.state.house
    body = await body_of(request)
    secrets = {name: (each.secret,) for name, each in house.settings.receivers.items()}
    signer(request, body, secrets)
    return Response(None, status_code=204, background=BackgroundTask(answer, request.app, body))


async def answer(app: Litestar, body: bytes) -> None:
    """What the shop says to an event of ours; to most, nothing."""
    event = msgspec.json.decode(body)
    if event["type"] == "charge.requested":
        await charge(app, event["data"])
    if event["type"] == "delivery.to_fulfil":
        await send(app, event["data"])
    if event["type"] == "review.submitted":
        await look(app, event["data"])
    if event["type"] == "conversation.written":
        await desk.answer(app, event["data"])
