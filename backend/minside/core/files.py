"""Files as rows of bytes in chunks, under row policies: no shared disk, one backup."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from . import clock
from .codes import Code
from .documents import PDF
from .pictures import MEDIA_TYPE, Picture
from .refusals import Refusal
from .scope import current
from .tables import File
from .throttle import Throttled, in_words

CHUNK: Final = 256 * 1024
UNTAKEN_FOR: Final = timedelta(hours=24)
PICTURE: Final = "picture"
DOCUMENT: Final = "document"
PAPERS_A_DAY: Final = 200 * 1024 * 1024
_DAY: Final = timedelta(days=1)


class UploadGone(Refusal):
    """No upload of this customer's waits under that id."""

    code = Code.UPLOAD_GONE


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a file without its bytes; `size` in bytes."""

    id: UUID
    media_type: str
    size: int


async def keep_picture(customer: UUID, picture: Picture, thumbnail: Picture) -> UUID:
    """Store a picture that waits to be taken, with its small drawing; swept away after a day."""
    file = await _keep(customer, PICTURE, picture, None)
    await _keep(customer, "thumbnail", thumbnail, file)
    return file


async def keep_document(customer: UUID, content: bytes) -> UUID:
    """Store a PDF that `documents.check` let through, likewise. It is kept as large as it came, so there is a
    limit to what one customer brings in a day: raises `Throttled` beyond `PAPERS_A_DAY`."""
    await _hold_room(customer, len(content))
    return await _store(customer, DOCUMENT, PDF, content)


async def _hold_room(customer: UUID, size: int) -> None:
    now = clock.now()
    row = await current().fetchrow(
        """
        SELECT coalesce(sum(size), 0) AS taken, min(created_at) AS since FROM file
        WHERE customer = $1 AND purpose = $2 AND created_at > $3
        """,
        customer, DOCUMENT, now - _DAY,
    )  # fmt: skip
    assert row is not None
    if row["taken"] + size > PAPERS_A_DAY:
        raise Throttled("file", wait=in_words(row["since"] + _DAY - now))


async def _keep(customer: UUID, purpose: str, picture: Picture, original: UUID | None) -> UUID:
    return await _store(
        customer,
        purpose,
        MEDIA_TYPE,
        picture.content,
        width=picture.width,
        height=picture.height,
        original=original,
    )


async def _store(
    customer: UUID,
    purpose: str,
    media_type: str,
    content: bytes,
    *,
    width: int | None = None,
    height: int | None = None,
    original: UUID | None = None,
) -> UUID:
    now = clock.now()
    file = File(
        customer=customer,
        purpose=purpose,
        media_type=media_type,
        size=len(content),
        sha256=sha256(content).digest(),
        width=width,
        height=height,
        created_at=now,
        expires_at=now + UNTAKEN_FOR,
        original=original,
    )
    await file.save()
    await _keep_chunks(customer, file.id, content)
    return file.id


async def _keep_chunks(customer: UUID, file: UUID, content: bytes) -> None:
    chunks = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)]
    await current().fetch(
        """
        INSERT INTO file_chunk (customer, file, number, bytes)
        SELECT $1, $2, number - 1, bytes
        FROM unnest($3::bytea[]) WITH ORDINALITY AS c(bytes, number)
        """,
        customer, file, chunks,
    )  # fmt: skip


async def take(customer: UUID, upload: UUID, *purposes: str) -> None:
    """Hold an upload for good, with its small drawing: a picture, unless `purposes` name what else it may
    be. Raises `UploadGone` unless it waits."""
    taken = await current().fetch(
        """
        UPDATE file SET expires_at = NULL
        WHERE customer = $1 AND ($2 = id AND purpose = ANY($4) OR $2 = original)
          AND expires_at > $3 RETURNING id
        """,
        customer, upload, clock.now(), list(purposes or (PICTURE,)),
    )  # fmt: skip
    if upload not in (row["id"] for row in taken):
        raise UploadGone("upload")


async def delete(customer: UUID, file: UUID) -> None:
    """Delete a file, its bytes and its small drawing; what isn't there is no matter."""
    await File.delete().where((File.customer == customer) & (File.id == file))


async def find(customer: UUID, file: UUID) -> StoredFile | None:
    """The customer's own file, or None. An upload that nothing took isn't shown."""
    row = await current().fetchrow(
        """
        SELECT id, media_type, size FROM file
        WHERE customer = $1 AND id = $2 AND expires_at IS NULL
        """,
        customer, file,
    )  # fmt: skip
    return StoredFile(**row) if row else None


async def chunks(customer: UUID, file: UUID) -> AsyncIterator[bytes]:
    """The file's bytes in order, one chunk in memory at a time."""
    number = 0
    while chunk := await current().fetchval(
        "SELECT bytes FROM file_chunk WHERE customer = $1 AND file = $2 AND number = $3",
        customer, file, number,
    ):  # fmt: skip
        yield chunk
        number += 1
