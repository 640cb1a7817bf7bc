"""All that was ever sent to a customer, by us and by the newsletter tool, as they see it (S10, N5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import partial
from operator import attrgetter
from uuid import UUID

from minside.core.language import Language, Text
from minside.core.paging import Page, newest_before
from minside.outbox import actions as outbox
from minside.outbox import templates
from minside.outbox.actions import Written
from minside.outbox.templates import Channel

from .newsletters import Newsletter, Use, UseKind, count_newsletters, newsletters, with_uses
from .purposes import MARKETING, Kind, label_of


class Fate(Enum):
    """What became of a message, as far as its customer can be told. `UNCLEAR`: a server had all of
    it, and never said whether it took it."""

    SENT = "sent"
    WAITING = "waiting"
    UNCLEAR = "unclear"
    NOT_SENT = "not_sent"
    CAME_BACK = "came_back"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `at` is its place in time: when it was sent, or written where that isn't known of
    it. `to` and `subject` are None where that was never told, or can't be told any more; `language`
    where nobody said which it is in. `source` is what its details are read from."""

    id: UUID
    at: datetime
    kind: Kind
    channel: Channel
    purpose: Text
    to: str | None
    subject: str | None
    language: Language | None
    fate: Fate
    source: Written | Newsletter
    uses: Sequence[Use] = field(default=())


async def messages(
    customer: UUID, *, kind: Kind | None = None, first: int, after: str | None
) -> Page[Message]:
    """The newest messages of a kind, or of both. Raises `core.paging.BadCursor`."""
    before = newest_before(after)
    ours = await outbox.written_to(customer, before, first + 1, for_=_purposes(kind))
    told = [] if kind is Kind.SERVICE else await newsletters(customer, before, first + 1)
    found = [*map(_of_ours, ours), *map(of_the_tool, told)]
    found.sort(key=attrgetter("at", "id"), reverse=True)
    return Page.of(found[: first + 1], first, partial(_count, customer, kind))


async def _count(customer: UUID, kind: Kind | None) -> int:
    ours = await outbox.count_written(customer, for_=_purposes(kind))
    return ours + (0 if kind is Kind.SERVICE else await count_newsletters(customer))


def _purposes(kind: Kind | None) -> set[str] | None:
    """What letters of that kind are for; None for all."""
    if kind is None:
        return None
    known = {each.purpose for each in templates.registered()}
    return known & MARKETING if kind is Kind.MARKETING else known - MARKETING


async def message(customer: UUID, id: UUID) -> Message | None:
    """One of the customer's messages, or None."""
    ours = await outbox.find_written(customer, id)
    if ours is not None:
        return _of_ours(ours)
    told = await with_uses(customer, id)
    return of_the_tool(told) if told else None


def _of_ours(written: Written) -> Message:
    kind = Kind.MARKETING if written.purpose in MARKETING else Kind.SERVICE
    return Message(
        id=written.id,
        at=written.at,
        kind=kind,
        channel=written.channel,
        purpose=label_of(written.purpose, kind),
        to=written.recipient,
        subject=written.subject,
        language=written.language,
        fate=Fate(written.fate.value),
        source=written,
    )


def of_the_tool(told: Newsletter) -> Message:
    came_back = any(each.kind is UseKind.BOUNCED for each in told.uses)
    return Message(
        id=told.id,
        at=told.at,
        kind=Kind.MARKETING,
        channel=told.channel,
        purpose=label_of(told.purpose, Kind.MARKETING),
        to=told.recipient,
        subject=told.subject,
        language=None,
        fate=Fate.CAME_BACK if came_back else Fate.SENT,
        source=told,
        uses=told.uses,
    )


def text_of(message: Message, public_url: str) -> str | None:
    """What it said, without links and codes that were for its reader alone; None where that isn't known,
    or kept no longer."""
    if isinstance(message.source, Newsletter):
        return message.source.text
    reread = message.source.reread(public_url)
    return reread.text if reread else None
