"""What the newsletter tool asks for before it sends."""

from typing import Annotated, Final

from msgspec import Meta

from .declaration import Data, EventType, Word

RequestId = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z",
        description="A UUID of the tool's own, in lower case, another each time that it asks.",
    ),
]


class Requested(Data, frozen=True, kw_only=True):
    request: RequestId
    purpose: Annotated[
        Word, Meta(description="`news`, `offers`, `discount_codes`, `articles` or `sms`.")
    ]


TYPES: Final = (
    EventType(
        "audience.requested",
        Requested,
        "The newsletter tool asks who may be sent something for a purpose now. It is answered by"
        " `audience.part`, as many as it takes, and `audience.ended`. Of another system it is a dead letter.",
    ),
)
