"""What the worker does for fast levering."""

from minside.core.house import House
from minside.subscriptions import actions as subscriptions


async def run(house: House) -> None:
    await subscriptions.run(house)


async def plan(house: House) -> None:
    await subscriptions.plan_all(house)
