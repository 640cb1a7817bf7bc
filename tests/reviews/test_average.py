"""A product's average and count equal a recount, whatever goes on at once (S17)."""

import asyncio
import random
from collections import Counter
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.conftest import make_customer
from tests.orders.orders import order, product
from tests.reviews.written import accepted, read, refused, write

from minside.core.database import Database
from minside.core.house import House
from minside.reviews import actions as reviews
from minside.reviews.actions import Rating, Review, ReviewForm


async def _rating(database: Database, sku: str = "FEED-3") -> Rating:
    """Asked of the size that nobody bought."""
    async with database.scope():
        return await reviews.rating(sku)


async def test_after_two_hundred_at_once(
    app_database: Database, house: House, owner: Any, goods: UUID
) -> None:
    """Two hundred write, are accepted or refused, are written anew and deleted, all at once, while others
    look: what they see is whole, and at the end it is what the reviews themselves say."""
    customers = [await make_customer(owner, f"{n}@example.com", f"K{n}") for n in range(200)]
    for each in customers:
        await order(owner, each)
    chance = random.Random(8)
    seen: list[Rating] = []

    async def live(customer: UUID, luck: float, stars: int) -> None:
        form = ReviewForm(stars=stars, title="Fôr", text="Godt")
        written = await write(app_database, customer, form=form)
        await (refused if luck < 0.2 else accepted)(house, written)
        if 0.4 < luck < 0.6:
            anew = await _again(customer, written, 6 - stars)
            await accepted(house, anew)
        if luck > 0.8:
            async with app_database.scope(customer=customer):
                await reviews.delete(customer, written.id)
        seen.append(await _rating(app_database))

    async def _again(customer: UUID, written: Review, stars: int) -> Review:
        form = ReviewForm(stars=stars, title="Fôr", text="Godt")
        async with app_database.scope(customer=customer):
            return await reviews.rewrite(customer, written.id, 1, form)

    lives = (live(each, chance.random(), chance.randint(1, 5)) for each in customers)
    await asyncio.gather(*lives)
    rows = await owner.fetch("SELECT stars FROM review WHERE state = 'published'")
    recount = Counter(row["stars"] for row in rows)
    assert 60 < len(rows) < 180
    rating = await _rating(app_database)
    assert {stars: recount[stars] for stars in range(1, 6)} == rating.by_stars
    exact = Decimal(sum(row["stars"] for row in rows)) / len(rows)
    assert rating.average is not None
    assert abs(rating.average - exact) <= Decimal("0.05")
    assert (200, True) == (len(seen), all(each.count <= 200 for each in seen))
    assert 100 == len(await read(app_database, sku="FEED-3"))


async def test_nobody_has_said_anything(app_database: Database, goods: UUID) -> None:
    """No average is made of nothing, also of what isn't sold."""
    for sku in ("FEED-12", "NO-SUCH"):
        rating = await _rating(app_database, sku)
        assert (0, None) == (rating.count, rating.average)


def test_a_half_is_rounded_up() -> None:
    """4.25 is shown as 4.3, as people reckon."""
    assert Decimal("4.3") == Rating({1: 0, 2: 0, 3: 1, 4: 1, 5: 2}).average
    assert Decimal("4.0") == Rating({1: 0, 2: 0, 3: 1, 4: 0, 5: 1}).average


async def test_products_that_are_sorted_otherwise_are_counted_so(
    app_database: Database, house: House, owner: Any, kari: UUID, goods: UUID
) -> None:
    """A size that is a product of its own from now on takes its reviews along."""
    await accepted(house, await write(app_database, kari))
    assert 1 == (await _rating(app_database, "FEED-3")).count
    await owner.execute("UPDATE product SET group_sku = NULL WHERE sku = 'FEED-12'")
    assert [1, 0] == [(await _rating(app_database, s)).count for s in ("FEED-12", "FEED-3")]
    await product(owner, "FEED-20", group_sku="BIG")
    await owner.execute("UPDATE product SET group_sku = 'BIG' WHERE sku = 'FEED-12'")
    assert 1 == (await _rating(app_database, "FEED-20")).count
