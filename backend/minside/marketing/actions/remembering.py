"""What is remembered of what customers do: by their consent to personalisation, and while they are of
age, alone (S42). Without it nothing is stored, and with it goes what was.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.scope import current
from minside.events import actions as events
from minside.outbox import actions as outbox

BY: Final = Purpose.PERSONALISATION


async def may_keep_use(number: str, at: datetime) -> bool:
    """Whether what somebody whom the shop calls so did at that moment may be kept. Answers
    `hooks.may_keep_use`, at a door that sees nobody's rows."""
    customer: UUID | None = await current().fetchval("SELECT customer_called($1)", number)
    if customer is None:
        return False
    await current().act_for(customer)
    return await agrees(customer, at)


async def may_remember(customer: UUID, at: datetime) -> bool:
    """Whether what the customer did at that moment may be kept: nobody takes that back, and they get no
    younger, until the transaction ends. Raises `events.NotNow` while somebody does."""
    if not await outbox.share_recipient(str(customer)):
        raise events.NotNow
    await current().fetch("SELECT FROM customer WHERE id = $1 FOR KEY SHARE", customer)
    return await agrees(customer, at)


async def agrees(customer: UUID, at: datetime) -> bool:
    """Whether the customer agreed then, and ever since, and may."""
    return await _is_of_age(customer) and await consents.agreed_since(customer, BY, at)


async def forget_what_may_go(customer: UUID) -> None:
    """What isn't covered by their consent any more goes: all of it, or all until they said no last.
    Answers `hooks.agreed_to_less`."""
    is_agreed = await _is_of_age(customer) and await consents.in_force(customer, BY) is not None
    until = await consents.last_no(customer, BY) if is_agreed else None
    if is_agreed and until is None:
        return
    await current().fetch(
        "DELETE FROM viewed_product WHERE customer = $1 AND ($2::timestamptz IS NULL OR viewed_at <= $2)",
        customer, until,
    )  # fmt: skip
    await current().fetch(
        """
        DELETE FROM marketing_message_use WHERE customer = $1 AND kind IN ('opened', 'clicked')
          AND ($2::timestamptz IS NULL OR at <= $2)
        """,
        customer, until,
    )  # fmt: skip


async def _is_of_age(customer: UUID) -> bool:
    born = await current().fetchval("SELECT birth_year FROM customer WHERE id = $1", customer)
    return consents.is_old_enough(born, BY)
