"""What was sent to a customer, as they see it: what, when, where to, and why (N5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import templates
from minside.outbox.templates import Template

from .message import State

MOST: Final = 100


class Fate(Enum):
    """What became of a message, as far as its customer can be told. `UNCLEAR`: a server had all of
    it, and never said whether it took it."""

    SENT = "sent"
    WAITING = "waiting"
    UNCLEAR = "unclear"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message; `at` is when it was sent, or written where that isn't known of it."""

    id: UUID
    template: Template
    recipient: str
    fate: Fate
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
            SELECT id, wanted.number, template, recipient, state, unknown_outcomes, useless_after,
                coalesce(sent_at, created_at) AS at, "values"
            FROM message
            WHERE "values" ? 'order_number' AND "values" ->> 'order_number' = wanted.number
              AND customer = $1 AND template = ANY($4)
            ORDER BY created_at, id LIMIT $3
        ) AS m
        """,
        current().customer, numbers, MOST, [each.name for each in letters_about_orders()],
    )  # fmt: skip
    found: dict[str, list[Shown]] = {number: [] for number in numbers}
    for row in rows:
        found[row["number"]].append(_shown(row))
    return [found[number] for number in numbers]


def letters_about_orders() -> list[Template]:
    """Those that say which order they are about."""
    return [each for each in templates.registered() if "order_number" in each.values]


def _shown(row: Any) -> Shown:
    return Shown(
        id=row["id"],
        template=templates.named(row["template"]),
        recipient=row["recipient"],
        fate=fate_of(row),
        at=row["at"],
        values=msgspec.json.decode(row["values"]),
    )


def fate_of(row: Any) -> Fate:
    """By the row's state, when it is useless, and whether a server had it and didn't say."""
    state = State(row["state"])
    if state is State.SENT:
        return Fate.SENT
    if row["unknown_outcomes"]:
        return Fate.UNCLEAR
    until = row["useless_after"]
    is_over = until is not None and until <= clock.now()
    return Fate.NOT_SENT if is_over or state is State.ABANDONED else Fate.WAITING


async def give_orders(numbers: Sequence[str], customer: UUID | None) -> None:
    """The orders that the shop calls so are this customer's from now on. What was sent about them stays
    with whom it went to; what a guest got is this customer's, if it went to their address. The rest is
    nobody's: it names where somebody reads mail."""
    await current().fetch(
        """
        UPDATE message m SET customer = (
            SELECT id FROM customer c
            WHERE c.id = coalesce(m.customer, $2) AND lower(c.email) = lower(m.recipient)
        )
        WHERE "values" ? 'order_number' AND "values" ->> 'order_number' = ANY($1)
        """,
        list(numbers), customer,
    )  # fmt: skip
