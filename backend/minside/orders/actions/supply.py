"""How much of a product a customer got last, and what is on its way to them (N11)."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.scope import current

from .kinds import OrderState
from .listing import UNDER_WAY_FOR
from .reading import standings
from .standing import Line

_LOOKED_BACK: Final = timedelta(days=400)
_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True)
class Supply:
    """`arrived` packs came on the last day on which any did; `on_its_way` are yet to come."""

    arrived_on: date | None
    arrived: int
    on_its_way: int


async def supplies(customer: UUID, skus: Collection[str]) -> dict[str, Supply]:
    """By product, of the last thirteen months; without those that never were ordered."""
    if not skus:
        return {}
    rows = await current().fetch(
        """
        SELECT id, placed_at FROM shop_order o
        WHERE customer = $1 AND placed_at > $2 AND EXISTS (
            SELECT FROM order_line l
            WHERE l.customer = o.customer AND l.shop_order = o.id AND l.sku = ANY($3)
        ) ORDER BY placed_at DESC LIMIT $4
        """,
        customer, clock.now() - _LOOKED_BACK, list(skus), _LOOKED_AT,
    )  # fmt: skip
    came: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    coming: dict[str, int] = defaultdict(int)
    recent = clock.now() - UNDER_WAY_FOR
    for row, order in zip(rows, await standings([row["id"] for row in rows]), strict=True):
        is_waited_for = order.state is not OrderState.CANCELLED and row["placed_at"] > recent
        for line in order.lines:
            for day, packs in _came(line):
                came[line.sku][day] += packs
            if is_waited_for and not line.is_cancelled:
                coming[line.sku] += max(0, line.quantity - line.delivered - line.returned)
    return {sku: _supply(came[sku], coming[sku]) for sku in skus if came[sku] or coming[sku]}


def _came(line: Line) -> Iterator[tuple[date, int]]:
    if line.delivered_at is not None and line.delivered > line.returned:
        day = line.delivered_at.astimezone(clock.OSLO).date()
        yield day, line.delivered - line.returned


def _supply(came: dict[date, int], coming: int) -> Supply:
    last = max(came, default=None)
    return Supply(last, came[last] if last else 0, coming)
