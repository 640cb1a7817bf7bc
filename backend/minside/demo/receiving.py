"""The demo's own receiver: whoever is told of its customers says that it has it, and the shop what came of
it."""

from typing import Any

from litestar import Request, Response, post
from litestar.background_tasks import BackgroundTask

from minside.core.house import House
from minside.core.webhooks import body_of, signer

from .cashier import answer

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
