"""What the newsletter tool tells of messages that it sent."""

import re
from typing import Annotated, Final

from msgspec import Meta
from msgspec.structs import force_setattr

from .customers import Email
from .declaration import Data, EventType, Link, Name, Number, Prose, Word

_CALLED: Final = "What the tool calls the message."


class _OfMessage(Data, frozen=True, kw_only=True):
    customer: Number
    message: Annotated[Number, Meta(description=_CALLED)]


class Sent(Data, frozen=True, kw_only=True):
    customer: Annotated[
        Number | None, Meta(description="Null where it went to an address that is no customer's.")
    ] = None
    message: Annotated[Number, Meta(description=_CALLED)]
    purpose: Annotated[
        Word,
        Meta(
            description="One of the consents' purposes that something is sent for: `news`, `offers`, `sms`"
            " and so on."
        ),
    ]
    channel: Annotated[Word, Meta(description="`mail` or `sms`.")]
    subject: Name
    text: Prose | None = None
    to: Annotated[
        Email | None,
        Meta(
            description="The mail address, or the number in E.164, that it went to. The consent of that"
            " address counts."
        ),
    ] = None

    def __post_init__(self) -> None:
        if self.customer is None and not self.to:
            raise ValueError("one of `customer` and `to` is needed")


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
    EventType(
        "message.sent",
        Sent,
        "A message was sent, to a customer or to an address alone. Tell of each: what nobody had agreed to,"
        " by that channel and at that address, the operator hears of.",
        {"customer": ("customer",), "address": ("to",)},
    ),
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
