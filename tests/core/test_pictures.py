"""A stranger's picture is drawn anew: safe, upright, small, and silent about where it was taken."""

import tracemalloc
from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Any, cast

import pytest
from PIL import Image, ImageCms

from minside.core.pictures import (
    MOST_BYTES,
    FileTooLarge,
    NotAPicture,
    Picture,
    PictureTooLarge,
    redraw,
)

TAKEN_AT_HOME = "59.9139N"


def drawn(
    kind: str,
    size: tuple[int, int] = (400, 300),
    mode: str = "RGB",
    colour: str = "sienna",
    **options: Any,
) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_of_four_kinds_become_webp(kind: str) -> None:
    """Known by content; every size asked for, never larger than it was."""
    large, small = redraw(drawn(kind), 1200, 100)
    assert ("WEBP", (400, 300)) == (opened(large).format, opened(large).size)
    assert (100, 75) == (small.width, small.height) == opened(small).size


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"<svg/>",
        b"%PDF-1.7",
        drawn("PNG")[:60],
        drawn("BMP"),
        drawn("TIFF"),
        b"\xff\xd8" + bytes(99),
    ],
    ids=["nothing", "x", "svg", "pdf", "cut", "bmp", "tiff", "only jpeg's first bytes"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    """Whatever it is, it is a refusal and no crash."""
    with pytest.raises(NotAPicture):
        redraw(content, 100)


def test_metadata_stays_behind() -> None:
    """Neither EXIF, nor comments, nor a colour profile comes along."""
    exif = Image.Exif()
    exif[0x010E] = TAKEN_AT_HOME
    raw = drawn(
        "JPEG", exif=exif, comment=TAKEN_AT_HOME.encode(), icc_profile=TAKEN_AT_HOME.encode()
    )
    assert TAKEN_AT_HOME.encode() in raw
    [picture] = redraw(raw, 100)
    assert TAKEN_AT_HOME.encode() not in picture.content
    assert {} == {
        k: v
        for k, v in opened(picture).info.items()
        if k in ("exif", "icc_profile", "xmp", "comment")
    }


def test_a_picture_taken_sideways_stands_upright() -> None:
    """The camera's turning is done before its note of it is thrown away."""
    exif = Image.Exif()
    exif[0x0112] = 6
    [picture] = redraw(drawn("JPEG", (400, 300), exif=exif), 1000)
    assert (300, 400) == (picture.width, picture.height)


def test_broken_metadata_breaks_nothing() -> None:
    """A photo whose EXIF is nonsense is a photo, or refused as none; never a crash."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = TAKEN_AT_HOME
    good = drawn("JPEG", exif=exif)
    start, random, drawn_anew = good.index(b"Exif") + 6, Random(1), 0
    for _ in range(500):
        broken = bytearray(good)
        for _ in range(4):
            broken[start + random.randrange(44)] = random.randrange(256)
        with suppress(NotAPicture):
            drawn_anew += len(redraw(bytes(broken), 100))
    assert drawn_anew > 100


@pytest.mark.parametrize("size", [(5000, 1), (1, 9000), (2401, 1)])
def test_the_thinnest_picture_has_a_pixel(size: tuple[int, int]) -> None:
    """A line is drawn as a line."""
    [picture] = redraw(drawn("PNG", size), 100)
    assert 1 == min(picture.width, picture.height)


def test_transparency_stays() -> None:
    """A cut-out cat isn't put on black."""
    [picture] = redraw(drawn("PNG", mode="RGBA", colour="#a0522d80"), 100)
    assert "RGBA" == opened(picture).mode


def test_a_hundred_megapixels_are_refused_before_decoding() -> None:
    """A few bytes that would unfold to 400 MB don't."""
    bomb = drawn("PNG", (10_000, 10_000), mode="L")
    assert len(bomb) < 200_000
    tracemalloc.start()
    with pytest.raises(PictureTooLarge):
        redraw(bomb, 100)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


def test_a_bomb_for_pillow_is_refused_too() -> None:
    """What Pillow itself takes for an attack is the same refusal."""
    bomb = bytearray(drawn("PNG", (1, 1)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises((PictureTooLarge, NotAPicture)):
        redraw(bytes(bomb), 100)


def test_a_file_too_large_isnt_looked_at() -> None:
    """Twelve megabytes are enough for any telephone's picture."""
    with pytest.raises(FileTooLarge):
        redraw(bytes(MOST_BYTES + 1), 100)


def swapped_profile() -> bytes:
    """The profile of a colour space whose red is our green, and the other way round."""
    standard = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return standard.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_stay_what_they_were_meant_to_be(mode: str) -> None:
    """A telephone's colour space is turned into the one that every screen takes for granted."""
    content = drawn("PNG", mode=mode, colour="#ff000080", icc_profile=swapped_profile())
    [picture] = redraw(content, 100)
    red, green, _, *alpha = cast(tuple[int, ...], opened(picture).getpixel((50, 30)))
    assert (True, True) == (red < 40, green > 200)
    assert [128] * (mode == "RGBA") == alpha
    assert "icc_profile" not in opened(picture).info


@pytest.mark.parametrize("profile", [b"x", bytes(200), swapped_profile()[:300]])
def test_a_broken_profile_spoils_no_picture(profile: bytes) -> None:
    """The colours are taken as they are."""
    [picture] = redraw(drawn("PNG", colour="#f00", icc_profile=profile), 100)
    red, *_ = cast(tuple[int, ...], opened(picture).getpixel((50, 30)))
    assert red > 200
