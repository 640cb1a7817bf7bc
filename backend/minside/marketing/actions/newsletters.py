"""What the newsletter tool sent to a customer, read with what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.scope import current
from minside.outbox.templates import Channel

MOST_USES: Final = 20
"""How many a message is shown with: the first ones."""


class UseKind(Enum):
    """What came of a message. What was opened and clicked is known under consent alone."""

    OPENED = "opened"
    CLICKED = "clicked"
    CODE_USED = "code_used"
    BOUNCED = "bounced"
    COMPLAINED = "complained"


class Use(msgspec.Struct, frozen=True):
    """One thing that came of it; `link` is host and path, where one was clicked; `code` and the shop's
    number of the `order`, where a code was used."""

    kind: UseKind
    at: datetime
    link: str | None = None
    code: str | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A message of the tool's; `uses` are in order of time. `consent_entry` is None of a legitimate
    interest, and of one that nothing allowed (`is_unconsented`)."""

    id: UUID
    at: datetime
    channel: Channel
    purpose: str
    recipient: str | None
    subject: str
    text: str | None
    consent_entry: int | None
    is_unconsented: bool
    uses: Sequence[Use]


_READ: Final = """
    SELECT m.*, (
        SELECT coalesce(jsonb_agg(one), '[]') FROM (
            SELECT kind, at, link, code, order_number AS "order" FROM marketing_message_use u
            WHERE u.customer = m.customer AND u.told_of = m.told_of AND u.message = m.message
              AND u.tool = m.tool
            ORDER BY at, event LIMIT $2
        ) AS one
    ) AS uses FROM marketing_message m
"""
_USES: Final = msgspec.json.Decoder(list[Use])


async def newsletters(customer: UUID, before: tuple[datetime, UUID], most: int) -> list[Newsletter]:
    """The customer's newest `most` that come before this place."""
    rows = await current().fetch(
        f"""
        {_READ} WHERE m.customer = $1 AND (m.sent_at, m.id) < ($3, $4)
        ORDER BY m.sent_at DESC, m.id DESC LIMIT $5
        """,
        customer, MOST_USES, *before, most,
    )  # fmt: skip
    return [_newsletter(row) for row in rows]


async def with_uses(customer: UUID, id: UUID) -> Newsletter | None:
    """One of the customer's, or None."""
    row = await current().fetchrow(
        f"{_READ} WHERE m.customer = $1 AND m.id = $3", customer, MOST_USES, id
    )
    return _newsletter(row) if row else None


async def count_newsletters(customer: UUID) -> int:
    """How many there are in all."""
    return await current().fetchval(
        "SELECT count(*) FROM marketing_message WHERE customer = $1", customer
    )


def _newsletter(row: Any) -> Newsletter:
    return Newsletter(
        id=row["id"],
        at=row["sent_at"],
        channel=Channel(row["channel"]),
        purpose=row["purpose"],
        recipient=row["recipient"],
        subject=row["subject"],
        text=row["text"],
        consent_entry=row["consent_entry"],
        is_unconsented=row["is_unconsented"],
        uses=_USES.decode(row["uses"]),
    )
