"""What the newsletter tool tells of messages that it sent."""

import re
from typing import Annotated, Final

from msgspec import Meta
from msgspec.structs import force_setattr

from .customers import Email
from .declaration import Data, EventType, Link, Name, Number, Prose, Word


class _OfMessage(Data, frozen=True, kw_only=True):
    customer: Number
    message: Annotated[Number, Meta(description="What the tool calls the message.")]


class Sent(_OfMessage, frozen=True, kw_only=True):
    purpose: Annotated[
        Word, Meta(description="One of the consents' purposes: `news`, `offers`, `sms` and so on.")
    ]
    channel: Annotated[Word, Meta(description="`mail` or `sms`.")]
    subject: Name
    text: Prose | None = None
    to: Annotated[
        Email | None, Meta(description="The mail address, or the number in E.164, that it went to.")
    ] = None


class Opened(_OfMessage, frozen=True, kw_only=True):
    pass


class Clicked(_OfMessage, frozen=True, kw_only=True):
    link: Annotated[Link, Meta(description="Host and path are kept, and nothing else of it.")]

    def __post_init__(self) -> None:
        """What else a link carries may say more than where it led."""
        force_setattr(self, "link", _host_and_path(self.link))


def _host_and_path(link: str) -> str:
    scheme, _, rest = link.partition("://")
    place = re.split("[?#]", rest, maxsplit=1)[0]
    host, slash, path = place.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


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
        "A message was opened. Kept only where its customer agrees to personalisation, ever since it"
        " happened, and is of age; else it is dropped on arrival.",
        _STREAMS,
        takes_consent=True,
    ),
    EventType(
        "message.clicked",
        Clicked,
        "A link in a message was followed. Kept or dropped, as above.",
        _STREAMS,
        takes_consent=True,
    ),
    EventType("message.bounced", Bounced, "A message came back.", _STREAMS),
    EventType(
        "message.code_used",
        CodeUsed,
        "A discount code from a message was used.",
        {"customer": ("customer",), "order": ("order",)},
    ),
)
