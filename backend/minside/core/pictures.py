"""Makes a stranger's picture safe: known by content, measured before decoding, drawn anew."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageOps

from .codes import Code
from .refusals import Refusal

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
MEDIA_TYPE: Final = "image/webp"
_SRGB: Final = ImageCms.createProfile("sRGB")
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


class NotAPicture(Refusal):
    """The content is no picture of a kind that we read, whatever its name says."""

    code = Code.NOT_A_PICTURE


class PictureTooLarge(Refusal):
    """More pixels than we decode; read from the header, before any is decoded."""

    code = Code.PICTURE_TOO_LARGE


class FileTooLarge(Refusal):
    code = Code.FILE_TOO_LARGE


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP picture of our own making, without metadata; `width` and `height` in pixels."""

    content: bytes
    width: int
    height: int


def redraw(raw: bytes, *longest_sides: int) -> tuple[Picture, ...]:
    """Decode `raw` once and draw it upright at each size, largest side in pixels.

    Slow: run it in a thread. Raises `FileTooLarge`, `NotAPicture`, `PictureTooLarge`.
    """
    if len(raw) > MOST_BYTES:
        raise FileTooLarge("file", most=MOST_BYTES // 1024 // 1024)
    upright = _decoded(raw, max(longest_sides))
    return tuple(_drawn(upright, side) for side in longest_sides)


def _decoded(raw: bytes, longest_side: int) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow only warns of what it takes for a bomb, and our own limit is the lower one.
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(raw), formats=_FORMATS)
            _measure(picture)
            # JPEG can be decoded at a fraction of its size: less time and memory, nothing lost.
            picture.draft("RGB", (longest_side, longest_side))
            picture.load()
            return _upright(picture).convert(_mode(picture))
    except Refusal:
        raise
    except Image.DecompressionBombError as error:
        raise PictureTooLarge("file", most=MOST_PIXELS // 1_000_000) from error
    except Exception as error:
        # A stranger's bytes break decoders in more ways than Pillow names; none is a bug of ours.
        raise NotAPicture("file") from error


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def _measure(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureTooLarge("file", most=MOST_PIXELS // 1_000_000)


def _mode(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they were meant: telephones photograph in wider spaces, and we keep no
    profile."""
    if not profile:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        colours = ImageCms.profileToProfile(picture.convert("RGB"), source, _SRGB)
    except (ImageCms.PyCMSError, OSError):
        return picture
    if colours is not None and picture.mode == "RGBA":
        colours.putalpha(picture.getchannel("A"))
    return colours or picture


def _drawn(picture: Image.Image, side: int) -> Picture:
    scale = min(1.0, side / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    small = picture.resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    clean = Image.new(small.mode, small.size)
    clean.paste(_in_srgb(small, picture.info.get("icc_profile")))
    clean.save(out, "WEBP", quality=82, method=4)
    return Picture(out.getvalue(), clean.width, clean.height)
