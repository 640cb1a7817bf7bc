"""What the overview tells of fixed deliveries: what comes first of all, and what waits for the customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from .charges import IS_TO_BE_CANCELLED, Charge
from .kinds import INVOICE
from .payment_methods import CHARGED_SINCE, LATEST
from .under_way import is_under_way


@dataclass(frozen=True, slots=True)
class Soonest:
    """The next delivery of any subscription, also one that `is_ordered` and hasn't come; `pets` are those
    that eat of it."""

    subscription: UUID
    deliver_on: date
    deadline_at: datetime
    is_ordered: bool
    pets: list[UUID]


@dataclass(frozen=True, slots=True)
class Question:
    """A price over what was agreed, in øre, which waits for an answer; `id` is the promise's."""

    id: UUID
    subscription: UUID
    sku: str
    agreed_ore: int
    new_ore: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A delivery that is to be charged by `payment`, of which the shop knows nothing."""

    subscription: UUID
    deliver_on: date
    payment: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """`soonest` is None where nothing comes; `unknown` is the first of its kind. `unpaid` has the oldest first,
    also what was asked for and isn't answered; `questions` stand by subscription, in the order of its
    lines."""

    soonest: Soonest | None
    unknown: Unknown | None
    unpaid: list[Charge]
    questions: list[Question]


# Of a planned delivery `d` of the agreement `s`: whether all of it is taken out that time, so that nothing is
# sent of it.
_IS_EMPTIED: Final = """
    (NOT EXISTS (
        SELECT FROM delivery_line t
        WHERE (t.customer, t.delivery) = (d.customer, d.id) AND t.quantity > 0
     ) AND NOT EXISTS (
        SELECT FROM subscription_line l
        WHERE (l.customer, l.subscription) = (d.customer, d.subscription) AND NOT EXISTS (
            SELECT FROM delivery_line t
            WHERE (t.customer, t.delivery, t.sku) = (d.customer, d.id, l.sku)
        )
     ))
"""
_SOONEST: Final = f"""
    SELECT d.subscription, d.deliver_on, d.deadline_at, d.state = 'ordered' AS is_ordered, (
        SELECT coalesce(array_agg(DISTINCT e.pet), '{{}}')
        FROM subscription_line_pet e JOIN subscription_line l ON l.id = e.line
        WHERE l.subscription = d.subscription
    ) AS pets
    FROM delivery d JOIN subscription s ON s.id = d.subscription
    WHERE d.customer = wanted.customer
      AND (d.state = 'planned' AND s.state = 'active' AND NOT {_IS_EMPTIED} OR {is_under_way("$2")})
    ORDER BY d.deliver_on, d.subscription LIMIT 1
"""  # noqa: S608 - our own words
# As `what_pays.first_unknown`, of all of them.
_UNKNOWN: Final = f"""
    SELECT d.subscription, d.deliver_on, way.payment
    FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN customer c ON c.id = d.customer
    CROSS JOIN LATERAL (SELECT coalesce(d.payment, s.payment) AS payment) way {LATEST}
    WHERE d.customer = wanted.customer AND d.state = 'planned' AND s.state = 'active'
      AND way.payment <> '{INVOICE}' AND way.payment IS DISTINCT FROM m.kind AND NOT {_IS_EMPTIED}
      AND NOT EXISTS (
          SELECT FROM charge h
          WHERE h.customer = d.customer AND h.payment = way.payment AND {CHARGED_SINCE}
      )
    ORDER BY d.deliver_on, d.subscription LIMIT 1
"""  # noqa: S608 - our own words
_UNPAID: Final = f"""
    SELECT c.id, d.subscription, d.number, d.deliver_on, d.shop_order AS "order", c.state, c.amount_ore,
           c.payment, c.attempt, c.asked_at, c.next_at, c.settled_at, c.reason,
           {IS_TO_BE_CANCELLED}
    FROM charge c JOIN delivery d ON d.id = c.delivery
    WHERE c.customer = wanted.customer AND c.state IN ('asked', 'failed', 'given_up')
    ORDER BY d.deliver_on, c.id
"""  # noqa: S608 - our own words
_QUESTIONS: Final = """
    SELECT p.id, l.subscription, l.sku, l.agreed_ore, p.new_ore
    FROM price_promise p JOIN subscription_line l ON l.id = p.line
    JOIN subscription s ON s.id = l.subscription
    WHERE p.customer = wanted.customer AND p.answered_at IS NULL AND s.state <> 'cancelled'
    ORDER BY s.created_at, s.id, l.position, l.id
"""


async def outlooks(customers: Sequence[UUID]) -> list[Outlook]:
    """Of each customer; one statement, however many."""
    rows = await current().fetch(
        f"""
        SELECT wanted.customer, jsonb_build_object(
            'soonest', (SELECT to_jsonb(one) FROM ({_SOONEST}) AS one),
            'unknown', (SELECT to_jsonb(one) FROM ({_UNKNOWN}) AS one),
            'unpaid', (SELECT coalesce(jsonb_agg(one), '[]') FROM ({_UNPAID}) AS one),
            'questions', (SELECT coalesce(jsonb_agg(one), '[]') FROM ({_QUESTIONS}) AS one)
        ) AS seen
        FROM unnest($1::uuid[]) AS wanted (customer)
        """,  # noqa: S608 - our own words
        list(customers),
        clock.today(),
    )
    seen = {row["customer"]: msgspec.json.decode(row["seen"], type=Outlook) for row in rows}
    return [seen[customer] for customer in customers]
