"""While a delivery isn't paid for, no more is ordered: what becomes of the agreement meanwhile."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.scope import current

from . import refusals
from .agreement import Agreement, Coming, replace
from .charges import TO_BE_CANCELLED
from .kinds import ChargeState, DeliveryState, MovedBy, State
from .rhythm import Deadlines, occurrence

UNPAID: Final = "unpaid"
"""The reason of a pause that is ours."""
# As the index `charge_unpaid` has it.
IS_UNPAID: Final = "(state IN ('failed', 'given_up') OR state = 'asked' AND failed_at IS NOT NULL)"


async def unpaid_of(customers: Collection[UUID]) -> set[UUID]:
    """The subscriptions of these customers of which a charge was refused and isn't settled, also while
    it is tried again. One statement."""
    rows = await current().fetch(
        f"""
        SELECT DISTINCT d.subscription FROM charge c JOIN delivery d ON d.id = c.delivery
        WHERE c.id IN (SELECT id FROM charge WHERE customer = ANY($1) AND {IS_UNPAID})
        """,  # noqa: S608 - a condition of our own
        list(customers),
    )
    return {row["subscription"] for row in rows}


@dataclass(frozen=True, slots=True)
class UnpaidOrder:
    """By its number, and what it costs."""

    number: str
    amount_ore: int


async def unpaid_orders_of(customers: Collection[UUID]) -> dict[UUID, UnpaidOrder]:
    """By subscription, of what `unpaid_of` finds, the first that isn't paid. One statement."""
    rows = await current().fetch(
        f"""
        SELECT DISTINCT ON (d.subscription) d.subscription, o.number, c.amount_ore
        FROM charge c JOIN delivery d ON d.id = c.delivery JOIN shop_order o ON o.id = d.shop_order
        WHERE c.id IN (SELECT id FROM charge WHERE customer = ANY($1) AND {IS_UNPAID})
        ORDER BY d.subscription, d.number
        """,  # noqa: S608 - a condition of our own
        list(customers),
    )
    return {row["subscription"]: UnpaidOrder(row["number"], row["amount_ore"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Owed:
    """Of one subscription, which is locked: whether something of it `is_unpaid`, and of what was paid last
    the delivery's number, and the day on which it comes; None where that was cancelled instead."""

    is_unpaid: bool
    paid: tuple[int, date] | None


async def owed_for(customer: UUID, subscription: UUID) -> Owed:
    """As it is now, whatever was owed when it was paused."""
    last = await current().fetchrow(
        """
        SELECT c.state, d.number, d.deliver_on FROM charge c JOIN delivery d ON d.id = c.delivery
        WHERE c.customer = $1 AND d.subscription = $2 AND c.settled_at IS NOT NULL
        ORDER BY c.settled_at DESC, d.number DESC LIMIT 1
        """,
        customer, subscription,
    )  # fmt: skip
    paid = None
    if last is not None and ChargeState(last["state"]) is ChargeState.PAID:
        paid = last["number"], last["deliver_on"]
    return Owed(subscription in await unpaid_of([customer]), paid)


async def check_paid(customer: UUID, subscription: UUID) -> None:
    """Raises `refusals.Unpaid` where we have given up charging one of its deliveries, and
    `refusals.NotCancelledYet` where that is to be cancelled."""
    is_asked = await current().fetchval(
        f"""
        SELECT bool_and({TO_BE_CANCELLED}) FROM charge c JOIN delivery d ON d.id = c.delivery
        WHERE c.customer = $1 AND c.state = 'given_up' AND d.subscription = $2
        """,  # noqa: S608 - a condition of our own
        customer, subscription,
    )  # fmt: skip
    if is_asked is not None:
        raise (refusals.NotCancelledYet if is_asked else refusals.Unpaid)("id")


def stopped(now: Agreement) -> Agreement:
    """Paused by us until it is paid; what was said of later deliveries stays said for as long as it is
    paused. Whoever paused or ended it themselves has it as they left it."""
    if now.state is not State.ACTIVE:
        return now
    waiting = now.next
    paused = replace(
        now,
        state=State.PAUSED,
        state_by="system",
        state_since=clock.now(),
        reason=UNPAID,
        paused_until=None,
    )
    if waiting is None:
        return paused
    return paused.with_coming(replace(waiting, state=DeliveryState.WAITING))


def is_stopped(now: Agreement) -> bool:
    """Whether it is we who paused it."""
    return now.state is State.PAUSED and now.state_by == "system" and now.reason == UNPAID


def goes_on(now: Agreement, number: int, comes: date, deadlines: Deadlines) -> Agreement:
    """Where it waited for the money: the delivery of that `number`, which is paid now, is the one that
    comes as soon as it can, and the next comes an interval after it, never two at once. What was said of
    later ones was said of another rhythm: the letter says of which days it holds no longer."""
    waiting = _waiting(now, deadlines)
    if waiting is None:
        return now
    new = replace(
        now,
        state=State.ACTIVE,
        state_by="system",
        state_since=clock.now() if now.state is State.PAUSED else now.state_since,
        reason=None,
        anchor_on=comes,
        anchor_number=number,
    )
    if waiting.number != number + 1:
        new = replace(new, anchor_on=new.rhythm.day(number + 1), anchor_number=waiting.number)
    if occurrence(new.rhythm, waiting.number, deadlines).deadline_at <= clock.now():
        new = replace(new, anchor_on=deadlines.earliest(), anchor_number=waiting.number)
    return _in_rhythm(new, waiting, deadlines)


def no_longer_owed(now: Agreement, owed: Owed, deadlines: Deadlines) -> Agreement:
    """What is put back as it was while it waited for the money, which was settled since, waits no more: it
    goes on where it was paid, and where that was cancelled whoever wants to resumes it."""
    if owed.is_unpaid:
        return now
    if owed.paid is not None:
        return goes_on(now, *owed.paid, deadlines)
    return replace(now, reason=None) if is_stopped(now) else now


def _waiting(now: Agreement, deadlines: Deadlines) -> Coming | None:
    """What waits for the money: the next one, once we paused it or held it back."""
    if is_stopped(now):
        number = max(now.ordered_number + 1, now.anchor_number)
        return next(
            (each for each in now.coming if each.state is DeliveryState.WAITING),
            Coming.of(occurrence(now.rhythm, number, deadlines)),
        )
    coming = now.next
    return coming if coming is not None and coming.moved_by is MovedBy.PAYMENT else None


def _in_rhythm(new: Agreement, waiting: Coming, deadlines: Deadlines) -> Agreement:
    """What was skipped for another day was skipped for that day."""
    planned = occurrence(new.rhythm, waiting.number, deadlines)
    return replace(new, coming=()).with_coming(
        replace(
            waiting,
            state=DeliveryState.PLANNED,
            planned_on=planned.planned_on,
            deliver_on=planned.deliver_on,
            moved_by=planned.moved_by,
            deadline_at=planned.deadline_at,
            put_off_since=None,
            noticed_at=None,
        )
    )
