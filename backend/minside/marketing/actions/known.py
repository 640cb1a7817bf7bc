"""Whom the newsletter tool tells of."""

from uuid import UUID

from minside.customers import actions as customers
from minside.events import actions as events


async def known(number: str) -> UUID:
    """Whom the shop calls so; nobody makes that another until the transaction ends. Raises
    `events.Unknown`."""
    customer = await customers.find_by_number(number, held=True)
    if customer is None:
        raise events.Unknown("customer", number)
    return customer
