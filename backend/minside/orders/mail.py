"""The letters about what was bought. They tell what happened and what comes next, and sell nothing.

Each is posted with what its class says: `Letter(PACKING_SLIP, …, values=values(PackingSlip(…)))`.
"""

from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec
from msgspec import Meta

from minside.orders.documents import words
from minside.outbox.templates import Attached, Template, register

_PURPOSE: Final = "orders"

Moment = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:\d\d)\Z")]
"""ISO 8601 with its offset."""
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Id = Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]
Link = Annotated[str, Meta(pattern=r"\Ahttps?://[^\x00-\x20]+\Z")]


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """A line; `total_ore` for all of it, None where its price isn't told."""

    name: str
    quantity: int
    total_ore: int | None = None


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What each says: whose name is greeted, and about which order. `order` is its id where there
    is a customer who can open it on Min Side; a guest gets no link."""

    name: str
    order: Id | None
    order_number: str


class Exempt(msgspec.Struct, frozen=True, kw_only=True):
    """A line that can't be sent back because one changed one's mind (angrerettloven §22)."""

    name: str
    why: Literal["perishable", "made_to_order"]


class OrderConfirmation(_Said, frozen=True, kw_only=True):
    """S24. `delivery_method` and `payment` are the shop's words; `address` is lines, the name first.
    `is_charged_first`: it is packed once it is paid. `withdrawal_form` is the order's id, by which its
    form goes along: None where nothing in it can be sent back."""

    placed_at: Moment
    lines: list[Goods]
    delivery_method: str
    delivery_ore: int
    discount_ore: int
    total_ore: int
    vat_ore: int | None
    payment: str
    is_charged_first: bool
    address: list[str]
    withdrawal_form: Id | None
    exempt: list[Exempt]


class PackingSlip(_Said, frozen=True, kw_only=True):
    """S25. `shipment` is the row whose slip goes along."""

    shipment: Id
    shipment_number: str
    carrier: str
    tracking: str | None
    tracking_url: Link | None
    packed: list[Goods]
    remaining: list[Goods]


class ToPay(msgspec.Struct, frozen=True, kw_only=True):
    """Of an invoice that isn't paid: what goes back of it, and what is to be paid now; `by` is None
    where that day is past."""

    returning_ore: int
    now_ore: int
    by: Day | None


class ReturnForm(_Said, frozen=True, kw_only=True):
    """S26. `order_return` is the row whose form goes along; `send_to` is lines. `send_until` is told of
    what is with the customer, where anything is; `on_its_way` and `in_shop` say whether some of it is
    there. `refusal` is the way of delivery of a parcel to be refused or left, None where that holds
    something that is kept, or can't be. `to_pay` is told where an invoice isn't paid; where all `is_paid`,
    `back_ore` comes back, None where nobody knows how much, by `money_by`, None where that is past."""

    order_return: Id
    return_number: str
    lines: list[Goods]
    send_to: list[str]
    send_until: Day | None
    on_its_way: bool
    refusal: str | None
    in_shop: bool
    to_pay: ToPay | None
    is_paid: bool
    back_ore: int | None
    money_by: Day | None


class ReturnWithdrawn(_Said, frozen=True, kw_only=True):
    """The goods are kept after all; `withdraw_until` is the last day for thinking better of it, None
    where there is none. `coming_by` is the way of delivery of what of them is still to come, None where
    none is, and `coming_back` what comes with it and is withdrawn from still; `in_shop` says whether some
    of them are there. `to_pay` is told where an invoice isn't paid, of all that it is for."""

    return_number: str
    lines: list[Goods]
    coming_by: str | None
    coming_back: list[Goods]
    in_shop: bool
    to_pay: ToPay | None
    is_paid: bool
    withdraw_until: Day | None


class CancellationRequested(_Said, frozen=True, kw_only=True):
    """The shop was asked to cancel an order."""


class ComplaintReceived(_Said, frozen=True, kw_only=True):
    """S14. `what` is the line's name, `text` what the customer wrote with so many `pictures`; `wish` is
    one of `complaint.wish`."""

    complaint_number: str
    what: str
    text: str
    pictures: int
    wish: str | None


def values(said: _Said) -> dict[str, Any]:
    """As a letter takes it: texts, whole numbers, lists and objects."""
    return msgspec.to_builtins(said)


_TELLS: Final = {
    "delivery_method": words.delivery,
    "payment": words.payment,
    "wish": words.wish,
}


def _letter(name: str, said: type[_Said], attaches: Attached | None = None) -> Template:
    shapes = get_type_hints(said, include_extras=True)
    return register(
        Template(
            name=f"orders/{name}",
            purpose=_PURPOSE,
            values=tuple(shapes),
            shapes=shapes,
            tells={name: tell for name, tell in _TELLS.items() if name in shapes},
            attaches=attaches,
            follows=True,
        )
    )


ORDER_CONFIRMATION: Final = _letter(
    "order_confirmation",
    OrderConfirmation,
    Attached("orders.withdrawal_form", row="withdrawal_form"),
)
PACKING_SLIP: Final = _letter(
    "packing_slip", PackingSlip, Attached("orders.packing_slip", row="shipment")
)
RETURN_FORM: Final = _letter(
    "return_form", ReturnForm, Attached("orders.return_form", row="order_return")
)
RETURN_WITHDRAWN: Final = _letter("return_withdrawn", ReturnWithdrawn)
CANCELLATION_REQUESTED: Final = _letter("cancellation_requested", CancellationRequested)
COMPLAINT_RECEIVED: Final = _letter("complaint_received", ComplaintReceived)
