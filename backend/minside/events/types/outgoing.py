"""What Min Side tells the shop's systems."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .customers import Email
from .declaration import (
    Data,
    Day,
    EventType,
    Line,
    Moment,
    Name,
    Number,
    Ore,
    Place,
    Prose,
    Recipient,
    Sku,
    Word,
)
from .orders import Packed

Id = Annotated[str, Meta(description="What Min Side calls it.")]
Customer = Annotated[
    Number | None,
    Meta(
        description="The shop's number; null where it has none, or only an e-mail address tells it."
    ),
]


class DeliveryToFulfil(Data, frozen=True, kw_only=True):
    delivery: Id
    order: Annotated[Number, Meta(description="Its number, by which the shop tells of it.")]
    customer: Customer
    deliver_on: Day
    to: Recipient
    method: Word
    lines: Annotated[list[Line], Meta(min_length=1, max_length=500)]
    phone: Word | None = None
    email: Email | None = None


class ChargeRequested(Data, frozen=True, kw_only=True):
    charge: Id
    order: Number
    customer: Customer
    amount: Ore
    payment: Annotated[Word, Meta(description="The way of payment that the customer chose.")]
    attempt: Annotated[
        int, Meta(ge=1, description="How often it is asked for, this time included.")
    ]


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


class MembershipChanged(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    member: Annotated[bool, Meta(description="Whether they are in the venneklubb from now on.")]
    at: Annotated[Moment, Meta(description="When they joined or left.")]


class PetFarewell(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    pet: Id
    pet_name: Annotated[Name, Meta(description="What the pet is called.")]
    species: Word


class CancelRequested(Data, frozen=True, kw_only=True):
    order: Number


class ReturnRequested(Data, frozen=True, kw_only=True):
    rma: Number
    order: Number
    lines: Annotated[list[Packed], Meta(min_length=1, max_length=500)]
    reason: Name | None = None
    undelivered: Annotated[
        list[Packed] | None,
        Meta(
            description="What of these wasn't with the customer yet: on its way, not sent, or back with"
            " you. They may leave the parcel, so that it comes back. None where they had it all.",
        ),
    ] = None


class ReturnWithdrawn(Data, frozen=True, kw_only=True):
    rma: Number
    order: Number


class ComplaintMade(Data, frozen=True, kw_only=True):
    complaint: Number
    order: Number
    line: Word
    text: Prose
    wish: Annotated[Word | None, Meta(description="What the customer would like best.")] = None
    pictures: Annotated[int, Meta(ge=0, le=10, description="How many are shown on Min Side.")] = 0


class ReviewSubmitted(Data, frozen=True, kw_only=True):
    review: Id
    review_version: Annotated[int, Meta(ge=1, description="Another each time it is written anew.")]
    sku: Sku
    stars: Annotated[int, Meta(ge=1, le=5)]
    title: Name
    text: Prose
    author: Annotated[
        Name | None, Meta(description="As others will read it; null: by no name.")
    ] = None


class ReviewWithdrawn(Data, frozen=True, kw_only=True):
    review: Id


class ConversationWritten(Data, frozen=True, kw_only=True):
    conversation: Annotated[
        Number, Meta(description="What to call it when you answer, as `reply.sent` does.")
    ]
    message: Id
    customer: Customer
    id: Id
    kind: Word
    subject: Name
    text: Prose
    order: Annotated[Number | None, Meta(description="Which order it is about.")] = None
    line: Annotated[Word | None, Meta(description="Which of its lines.")] = None
    attachments: Annotated[
        int, Meta(ge=0, le=20, description="How many are shown on Min Side.")
    ] = 0
    by_mail: Annotated[bool, Meta(description="It was an answer by mail.")] = False


FROZEN: Final = "account_frozen"
OPENED: Final = "account_open"
UNSAID: Final = frozenset({FROZEN, OPENED})
"""Channels by which nobody said anything: what was agreed to may not be used now, or may again."""


class ConsentChanged(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Annotated[
        str,
        Meta(
            description="As in an audience. Somebody else may have been named there with the same `email` or"
            " `phone`, as `members` says: a no goes for them too."
        ),
    ]
    purpose: Word
    given: bool
    channel: Word
    email: Email | None = None
    phone: Word | None = None
    members: Annotated[
        tuple[Id, ...],
        Meta(
            description="What else an audience may call them, by the same `email` or `phone`; where what changed"
            " belongs to their account and to no address, as `personalisation` does, by any that they had."
        ),
    ] = ()


class LivingPet(Data, frozen=True, kw_only=True):
    """A pet that is there: neither said farewell to nor moved to a new home."""

    species: Word
    breed: Name | None = None


class Personal(Data, frozen=True, kw_only=True):
    """What messages may be adapted by; each list is left out where it is empty."""

    bought: Annotated[
        tuple[Sku, ...], Meta(description="In the last 24 months, the newest first; at most 100.")
    ] = ()
    viewed: Annotated[tuple[Sku, ...], Meta(description="Likewise.")] = ()
    pets: tuple[LivingPet, ...] = ()


class Member(Data, frozen=True, kw_only=True):
    """One of those who may be sent something. What is `personal` is there only where they agree to
    personalisation and are of age."""

    id: Annotated[
        str,
        Meta(description="Of their consents at that address or number, whoever they are by now."),
    ]
    customer: Customer = None
    email: Email | None = None
    phone: Word | None = None
    language: Annotated[Word | None, Meta(description="Null where nobody knows.")] = None
    first_name: Annotated[Name | None, Meta(description="Not for `sms`.")] = None
    personal: Personal | None = None


Audience = Annotated[
    str,
    Meta(
        description="What this answer is called: if it breaks off, it begins anew under another name, and"
        " what came before counts for nothing."
    ),
]


class AudiencePart(Data, frozen=True, kw_only=True):
    request: Id
    audience: Audience
    purpose: Word
    part: Annotated[int, Meta(ge=1, description="1, 2, 3 and so on, of one audience.")]
    members: Annotated[tuple[Member, ...], Meta(max_length=250)] = ()
    withdrawn: Annotated[
        tuple[Id, ...],
        Meta(
            max_length=1_000,
            description="Ids to whom nothing may be sent any more, also where they stood in a part.",
        ),
    ] = ()
    impersonal: Annotated[
        tuple[Id, ...],
        Meta(max_length=1_000, description="Ids for whom nothing may be adapted any more."),
    ] = ()


class AudienceEnded(Data, frozen=True, kw_only=True):
    request: Id
    audience: Audience
    purpose: Word
    parts: Annotated[int, Meta(ge=0, description="How many there were.")]
    members: Annotated[int, Meta(ge=0, description="How many members in all.")]
    withdrawn: Annotated[int, Meta(ge=0, description="How many ids were taken back.")]


class CartOpened(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    cart: Id
    opening: Annotated[str, Meta(description="As `id` in the link by which the customer comes.")]
    lines: Annotated[list[Line], Meta(min_length=1, max_length=500)]
    shop_cart: Annotated[
        Number | None,
        Meta(description="As `cart.changed` called it; null for one made on Min Side."),
    ] = None


class CustomerErased(Data, frozen=True, kw_only=True):
    customer: Customer
    id: Id
    scope: Literal["everything", "marketing"] = "everything"


TYPES: Final = (
    EventType("delivery.to_fulfil", DeliveryToFulfil, "A fixed delivery is to be packed and sent."),
    EventType("charge.requested", ChargeRequested, "A fixed delivery is to be paid for."),
    EventType("profile.changed", ProfileChanged, "A customer's details are others from now on."),
    EventType("membership.changed", MembershipChanged, "A customer joined or left the venneklubb."),
    EventType(
        "pet.farewell",
        PetFarewell,
        "A customer said farewell to a pet: nothing more is to be written about it.",
    ),
    EventType("pet.farewell_undone", PetFarewell, "The pet is there as before."),
    EventType(
        "order.cancel_requested", CancelRequested, "A customer wants to cancel before packing."
    ),
    EventType("return.requested", ReturnRequested, "A customer uses the right of withdrawal."),
    EventType("return.withdrawn", ReturnWithdrawn, "A customer keeps the goods after all."),
    EventType("complaint.made", ComplaintMade, "A customer complains of something bought."),
    EventType(
        "review.submitted",
        ReviewSubmitted,
        "A review waits to be looked at. Nobody can read it until `review.moderated` says so of this"
        " `review_version`.",
    ),
    EventType("review.withdrawn", ReviewWithdrawn, "A customer deleted a review."),
    EventType(
        "conversation.written",
        ConversationWritten,
        "A customer wrote to customer service, in a new conversation or in one that there is.",
    ),
    EventType(
        "consent.changed",
        ConsentChanged,
        "A consent was given or withdrawn on Min Side, or may not be used while its customer's account is frozen:"
        " then `channel` is `account_frozen`, and `account_open` when it may again. That isn't the customer's"
        " own no. Nothing of this type is to be told back to Min Side as `consent.given` or `consent.withdrawn`;"
        " what comes by `account_frozen`, `account_open`, `address_changed` or `too_young` does nothing there, and"
        " neither does a yes by any other `channel` of Min Side's own. A no that is told back counts, from the"
        " moment it is told for: where that is the moment of this event, it is nothing new.",
    ),
    EventType(
        "audience.part",
        AudiencePart,
        "Some of those who may be sent something for a purpose, as `audience.requested` asked; after all"
        " members, who took it back meanwhile. Nothing of it is kept on Min Side to be sent again.",
    ),
    EventType(
        "audience.ended",
        AudienceEnded,
        "The audience is whole. Before this nobody of it may be sent anything; after it, whoever was a"
        " member and isn't withdrawn, until `consent.changed` says otherwise.",
    ),
    EventType(
        "cart.opened",
        CartOpened,
        "A customer opens a saved cart in the shop: this is in it. Nothing is bought by it.",
    ),
    EventType("customer.erased", CustomerErased, "A customer is to be forgotten (GDPR art. 19)."),
)
