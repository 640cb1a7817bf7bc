"""What the shop and its helpdesk tell of carts, calls, replies and reviews."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .declaration import Data, EventType, Line, Moment, Name, Number, Prose

_CUSTOMER: Final = {"customer": ("customer",)}


class CartChanged(Data, frozen=True, kw_only=True):
    customer: Number
    cart: Number
    lines: Annotated[list[Line], Meta(max_length=500, description="None: it is empty.")]
    name: Name | None = None


class CallLogged(Data, frozen=True, kw_only=True):
    customer: Number
    call: Number
    summary: Prose
    direction: Literal["in", "out"] = "in"
    began_at: Moment | None = None


class ReplySent(Data, frozen=True, kw_only=True):
    customer: Number
    conversation: Number
    reply: Number
    text: Prose


class ReviewModerated(Data, frozen=True, kw_only=True):
    review: Annotated[Name, Meta(description="As `review.submitted` calls it.")]
    review_version: Annotated[
        int,
        Meta(ge=1, description="Which was looked at: what was written anew since waits by itself."),
    ]
    accepted: bool
    reason: Annotated[Prose | None, Meta(description="Needed where it was refused.")] = None

    def __post_init__(self) -> None:
        if not self.accepted and not (self.reason or "").strip():
            raise ValueError("a refused review needs a `reason`")


TYPES: Final = (
    EventType("cart.changed", CartChanged, "A cart in the shop was changed.", _CUSTOMER),
    EventType("call.logged", CallLogged, "A phone call was noted.", _CUSTOMER),
    EventType("reply.sent", ReplySent, "Customer service answered.", _CUSTOMER),
    EventType(
        "review.moderated",
        ReviewModerated,
        "A review was accepted or refused.",
        {"review": ("review",)},
    ),
)
