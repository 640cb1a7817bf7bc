"""What the worker does for the consents."""

from uuid import UUID

from minside.consents import actions as consents
from minside.core.house import House


async def note_head(house: House, _now: UUID) -> None:
    await consents.note_head(house)


async def note_head_again(house: House) -> None:
    await consents.note_head(house)
