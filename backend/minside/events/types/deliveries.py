"""What the shop tells of payment for fixed deliveries."""

from typing import Annotated, Final

from msgspec import Meta

from .declaration import Data, Day, EventType, Number, Word

# Whoever sends a card's number by mistake is refused it: more than six digits are no label.
_AT_MOST_SIX_DIGITS: Final = r"\A(?:[^\d\x00]*\d){0,6}[^\d\x00]*\Z"


class _OfCharge(Data, frozen=True, kw_only=True):
    charge: Annotated[
        str,
        Meta(
            pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z",
            description="As `charge.requested` called it.",
        ),
    ]
    attempt: Annotated[
        int, Meta(ge=1, le=10_000, description="Which of its attempts, as it was asked for.")
    ]


class ChargePaid(_OfCharge, frozen=True, kw_only=True):
    pass


class ChargeFailed(_OfCharge, frozen=True, kw_only=True):
    reason: Annotated[
        Word,
        Meta(
            description="`insufficient_funds`, `card_expired`, `card_declined`, `card_blocked`,"
            " `limit_exceeded`, `not_approved` (the customer didn't, in time), `no_method` (there is"
            " nothing to charge), `technical`; another is told as unknown."
        ),
    ]


class PaymentMethodChanged(Data, frozen=True, kw_only=True):
    customer: Number
    kind: Annotated[
        Word | None,
        Meta(description="Such as `card` or `vipps`; none where there is none any more."),
    ] = None
    label: Annotated[
        Annotated[str, Meta(min_length=1, max_length=60, pattern=_AT_MOST_SIX_DIGITS)] | None,
        Meta(
            description="What the customer is shown, such as `Visa •••• 1234`; at most 60 characters,"
            " of which six are digits. Never a card's number."
        ),
    ] = None
    expires_on: Annotated[Day | None, Meta(description="The last day on which it can be used.")] = (
        None
    )

    def __post_init__(self) -> None:
        if (self.kind is None) != (self.label is None):
            raise ValueError("`kind` and `label` go together")
        if self.kind is None and self.expires_on is not None:
            raise ValueError("`expires_on` of nothing")


_CHARGE: Final = {"charge": ("charge",)}
TYPES: Final = (
    EventType("charge.paid", ChargePaid, "A fixed delivery is paid for.", _CHARGE),
    EventType("charge.failed", ChargeFailed, "An attempt to charge it was refused.", _CHARGE),
    EventType(
        "payment_method.changed",
        PaymentMethodChanged,
        "A customer's fixed deliveries are charged from something else, or from nothing.",
        {"customer": ("customer",)},
    ),
)
