"""The words that fast levering is told in."""

from enum import Enum
from typing import Final, Literal, TypeAlias, get_args


class State(Enum):
    ACTIVE = "active"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class Told(Enum):
    """What a letter said last of an agreement."""

    AGREED = "agreed"
    ENDED = "ended"


class DeliveryState(Enum):
    """`WAITING` has no date while its subscription is paused or ended; `NOTHING` is what there was
    nothing to send of; `MISSED` was passed over because the next one was due already."""

    PLANNED = "planned"
    SKIPPED = "skipped"
    WAITING = "waiting"
    ORDERED = "ordered"
    NOTHING = "nothing"
    MISSED = "missed"


class WhenOut(Enum):
    """What the customer wants where a product can't be had."""

    SUBSTITUTE = "substitute"
    LEAVE_OUT = "leave_out"
    WAIT = "wait"


class MovedBy(Enum):
    """Why a delivery doesn't come on the day of its rhythm."""

    CALENDAR = "calendar"
    CUSTOMER = "customer"
    STAFF = "staff"
    STOCK = "stock"
    LATE = "late"
    PAYMENT = "payment"


class LeftOut(Enum):
    """Why a line doesn't come along."""

    SOLD_OUT = "sold_out"
    GONE = "gone"
    PRICE = "price"
    ALLERGY = "allergy"
    SUBSTITUTE_SOLD_OUT = "substitute_sold_out"
    SUBSTITUTE_PRICE = "substitute_price"
    NO_PRICE = "no_price"


class ChargeState(Enum):
    """`DROPPED`: its order was cancelled, so nothing is to be paid."""

    ASKED = "asked"
    FAILED = "failed"
    PAID = "paid"
    GIVEN_UP = "given_up"
    DROPPED = "dropped"


ChangeKind: TypeAlias = Literal[
    "skip", "unskip", "move", "now", "extra", "this_time", "line", "swap", "price_answer",
    "price_within_ceiling", "reschedule", "pause", "resume", "reactivate", "cancel", "settings",
    "undo", "unpaid", "paid", "charge_dropped", "farewell", "farewell_undo",
]  # fmt: skip
"""What the log can tell of; the app has words for each."""
CHANGE_KINDS: Final[tuple[str, ...]] = get_args(ChangeKind)

INVOICE = "invoice"
"""The way of payment that needs no charge: the accounting sends an invoice."""
