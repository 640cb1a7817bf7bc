"""What the newsletter tool tells of messages: that one was sent, and what came of it, in any order."""

from typing import Any, Final

from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .grounds import count, look_at
from .known import known, uses_follow, whose
from .remembering import may_remember

_CHANNELS: Final = {"mail": "mail", "email": "mail", "e-mail": "mail", "sms": "sms"}


async def sent(_house: House, told: Any) -> str | None:
    """A message was sent; of two words about one message the later counts. Where nobody had agreed to
    it, the operator hears of it. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    channel = _CHANNELS.get(data.channel.lower())
    if channel is None:
        raise events.CannotBeHandled("neither mail nor SMS")
    mail = data.to if channel == "mail" else None
    id = await current().fetchval(
        """
        INSERT INTO marketing_message AS m (customer, told_of, tool, message, purpose, channel,
            recipient, subject, text, sent_at, event, is_unconsented)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)
        ON CONFLICT (tool, coalesce(told_of, lower(recipient)), message) DO UPDATE SET
            customer = EXCLUDED.customer, purpose = EXCLUDED.purpose,
            channel = EXCLUDED.channel, recipient = EXCLUDED.recipient,
            subject = EXCLUDED.subject, text = EXCLUDED.text, sent_at = EXCLUDED.sent_at, event = EXCLUDED.event
        WHERE (EXCLUDED.sent_at, EXCLUDED.event) > (m.sent_at, m.event) RETURNING id
        """,
        await whose(data.customer, mail), data.customer, told.source, data.message, data.purpose, channel,
        data.to or None, data.subject, data.text, told.occurred_at, told.order,
    )  # fmt: skip
    if id is None:
        return None
    if data.customer is not None:
        await uses_follow([data.customer])
    if not await look_at([id]):
        return None
    await count()
    return "sent without a consent in force"


async def opened(_house: House, told: Any) -> None:
    """A message was opened. Raises `events.Unknown`, `events.NotNow`."""
    if await _may_remember(told):
        await _use(told, "opened")


async def clicked(_house: House, told: Any) -> None:
    """A link in it was followed. Raises `events.Unknown`, `events.NotNow`."""
    if await _may_remember(told):
        await _use(told, "clicked", link=told.data.link)


async def _may_remember(told: Any) -> bool:
    """Nothing of who is known by an address alone: it may be another who did it."""
    customer = await known(told.data.customer)
    return customer is not None and await may_remember(customer, told.occurred_at)


async def code_used(_house: House, told: Any) -> None:
    """Its discount code was used. Raises `events.Unknown`."""
    await _use(told, "code_used", code=told.data.code, order_number=told.data.order)


async def bounced(_house: House, told: Any) -> None:
    """It came back. Raises `events.Unknown`."""
    await _use(told, "bounced", is_permanent=told.data.permanent)


async def went_by(tool: str, number: str, message: str) -> str | None:
    """Answers `hooks.message_went_by`."""
    return await current().fetchval(
        "SELECT channel FROM marketing_message WHERE tool = $1 AND told_of = $2 AND message = $3",
        tool, number, message,
    )  # fmt: skip


async def complained(_house: House, told: Any) -> None:
    """Somebody marked it as spam. Where it isn't said which message, or whose, there is nothing to
    show: what follows from it is the consents' matter. Raises `events.Unknown`, `events.NotForUs`."""
    data = told.data
    if data.customer is None or data.message is None:
        raise events.NotForUs
    if not data.email is data.phone is None and not await customers.find_by_number(data.customer):
        # It is told once more when the customer is known.
        raise events.NotForUs
    await _use(told, "complained")


async def _use(told: Any, kind: str, **details: Any) -> None:
    """Once, also where the event comes again after its id is forgotten. It is whose its number is, else whose
    the message is."""
    data = told.data
    names = ("link", "code", "order_number", "is_permanent")
    await current().fetch(
        """
        INSERT INTO marketing_message_use (customer, told_of, tool, message, kind, at, event, link,
            code, order_number, is_permanent)
        VALUES (coalesce($1, (
            SELECT customer FROM marketing_message WHERE tool = $3 AND told_of = $2 AND message = $4
        )), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (event) DO NOTHING
        """,
        await known(data.customer), data.customer, told.source, data.message, kind, told.occurred_at,
        told.order, *(details.get(name) for name in names),
    )  # fmt: skip
