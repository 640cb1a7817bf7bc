"""What a guest ordered becomes a customer's who shows that the address is theirs."""

from typing import Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs

from .settling import settle_orders

JOIN: Final = "orders.join_guest"


async def address_shown(customer: UUID) -> None:
    """The worker looks, who sees what is nobody's. Answers `hooks.address_shown`."""
    await jobs.enqueue(JOIN, customer)


async def join_guest(house: House, customer: UUID) -> None:
    """What was ordered with the customer's address, in whatever letter case, and is nobody's yet, is
    theirs; if the address still is."""
    email: str | None = await current().fetchval(
        "SELECT email FROM customer WHERE id = $1", customer
    )
    if email is None or await customers.whose_shown(email) != customer:
        return
    rows = await current().fetch(
        "SELECT id FROM shop_order WHERE customer IS NULL AND lower(email) = lower($1)",
        email,
    )
    await settle_orders([row["id"] for row in rows])
