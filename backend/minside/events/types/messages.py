"""What the newsletter tool tells of messages that it sent."""

from typing import Annotated, Final

from msgspec import Meta

from .customers import Email
from .declaration import Data, EventType, Link, Name, Number, Prose, Word


class _OfMessage(Data, frozen=True, kw_only=True):
    customer: Number
    message: Annotated[Number, Meta(description="What the tool calls the message.")]


class Sent(_OfMessage, frozen=True, kw_only=True):
    purpose: Word
    channel: Word
    subject: Name
    text: Prose | None = None


class Opened(_OfMessage, frozen=True, kw_only=True):
    pass


class Clicked(_OfMessage, frozen=True, kw_only=True):
    link: Link


class Bounced(_OfMessage, frozen=True, kw_only=True):
    address: Email
    permanent: bool
    reason: Word | None = None


class CodeUsed(_OfMessage, frozen=True, kw_only=True):
    code: Word
    order: Number | None = None


_STREAMS: Final = {"customer": ("customer",)}
TYPES: Final = (
    EventType("message.sent", Sent, "A message was sent to a customer.", _STREAMS),
    EventType(
        "message.opened",
        Opened,
        "A message was opened. Dropped: that takes a consent, and nobody can give it yet.",
        _STREAMS,
        dropped=True,
    ),
    EventType(
        "message.clicked",
        Clicked,
        "A link in a message was followed. Dropped, as above.",
        _STREAMS,
        dropped=True,
    ),
    EventType("message.bounced", Bounced, "A message came back.", _STREAMS),
    EventType(
        "message.code_used",
        CodeUsed,
        "A discount code from a message was used.",
        {"customer": ("customer",), "order": ("order",)},
    ),
)
