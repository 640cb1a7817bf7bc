"""The letters of a conversation: a copy of what was written, each reply, and what wasn't taken."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import actions as auth
from minside.contact import mail
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.outbox import actions as outbox
from minside.outbox.templates import Template

from .parts import Conversation
from .reading import get

NEWS_FOR: Final = timedelta(days=1)
"""A year that is told at once sends nothing."""


async def copy(
    house: House, customer: UUID, conversation: UUID, text: str, *, attachments: int, is_first: bool
) -> None:
    """What the customer just wrote here."""
    about = await get(customer, conversation)
    said = {"attachments": attachments, "is_first": is_first}
    await _post(house, customer, mail.COPY, {**_about(house, about, text), **said})


async def reply(
    house: House, customer: UUID, conversation: UUID, text: str, sent_at: datetime
) -> None:
    """What customer service answered; never of longer ago than `NEWS_FOR`."""
    if sent_at + NEWS_FOR > clock.now():
        about = await get(customer, conversation)
        await _post(house, customer, mail.REPLY, _about(house, about, text))


async def not_taken(house: House, customer: UUID, conversation: UUID) -> None:
    """That a mail came to a conversation that is closed, so nobody reads it."""
    about = await get(customer, conversation)
    said = {"conversation": str(about.id), "number": about.number, "subject": about.subject}
    await _post(house, customer, mail.NOT_TAKEN, said)


def _about(house: House, about: Conversation, text: str) -> dict[str, Any]:
    return {
        "conversation": str(about.id),
        "number": about.number,
        "subject": about.subject,
        "kind": about.kind.value,
        "text": text,
        "is_answered": house.settings.answer_address is not None,
    }


async def _post(
    house: House, customer: UUID, template: Template, values: Mapping[str, Any]
) -> None:
    """Nothing where there is no address to write to."""
    reader = await customers.profile(customer)
    if reader.email is None:
        return
    letter = outbox.Letter(
        template=template,
        to=await auth.letters_go_to(customer, reader.email),
        language=reader.language,
        customer=customer,
        values={"name": reader.first_name or "", **values},
        secrets={},
    )
    await outbox.post(letter, house.keys)
