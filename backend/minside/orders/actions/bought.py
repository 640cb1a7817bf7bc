"""What a customer has bought, line by line."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current

from .kinds import GoodsPlace
from .listing import LOOKED_AT
from .reading import standings
from .sending_back import left_of
from .standing import Line, Standing

_NEWEST: Final = """
    SELECT id, placed_at FROM shop_order o
    WHERE customer = $1 AND ($2::text[] IS NULL OR EXISTS (
        SELECT FROM order_line l
        WHERE l.customer = o.customer AND l.shop_order = o.id AND l.sku = ANY($2)
    )) ORDER BY placed_at DESC, id DESC LIMIT $3
"""


@dataclass(frozen=True, slots=True)
class Bought:
    """A line that was ordered, and neither cancelled nor sent back whole; `arrived_at` is when the last of
    it came, None where none has."""

    order: UUID
    line: str
    sku: str
    name: str
    placed_at: datetime
    arrived_at: datetime | None


async def bought(customer: UUID, skus: Collection[str] | None = None) -> list[Bought]:
    """Of these products, or of any, the newest first; of the newest `LOOKED_AT` orders."""
    wanted = None if skus is None else list(skus)
    rows = await current().fetch(_NEWEST, customer, wanted, LOOKED_AT)
    stood = await standings([row["id"] for row in rows])
    return [
        each
        for row, order in zip(rows, stood, strict=True)
        for each in _of(row, order)
        if skus is None or each.sku in skus
    ]


def _of(row: Any, order: Standing) -> Iterator[Bought]:
    for line in order.lines:
        if not line.is_unordered and _is_held(order, line):
            yield Bought(
                row["id"], line.line, line.sku, line.name, row["placed_at"], line.delivered_at
            )


def _is_held(order: Standing, line: Line) -> bool:
    """Whether some of what was ordered is with the customer, or is to come: of what goes back, and of
    what is in the shop, they have nothing."""
    return any(lot.place is not GoodsPlace.IN_SHOP for lot in left_of(line, order.returns))
