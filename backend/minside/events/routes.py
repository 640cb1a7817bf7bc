"""`POST /events`: the shop's systems tell what happened. See `docs/events.md`."""

from http import HTTPStatus
from typing import Any, Final

from litestar import Request, Response, post
from litestar.exceptions import ClientException, NotFoundException

from minside.core.house import House
from minside.core.refusals import Busy
from minside.core.webhooks import body_of, signer
from minside.events import actions as events

BODY_BYTES: Final = 256 * 1024
LONGEST_ID: Final = 200


@post("/events", name="events", status_code=200, request_max_body_size=BODY_BYTES)
async def take_event(request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
    """Store one event. 200 also when it was brought before, or is a dead letter, so that the
    sender stops; 409 for an id that another event had, 503 where it must come again."""
    house: House = request.app.state.house
    if not house.settings.event_secrets:
        raise NotFoundException
    body = await body_of(request)
    source = signer(request, body, house.settings.event_secrets)
    brought = events.Brought(source, _id(request), body)
    try:
        async with house.database.scope():
            taken = await events.receive(brought, house.keys)
    except events.IdReused:
        return Response({"state": "id reused"}, status_code=HTTPStatus.CONFLICT)
    except Busy:
        return Response({"state": "busy"}, status_code=HTTPStatus.SERVICE_UNAVAILABLE)
    return Response(_told(taken))


def _id(request: Request[Any, Any, Any]) -> str:
    """The signature covers it, so it is there."""
    found = request.headers["webhook-id"]
    if not 1 <= len(found) <= LONGEST_ID or "\x00" in found or found.startswith(events.PART):
        raise ClientException
    return found


def _told(taken: events.Taken) -> dict[str, str]:
    state = taken.state.value if taken.state else "known"
    return {"state": state, **({"reason": taken.reason} if taken.reason else {})}
