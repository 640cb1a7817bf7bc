"""What the worker does for the events."""

from uuid import UUID

from minside.core.house import House
from minside.events import actions as events


async def handle(house: House, batch: UUID) -> None:
    await events.handle(house, batch)


async def fan_out(house: House, outgoing: UUID) -> None:
    await events.fan_out(house, outgoing)


async def deliver(house: House, delivery: UUID) -> None:
    await events.deliver(house, delivery)


async def hand_over(_house: House) -> None:
    await events.hand_over()


async def sweep(_house: House) -> None:
    await events.sweep()
