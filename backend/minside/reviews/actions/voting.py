"""Votes: what one found useful of what others wrote, once each (S17)."""

from uuid import UUID

import asyncpg

from minside.core import clock
from minside.core.scope import current

from .published import Published, find_published
from .refusals import OwnReview, ReviewNotFound


async def vote(customer: UUID, published: UUID, *, is_useful: bool) -> Published | None:
    """Say that a review is useful, or take that back; said twice, it is said once. The review as it is
    read now, None where it is gone and nothing is left to take back. Raises `ReviewNotFound`,
    `OwnReview`."""
    if is_useful:
        await _give(customer, published)
    else:
        await _take_back(customer, published)
    return await find_published(published, reader=customer)


async def _give(customer: UUID, published: UUID) -> None:
    if await _is_own(customer, published):
        raise OwnReview("review")
    try:
        async with current().savepoint():
            await current().fetch(
                """
                INSERT INTO review_vote (customer, published, voted_at) VALUES ($1, $2, $3)
                ON CONFLICT (customer, published) DO NOTHING
                """,
                customer, published, clock.now(),
            )  # fmt: skip
    except asyncpg.ForeignKeyViolationError as error:
        raise ReviewNotFound("review") from error


async def _is_own(customer: UUID, published: UUID) -> bool:
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM review WHERE customer = $1 AND published = $2)",
        customer, published,
    )  # fmt: skip


async def _take_back(customer: UUID, published: UUID) -> None:
    await current().fetch(
        "DELETE FROM review_vote WHERE customer = $1 AND published = $2", customer, published
    )
