"""Who may have one more: told before anything is filled in, and asked whenever one begins, also again."""

from typing import Final
from uuid import UUID

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.scope import current
from minside.customers import actions as customers
from minside.subscriptions.tables import Subscription as Table

from . import refusals, said
from .kinds import State

MOST: Final = 20
ADULT: Final = 18


async def may_begin(customer: UUID) -> Allowance:
    """Whether they may have one more; told before anything is filled in."""
    try:
        await _check_may_have(customer)
    except refusals.Underage as refusal:
        return Allowance(refusal.why)
    except refusals.TooManySubscriptions:
        return Allowance(said.AS_MANY_AS_THERE_MAY_BE)
    return Allowance()


async def check_may_have_one_more(customer: UUID, *, beside: int = 0) -> None:
    """Two at once are counted one after the other; `beside` are those that would begin before it, where
    that is only looked at."""
    await customers.lock(customer)
    await _check_may_have(customer, beside)


async def _check_may_have(customer: UUID, beside: int = 0) -> None:
    born: int | None = await current().fetchval(
        "SELECT birth_year FROM customer WHERE id = $1", customer
    )
    if born is not None and clock.today().year - born < ADULT:
        raise refusals.Underage()
    count = await Table.count().where(
        (Table.customer == customer) & (Table.state != State.CANCELLED.value)
    )
    if count + beside >= MOST:
        raise refusals.TooManySubscriptions(most=MOST)
