"""Messages to try the outbox with."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from minside.auth import mail
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.outbox import actions as outbox
from minside.outbox.mail import SMS_ANSWER
from minside.outbox.templates import Template

LINK = "https://minside.example/nytt-passord#hemmelig-nokkel"
NUMBER = "+4791234567"


def letter(
    to: str = "kari@example.com",
    *,
    customer: UUID | None = None,
    template: Template = mail.PASSWORD_RESET,
    language: Language = Language.NB,
    name: str = "Kari",
    lasts: timedelta = timedelta(days=2),
) -> outbox.Letter:
    """A mail with a link, which lasts longer than any retry."""
    return outbox.Letter(
        template=template,
        to=to,
        language=language,
        customer=customer,
        values={"name": name},
        secrets={"link": LINK},
        useless_after=clock.now() + lasts,
    )


def sms(to: str = NUMBER) -> outbox.Letter:
    return outbox.Letter(SMS_ANSWER, to, Language.NB, None, {}, {})


async def post(house: House, letter: outbox.Letter) -> UUID:
    async with house.database.scope(customer=letter.customer):
        return await outbox.post(letter, house.keys)


async def row(owner: Any, message: UUID) -> dict[str, Any]:
    return dict(await owner.fetchrow("SELECT * FROM message WHERE id = $1", message))


async def jobs_of(owner: Any, message: UUID) -> list[str]:
    """The states of the jobs about a message."""
    rows = await owner.fetch(
        "SELECT status::text FROM pgqueuer WHERE payload = $1 ORDER BY id", message.bytes
    )
    return [row["status"] for row in rows]
