"""What is written about an order, and who it belongs to, change one after the other."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from minside.core.scope import current

from .listing import Order, get

HOLD: Final = "pg_advisory_xact_lock(hashtextextended('order ' || number, 0))"


async def hold(*numbers: str) -> None:
    """Until the transaction ends, nobody else makes the orders that the shop calls so another's, nor
    writes to them here; also where one isn't known yet. It isn't a lock on their rows, which the web
    could take only if it might change them."""
    await current().fetch(
        f"SELECT {HOLD} FROM unnest($1::text[]) AS number",  # noqa: S608 - words of our own
        sorted(numbers),
    )


async def get_held(customer: UUID, order: UUID) -> Order:
    """One of the customer's orders, which stays theirs until the transaction ends. Raises
    `OrderNotFound`."""
    found = await get(customer, order)
    await hold(found.number)
    return await get(customer, order)


async def hold_all(orders: Collection[UUID]) -> list[str]:
    """The same of many; what the shop calls them."""
    rows = await current().fetch("SELECT number FROM shop_order WHERE id = ANY($1)", list(orders))
    numbers = [row["number"] for row in rows]
    await hold(*numbers)
    return numbers
