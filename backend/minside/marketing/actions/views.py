"""The products that customers looked at in the shop while signed in (S42)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.marketing.tables.messages import KEPT_DAYS

from .known import known
from .remembering import may_remember

MOST: Final = 100
"""Of one customer, the newest."""
KEPT: Final = timedelta(days=KEPT_DAYS)


async def viewed(_house: House, told: Any) -> None:
    """A product was looked at; of two times the later counts. Raises `events.Unknown`,
    `events.NotNow`."""
    customer = await known(told.data.customer)
    at = told.occurred_at
    if customer is None or not await may_remember(customer, at) or await _is_over(customer, at):
        # Of who is known by an address alone nothing is kept: it may be another who looked.
        return
    await current().fetch(
        """
        INSERT INTO viewed_product AS v (customer, told_of, sku, viewed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (told_of, sku) DO UPDATE SET viewed_at = greatest(v.viewed_at, EXCLUDED.viewed_at)
        """,
        customer, told.data.customer, told.data.sku, at,
    )  # fmt: skip
    await current().fetch(
        """
        DELETE FROM viewed_product WHERE customer = $1 AND id IN (
            SELECT id FROM viewed_product WHERE customer = $1
            ORDER BY viewed_at DESC, sku, id OFFSET $2
        )
        """,
        customer, MOST,
    )  # fmt: skip


async def _is_over(customer: UUID, at: datetime) -> bool:
    """Whether its time has passed, or it was forgotten before it was told of."""
    if at < clock.now() - KEPT:
        return True
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM viewed_forgotten WHERE customer = $1 AND until >= $2)",
        customer, at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Viewed:
    """A product that was looked at, and when last; `name` is the shop's, None where it is gone."""

    sku: str
    name: str | None
    at: datetime


async def views(customer: UUID) -> Sequence[Viewed]:
    """What the customer looked at, the newest first; at most `MOST`."""
    rows = await current().fetch(
        """
        SELECT v.sku, p.name, v.at FROM (
            SELECT sku, max(viewed_at) AS at FROM viewed_product WHERE customer = $1 GROUP BY sku
        ) AS v LEFT JOIN product p ON p.sku = v.sku
        ORDER BY v.at DESC, v.sku LIMIT $2
        """,
        customer, MOST,
    )  # fmt: skip
    return [Viewed(row["sku"], row["name"], row["at"]) for row in rows]


async def forget_views(customer: UUID) -> None:
    """Nothing that the customer has looked at until now is remembered, also where it is told of later.
    What they agreed to stays as it is."""
    await current().fetch(
        "INSERT INTO viewed_forgotten (customer, until) VALUES ($1, $2)", customer, clock.now()
    )
    await current().fetch("DELETE FROM viewed_product WHERE customer = $1", customer)
