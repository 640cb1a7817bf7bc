"""Products as they are kept, locked while something is said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from minside.core import clock
from minside.core.scope import current

from ..facts import Availability, Price, Stock, Word


class UnknownProduct(Exception):
    """Nothing was ever said of a product with this `sku`."""

    def __init__(self, sku: str) -> None:
        super().__init__("unknown product")
        self.sku = sku


@dataclass(frozen=True, slots=True)
class Known:
    """A product as it is kept, and locked until the transaction ends."""

    id: Any
    sha256: bytes
    content: Word
    listed_at: datetime
    gone_at: datetime | None
    price: tuple[Word, Price] | None
    stock: tuple[Word, Stock] | None


def no_later_than_now(at: datetime) -> datetime:
    """A clock that is ahead must not outvote all that is said until then."""
    return min(at, clock.now())


async def locked(sku: str) -> Known:
    known = await lock([sku])
    if sku not in known:
        raise UnknownProduct(sku)
    return known[sku]


async def lock(skus: Sequence[str]) -> dict[str, Known]:
    """Those that are known, by sku. Locked in one order, so that two imports don't embrace."""
    if not skus:
        return {}
    rows = await current().fetch(
        """
        SELECT id, sku, content_sha256, content_at, content_by, listed_at, gone_at,
               price_at, price_by, price_ore, sale_ore, sale_from, sale_until,
               stock_at, stock_by, availability, stock
        FROM product WHERE sku = ANY($1) ORDER BY sku FOR UPDATE
        """,
        list(skus),
    )
    return {row["sku"]: _known(row) for row in rows}


def _known(row: Any) -> Known:
    price = row["price_at"] and (
        Word(row["price_at"], row["price_by"]),
        Price(row["price_ore"], row["sale_ore"], row["sale_from"], row["sale_until"]),
    )
    stock = row["stock_at"] and (
        Word(row["stock_at"], row["stock_by"]),
        Stock(Availability(row["availability"]), row["stock"]),
    )
    return Known(
        id=row["id"],
        sha256=row["content_sha256"],
        content=Word(row["content_at"], row["content_by"]),
        listed_at=row["listed_at"],
        gone_at=row["gone_at"],
        price=price,
        stock=stock,
    )
