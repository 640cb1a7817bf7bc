"""What the shop and its helpdesk tell of carts, calls, replies and reviews."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .declaration import Data, EventType, Line, Moment, Name, Number, Prose

Opening = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z",
        description="As `cart.opened` said it, where this is the cart that was opened then.",
    ),
]
_CUSTOMER: Final = {"customer": ("customer",)}


class CartChanged(Data, frozen=True, kw_only=True):
    customer: Number
    cart: Number
    lines: Annotated[list[Line], Meta(max_length=500, description="None: it is empty.")]
    name: Name | None = None
    opening: Opening | None = None


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
    customer: Number
    review: Name
    accepted: bool
    reason: Annotated[Prose | None, Meta(description="Needed where it was refused.")] = None

    def __post_init__(self) -> None:
        if not self.accepted and self.reason is None:
            raise ValueError("a refused review needs a `reason`")


TYPES: Final = (
    EventType("cart.changed", CartChanged, "A cart in the shop was changed.", _CUSTOMER),
    EventType("call.logged", CallLogged, "A phone call was noted.", _CUSTOMER),
    EventType("reply.sent", ReplySent, "Customer service answered.", _CUSTOMER),
    EventType("review.moderated", ReviewModerated, "A review was accepted or refused.", _CUSTOMER),
)
