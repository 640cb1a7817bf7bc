"""What the worker does for fast levering."""

from uuid import UUID

from minside.core.house import House
from minside.subscriptions import actions as subscriptions


async def run(house: House) -> None:
    await subscriptions.run(house)


async def notice(house: House) -> None:
    await subscriptions.notice(house)


async def promise(house: House) -> None:
    await subscriptions.promise(house)


async def charges(house: House) -> None:
    await subscriptions.ask_again(house)


async def unanswered(_house: House) -> None:
    await subscriptions.look_for_unanswered()


async def plan(house: House) -> None:
    await subscriptions.plan_all(house)


async def check(_house: House) -> None:
    await subscriptions.look_for_amiss()


async def sweep(_house: House) -> None:
    await subscriptions.sweep()


async def confirm(house: House, subscription: UUID) -> None:
    await subscriptions.confirm(house, subscription)


async def confirm_farewell(house: House, farewell: UUID) -> None:
    await subscriptions.confirm_farewell(house, farewell)
