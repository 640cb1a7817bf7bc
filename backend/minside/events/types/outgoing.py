"""What Min Side tells the shop's systems."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .customers import Email
from .declaration import Data, Day, EventType, Line, Name, Number, Place, Recipient, Word

Id = Annotated[str, Meta(description="What Min Side calls it.")]
Customer = Annotated[
    Number | None,
    Meta(
        description="The shop's number; null where it has none, or only an e-mail address tells it."
    ),
]


class DeliveryToFulfil(Data, frozen=True, kw_only=True):
    delivery: Id
    order: Id
    customer: Customer
    deliver_on: Day
    to: Recipient
    method: Word
    lines: Annotated[list[Line], Meta(min_length=1, max_length=500)]
    phone: Word | None = None
    email: Email | None = None


class ProfileChanged(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    changed: Annotated[list[Word], Meta(description="Which of the fields below are new.")]
    email: Email | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    phone: Word | None = None
    birth_year: int | None = None
    language: Word | None = None
    address: Place | None = None


class ConsentChanged(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    purpose: Word
    given: bool
    channel: Word
    email: Email | None = None
    phone: Word | None = None


class CustomerErased(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    scope: Literal["everything", "marketing"] = "everything"


TYPES: Final = (
    EventType("delivery.to_fulfil", DeliveryToFulfil, "A fixed delivery is to be packed and sent."),
    EventType("profile.changed", ProfileChanged, "A customer's details are others from now on."),
    EventType("consent.changed", ConsentChanged, "A consent was given or withdrawn on Min Side."),
    EventType("customer.erased", CustomerErased, "A customer is to be forgotten (GDPR art. 19)."),
)
