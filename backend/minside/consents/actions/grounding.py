"""What many things that were done rested on, each at its own moment: read at once.

The rule is that of `standing`: what was said last before that moment, by the customer, or of an address
by whoever had it then. All of it is for those who see every row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.consents.purposes import ABOUT, Purpose
from minside.core.personal import Basis
from minside.core.scope import current

from .standing import Ground, holds

AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Done:
    """Something was done for a purpose: at an address or to a number where it is known which, else
    with this customer, whichever they had. An account has neither."""

    purpose: Purpose
    customer: UUID | None
    address: str | None
    at: datetime


async def grounds_of(done: Sequence[Done]) -> list[Ground | None]:
    """What each of these rested on, in their order; None where on nothing."""
    found: list[Ground | None] = []
    for first in range(0, len(done), AT_ONCE):
        piece = done[first : first + AT_ONCE]
        said = await _said_last(piece)
        found += [_ground(each, said.get(place)) for place, each in enumerate(piece, 1)]
    return found


async def _said_last(done: Sequence[Done]) -> dict[int, Any]:
    """By their place, the first of them 1."""
    rows = await current().fetch(
        """
        SELECT d.place, last.* FROM unnest(
            $1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[]
        ) WITH ORDINALITY AS d(purpose, kind, customer, address, at, place) CROSS JOIN LATERAL (
            SELECT e.action, e.number, e.text_sha256, e.at
            FROM (
                SELECT id, left_at FROM consent_subject
                WHERE kind = d.kind AND lower(address) = lower(d.address)
                UNION ALL
                SELECT id, left_at FROM consent_subject
                WHERE kind = d.kind AND customer = d.customer AND d.address IS NULL
            ) AS s JOIN consent_entry e ON e.subject = s.id
            WHERE e.purpose = d.purpose AND e.action <> 'asked' AND e.at <= d.at
              AND (s.left_at IS NULL OR s.left_at > d.at)
            ORDER BY e.at DESC, e.number DESC LIMIT 1
        ) AS last
        """,
        [each.purpose.value for each in done],
        [ABOUT[each.purpose].kind.value for each in done],
        [each.customer for each in done],
        [each.address for each in done],
        [each.at for each in done],
    )
    return {row["place"]: row for row in rows}


def _ground(done: Done, said: Any) -> Ground | None:
    if said is None:
        by_interest = ABOUT[done.purpose].basis is Basis.LEGITIMATE_INTEREST
        return Ground() if by_interest and done.customer is not None else None
    is_yes = said["action"] != "withdrawn" and holds(done.purpose, said["text_sha256"], said["at"])
    return Ground(said["number"], said["text_sha256"]) if is_yes else None
