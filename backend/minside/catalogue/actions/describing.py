"""How products are described: written with what they are searched by, the newest word counting."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec

from minside.core import clock
from minside.core.scope import current

from ..facts import Content, Item, Word
from .entries import ENTRY, LEXEMES, entry, searched
from .known import Known
from .spelling import learn
from .words import sort_key

_DESCRIBED: Final = {
    "sku": "text",
    "group_sku": "text",
    "name": "text",
    "brand": "text",
    "description": "text",
    "category": "text[]",
    "category_path": "text",
    "google_category": "text",
    "gtin": "text",
    "variant": "jsonb",
    "contents": "jsonb",
    "pack_grams": "integer",
    "shop_url": "text",
    "picture_link": "text",
    "content_sha256": "bytea",
    "name_key": "text",
}
_COLUMNS: Final = ", ".join(_DESCRIBED)
_RECORD: Final = ", ".join(f"{name} {kind}" for name, kind in {**_DESCRIBED, **ENTRY}.items())


async def add(items: Sequence[Item], word: Word) -> dict[str, Any]:
    """The ids of those that nobody else added meanwhile, by sku."""
    if not items:
        return {}
    await learn(searched(item.content) for item in items)
    rows = await current().fetch(
        f"""
        WITH new AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS new ({_RECORD})), added AS (
            INSERT INTO product ({_COLUMNS}, content_at, content_by, listed_at,
                                 first_seen_at, changed_at)
            SELECT {_COLUMNS}, $2, $3, $2, $4, $4 FROM new ORDER BY sku
            ON CONFLICT (sku) DO NOTHING RETURNING sku, id
        ), entered AS (
            INSERT INTO product_entry (product, name_key, category_path, standing, lexemes)
            SELECT id, name_key, category_path, product_standing(availability, NULL), {LEXEMES}
            FROM new JOIN added USING (sku)
        )
        SELECT sku, id FROM added
        """,  # noqa: S608 - names of our own
        _records(items), word.at, word.by, clock.now(),
    )  # fmt: skip
    return {row["sku"]: row["id"] for row in rows}


async def describe(items: Sequence[Item], known: Mapping[str, Known], word: Word) -> set[str]:
    """Write what is described anew, and note of the rest that it was said again; the changed."""
    newer = [item for item in items if known[item.content.sku].content <= word]
    anew = [i for i in newer if known[i.content.sku].sha256 != fingerprint(i.content)]
    back = {sku for sku, one in known.items() if one.gone_at and one.gone_at <= word.at}
    await _say_again([known[item.content.sku].id for item in items], word)
    if anew:
        await learn(searched(item.content) for item in anew)
        await current().fetch(
            f"""
            WITH new AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS new ({_RECORD})), anew AS (
                UPDATE product SET ({_COLUMNS}, changed_at)
                    = ROW({", ".join(f"new.{name}" for name in _DESCRIBED)}, $2::timestamptz)
                FROM new WHERE product.sku = new.sku RETURNING product.id, product.sku
            )
            UPDATE product_entry SET (name_key, category_path, lexemes)
                = (SELECT new.name_key, new.category_path, {LEXEMES})
            FROM new JOIN anew USING (sku) WHERE product = anew.id
            """,  # noqa: S608 - names of our own
            _records(anew), clock.now(),
        )  # fmt: skip
    return {item.content.sku for item in anew} | back


async def _say_again(ids: Sequence[Any], word: Word) -> None:
    """It is in the shop, and as it was, for this moment too."""
    await current().fetch(
        """
        UPDATE product
        SET listed_at = greatest(listed_at, $2),
            gone_at = CASE WHEN gone_at > $2 THEN gone_at END,
            content_at = CASE WHEN (content_at, content_by) < ($2, $3) THEN $2 ELSE content_at END,
            content_by = CASE WHEN (content_at, content_by) < ($2, $3) THEN $3 ELSE content_by END
        WHERE id = ANY($1)
        """,
        list(ids), word.at, word.by,
    )  # fmt: skip


def fingerprint(content: Content) -> bytes:
    """Of all that describes a product; equal for equal content."""
    return sha256(msgspec.json.encode(content, order="sorted")).digest()


def _records(items: Sequence[Item]) -> str:
    return msgspec.json.encode([_record(item) for item in items]).decode()


def _record(item: Item) -> dict[str, Any]:
    content = item.content
    return {
        "sku": content.sku,
        "group_sku": content.group,
        "name": content.name,
        "brand": content.brand,
        "description": content.description,
        "category": content.category,
        "category_path": " > ".join(content.category),
        "google_category": content.google_category,
        "gtin": content.gtin,
        "variant": content.variant,
        "contents": [_without_none(fact) for fact in content.contents],
        "pack_grams": content.pack_grams,
        "shop_url": content.shop_url,
        "picture_link": content.picture_link,
        "content_sha256": "\\x" + fingerprint(content).hex(),
        "name_key": sort_key(content.name),
        **entry(item),
    }


def _without_none(fact: Any) -> dict[str, str]:
    return {name: value for name, value in msgspec.to_builtins(fact).items() if value is not None}
