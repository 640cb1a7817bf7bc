"""Pictures in and out over HTTP, and what comes instead of one."""

import asyncio
import time
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from tests.house.portal import Portal, Visitor


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
