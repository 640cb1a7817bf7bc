"""What was sent to a customer, as they see it: what, when, where to, and why (N5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import templates
from minside.outbox.templates import Template

from .message import State

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A message; `at` is when it was sent, or written where it wasn't yet."""

    id: UUID
    template: Template
    recipient: str
    state: State
    at: datetime
    values: dict[str, Any]

    def why(self, language: Language) -> str:
        """Why it was sent, in one sentence."""
        return templates.why(self.template, language, self.values)


async def about_orders(numbers: list[str]) -> list[list[Shown]]:
    """The customer's messages about each of the orders that the shop calls so, oldest first, at most
    `MOST` each."""
    rows = await current().fetch(
        """
        SELECT m.* FROM unnest($2::text[]) AS wanted (number) CROSS JOIN LATERAL (
            SELECT id, wanted.number, template, recipient, state,
                coalesce(sent_at, created_at) AS at, "values"
            FROM message
            WHERE "values" ? 'order_number' AND "values" ->> 'order_number' = wanted.number
              AND customer = $1
            ORDER BY created_at, id LIMIT $3
        ) AS m
        """,
        current().customer, numbers, MOST,
    )  # fmt: skip
    found: dict[str, list[Shown]] = {number: [] for number in numbers}
    for row in rows:
        found[row["number"]].append(_shown(row))
    return [found[number] for number in numbers]


def _shown(row: Any) -> Shown:
    return Shown(
        id=row["id"],
        template=templates.named(row["template"]),
        recipient=row["recipient"],
        state=State(row["state"]),
        at=row["at"],
        values=msgspec.json.decode(row["values"]),
    )


async def give_orders(numbers: Sequence[str], customer: UUID | None) -> None:
    """What was sent about the orders that the shop calls so is this customer's, as far as it was sent
    to them; the rest is nobody's, for it was another's to read."""
    await current().fetch(
        """
        UPDATE message SET customer = (
            SELECT id FROM customer WHERE id = $2 AND lower(email) = lower(recipient)
        )
        WHERE "values" ? 'order_number' AND "values" ->> 'order_number' = ANY($1)
        """,
        list(numbers), customer,
    )  # fmt: skip
