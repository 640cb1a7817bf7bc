"""What the worker does for the room."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from minside.consents.actions import Purpose
from minside.core.house import House
from minside.marketing import actions as marketing


async def look_over(_house: House) -> None:
    await marketing.look_over()


async def sweep(_house: House) -> None:
    await marketing.sweep()


def telling(purpose: Purpose) -> Callable[[House, UUID], Awaitable[None]]:
    async def tell(house: House, request: UUID) -> None:
        await marketing.tell_audience(purpose, request, house)

    return tell
