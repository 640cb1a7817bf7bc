"""What a customer writes and reads, as a test does it; and what the helpdesk tells."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.events.shop import Happened

from minside.contact import actions as contact
from minside.contact.actions import ConversationForm, ConversationKind, ReplyForm, Upload
from minside.core.codes import Code
from minside.core.house import House
from minside.core.refusals import Refusal, Refused

TEXT = "Hvor mye skal Luna ha?\nHun er 30 kilo."


async def start(
    web: House,
    customer: UUID,
    *,
    kind: ConversationKind = ConversationKind.QUESTION,
    key: str | None = None,
    **said: Any,
) -> UUID:
    words: dict[str, Any] = {"subject": "Mengde fôr", "text": TEXT} | said
    form = ConversationForm(kind=kind, **words)
    async with web.database.scope(customer=customer):
        return await contact.start(web, customer, form, key=key or str(uuid4()))


async def reply(
    web: House,
    customer: UUID,
    conversation: UUID,
    text: str = "Takk!",
    *,
    key: str | None = None,
    attachments: Sequence[Upload] = (),
) -> UUID:
    form = ReplyForm(conversation=conversation, text=text, attachments=attachments)
    async with web.database.scope(customer=customer):
        return await contact.reply(web, customer, form, key=key or str(uuid4()))


async def refused(doing: Any) -> list[tuple[Code, tuple[str, ...] | None]]:
    """What it was refused for."""
    with pytest.raises((Refused, Refusal)) as raised:
        await doing
    found = raised.value
    refusals = found.refusals if isinstance(found, Refused) else (found,)
    return [(each.code, each.field) for each in refusals]


async def found(web: House, customer: UUID, id: UUID) -> contact.Conversation:
    async with web.database.scope(customer=customer):
        return await contact.get(customer, id)


async def messages(web: House, customer: UUID, id: UUID) -> list[contact.Message]:
    async with web.database.scope(customer=customer):
        [its] = await contact.messages_of([id])
    return its


async def entries(web: House, customer: UUID, first: int = 50) -> list[contact.Entry]:
    async with web.database.scope(customer=customer):
        return (await contact.timeline(customer, first=first, after=None)).rows


async def holds(web: House, customer: UUID) -> list[str]:
    async with web.database.scope(customer=customer):
        return [each.number for each in await contact.holds(customer)]


async def held(web: House, customer: UUID) -> list[tuple[str | None, UUID | None]]:
    """What each is called, and which order it is of."""
    async with web.database.scope(customer=customer):
        return [(each.title, each.order) for each in await contact.holds(customer)]


def opened(number: str = "s-1", hours: float = 1, **said: Any) -> Happened:
    data = {
        "customer": "10001",
        "conversation": number,
        "subject": "Allergi",
        "text": "Er det kylling i?",
    }
    return Happened("conversation.opened", {**data, **said}, hours)


def replied(number: str = "s-1", hours: float = 2, reply: str = "r-1", **said: Any) -> Happened:
    data = {"conversation": number, "reply": reply, "text": "Nei, bare lam.", **said}
    return Happened("reply.sent", data, hours)


def about(type: str, number: str, hours: float, **said: Any) -> Happened:
    return Happened(type, {"conversation": number, **said}, hours)


def called(hours: float = 3, call: str = "t-1", **said: Any) -> Happened:
    data = {"customer": "10001", "call": call, "summary": "Du ringte om en pakke."}
    return Happened("call.logged", {**data, **said}, hours)
