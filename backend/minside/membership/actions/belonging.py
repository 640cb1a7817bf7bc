"""Joining and leaving the venneklubb, by the customer here and by what the shop tells (S6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.scope import current
from minside.customers import actions as customers
from minside.customers.actions import ChangedBy
from minside.events import actions as events
from minside.events.types.outgoing import MembershipChanged

from .periods import Fact, Period, fold

LONGEST_REASON: Final = 200
# What was said for the same moment is ordered by its event: what is done here comes after it.
_NEXT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Membership:
    """A customer's periods in the venneklubb, newest first."""

    customer: UUID
    periods: list[Period]

    @property
    def is_member(self) -> bool:
        return bool(self.periods) and self.periods[0].ended_at is None

    @property
    def since(self) -> datetime | None:
        """When the period under way began."""
        return self.periods[0].began_at if self.is_member else None


async def membership(customer: UUID) -> Membership:
    """Whether and when the customer was a member."""
    return Membership(customer, fold(await _facts(customer))[::-1])


async def join(customer: UUID, *, key: str | None = None) -> Membership:
    """Become a member; who is one stays so. Nothing else comes of it: no consent is given (S32).

    Raises `core.idempotency.KeyReused`, `core.idempotency.BadKey`.
    """
    return await _act(customer, "membershipJoin", None, key, is_joining=True)


async def leave(customer: UUID, reason: str | None = None, *, key: str | None = None) -> Membership:
    """Stop being a member, for any reason or none; who isn't one stays so.

    Raises `core.refusals.Refused`, `core.idempotency.KeyReused`, `core.idempotency.BadKey`.
    """
    intake = Intake()
    tidy = intake.text("reason", value=reason, most=LONGEST_REASON)
    intake.close()
    return await _act(customer, "membershipLeave", tidy, key, is_joining=False)


async def _act(
    customer: UUID, operation: str, reason: str | None, key: str | None, *, is_joining: bool
) -> Membership:
    """Note it unless it is so already; of two at once the second finds what the first did."""
    use = await once(operation, key, {"reason": reason}, customer=customer)
    if use.earlier is not None:
        return await membership(customer)
    await customers.lock(customer)
    facts = await _facts(customer)
    if _is_in(facts) != is_joining:
        at = max([clock.now(), *(fact.at + _NEXT for fact in facts)])
        fact = Fact(is_joining, ChangedBy.CUSTOMER, reason, at, "")
        await _note(customer, fact)
        await _announce(customer, is_joining, at, origin=None)
    await use.made(customer)
    return await membership(customer)


async def started(_house: House, told: Any) -> None:
    """The shop tells that somebody joined. Raises `events.Unknown`."""
    await _take_in(told, is_joining=True)


async def ended(_house: House, told: Any) -> None:
    """The shop tells that somebody left; staff say why. Raises `events.Unknown`."""
    await _take_in(told, is_joining=False)


async def _take_in(told: Any, *, is_joining: bool) -> None:
    customer = await known(told.data.customer)
    await customers.lock(customer)
    before = _is_in(await _facts(customer))
    by = ChangedBy(told.data.by)
    fact = Fact(is_joining, by, told.data.reason, told.occurred_at, told.order)
    await _note(customer, fact, of=told.data.customer)
    if _is_in(await _facts(customer)) != before:
        await _announce(customer, is_joining, fact.at, origin=told.source)


async def tell_anew(of: Collection[UUID]) -> None:
    """What was told of these customers changed hands: the other systems hear who of them is in and who
    isn't, unless nothing was ever said of any. Answers `hooks.made_others`."""
    for customer in sorted(of):
        await customers.lock(customer)
    stories = {customer: fold(await _facts(customer)) for customer in of}
    if any(stories.values()):
        for customer, periods in stories.items():
            await _announce(customer, *_last(periods), origin=None)


def _last(periods: Sequence[Period]) -> tuple[bool, datetime]:
    """Whether they are in, and since when; who never was in isn't from now on."""
    if not periods:
        return False, clock.now()
    ended_at = periods[-1].ended_at
    return ended_at is None, ended_at or periods[-1].began_at


async def known(number: str) -> UUID:
    """Whom the shop calls so; nobody makes that another until the transaction ends. Raises
    `events.Unknown`."""
    customer = await customers.find_by_number(number, held=True)
    if customer is None:
        raise events.Unknown("customer", number)
    return customer


async def _facts(customer: UUID) -> list[Fact]:
    rows = await current().fetch(
        """
        SELECT is_joining, done_by, reason, happened_at, event FROM membership_fact
        WHERE customer = $1
        """,
        customer,
    )
    return [Fact(row[0], ChangedBy(row[1]), row[2], row[3], row[4]) for row in rows]


def _is_in(facts: list[Fact]) -> bool:
    periods = fold(facts)
    return bool(periods) and periods[-1].ended_at is None


async def _note(customer: UUID, fact: Fact, *, of: str | None = None) -> None:
    """Once, also where the event comes again after its id is forgotten; `of` is the number it was
    told of."""
    await current().fetch(
        """
        INSERT INTO membership_fact
            (customer, is_joining, done_by, reason, happened_at, event, told_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event) WHERE event <> '' DO NOTHING
        """,
        customer, fact.is_joining, fact.by.value, fact.reason, fact.at, fact.event, of,
    )  # fmt: skip


async def _announce(customer: UUID, is_member: bool, at: datetime, *, origin: str | None) -> None:
    data = MembershipChanged(
        customer=await customers.number_to_tell(customer),
        id=str(customer),
        member=is_member,
        at=at,
    )
    await events.announce(
        "membership.changed", data, customer=customer, stream=f"customer/{customer}", origin=origin
    )
