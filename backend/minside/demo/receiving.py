"""The demo's own receiver: whoever is told of its customers says that it has it."""

from typing import Any

from litestar import Request, Response, post

from minside.core.house import House
from minside.core.webhooks import body_of, signer

PATH = "/dev/receiver"


@post(PATH, name="demo_receiver", status_code=204)
async def receive(request: Request[Any, Any, Any]) -> Response[None]:
    """Take an event and forget it. 401 where it isn't signed as the settings say."""
    house: House = request.app.state.house
    body = await body_of(request)
    secrets = {name: (each.secret,) for name, each in house.settings.receivers.items()}
    signer(request, body, secrets)
    return Response(None, status_code=204)
