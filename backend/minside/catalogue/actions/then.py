"""How products stood at a moment that has passed, by what was told for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from minside.core.scope import current

from ..facts import Availability, Price


@dataclass(frozen=True, slots=True)
class Then:
    """What one cost, in øre, and whether it could be had; None for what nobody told for so early."""

    price_ore: int | None
    availability: Availability | None


async def stood_at(asked: Sequence[tuple[str, datetime]]) -> list[Then]:
    """Each product, by sku, at its moment, in the order of `asked`. One statement, however many."""
    rows = await current().fetch(
        """
        SELECT price.*, stock.availability
        FROM unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS wanted (sku, moment, place)
        LEFT JOIN product p ON p.sku = wanted.sku
        LEFT JOIN LATERAL (
            SELECT price_ore, sale_ore, sale_from, sale_until FROM product_price
            WHERE product = p.id AND since <= wanted.moment ORDER BY since DESC, since_by DESC LIMIT 1
        ) price ON true
        LEFT JOIN LATERAL (
            SELECT availability FROM product_stock
            WHERE product = p.id AND since <= wanted.moment ORDER BY since DESC, since_by DESC LIMIT 1
        ) stock ON true
        ORDER BY wanted.place
        """,
        [sku for sku, _ in asked], [moment for _, moment in asked],
    )  # fmt: skip
    return [_then(row, moment) for row, (_, moment) in zip(rows, asked, strict=True)]


def _then(row: Any, moment: datetime) -> Then:
    availability = Availability(row["availability"]) if row["availability"] else None
    if row["price_ore"] is None:
        return Then(None, availability)
    price = Price(row["price_ore"], row["sale_ore"], row["sale_from"], row["sale_until"])
    return Then(price.at(moment)[0], availability)
