"""The notice before a deadline: what comes, and how to have it otherwise.

The links in it are secrets: they act without a sign-in.
"""

from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec
from msgspec import Meta

from minside.outbox.templates import Channel, Template, register

_PURPOSE: Final = "deliveries"

Moment = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:\d\d)\Z")]
"""ISO 8601 with its offset."""
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Id = Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]

Why = Literal["price", "substitute_price", "allergy", "not_sold", "sold_out", "waited_for"]
"""`waited_for`: the whole is put off for it, where it is sold out at the deadline still."""


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """What comes; `total_ore` for all of it."""

    name: str
    quantity: int
    total_ore: int


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """What wouldn't come along as things are today."""

    name: str
    why: Why


class Both(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, in both languages."""

    nb: str
    en: str


class Unpaid(msgspec.Struct, frozen=True, kw_only=True):
    """An order of the same fixed deliveries that isn't paid."""

    order_number: str
    amount_ore: int


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """`pets` are the names of those who eat it; `moved` is why it comes on another day than planned
    (N8); `goes_to` is its address on one line, None where there is none yet; `unpaid` is what it waits
    for; `choose` is that the shop knows nothing of how it is to be paid. What it costs is what it would cost today; where it
    `is_as_agreed`, at a price that was promised."""

    name: str
    subscription: Id
    pets: list[str]
    deliver_on: Day
    deadline_at: Moment
    moved: Both | None
    goes_to: str | None
    unpaid: Unpaid | None
    choose: Both | None
    contents: list[Goods]
    not_coming: list[Missing]
    total_ore: int
    is_as_agreed: bool


class NoticeSms(msgspec.Struct, frozen=True, kw_only=True):
    """What fits into one SMS beside the link; the page that it leads to tells the rest."""

    deliver_on: Day


def values(said: Notice | NoticeSms) -> dict[str, Any]:
    """As a letter takes it: texts, whole numbers, lists and objects."""
    return msgspec.to_builtins(said)


_NOTICE: Final = get_type_hints(Notice, include_extras=True)
_SMS: Final = get_type_hints(NoticeSms, include_extras=True)
NOTICE: Final = register(
    Template(
        name="subscriptions/notice",
        purpose=_PURPOSE,
        values=tuple(_NOTICE),
        secrets=("skip", "move", "change"),
        shapes=_NOTICE,
        follows=True,
    )
)
NOTICE_SMS: Final = register(
    Template(
        name="subscriptions/notice_sms",
        purpose=_PURPOSE,
        channel=Channel.SMS,
        values=tuple(_SMS),
        secrets=("short_link",),
        shapes=_SMS,
    )
)
