"""What the shop is told: what it has to look at, as others will read it, and what it needn't any more."""

from uuid import UUID

from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.outgoing import ReviewSubmitted, ReviewWithdrawn


async def submitted(customer: UUID, review: UUID) -> None:
    """It waits to be looked at, as it is written now."""
    row = await current().fetchrow(
        """
        SELECT r.version, r.sku, r.stars, r.title, r.body,
               review_author(c.first_name, c.last_name, r.shown_as) AS author
        FROM review r JOIN customer c ON c.id = r.customer WHERE r.customer = $1 AND r.id = $2
        """,
        customer, review,
    )  # fmt: skip
    assert row is not None, "whoever tells of it has just written it"
    data = ReviewSubmitted(
        review=str(review),
        review_version=row["version"],
        sku=row["sku"],
        stars=row["stars"],
        title=row["title"],
        text=row["body"],
        author=row["author"],
    )
    await events.announce(
        "review.submitted", data, customer=customer, stream=f"customer/{customer}"
    )


async def withdrawn(customer: UUID, review: UUID) -> None:
    """It is gone: nobody need look at it."""
    data = ReviewWithdrawn(review=str(review))
    await events.announce(
        "review.withdrawn", data, customer=customer, stream=f"customer/{customer}"
    )
