"""Pictures and papers in and out: `POST /upload`, `GET /photo/{id}` and `GET /attachment/{id}`. Bytes don't
go through GraphQL."""

import asyncio
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.exceptions import HTTPException, InternalServerException, NotFoundException
from litestar.params import FromPath

from .. import documents, files, hooks, throttle
from ..pictures import MEDIA_TYPE, MOST_BYTES, FileTooLarge, NotAPicture, Picture, redraw
from ..refusals import Busy, Refusal
from ..threads import make_way
from ..throttle import Limit
from .visit import Unauthenticated, Visit

PHOTO_SIDE: Final = 1200
THUMBNAIL_SIDE: Final = 256
UPLOADS: Final = Limit(attempts=60, window=timedelta(hours=1))
SECONDS: Final = 60.0
ATTACHMENT: Final = "attachment"


class Easel:
    """Draws one picture at a time, since a decoded one takes some hundred megabytes.

    Each customer has one place, from the first byte on. Places are many, since slow lines hold
    theirs for long; the queue before the easel is short, and what waits in it is there whole.
    """

    def __init__(self, places: int = 64, queue: int = 8) -> None:
        self._places = places
        self._taken: set[UUID] = set()
        self._queue = queue
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, "pictures", initializer=make_way)

    @property
    def coming(self) -> int:
        """How many pictures are on their way or being drawn."""
        return len(self._taken)

    @asynccontextmanager
    async def place_for(self, customer: UUID) -> AsyncGenerator[None]:
        """Raises `Busy` when every place is taken, or the customer's last picture has one."""
        if customer in self._taken or len(self._taken) >= self._places:
            raise Busy("file")
        self._taken.add(customer)
        try:
            yield
        finally:
            self._taken.discard(customer)

    async def draw(self, raw: bytes) -> tuple[Picture, ...]:
        """The photo and its thumbnail; raises `Busy` and what `pictures.redraw` raises."""
        if self._waiting >= self._queue:
            raise Busy("file")
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, redraw, raw, PHOTO_SIDE, THUMBNAIL_SIDE)
        finally:
            self._waiting -= 1


EASEL: Final = Easel()


@post("/upload", name="upload", request_max_body_size=None)
async def upload(request: Request[Any, Any, Any]) -> Response[Any]:
    """Take the body as a picture, or with `?as=attachment` as a PDF too: its id, or `userErrors` as
    GraphQL's payloads have them.

    A refusal is an answer and no failure, so it is 200: browsers log an error for all else.
    """
    visit = Visit.of(request, request.app.state.house, read_only=False)
    try:
        customer = await _let_in(visit)
        async with EASEL.place_for(customer):
            raw = await _body(request)
            keep = _keep_attachment if _is_attachment(request) else _keep_picture
            kept = await keep(visit, customer, raw)
    except Unauthenticated as error:
        return Response({"errors": [{"extensions": error.extensions}]}, status_code=401)
    except Refusal as refusal:
        return _refused(refusal, visit)
    return Response({"upload": str(kept), "userErrors": []}, status_code=201)


async def _keep_picture(visit: Visit, customer: UUID, raw: bytes) -> UUID:
    photo, thumbnail = await EASEL.draw(raw)
    async with visit.house.database.scope(customer=customer):
        return await files.keep_picture(customer, photo, thumbnail)


def _is_attachment(request: Request[Any, Any, Any]) -> bool:
    return request.query_params.get("as") == ATTACHMENT


async def _keep_attachment(visit: Visit, customer: UUID, raw: bytes) -> UUID:
    """A PDF, or a picture. What it is its content says, and neither its name nor who sends it."""
    if not documents.begins_as_one(raw):
        try:
            return await _keep_picture(visit, customer, raw)
        except NotAPicture:
            raise documents.NotAnAttachment("file") from None
    await documents.check(raw)
    async with visit.house.database.scope(customer=customer):
        return await files.keep_document(customer, raw)


async def _let_in(visit: Visit) -> UUID:
    """Who uploads; raises `Unauthenticated`, `Throttled`. Nothing is held while the body comes."""
    async with visit.scope as scope:
        token = visit.session_token
        visit.identity = await hooks.identify(scope, token) if token else None
        customer = visit.customer
        bucket = visit.house.keys.fingerprint("upload", str(customer))
        if braked := (await throttle.take(scope, bucket, UPLOADS)).refusal:
            raise braked
        return customer


async def _body(request: Request[Any, Any, Any]) -> bytes:
    """The body, never holding more than the limit; raises `FileTooLarge`."""
    body = bytearray()
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and (len(announced) > 12 or int(announced) > MOST_BYTES):
        raise _too_large()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise _too_large()
    except TimeoutError:
        raise HTTPException(status_code=408) from None
    except InternalServerException:
        # Litestar's word for a client that went away.
        raise HTTPException(status_code=400) from None
    return bytes(body)


def _too_large() -> FileTooLarge:
    return FileTooLarge("file", most=MOST_BYTES // 1024 // 1024)


def _refused(refusal: Refusal, visit: Visit) -> Response[Any]:
    error = {
        "field": list(refusal.field or ("file",)),
        "code": refusal.code.value,
        "message": refusal.message(visit.language),
    }
    return Response({"upload": None, "userErrors": [error]}, status_code=200)


@get("/photo/{photo:uuid}", name="photo")
async def photo(request: Request[Any, Any, Any], photo: FromPath[UUID]) -> Response[bytes]:
    """The customer's own picture; for all others it isn't there."""
    return await _own(request, photo, MEDIA_TYPE, 'inline; filename="photo.webp"')


@get("/attachment/{attachment:uuid}", name="attachment")
async def attachment(
    request: Request[Any, Any, Any], attachment: FromPath[UUID]
) -> Response[bytes]:
    """The customer's own PDF, to be saved and not shown: no browser opens it as a page of ours."""
    return await _own(request, attachment, documents.PDF, "attachment")


async def _own(
    request: Request[Any, Any, Any], file: UUID, media_type: str, disposition: str
) -> Response[bytes]:
    visit = Visit.of(request, request.app.state.house, read_only=True)
    async with visit.scope as scope:
        if visit.session_token:
            visit.identity = await hooks.identify(scope, visit.session_token)
        owner = visit.identity.customer if visit.identity else None
        stored = await files.find(owner, file) if owner else None
        if owner is None or stored is None or stored.media_type != media_type:
            raise NotFoundException
        content = b"".join([chunk async for chunk in files.chunks(owner, file)])
    headers = {"content-disposition": disposition}
    return Response(content, media_type=media_type, headers=headers)


ROUTES: Final = (upload, photo, attachment)
