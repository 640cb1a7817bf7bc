"""What deliveries came of a subscription, and what was charged for them, as the customer reads it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from .assembling import NotSent
from .kinds import ChargeState, DeliveryState
from .under_way import HAS_COME, IS_CANCELLED, is_awaited

MOST_PAST: Final = 20
# As `orders.Standing.cancel_requested_at` says it of an order of which nothing is packed.
TO_BE_CANCELLED: Final = """
    (SELECT coalesce(
        bool_or(e.kind = 'cancel_requested') AND NOT bool_or(e.kind = 'cancellation_refused'), false
     ) FROM delivery d JOIN order_event e ON (e.customer, e.shop_order) = (d.customer, d.shop_order)
     WHERE d.id = c.delivery)
"""
# A column, of a charge that is called `c`.
IS_TO_BE_CANCELLED: Final = (
    f"c.state IN ('failed', 'given_up') AND {TO_BE_CANCELLED} AS is_to_be_cancelled"
)


@dataclass(frozen=True, slots=True)
class Charge:
    """`number` is the delivery's, and `order` the id of what it became. `next_at` is when it would be
    asked for again by itself; `reason` a code of the shop's. What `is_to_be_cancelled` is asked for by nobody: its
    customer asked to cancel the order, and the shop hasn't answered."""

    id: UUID
    subscription: UUID
    number: int
    deliver_on: date
    order: UUID
    state: ChargeState
    amount_ore: int
    payment: str
    attempt: int
    asked_at: datetime
    next_at: datetime | None
    settled_at: datetime | None
    reason: str | None
    is_to_be_cancelled: bool

    @property
    def is_dropped(self) -> bool:
        return self.state is ChargeState.DROPPED

    @property
    def is_unpaid(self) -> bool:
        """Also while it is asked for the first time."""
        return self.state is ChargeState.ASKED or self.is_refused

    @property
    def is_refused(self) -> bool:
        return self.state in (ChargeState.FAILED, ChargeState.GIVEN_UP)

    @property
    def can_be_retried(self) -> bool:
        return self.is_refused and not self.is_to_be_cancelled

    @property
    def asked_again_at(self) -> datetime | None:
        """By itself; None where it isn't, or not before the shop has answered."""
        return None if self.is_to_be_cancelled else self.next_at


@dataclass(frozen=True, slots=True)
class PastDelivery:
    """One that is ordered, skipped, or passed over. `order` is the order's id; of what came of none,
    neither `has_come` nor `is_cancelled` is so."""

    id: UUID
    number: int
    planned_on: date
    deliver_on: date
    state: DeliveryState
    left_out: tuple[NotSent, ...]
    order: UUID | None
    has_come: bool
    is_cancelled: bool


_CHARGES: Final = f"""
    SELECT c.*, d.subscription, d.number, d.deliver_on, d.shop_order AS "order",
           {IS_TO_BE_CANCELLED}
    FROM charge c JOIN delivery d ON d.id = c.delivery
"""  # noqa: S608 - our own words


async def find_charge(customer: UUID, charge: UUID) -> Charge | None:
    """One of the customer's; None where there is none such."""
    row = await current().fetchrow(
        f"{_CHARGES} WHERE c.customer = $1 AND c.id = $2", customer, charge
    )
    return _charge(row) if row else None


async def charges_of(subscriptions: Sequence[UUID]) -> list[list[Charge]]:
    """The newest `MOST_PAST` of each, and whatever is unpaid, the newest first. One statement, however
    many."""
    rows = await current().fetch(
        f"""
        SELECT * FROM (
            SELECT charged.*, row_number() OVER (PARTITION BY subscription ORDER BY number DESC) AS place
            FROM ({_CHARGES} WHERE d.subscription = ANY($1)) AS charged
        ) AS placed
        WHERE place <= $2 OR state IN ('asked', 'failed', 'given_up') ORDER BY number DESC
        """,  # noqa: S608 - our own words
        list(subscriptions),
        MOST_PAST,
    )
    found: dict[UUID, list[Charge]] = defaultdict(list)
    for row in rows:
        found[row["subscription"]].append(_charge(row))
    return [found[each] for each in subscriptions]


async def charges_for(deliveries: Sequence[UUID]) -> list[Charge | None]:
    """What was charged for each; None for what needed none."""
    rows = await current().fetch(f"{_CHARGES} WHERE c.delivery = ANY($1)", list(deliveries))
    found = {row["delivery"]: _charge(row) for row in rows}
    return [found.get(each) for each in deliveries]


def _charge(row: Any) -> Charge:
    own = [name for name in Charge.__slots__ if name != "state"]
    return Charge(**{name: row[name] for name in own}, state=ChargeState(row["state"]))


async def past_of(subscriptions: Sequence[UUID]) -> list[list[PastDelivery]]:
    """The newest `MOST_PAST` of each, the newest first; what is waited for isn't past. One statement,
    however many."""
    rows = await current().fetch(
        f"""
        SELECT d.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
            SELECT d.*, {HAS_COME} AS has_come, {IS_CANCELLED} AS is_cancelled
            FROM delivery d WHERE d.subscription = wanted.id
              AND (d.settled_at IS NOT NULL OR d.state = 'skipped' AND d.deadline_at <= $2)
              AND NOT {is_awaited("$4")}
            ORDER BY d.number DESC LIMIT $3
        ) d ORDER BY number DESC
        """,  # noqa: S608 - our own words
        list(subscriptions), clock.now(), MOST_PAST, clock.today(),
    )  # fmt: skip
    found: dict[UUID, list[PastDelivery]] = defaultdict(list)
    for row in rows:
        found[row["subscription"]].append(_past(row))
    return [found[each] for each in subscriptions]


def _past(row: Any) -> PastDelivery:
    return PastDelivery(
        id=row["id"],
        number=row["number"],
        planned_on=row["planned_on"],
        deliver_on=row["deliver_on"],
        state=DeliveryState(row["state"]),
        left_out=msgspec.json.decode(row["left_out"], type=tuple[NotSent, ...]),
        order=row["shop_order"],
        has_come=row["has_come"],
        is_cancelled=row["is_cancelled"],
    )
