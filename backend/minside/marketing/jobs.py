"""What the worker does for the room."""

from minside.core.house import House
from minside.marketing import actions as marketing


async def look_over(_house: House) -> None:
    await marketing.look_over()


async def sweep(_house: House) -> None:
    await marketing.sweep()
