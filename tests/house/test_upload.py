"""Pictures in and out over HTTP, and what comes instead of one."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from tests.core.served import comes, serving
from tests.house.portal import Portal, Visitor

from minside.core.doorway import pictures
from minside.core.doorway.pictures import Easel
from minside.core.refusals import Busy


def picture(width: int = 640, height: int = 480, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "sienna").save(out, kind, **options)
    return out.getvalue()


async def test_a_picture_is_uploaded_worn_and_shown(portal: Portal, visitor: Visitor) -> None:
    """The photo that the pet wears is drawn anew as WebP, for its owner alone."""
    pet = (await visitor.run("PetCreate", input={"name": "Luna", "species": "DOG"}))["pet"]
    uploaded = await visitor.client.post("/upload", content=picture(3000, 2000))
    assert 201 == uploaded.status_code
    payload = await visitor.run(
        "PetPhotoSet", input={"pet": pet["id"], "upload": uploaded.json()["upload"]}
    )
    photo = payload["pet"]["photo"]
    shown = await visitor.client.get(photo["url"])
    assert (200, "image/webp", "no-store") == (
        shown.status_code,
        shown.headers["content-type"],
        shown.headers["cache-control"],
    )
    assert 'inline; filename="photo.webp"' == shown.headers["content-disposition"]
    assert (1200, 800) == Image.open(BytesIO(shown.content)).size
    small = await visitor.client.get(photo["thumbnailUrl"])
    assert (256, 171) == Image.open(BytesIO(small.content)).size
    ola = portal.visitor()
    assert 404 == (await ola.client.get(photo["url"])).status_code
    await ola.sign_in("ola@example.com")
    assert 404 == (await ola.client.get(photo["url"])).status_code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg onload=alert(1)>", "NOT_A_PICTURE"),
        (b"", "NOT_A_PICTURE"),
        (picture()[:300], "NOT_A_PICTURE"),
        (b"GIF89a" + bytes(50), "NOT_A_PICTURE"),
        (picture(10_000, 10_000, "PNG"), "PICTURE_TOO_LARGE"),
        (bytes(13 * 1024 * 1024), "FILE_TOO_LARGE"),
    ],
    ids=["svg", "nothing", "cut short", "only a name", "100 megapixels", "13 MB"],
)
async def test_what_is_no_picture_is_refused(
    content: bytes, code: str, visitor: Visitor, owner: Any
) -> None:
    """A lie, a fragment or a bomb gets its reason, quickly, and nothing is stored."""
    started = time.monotonic()
    response = await visitor.client.post("/upload", content=content)
    assert time.monotonic() - started < 1
    [error] = response.json()["userErrors"]
    assert (200, code, ["file"]) == (response.status_code, error["code"], error["field"])
    assert 0 == await owner.fetchval("SELECT count(*) FROM file")


async def test_strangers_upload_nothing(portal: Portal, owner: Any) -> None:
    """Whoever isn't signed in, or comes from another site's page, is turned away."""
    stranger = portal.visitor()
    assert 401 == (await stranger.client.post("/upload", content=picture())).status_code
    await stranger.sign_in()
    response = await stranger.client.post(
        "/upload", content=picture(), headers={"sec-fetch-site": "cross-site"}
    )
    assert 403 == response.status_code
    assert 0 == await owner.fetchval("SELECT count(*) FROM file")


async def test_an_upload_is_taken_by_its_owner_alone(portal: Portal, visitor: Visitor) -> None:
    """Ola's pet can't wear what Kari uploaded; the answer doesn't tell that it exists."""
    upload = (await visitor.client.post("/upload", content=picture())).json()["upload"]
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    pet = (await ola.run("PetCreate", input={"name": "Mons", "species": "CAT"}))["pet"]
    for wrong in (upload, str(uuid4()), "nonsense"):
        payload = await ola.run("PetPhotoSet", input={"pet": pet["id"], "upload": wrong})
        assert payload["userErrors"][0]["code"] in ("UPLOAD_GONE", "NOT_FOUND")


async def test_each_has_one_place_at_the_easel(portal: Portal, visitor: Visitor) -> None:
    """Who sends many pictures at once waits for their own; others are served between."""
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    large = picture(5000, 5000, "PNG")
    answers = await asyncio.gather(
        *(visitor.client.post("/upload", content=large) for _ in range(5)),
        ola.client.post("/upload", content=picture(100, 100)),
    )
    codes = [[e["code"] for e in answer.json()["userErrors"]] for answer in answers]
    assert [[]] == codes[5:]
    assert (1, 4) == (codes[:5].count([]), codes[:5].count(["BUSY"]))


@dataclass
class Line:
    """An upload that a test sends byte by byte; `cookie` says whose it is."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def open(cls, port: int, cookie: str, announced: str) -> "Line":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = ("POST /upload HTTP/1.1", "Host: minside.example", f"Cookie: {cookie}", announced)
        writer.write("\r\n".join((*head, "", "")).encode())
        return cls(reader, writer)

    async def answer(self) -> tuple[int, Any]:
        """Status and body, as soon as they come."""
        async with asyncio.timeout(10):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
            size = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            body = await self.reader.readexactly(size)
        return int(head.split()[1]), json.loads(body)

    def hang_up(self) -> None:
        self.writer.transport.abort()


@pytest.fixture
async def port(portal: Portal) -> AsyncGenerator[int]:
    async with serving(portal.app, lifespan="off") as port:
        yield port


def cookie_of(visitor: Visitor) -> str:
    return f"__Host-minside={visitor.client.cookies['__Host-minside']}"


async def test_too_long_a_body_is_refused_by_its_announcement(port: int, visitor: Visitor) -> None:
    """Thirteen megabytes are refused before the first of them is sent."""
    line = await Line.open(port, cookie_of(visitor), f"Content-Length: {13 * 1024 * 1024}")
    status, answer = await line.answer()
    assert (200, "FILE_TOO_LARGE") == (status, answer["userErrors"][0]["code"])
    line.hang_up()


async def test_too_long_a_body_is_refused_though_unannounced(port: int, visitor: Visitor) -> None:
    """Chunks are counted as they come: no more than the limit is ever held."""
    line = await Line.open(port, cookie_of(visitor), "Transfer-Encoding: chunked")
    megabyte = b"100000\r\n" + bytes(0x100000) + b"\r\n"
    for _ in range(13):
        line.writer.write(megabyte)
    status, answer = await line.answer()
    assert (200, "FILE_TOO_LARGE") == (status, answer["userErrors"][0]["code"])
    line.hang_up()


async def test_a_body_that_never_ends_is_given_up(
    port: int, portal: Portal, visitor: Visitor, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who sends nothing more is answered 408, and holds no place any longer."""
    monkeypatch.setattr(pictures, "SECONDS", 0.2)
    line = await Line.open(port, cookie_of(visitor), "Content-Length: 1000")
    line.writer.write(picture()[:500])
    assert 408 == (await line.answer())[0]
    assert 201 == (await visitor.client.post("/upload", content=picture())).status_code
    assert "exception" not in portal.lines.text


async def test_who_leaves_in_the_middle_of_a_picture_is_no_bug(
    port: int, portal: Portal, visitor: Visitor, owner: Any
) -> None:
    """The place is held while the picture comes and free again after; the log tells of no bug."""
    line = await Line.open(port, cookie_of(visitor), "Content-Length: 1000")
    line.writer.write(picture()[:500])
    assert await comes(lambda: pictures.EASEL.coming == 1)
    line.hang_up()
    assert await comes(lambda: pictures.EASEL.coming == 0)
    assert 0 == await owner.fetchval("SELECT count(*) FROM file")
    assert "exception" not in portal.lines.text


async def test_slow_lines_hold_up_no_painter() -> None:
    """Sixty-three whose bytes drip in don't keep the next one from being drawn; one more is told
    to come again."""
    easel = Easel()
    async with AsyncExitStack() as slow:
        for _ in range(63):
            await slow.enter_async_context(easel.place_for(uuid4()))
        async with easel.place_for(uuid4()):
            assert 2 == len(await easel.draw(picture()))
            with pytest.raises(Busy):
                await slow.enter_async_context(easel.place_for(uuid4()))


async def test_the_queue_before_the_easel_ends() -> None:
    """Nine large pictures at once: eight are drawn, the ninth is told to come again."""
    easel, large = Easel(), picture(3000, 3000)
    drawn = await asyncio.gather(*(easel.draw(large) for _ in range(9)), return_exceptions=True)
    assert (8, [Busy]) == (
        len([found for found in drawn if isinstance(found, tuple)]),
        [type(found) for found in drawn if isinstance(found, BaseException)],
    )
