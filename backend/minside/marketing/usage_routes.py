"""`POST /usage`: a browser whose owner said yes tells which page was looked at.

Nothing here reads who is signed in, or where the request came from.
"""

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, post
from litestar.exceptions import (
    ClientException,
    NotFoundException,
    PermissionDeniedException,
    TooManyRequestsException,
)

from minside.core.house import House
from minside.core.logs import leave_no_trace
from minside.core.webhooks import body_of
from minside.marketing.actions import cookies, usage
from minside.marketing.cookies import Category

BODY_BYTES: Final = 1024


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body. Whatever else somebody would send along is refused."""

    page: Annotated[str, msgspec.Meta(max_length=80)]
    device: usage.Device
    stay: usage.Stay
    category: Annotated[str, msgspec.Meta(min_length=1, max_length=80)] | None = None


@post("/usage", name="usage", status_code=204, request_max_body_size=BODY_BYTES)
async def usage_told(request: Request[Any, Any, Any]) -> None:
    """Count one page. 404 while statistics are off, 403 without a yes, 400 for what isn't a page or
    category of ours, 429 when more come than there can be visitors."""
    house: House = request.app.state.house
    if not house.settings.statistics:
        raise NotFoundException
    choices = request.cookies.get(house.choices_cookie)
    if not cookies.agreed(choices, Category.STATISTICS, house):
        raise PermissionDeniedException
    told = _read(await body_of(request))
    try:
        async with house.database.scope():
            await usage.count(told, house.keys)
        # A line or a figure of each view would tell when it was, and how many there are in all: what is
        # hidden of a week could be found by subtracting what is shown (docs/decisions/0020).
        leave_no_trace()
    except usage.NotOurs:
        raise ClientException from None
    except usage.TooMany:
        raise TooManyRequestsException from None


def _read(body: bytes) -> usage.View:
    try:
        told = msgspec.json.decode(body, type=Told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ClientException from None
    if told.category is not None and "\x00" in told.category:
        raise ClientException
    return usage.View(told.page, told.device, told.stay, told.category)
