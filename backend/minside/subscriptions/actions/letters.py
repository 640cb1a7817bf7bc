"""The letters about fixed deliveries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from minside.core.house import House

if TYPE_CHECKING:
    from .ordering import Due


async def left_out(house: House, due: "Sequence[Due]") -> None:
    """What didn't come along, and why."""


async def nothing_sent(house: House, due: "Sequence[Due]") -> None:
    """Nothing could be sent, and what to do."""


async def missed(house: House, due: "Sequence[Due]") -> None:
    """It was passed over, and why."""
