"""Pictures of products: kept once for equal bytes, drawn anew, and no fault of the product's where
one can't be had."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog

from minside.core import clock
from minside.core.pictures import MEDIA_TYPE, MOST_BYTES, Picture, redraw
from minside.core.refusals import Refusal
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.core.threads import make_way
from minside.jobs import actions as jobs

from ..tables import ProductPicture
from .web import Reach, Unreachable, download, public

FETCH: Final = "catalogue.fetch_picture"
SIDE: Final = 800
UNSHOWN_FOR: Final = timedelta(days=1)
_SECONDS: Final = 30.0
# One at a time: a picture that is being decoded takes some hundred megabytes.
_EASEL: Final = ThreadPoolExecutor(1, "product-pictures", make_way)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture as everybody may see it."""

    media_type: str
    content: bytes


async def picture(id: UUID) -> StoredPicture | None:
    """By its id, or None."""
    row = (
        await ProductPicture.select(ProductPicture.media_type, ProductPicture.bytes)
        .where(ProductPicture.id == id)
        .first()
    )
    return StoredPicture(row["media_type"], row["bytes"]) if row else None


async def want(products: Sequence[UUID]) -> None:
    """Have the pictures fetched that these products name on the web and don't have yet."""
    rows = await current().fetch(
        """
        SELECT id FROM product
        WHERE id = ANY($1) AND picture_link LIKE 'https://%'
          AND picture_link IS DISTINCT FROM picture_source
        ORDER BY id
        """,
        list(products),
    )
    await jobs.enqueue_all(FETCH, [row["id"] for row in rows])


async def fetch_picture(product: UUID, *, reach: Reach = public) -> None:
    """Fetch a product's picture from the web, unless it has it. What can't be had is asked for
    again by the next import; what is no picture isn't."""
    row = await current().fetchrow(
        """
        SELECT picture_link AS link FROM product
        WHERE id = $1 AND picture_link LIKE 'https://%'
          AND picture_link IS DISTINCT FROM picture_source
        """,
        product,
    )
    if row is None:
        return
    # Nobody else's server decides how long a connection is held.
    await current().release()
    try:
        raw = await download(row["link"], most=MOST_BYTES, seconds=_SECONDS, reach=reach)
    except Unreachable as error:
        log.warning("product_picture_not_fetched", product=str(product), reason=str(error))
        return
    await hang(product, row["link"], raw)


async def hang_from(folder: Path, skus: Sequence[str]) -> None:
    """Hang the pictures of these products that lie beside the feed."""
    rows = await current().fetch(
        """
        SELECT id, picture_link AS link FROM product
        WHERE sku = ANY($1) AND picture_link NOT LIKE '%://%'
          AND picture_link IS DISTINCT FROM picture_source
        ORDER BY sku
        """,
        list(skus),
    )
    for row in rows:
        if (raw := _read(folder, row["link"])) is not None:
            await hang(row["id"], row["link"], raw)
            # Drawing takes long: what is drawn stays, whatever becomes of the next.
            await current().release()


async def hang(product: UUID, link: str, raw: bytes) -> None:
    """Let a product show these bytes, drawn anew; what is no picture leaves it without."""
    try:
        picture: UUID | None = await _keep(raw)
    except Refusal as refusal:
        log.warning("product_picture_unfit", product=str(product), reason=refusal.code.value)
        picture = None
    await current().fetch(
        "UPDATE product SET picture = $3, picture_source = $2 WHERE id = $1 AND picture_link = $2",
        product, link, picture,
    )  # fmt: skip


async def sweep() -> None:
    """Delete the pictures that no product shows any more, a day after they were kept."""
    await in_batches(
        "product_picture",
        "created_at < $1 AND NOT EXISTS (SELECT FROM product WHERE picture = product_picture.id)",
        clock.now() - UNSHOWN_FOR,
    )


def _read(folder: Path, link: str) -> bytes | None:
    """The file's bytes, or None where there is none inside the folder, or it is too large."""
    try:
        inside = folder.resolve()
        path = (inside / link).resolve()
        if not path.is_relative_to(inside) or not path.is_file():
            return None
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except (OSError, ValueError):
        return None


async def _keep(raw: bytes) -> UUID:
    """The picture's id; drawn only where these bytes are new. Raises `Refusal`."""
    digest = sha256(raw).digest()
    if (known := await _find(digest)) is None:
        loop = asyncio.get_running_loop()
        [drawn] = await loop.run_in_executor(_EASEL, redraw, raw, SIDE)
        known = await _insert(digest, drawn) or await _find(digest)
    assert known is not None
    return known


async def _find(digest: bytes) -> UUID | None:
    return await current().fetchval(
        "SELECT id FROM product_picture WHERE source_sha256 = $1", digest
    )


async def _insert(digest: bytes, drawn: Picture) -> UUID | None:
    return await current().fetchval(
        """
        INSERT INTO product_picture
            (source_sha256, media_type, size, width, height, bytes, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (source_sha256) DO NOTHING RETURNING id
        """,
        digest, MEDIA_TYPE, len(drawn.content), drawn.width, drawn.height, drawn.content,
        clock.now(),
    )  # fmt: skip
