"""A customer's own reviews, and what they could write about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.scope import current
from minside.orders import actions as orders

from .kinds import ReviewState, ShownAs
from .refusals import AlreadyReviewed, NotBought, ReviewNotFound

MOST_WAITING: Final = 100
# By then it has come, also where nobody told that it did.
_COMES_WITHIN: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Review:
    """What a customer wrote; `votes` are others' who found it useful. `reason` is what the shop
    said of it when it was looked at."""

    id: UUID
    sku: str
    name: str
    stars: int
    title: str
    text: str
    pet: UUID | None
    shown_as: ShownAs
    version: int
    written_at: datetime
    changed_at: datetime
    state: ReviewState
    moderated_at: datetime | None
    reason: str | None
    votes: int


_SELECT: Final = """
    SELECT r.id, r.sku, r.name, r.stars, r.title, r.body AS text, r.pet, r.shown_as, r.version,
           r.written_at, r.changed_at, r.state, r.moderated_at, r.reason, coalesce(v.votes, 0) AS votes
    FROM review r LEFT JOIN review_votes(ARRAY(
        SELECT published FROM review WHERE customer = $1 AND published IS NOT NULL
    )) v ON v.published = r.published
"""


async def reviews(customer: UUID) -> list[Review]:
    """All of them, the last changed first; one statement, however many."""
    rows = await current().fetch(
        f"{_SELECT} WHERE r.customer = $1 ORDER BY r.changed_at DESC, r.id DESC", customer
    )
    return [_review(row) for row in rows]


async def find(customer: UUID, review: UUID) -> Review | None:
    """One of the customer's, or None."""
    row = await current().fetchrow(
        f"{_SELECT} WHERE r.customer = $1 AND r.id = $2", customer, review
    )
    return _review(row) if row else None


async def find_of(customer: UUID, sku: str) -> Review | None:
    """The customer's of a product, in whichever size or taste, or None."""
    product = (await catalogue.kin([sku]))[sku]
    row = await current().fetchrow(
        f"{_SELECT} WHERE r.customer = $1 AND (r.product = $2 OR r.sku = ANY($3)) LIMIT 1",
        customer, product.key, list(product.skus),
    )  # fmt: skip
    return _review(row) if row else None


async def may_write(customer: UUID, sku: str) -> Allowance:
    """Whether the customer could write about a product."""
    if await find_of(customer, sku):
        return Allowance(reason=AlreadyReviewed.why)
    product = (await catalogue.kin([sku]))[sku]
    if not await orders.bought(customer, product.skus):
        return Allowance(reason=NotBought.why)
    return Allowance()


async def get(customer: UUID, review: UUID, *field: str) -> Review:
    """As `find`; raises `ReviewNotFound` at the field."""
    found = await find(customer, review)
    if found is None:
        raise ReviewNotFound(*(field or ("id",)))
    return found


async def unreviewed(customer: UUID) -> list[orders.Bought]:
    """What the customer bought and has, and hasn't written about: each product once, the last bought
    first, at most `MOST_WAITING`."""
    since = clock.now() - _COMES_WITHIN
    lines = [
        line
        for line in await orders.bought(customer)
        if line.sku and (line.arrived_at is not None or line.placed_at < since)
    ]
    rows = await current().fetch("SELECT product, sku FROM review WHERE customer = $1", customer)
    written = {row["product"] for row in rows} | {row["sku"] for row in rows}
    kin = await catalogue.kin({line.sku for line in lines})
    found: dict[str, orders.Bought] = {}
    for line in lines:
        product = kin[line.sku]
        if product.key not in written and written.isdisjoint(product.skus):
            found.setdefault(product.key, line)
    return list(found.values())[:MOST_WAITING]


def _review(row: Any) -> Review:
    values: dict[str, Any] = dict(row)
    values["shown_as"] = ShownAs(row["shown_as"])
    values["state"] = ReviewState(row["state"])
    return Review(**values)
