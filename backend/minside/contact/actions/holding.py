"""What an open claim holds: it isn't erased while it is needed for that (GDPR art. 17(3)(e); S11, S14)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from minside.core.scope import current
from minside.orders import actions as orders


class HeldBy(Enum):
    CONVERSATION = "conversation"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Hold:
    """What is open, what to call it when asking, and since when; `title` is the conversation's subject, or what
    the complaint is about, and `order` which order that is of."""

    by: HeldBy
    id: UUID
    number: str
    since: datetime
    title: str | None
    order: UUID | None = None


async def holds(customer: UUID) -> list[Hold]:
    """Every claim of the customer's that is open, oldest first; none, and nothing is held back for one."""
    rows = await current().fetch(
        """
        SELECT id, number, claim_at, subject FROM conversation WHERE customer = $1 AND claim = 'open'
        """,
        customer,
    )
    found = [Hold(HeldBy.CONVERSATION, *row) for row in rows]
    for case in await orders.open_complaints(customer):
        found.append(
            Hold(HeldBy.COMPLAINT, case.id, case.number, case.at, case.product, case.order)
        )
    return sorted(found, key=lambda hold: (hold.since, hold.number))
