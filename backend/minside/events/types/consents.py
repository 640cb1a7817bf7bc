"""What the newsletter tool tells of consents."""

from typing import Annotated, Final

from msgspec import Meta

from minside.core.phones import E164

from .customers import Email, Evidence
from .declaration import Data, EventType, Name, Number, Prose, Word

Phone = Annotated[str, Meta(pattern=rf"\A{E164}\Z", description="In E.164.")]
_STREAMS: Final = {"customer": ("customer",), "address": ("email", "phone")}


class _Of(Data, frozen=True, kw_only=True):
    """Whose it is: a customer's, or an address's that may be nobody's."""

    customer: Number | None = None
    email: Email | None = None
    phone: Phone | None = None

    def __post_init__(self) -> None:
        if self.customer is self.email is self.phone is None:
            raise ValueError("one of `customer`, `email` and `phone` is needed")


_PURPOSES: Final = (
    "`news`, `offers`, `discount_codes`, `articles`, `sms`, `personalisation`, `cart_reminder`;"
    " `newsletter`, `newsletter_email` or `email` for the first four together, `newsletter_sms` for `sms`"
)


# `consents` stands above this room: a test holds the two together.
_UNSAID: Final = "`account_frozen`, `account_open`, `address_changed`, `too_young`"
_OURS: Final = (
    "`min_side`, `sign_up`, `registration`, `joining`, `confirmation`, `foot_link`, `one_click`, `sms`,"
    f" `staff`, `banner`, {_UNSAID}"
)


class Given(_Of, frozen=True, kw_only=True):
    purpose: Annotated[
        Word, Meta(description=f"{_PURPOSES}, in any letter case. Another is a dead letter.")
    ]
    channel: Annotated[
        Word,
        Meta(
            description="How it was given, such as `signup_form`. From the newsletter tool, which is told of"
            " consents, a word of Min Side's own, however it is written, is its own word told back, and a dead"
            f" letter: {_OURS}, also before or after a stroke, and what begins with `shop/` or `helpdesk/`."
        ),
    ]
    text: Annotated[
        Prose | None,
        Meta(description="The words agreed to: without them nothing is in force by it."),
    ] = None
    language: Word | None = None


class Withdrawn(_Of, frozen=True, kw_only=True):
    purpose: Annotated[
        Word,
        Meta(
            description=f"{_PURPOSES}; `everything` for all of them, in any letter case. Another is a dead"
            " letter."
        ),
    ]
    channel: Annotated[
        Word,
        Meta(
            description="How it was withdrawn, such as `footer_link`. From the newsletter tool one of Min Side's"
            " own words in a `consent.changed` counts all the same, but for the no that was said so in that"
            f" moment, to the second, with no yes since; {_UNSAID}, however they are written, do nothing without"
            " a `quote`. From others it counts, whatever it is called."
        ),
    ]
    quote: Annotated[
        Prose | None, Meta(description="The words that asked for it, where staff were told them.")
    ] = None


class Complained(_Of, frozen=True, kw_only=True):
    message: Annotated[
        Name | None,
        Meta(
            description="Which message it was about. It tells a mail from an SMS where the address doesn't;"
            " where neither does, both stop."
        ),
    ] = None


class OldEvidence(Data, frozen=True, kw_only=True):
    customer: Number
    evidence: Evidence


TYPES: Final = (
    EventType(
        "consent.evidence",
        OldEvidence,
        "What the shop knew of a consent before Min Side; made of `customer.registered`. What isn't proven"
        " is not in force, and the operator reads so. A yes that another system than the shop tells so is a dead"
        " letter; a no counts, whoever tells it.",
        {"customer": ("customer",)},
    ),
    EventType(
        "consent.given",
        Given,
        "A consent was given through a form of the tool's or the shop's; from others it is a dead letter. Of a"
        " customer too young for it, or whose year of birth nobody knows, nothing is in force, and the"
        " operator reads so.",
        _STREAMS,
    ),
    EventType(
        "consent.withdrawn",
        Withdrawn,
        "A consent was withdrawn through the tool's own link, or by a word to staff, which the helpdesk"
        " quotes. An address that is told beside a customer whom nobody has told of yet is left at once; the"
        " rest waits for the customer. Only what somebody said is told. `phone` says whose SMS; whose"
        " mail, where one customer alone has the number and no address is told. What finds nothing to end where"
        " it was meant is a dead letter, and the rest counts; but of a customer whom the shop has told of it is what"
        " they have, be it nothing.",
        _STREAMS,
    ),
    EventType(
        "message.complained",
        Complained,
        "Somebody marked a message as spam: no more marketing goes to that mailbox, or that number. What ended"
        " by it is told as `consent.changed`. Where it isn't known at which, it is a dead letter.",
        _STREAMS,
    ),
)
