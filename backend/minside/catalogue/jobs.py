"""Pictures that lie on the web, and what is kept for a while."""

from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.house import House


async def fetch_picture(_house: House, product: UUID) -> None:
    await catalogue.fetch_picture(product)


async def sweep(_house: House) -> None:
    await catalogue.sweep()
    await catalogue.forget_standings()
