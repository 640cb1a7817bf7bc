"""What the worker does for the room."""

from minside.core.house import House
from minside.membership import actions as membership


async def sweep(_house: House) -> None:
    await membership.sweep()
