"""What the worker does for the room."""

from minside.carts import actions as carts
from minside.core.house import House


async def remind(house: House) -> None:
    await carts.remind(house)


async def sweep(_house: House) -> None:
    await carts.sweep()
