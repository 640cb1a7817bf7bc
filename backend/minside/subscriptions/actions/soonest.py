"""What comes first of all: the overview's first answer, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from minside.core.scope import current


@dataclass(frozen=True, slots=True)
class Soonest:
    """The next delivery of any subscription; `pets` are those that eat of it."""

    subscription: UUID
    deliver_on: date
    deadline_at: datetime
    pets: list[UUID]


async def soonest(customer: UUID) -> Soonest | None:
    """None where nothing comes."""
    row = await current().fetchrow(
        """
        SELECT d.subscription, d.deliver_on, d.deadline_at, (
            SELECT coalesce(array_agg(DISTINCT e.pet), '{}')
            FROM subscription_line_pet e JOIN subscription_line l ON l.id = e.line
            WHERE l.subscription = d.subscription
        ) AS pets
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        WHERE d.customer = $1 AND d.state = 'planned' AND s.state = 'active'
        ORDER BY d.deliver_on, d.subscription LIMIT 1
        """,
        customer,
    )
    return Soonest(**row) if row else None
