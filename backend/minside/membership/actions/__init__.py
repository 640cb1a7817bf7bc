"""The membership's verbs, used under the room's name: `membership.join(...)`."""

from .belonging import Membership, ended, join, leave, membership, started, tell_anew
from .benefits import Benefit, benefit_offered, benefit_withdrawn, benefits
from .codes import (
    CodeState,
    DiscountCode,
    Use,
    code_issued,
    code_used,
    discount_codes,
    orders_of_codes,
)
from .periods import Fact, Period, fold
from .sweep import sweep

__all__ = [
    "Benefit",
    "CodeState",
    "DiscountCode",
    "Fact",
    "Membership",
    "Period",
    "Use",
    "benefit_offered",
    "benefit_withdrawn",
    "benefits",
    "code_issued",
    "code_used",
    "discount_codes",
    "ended",
    "fold",
    "join",
    "leave",
    "membership",
    "orders_of_codes",
    "started",
    "sweep",
    "tell_anew",
]
