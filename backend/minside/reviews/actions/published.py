"""What everybody reads of a product: its reviews, and what they come to.

The average is reckoned each time from the rows that are there, and kept nowhere: a kept one would
need a lock on each product that every moderation and every deletion waits for, erasure would have to
know of it, and a product whose variants are sorted otherwise would have to be counted anew. An index
has the stars, so that ten thousand of them take a few milliseconds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.paging import Page, newest_before
from minside.core.scope import current

_COLUMNS: Final = """
    id, stars, title, body AS text, author, species, written_on, published_at AS at
"""
_FOUND: Final = """
    SELECT f.*, coalesce(v.votes, 0) AS votes,
           EXISTS (SELECT FROM review r WHERE r.customer = $1 AND r.published = f.id) AS is_own,
           EXISTS (SELECT FROM review_vote o WHERE o.customer = $1 AND o.published = f.id)
               AS is_voted_for
    FROM found f LEFT JOIN review_votes(ARRAY(SELECT id FROM found)) v ON v.published = f.id
    ORDER BY f.at DESC, f.id DESC
"""
PAGE: Final = f"""
    WITH found AS (
        SELECT {_COLUMNS} FROM published_review
        WHERE sku = ANY($2) AND (published_at, id) < ($3, $4)
        ORDER BY published_at DESC, id DESC LIMIT $5
    ) {_FOUND}
"""  # noqa: S608 - names of our own
_ONE: Final = f"WITH found AS (SELECT {_COLUMNS} FROM published_review WHERE id = $2) {_FOUND}"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Published:
    """A review as others read it; `author` is None where they chose to be shown by no name, `is_own` and
    `is_voted_for` are about who reads it."""

    id: UUID
    stars: int
    title: str
    text: str
    author: str | None
    species: str | None
    written_on: date
    at: datetime
    votes: int
    is_own: bool
    is_voted_for: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """How many gave each number of stars, from 1 to 5."""

    by_stars: Mapping[int, int]

    @property
    def count(self) -> int:
        return sum(self.by_stars.values())

    @property
    def average(self) -> Decimal | None:
        """To one decimal; None where nobody has said anything."""
        if not self.count:
            return None
        total = Decimal(sum(stars * n for stars, n in self.by_stars.items()))
        return (total / self.count).quantize(Decimal("0.1"), ROUND_HALF_UP)


async def page(sku: str, *, reader: UUID | None, first: int, after: str | None) -> Page[Published]:
    """The reviews of a product, in all its sizes and tastes, the newest first. Raises
    `core.paging.BadCursor`."""
    skus = (await catalogue.kin([sku]))[sku].skus
    at, row_id = newest_before(after)
    rows = await current().fetch(PAGE, reader, list(skus), at, row_id, first + 1)
    return Page.of([_published(row) for row in rows], first, partial(_count, skus))


async def find_published(review: UUID, *, reader: UUID | None) -> Published | None:
    """One of them, or None."""
    row = await current().fetchrow(_ONE, reader, review)
    return _published(row) if row else None


async def rating(sku: str) -> Rating:
    """Of a product, in all its sizes and tastes."""
    return await _rating((await catalogue.kin([sku]))[sku].skus)


async def _count(skus: Collection[str]) -> int:
    return (await _rating(skus)).count


async def _rating(skus: Collection[str]) -> Rating:
    rows = await current().fetch(
        "SELECT stars, count(*) AS many FROM published_review WHERE sku = ANY($1) GROUP BY stars",
        list(skus),
    )
    found = {row["stars"]: row["many"] for row in rows}
    return Rating({stars: found.get(stars, 0) for stars in range(1, 6)})


def _published(row: Any) -> Published:
    return Published(**dict(row))
