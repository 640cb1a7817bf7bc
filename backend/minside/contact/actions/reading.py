"""Conversations as their customer reads them, and how far they have."""

from functools import partial
from itertools import groupby
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.paging import Page, newest_before
from minside.core.refusals import NotFound
from minside.core.scope import current

from .kinds import ClaimState, ConversationChannel, ConversationKind, WrittenBy
from .parts import Attachment, Claim, Conversation, Message

MOST_SHOWN: Final = 200
"""The newest messages of a conversation."""
_SEEN: Final = "c.customer = m.customer AND c.id = m.conversation"
# What was written long before it came is told with a whole history, and is no news.
_UNREAD: Final = """
    m.written_by = 'staff' AND m.arrived_at > coalesce(c.read_at, '-infinity')
    AND m.written_at > m.arrived_at - interval '14 days'
"""
_CONVERSATIONS: Final = f"""
    SELECT c.id, c.number, c.kind, c.subject, c.about_order, c.about_line, c.opened_by, c.opened_at,
        c.touched_at, CASE WHEN c.is_closed THEN c.closed_at END AS closed_at,
        c.claim, c.claim_at, c.claim_outcome, newest.written_by, newest.body, (
            SELECT count(*) FROM conversation_message m WHERE {_SEEN} AND {_UNREAD}
        ) AS unread
    FROM conversation c LEFT JOIN LATERAL (
        SELECT written_by, body FROM conversation_message m
        WHERE {_SEEN} AND m.written_by <> 'stranger' ORDER BY written_at DESC, id DESC LIMIT 1
    ) newest ON true
"""  # noqa: S608 - words of our own
_ATTACHMENTS: Final = msgspec.json.Decoder(list[Attachment])


class ConversationNotFound(NotFound):
    """There is none such of this customer's."""


async def page(customer: UUID, *, first: int, after: str | None) -> Page[Conversation]:
    """The customer's conversations, the one that was last written in first. Raises
    `core.paging.BadCursor`."""
    rows = await current().fetch(
        f"""
        {_CONVERSATIONS}
        WHERE c.customer = $1 AND (c.touched_at, c.id) < ($2, $3)
        ORDER BY c.touched_at DESC, c.id DESC LIMIT $4
        """,
        customer, *newest_before(after), first + 1,
    )  # fmt: skip
    return Page.of([_conversation(row) for row in rows], first, partial(_count, customer))


async def _count(customer: UUID) -> int:
    return await current().fetchval(
        "SELECT count(*) FROM conversation WHERE customer = $1", customer
    )


async def find(customer: UUID, id: UUID) -> Conversation | None:
    """The customer's conversation, or None."""
    row = await current().fetchrow(
        f"{_CONVERSATIONS} WHERE c.customer = $1 AND c.id = $2", customer, id
    )
    return _conversation(row) if row else None


async def get(customer: UUID, id: UUID) -> Conversation:
    """Raises `ConversationNotFound`."""
    found = await find(customer, id)
    if found is None:
        raise ConversationNotFound("conversation")
    return found


async def messages_of(conversations: list[UUID]) -> list[list[Message]]:
    """Each conversation's newest `MOST_SHOWN`, oldest first, in the order of `conversations`."""
    rows = await current().fetch(
        """
        SELECT m.* FROM unnest($2::uuid[]) AS wanted (conversation) CROSS JOIN LATERAL (
            SELECT m.id, m.conversation, m.written_by, m.channel, m.body, m.written_at, m.arrived_at,
                m.left_out, coalesce(a.attachments, '[]') AS attachments
            FROM conversation_message m LEFT JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object(
                    'id', f.id, 'kind', f.purpose, 'name', a.name, 'size', f.size,
                    'thumbnail', small.id, 'width', f.width, 'height', f.height
                ) ORDER BY a.position) AS attachments
                FROM conversation_attachment a
                JOIN file f ON f.customer = a.customer AND f.id = a.file
                LEFT JOIN file small ON small.customer = a.customer AND small.original = a.file
                WHERE a.customer = m.customer AND a.message = m.id
            ) a ON true
            WHERE m.customer = $1 AND m.conversation = wanted.conversation
            ORDER BY m.written_at DESC, m.id DESC LIMIT $3
        ) m ORDER BY m.conversation, m.written_at, m.id
        """,
        current().customer, conversations, MOST_SHOWN,
    )  # fmt: skip
    found = {key: list(its) for key, its in groupby(rows, lambda row: row["conversation"])}
    return [[_message(row) for row in found.get(each, ())] for each in conversations]


async def unread(customer: UUID) -> int:
    """How many conversations have something that the customer hasn't seen."""
    return await current().fetchval(
        f"""
        SELECT count(DISTINCT c.id) FROM conversation c JOIN conversation_message m ON {_SEEN}
        WHERE c.customer = $1 AND {_UNREAD}
        """,  # noqa: S608 - words of our own
        customer,
    )


async def mark_read(customer: UUID, id: UUID, *, newest: UUID) -> Conversation:
    """The customer has seen what came until this message did. Raises `ConversationNotFound`."""
    found = await current().fetchval(
        """
        UPDATE conversation c SET read_at = greatest(c.read_at, m.arrived_at)
        FROM conversation_message m
        WHERE c.customer = $1 AND c.id = $2
          AND m.customer = c.customer AND m.conversation = c.id AND m.id = $3 RETURNING c.id
        """,
        customer, id, newest,
    )  # fmt: skip
    if found is None:
        raise ConversationNotFound("conversation")
    return await get(customer, id)


def _conversation(row: Any) -> Conversation:
    claim = row["claim"] and Claim(ClaimState(row["claim"]), row["claim_at"], row["claim_outcome"])
    return Conversation(
        id=row["id"],
        number=row["number"],
        kind=ConversationKind(row["kind"]),
        subject=row["subject"],
        order_number=row["about_order"],
        line=row["about_line"],
        by_staff=row["opened_by"] == "staff",
        opened_at=row["opened_at"],
        at=row["touched_at"],
        closed_at=row["closed_at"],
        last_by=WrittenBy(row["written_by"] or row["opened_by"]),
        last_text=row["body"] or "",
        unread=row["unread"],
        claim=claim,
    )


def _message(row: Any) -> Message:
    return Message(
        id=row["id"],
        conversation=row["conversation"],
        written_by=WrittenBy(row["written_by"]),
        channel=ConversationChannel(row["channel"]),
        text=row["body"],
        at=row["written_at"],
        arrived_at=row["arrived_at"],
        left_out=row["left_out"],
        attachments=_ATTACHMENTS.decode(row["attachments"]),
    )
