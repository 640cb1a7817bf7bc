"""Files as rows of bytes in chunks, under the customer's row policies: no shared disk, one backup."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from . import clock
from .codes import Code
from .pictures import MEDIA_TYPE, Picture
from .refusals import Refusal
from .scope import current

CHUNK: Final = 256 * 1024
UNTAKEN_FOR: Final = timedelta(hours=24)


class UploadGone(Refusal):
    """No upload of this customer's waits under that id."""

    code = Code.UPLOAD_GONE


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a file without its bytes; `size` in bytes."""

    id: UUID
    media_type: str
    size: int


async def keep_picture(customer: UUID, picture: Picture, *, purpose: str) -> UUID:
    """Store a picture that waits to be taken; it is swept away after a day."""
    now = clock.now()
    file: UUID = await current().fetchval(
        """
        INSERT INTO file (customer, purpose, media_type, size, sha256, width, height,
                          created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
        """,
        customer, purpose, MEDIA_TYPE, len(picture.content), sha256(picture.content).digest(),
        picture.width, picture.height, now, now + UNTAKEN_FOR,
    )  # fmt: skip
    await _keep_chunks(customer, file, picture.content)
    return file


async def _keep_chunks(customer: UUID, file: UUID, content: bytes) -> None:
    chunks = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)]
    await current().fetch(
        """
        INSERT INTO file_chunk (customer, file, number, bytes)
        SELECT $1, $2, number - 1, bytes FROM unnest($3::bytea[]) WITH ORDINALITY AS c(bytes, number)
        """,
        customer, file, chunks,
    )  # fmt: skip


async def take(customer: UUID, files: list[UUID]) -> None:
    """Hold uploads for good. Raises `UploadGone` unless every one of them waits."""
    taken = await current().fetch(
        """
        UPDATE file SET expires_at = NULL
        WHERE customer = $1 AND id = ANY($2) AND expires_at > $3 RETURNING id
        """,
        customer, files, clock.now(),
    )  # fmt: skip
    if len(taken) != len(files):
        raise UploadGone("upload")


async def delete(customer: UUID, files: list[UUID]) -> None:
    """Delete files and their bytes; what isn't there is no matter."""
    await current().fetch("DELETE FROM file WHERE customer = $1 AND id = ANY($2)", customer, files)


async def find(file: UUID) -> StoredFile | None:
    """The customer's own file, or None. An upload that nothing took isn't shown."""
    row = await current().fetchrow(
        "SELECT id, media_type, size FROM file WHERE id = $1 AND expires_at IS NULL", file
    )
    return StoredFile(**row) if row else None


async def chunks(file: UUID) -> AsyncIterator[bytes]:
    """The file's bytes in order, one chunk in memory at a time."""
    number = 0
    while chunk := await current().fetchval(
        "SELECT bytes FROM file_chunk WHERE file = $1 AND number = $2", file, number
    ):
        yield chunk
        number += 1


async def sweep() -> int:
    """Delete uploads that nothing took in time; how many."""
    gone = await current().fetch(
        "DELETE FROM file WHERE expires_at <= $1 RETURNING id", clock.now()
    )
    return len(gone)
