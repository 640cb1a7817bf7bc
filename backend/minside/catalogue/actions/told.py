"""What the shop tells of products between two feeds, by events."""

from typing import Any

from minside.core.house import House
from minside.events import actions as events

from ..facts import Availability, Content, Fact, Item
from .known import UnknownProduct
from .taking import take_in
from .telling import gone_told, price_told, stock_told


async def product_changed(_house: House, told: Any) -> None:
    """A product is new or described anew."""
    data = told.data
    content = Content(
        sku=data.sku,
        name=data.name,
        group=data.group,
        brand=data.brand,
        description=data.description,
        category=data.category,
        variant={"variant": data.variant} if data.variant else {},
        contents=tuple(Fact(detail.name, detail.value) for detail in data.details),
        pack_grams=data.pack_grams,
        shop_url=data.link,
        picture_link=data.picture,
    )
    await take_in(Item(content), at=told.occurred_at, by=told.order)


async def price_changed(_house: House, told: Any) -> None:
    """A product costs something else."""
    data = told.data
    try:
        await price_told(data.sku, data.price, data.regular_price, told.occurred_at, by=told.order)
    except UnknownProduct as unknown:
        raise events.Unknown("product", unknown.sku) from None


async def stock_changed(_house: House, told: Any) -> None:
    """There is more or less of a product."""
    data = told.data
    try:
        availability = Availability(data.availability)
        await stock_told(data.sku, availability, data.quantity, told.occurred_at, by=told.order)
    except UnknownProduct as unknown:
        raise events.Unknown("product", unknown.sku) from None


async def product_gone(_house: House, told: Any) -> None:
    """A product isn't sold any more."""
    try:
        await gone_told(told.data.sku, told.occurred_at)
    except UnknownProduct as unknown:
        raise events.Unknown("product", unknown.sku) from None
