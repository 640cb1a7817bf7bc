"""A conversation and what it is made of, as its customer reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from .kinds import (
    AttachmentKind,
    ClaimState,
    ConversationChannel,
    ConversationKind,
    ConversationStatus,
    WrittenBy,
)


class Attachment(msgspec.Struct, frozen=True):
    """Ids of the file and, of a picture, of its thumbnail; `size` in bytes, `width` and `height` in
    pixels."""

    id: UUID
    kind: AttachmentKind
    name: str | None
    size: int
    thumbnail: UUID | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote; of a stranger's mail no `text`. `arrived_at` is when it came here; `left_out` how
    many attachments of a mail couldn't be taken."""

    id: UUID
    conversation: UUID
    written_by: WrittenBy
    channel: ConversationChannel
    text: str | None
    at: datetime
    arrived_at: datetime
    left_out: int
    attachments: Sequence[Attachment]


@dataclass(frozen=True, slots=True)
class Claim:
    """What holds the customer's data while it is open; `outcome` in the shop's words."""

    state: ClaimState
    since: datetime
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread; `at` is when something was last written in it, `unread` how many replies the customer
    hasn't seen, `last_text` and `last_by` of the newest message."""

    id: UUID
    number: str
    kind: ConversationKind
    subject: str
    order_number: str | None
    line: str | None
    by_staff: bool
    opened_at: datetime
    at: datetime
    closed_at: datetime | None
    last_by: WrittenBy
    last_text: str
    unread: int
    claim: Claim | None

    @property
    def status(self) -> ConversationStatus:
        if self.closed_at is not None:
            return ConversationStatus.CLOSED
        if self.last_by is WrittenBy.CUSTOMER:
            return ConversationStatus.WAITING_FOR_US
        return ConversationStatus.WAITING_FOR_YOU
