"""What the helpdesk tells: conversations that began there, replies, calls, and what was closed.

In whatever order it comes: a reply waits for the conversation that it is of, and of two words about the
same thing the one for the later moment counts.
"""

import re
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.orders import actions as orders

from . import letters
from .writing import touch

_OURS: Final = re.compile(rf"H-[{orders.ALPHABET}]{{7}}")
_NEVER: Final = "no conversation of ours is called so"
_ANOTHERS: Final = "the conversation is another customer's"


async def conversation_opened(house: House, told: Any) -> str | None:
    """Told again it is known. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    customer = await _known(data.customer)
    conversation = await current().fetchval(
        """
        INSERT INTO conversation (customer, number, told_of, kind, subject, about_order, opened_by,
            opened_at, opened_event, touched_at, claim, claim_at, claim_event)
        VALUES ($1, $2, $3, $4::text, $5, $6, $7, $8::timestamptz, $9, $8::timestamptz,
            CASE WHEN $4::text = 'complaint' THEN 'open' END,
            CASE WHEN $4::text = 'complaint' THEN $8::timestamptz END, '')
        ON CONFLICT (number) DO NOTHING RETURNING id
        """,
        customer, data.conversation, data.customer, data.kind, data.subject, data.order, data.by,
        told.occurred_at, told.order,
    )  # fmt: skip
    if conversation is None:
        await _conversation(told)
        return None
    channel = "shop" if data.by == "staff" else "min_side"
    await _say(customer, conversation, told, by=data.by, channel=channel)
    await events.arrived("conversation", data.conversation)
    if data.by == "staff":
        await letters.reply(house, customer, conversation, data.text, told.occurred_at)
    return None


async def reply_sent(house: House, told: Any) -> str | None:
    """Told again it is known. Raises `events.Unknown`, `events.CannotBeHandled`."""
    row = await _conversation(told)
    customer, conversation = row["customer"], row["id"]
    if await _say(customer, conversation, told, by="staff", channel="shop", reply=told.data.reply):
        await touch(conversation)
        await letters.reply(house, customer, conversation, told.data.text, told.occurred_at)
    return None


async def conversation_closed(_house: House, told: Any) -> str | None:
    """Raises `events.Unknown`, `events.CannotBeHandled`."""
    return await _stand(told, is_closed=True)


async def conversation_reopened(_house: House, told: Any) -> str | None:
    """Likewise."""
    return await _stand(told, is_closed=False)


async def claim_opened(_house: House, told: Any) -> str | None:
    """Likewise."""
    return await _claim(told, "open", None)


async def claim_closed(_house: House, told: Any) -> str | None:
    """From here on it holds nothing. Likewise."""
    return await _claim(told, "closed", told.data.outcome)


async def call_logged(_house: House, told: Any) -> str | None:
    """Of two notes of one call the one for the later moment stands. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    data = told.data
    customer = await _known(data.customer)
    whose = await current().fetchval(
        """
        INSERT INTO phone_call
            (customer, number, told_of, direction, summary, began_at, logged_at, event)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (number) DO UPDATE SET number = EXCLUDED.number RETURNING customer
        """,
        customer, data.call, data.customer, data.direction, data.summary,
        data.began_at or told.occurred_at, told.occurred_at, told.order,
    )  # fmt: skip
    if whose != customer:
        raise events.CannotBeHandled("the call is another customer's")
    await current().fetch(
        """
        UPDATE phone_call SET direction = $2, summary = $3, began_at = $4, logged_at = $5, event = $6
        WHERE number = $1 AND (logged_at, event) < ($5, $6)
        """,
        data.call, data.direction, data.summary, data.began_at or told.occurred_at,
        told.occurred_at, told.order,
    )  # fmt: skip
    return None


async def _known(number: str) -> UUID:
    """Whom the shop calls so; nobody makes that another until the transaction ends. Raises
    `events.Unknown`."""
    customer = await customers.find_by_number(number, held=True)
    if customer is None:
        raise events.Unknown("customer", number)
    return customer


async def _conversation(told: Any) -> Any:
    """The conversation that an event is about, locked. Raises `events.Unknown`, which waits, and
    `events.CannotBeHandled` where nobody will ever tell of it, or it is another's."""
    number = told.data.conversation
    customer = await _known(told.data.customer) if told.data.customer else None
    row = await current().fetchrow(
        "SELECT id, customer FROM conversation WHERE number = $1 FOR UPDATE", number
    )
    if row is None and _OURS.fullmatch(number):
        raise events.CannotBeHandled(_NEVER)
    if row is None:
        raise events.Unknown("conversation", number)
    if customer not in (None, row["customer"]):
        raise events.CannotBeHandled(_ANOTHERS)
    return row


async def _say(
    customer: UUID,
    conversation: UUID,
    told: Any,
    *,
    by: str,
    channel: str,
    reply: str | None = None,
) -> bool:
    """Whether it is new."""
    return bool(
        await current().fetchval(
            """
            INSERT INTO conversation_message
                (customer, conversation, written_by, channel, body, written_at, arrived_at, event, reply)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (conversation, reply) DO NOTHING RETURNING id
            """,
            customer, conversation, by, channel, told.data.text, told.occurred_at, clock.now(),
            told.order, reply,
        )
    )  # fmt: skip


async def _stand(told: Any, *, is_closed: bool) -> None:
    row = await _conversation(told)
    await current().fetch(
        """
        UPDATE conversation SET is_closed = $2, closed_at = $3, closed_event = $4
        WHERE id = $1 AND (coalesce(closed_at, '-infinity'), closed_event) < ($3, $4)
        """,
        row["id"], is_closed, told.occurred_at, told.order,
    )  # fmt: skip


async def _claim(told: Any, state: str, outcome: str | None) -> None:
    row = await _conversation(told)
    await current().fetch(
        """
        UPDATE conversation SET claim = $2, claim_at = $3, claim_event = $4, claim_outcome = $5
        WHERE id = $1 AND (coalesce(claim_at, '-infinity'), claim_event) < ($3, $4)
        """,
        row["id"], state, told.occurred_at, told.order, outcome,
    )  # fmt: skip
