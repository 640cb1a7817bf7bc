"""Feeds as a shop writes them, whole and broken."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from minside.catalogue import actions as catalogue
from minside.core.database import Database

MORNING = datetime(2026, 11, 20, 6, tzinfo=UTC)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n'
)
FOOT = "</channel>\n</rss>\n"
FIRST_LINE = 1 + HEAD.count("\n")


def item(sku: str, title: str | None = "Hundefôr", **fields: Any) -> str:
    """One item on one line; a field that is None is left out."""
    said = {"id": sku, "title": title, "price": "100.00 NOK", "availability": "in_stock", **fields}
    inside = "".join(
        f"<g:{name}>{escape(str(value), quote=False)}</g:{name}>"
        for name, value in said.items()
        if value is not None
    )
    return f"<item>{inside}</item>\n"


def rss(*items: str) -> bytes:
    return (HEAD + "".join(items) + FOOT).encode()


def hours(number: float) -> datetime:
    return MORNING + timedelta(hours=number)


class Told(list[catalogue.Skipped]):
    """What was left out, in order."""

    @property
    def lines(self) -> list[tuple[int, str | None]]:
        return [(each.line, each.sku) for each in self]


async def take(
    database: Database,
    feed: bytes,
    *,
    at: float = 0,
    complete: bool = False,
    portion: int = 64 * 1024,
    pictures: Path | None = None,
) -> tuple[tuple[int, int, int], Told, catalogue.Imported]:
    """Import a feed that was true `at` hours after the morning: new, changed, the same; what was
    left out; and all that was told."""
    told = Told()
    imported = await catalogue.import_products(
        database,
        portions(feed[start : start + portion] for start in range(0, len(feed), portion)),
        as_of=hours(at),
        complete=complete,
        pictures=pictures,
        tell=told.append,
    )
    new, changed, same = (imported.counted[became] for became in catalogue.Became)
    return (new, changed, same), told, imported


async def portions(feed: Iterable[bytes]) -> AsyncIterator[bytes]:
    for portion in feed:
        yield portion


async def skus(owner: Any, condition: str = "true") -> list[str]:
    rows = await owner.fetch(f"SELECT sku FROM product WHERE {condition} ORDER BY sku")
    return [row["sku"] for row in rows]


async def prices(owner: Any, sku: str = "A") -> list[tuple[float, int, int | None]]:
    """The history of a price: hours after the morning, øre, and øre while it is reduced."""
    rows = await owner.fetch(
        "SELECT since, p.price_ore, p.sale_ore FROM product_price p"
        " JOIN product ON product.id = p.product WHERE sku = $1 ORDER BY since, since_by",
        sku,
    )
    return [(_hours(row["since"]), row["price_ore"], row["sale_ore"]) for row in rows]


async def stocks(owner: Any, sku: str = "A") -> list[tuple[float, str, int | None]]:
    """The history of a stock, as `prices`."""
    rows = await owner.fetch(
        "SELECT since, s.availability, s.stock FROM product_stock s"
        " JOIN product ON product.id = s.product WHERE sku = $1 ORDER BY since, since_by",
        sku,
    )
    return [(_hours(row["since"]), row["availability"], row["stock"]) for row in rows]


def _hours(moment: datetime) -> float:
    return (moment - MORNING) / timedelta(hours=1)
