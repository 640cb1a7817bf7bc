"""Reviews as a test writes and moderates them."""

from typing import Any
from uuid import UUID

from minside.core.database import Database
from minside.core.house import House
from minside.reviews import actions as reviews
from minside.reviews.actions import Published, Review, ReviewForm

GOOD = ReviewForm(stars=5, title="Luna spiser alt", text="Hun slikker skåla.\nVi kjøper mer.")


async def write(
    database: Database, customer: UUID, sku: str = "FEED-12", form: ReviewForm = GOOD, **more: Any
) -> Review:
    async with database.scope(customer=customer):
        return await reviews.write(customer, sku, form, **more)


async def accepted(house: House, review: Review) -> None:
    """Staff let others read it."""
    async with house.database.scope():
        await reviews.accept(review.id, review.version, by="KS")


async def refused(house: House, review: Review, reason: str = "Den handler om leveringen.") -> None:
    async with house.database.scope():
        await reviews.refuse(review.id, review.version, by="KS", reason=reason)


async def mine(database: Database, customer: UUID) -> list[Review]:
    async with database.scope(customer=customer):
        return await reviews.reviews(customer)


async def read(
    database: Database, reader: UUID | None = None, sku: str = "FEED-12"
) -> list[Published]:
    """As anybody reads them, or one who is signed in."""
    async with database.scope(customer=reader):
        return (await reviews.page(sku, reader=reader, first=100, after=None)).rows
