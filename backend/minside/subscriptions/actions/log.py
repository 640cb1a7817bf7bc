"""Who changed what (N10)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current
from minside.customers.actions import ChangedBy

from .steering import Said

MOST: int = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One entry; `undo_until` is None where it can't be undone any more. `by_link` was done by whoever
    held the link in a notice, who needn't have signed in. `day`, `comes` and `pet` are as `Said` has them."""

    id: UUID
    kind: str
    changed_by: ChangedBy
    changed_at: datetime
    number: int | None
    undo_until: datetime | None
    undone_at: datetime | None
    by_link: bool = False
    day: date | None = None
    comes: date | None = None
    pet: UUID | None = None


async def changes_of(subscriptions: Sequence[UUID]) -> list[list[Change]]:
    """The newest of each, at most `MOST`; one statement, however many."""
    rows = await current().fetch(
        """
        SELECT c.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
            SELECT c.*, NOT EXISTS (
                SELECT FROM subscription_change later
                WHERE later.subscription = c.subscription AND later.version > c.version
                  AND later.undone_at IS NULL
                  AND later.kind NOT IN ('undo', 'price_within_ceiling')
            ) AS is_last
            FROM subscription_change c WHERE subscription = wanted.id
            ORDER BY version DESC LIMIT $2
        ) c
        """,
        list(subscriptions), MOST,
    )  # fmt: skip
    found: dict[UUID, list[Change]] = defaultdict(list)
    for row in rows:
        stands = row["is_last"] and row["undone_at"] is None and row["kind"] != "undo"
        until = row["undo_until"] if stands else None
        said = msgspec.json.decode(row["said"], type=Said)
        found[row["subscription"]].append(
            Change(
                id=row["id"],
                kind=row["kind"],
                changed_by=ChangedBy(row["done_by"]),
                changed_at=row["changed_at"],
                number=row["number"],
                undo_until=until if until and until > clock.now() else None,
                undone_at=row["undone_at"],
                by_link=said.by_link,
                day=said.day,
                comes=said.comes,
                pet=said.pet,
            )
        )
    return [found[each] for each in subscriptions]
