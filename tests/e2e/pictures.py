"""Photographs, as a telephone takes them."""

from io import BytesIO

from PIL import ExifTags, Image
from playwright.sync_api import FilePayload

CAMERA = "Hemmeligkamera Modell Sju"
LATITUDE = (59.0, 54.0, 31.7)


def photo() -> FilePayload:
    """A JPEG whose EXIF says which camera took it, and where."""
    picture = Image.linear_gradient("L").resize((1200, 900)).convert("RGB")
    exif = picture.getexif()
    exif[ExifTags.Base.Model] = CAMERA
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = LATITUDE
    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return payload("luna-hjemme.jpg", "image/jpeg", buffer.getvalue())


def payload(name: str, kind: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def huge() -> bytes:
    """A PNG of 100 megapixels in a few kilobytes."""
    buffer = BytesIO()
    Image.new("1", (10_000, 10_000)).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
