"""What the shop tells of returns and complaints."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .declaration import Data, EventType, Name, Number, Ore, Prose, Word
from .orders import Packed

Rma = Annotated[
    Number,
    Meta(
        description="What the return is called (RMA), by the shop or, where it began here, by us."
    ),
]


class _OfReturn(Data, frozen=True, kw_only=True):
    rma: Rma
    order: Number
    customer: Number | None = None


class Opened(_OfReturn, frozen=True, kw_only=True):
    lines: Annotated[list[Packed], Meta(min_length=1, max_length=500, description="What of it.")]
    reason: Name | None = None


class Received(_OfReturn, frozen=True, kw_only=True):
    pass


class Refunded(_OfReturn, frozen=True, kw_only=True):
    amount: Ore
    deducted_from: Annotated[
        Number | None,
        Meta(description="An invoice: it wasn't paid out, but taken off what is owed on that."),
    ] = None


class Refused(_OfReturn, frozen=True, kw_only=True):
    reason: Annotated[Name, Meta(description="Why; the customer reads it.")]


class _OfComplaint(Data, frozen=True, kw_only=True):
    complaint: Annotated[
        Number,
        Meta(description="What it is called, by the shop or, where it began here, by us."),
    ]
    order: Number
    customer: Number | None = None


class ComplaintOpened(_OfComplaint, frozen=True, kw_only=True):
    line: Word
    text: Prose


class ComplaintSettled(_OfComplaint, frozen=True, kw_only=True):
    outcome: Literal["repaired", "replaced", "refunded", "price_reduced", "rejected"]
    text: Annotated[Prose | None, Meta(description="What the customer is told.")] = None


_RETURN: Final = {"customer": ("customer",), "order": ("order",), "return": ("rma",)}
_COMPLAINT: Final = {"customer": ("customer",), "order": ("order",), "complaint": ("complaint",)}
TYPES: Final = (
    EventType(
        "return.opened", Opened, "The shop took note of a return, by telephone or mail.", _RETURN
    ),
    EventType("return.received", Received, "What was sent back has arrived.", _RETURN),
    EventType(
        "return.refunded", Refunded, "Money was paid back, or taken off an invoice.", _RETURN
    ),
    EventType("return.refused", Refused, "A return wasn't accepted.", _RETURN),
    EventType(
        "complaint.opened",
        ComplaintOpened,
        "The shop took note of a complaint (reklamasjon), by telephone or mail.",
        _COMPLAINT,
    ),
    EventType("complaint.settled", ComplaintSettled, "A complaint was decided.", _COMPLAINT),
)
