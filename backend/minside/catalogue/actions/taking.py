"""Taking in what is said of products, by a feed or by events, in whatever order it comes.

Of how a product is described, what it costs and how many there are, each for itself, what was said
for the latest moment counts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from minside.core.scope import current
from minside.events import actions as events

from ..facts import Item, Word
from .describing import add, describe, fingerprint
from .known import Known, lock, no_later_than_now
from .pictures import want
from .runs import PRICES, STOCKS, is_again, tell


class Became(Enum):
    """What became of an item."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "the same"


async def take_in(item: Item, *, at: datetime, by: str = "event") -> Became:
    """Take in one product as it was at a moment; see `take_in_all`."""
    return (await take_in_all([item], at=at, by=by))[0]


async def take_in_all(items: Sequence[Item], *, at: datetime, by: str) -> list[Became]:
    """Take in products as they were at a moment, each sku once; what became of each.

    `by` says who said so. A product that was gone before is there again. Whether its price and
    stock changed is told as a change of the product's.
    """
    word = Word(no_later_than_now(at), by)
    known = await lock([item.content.sku for item in items])
    quiet = {
        sku for item in items if _says_nothing_new(item, known.get(sku := item.content.sku), word)
    }
    await _say_all_again([known[sku].id for sku in quiet], word)
    became = await _take_in([i for i in items if i.content.sku not in quiet], known, word)
    await want([one.id for one in known.values()])
    return [became.get(item.content.sku, Became.SAME) for item in items]


def _says_nothing_new(item: Item, known: Known | None, word: Word) -> bool:
    """Nearly always: an import says what the one before it said."""
    return (
        known is not None
        and known.gone_at is None
        and known.content <= word
        and known.sha256 == fingerprint(item.content)
        and is_again(known.price, item.price, word)
        and is_again(known.stock, item.stock, word)
    )


async def _say_all_again(ids: Sequence[Any], word: Word) -> None:
    if ids:
        await current().fetch(
            """
            UPDATE product SET listed_at = $2, content_at = $2, content_by = $3,
                price_at = $2, price_by = $3, stock_at = $2, stock_by = $3
            WHERE id = ANY($1)
            """,
            list(ids), word.at, word.by,
        )  # fmt: skip


async def _take_in(items: Sequence[Item], known: dict[str, Known], word: Word) -> dict[str, Became]:
    if not items:
        return {}
    added = await add([item for item in items if item.content.sku not in known], word)
    # What another added meanwhile is changed, not new.
    known |= await lock([i.content.sku for i in items if i.content.sku not in {*known, *added}])
    changed = await describe([i for i in items if i.content.sku in known], known, word)
    changed |= await _tell(items, known | await lock(list(added)), word)
    if added:
        await events.arrived("product", *added)
        await want(list(added.values()))
    return {item.content.sku: _became(item.content.sku, added, changed) for item in items}


async def _tell(items: Sequence[Item], known: Mapping[str, Known], word: Word) -> set[str]:
    """Prices and stocks; the skus of those where one of them changed."""
    prices = _told(items, known, "price")
    stocks = _told(items, known, "stock")
    changed = await tell(PRICES, prices, word) | await tell(STOCKS, stocks, word)
    return {sku for sku, one in known.items() if one.id in changed}


def _told(
    items: Sequence[Item], known: Mapping[str, Known], fact: str
) -> dict[Any, tuple[Any, Any]]:
    return {
        known[item.content.sku].id: (getattr(known[item.content.sku], fact), value)
        for item in items
        if (value := getattr(item, fact)) is not None
    }


def _became(sku: str, added: Mapping[str, Any], changed: set[str]) -> Became:
    if sku in added:
        return Became.NEW
    return Became.CHANGED if sku in changed else Became.SAME
