"""The letters about what was bought."""

from datetime import datetime
from uuid import UUID

from minside.core.house import House


async def order_confirmation(house: House, order: UUID, at: datetime) -> None: ...


async def packing_slip(house: House, shipment: UUID, at: datetime) -> None: ...


async def return_form(house: House, order_return: UUID, at: datetime) -> None: ...
