"""What the worker does for the outbox."""

from uuid import UUID

from minside.core.house import House
from minside.outbox import actions as outbox


async def send(house: House, message: UUID) -> None:
    await outbox.send(house, message)


async def answer_sms(house: House, sms: UUID) -> None:
    await outbox.answer_sms(house, sms)


async def sweep(house: House) -> None:
    await outbox.sweep()
