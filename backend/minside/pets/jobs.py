"""What the worker does for the room."""

from minside.core.house import House
from minside.pets import actions as pets


async def forget(_house: House) -> None:
    await pets.forget_parted()
    await pets.sweep()
