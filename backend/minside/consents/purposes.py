"""What customers are asked about, one thing each, and what the law says of it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import Final

from minside.core.agreeing import LABELS, Purpose
from minside.core.language import Text
from minside.core.personal import Basis

YOUNGEST: Final = 15
"""Who may say yes by themselves (personopplysningsloven §5 has 13 for services on the web; marketing to
minors takes more: markedsføringsloven §20 and Datatilsynet's guidance)."""
YOUNGEST_PROFILED: Final = 18
ANSWERED_WITHIN: Final = timedelta(days=7)
"""So long an address that was asked whether it said yes may answer."""


class Kind(Enum):
    """Whom a yes belongs to: an address, a number, an account, or a browser."""

    MAIL = "mail"
    SMS = "sms"
    ACCOUNT = "account"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class About:
    """What is true of a purpose. `youngest` in whole years, reckoned by the year alone; `promise` is the
    notice's. Where the basis is a legitimate interest it holds until somebody objects."""

    label: Text
    kind: Kind
    basis: Basis
    promise: str
    youngest: int


_YES = Basis.CONSENT
_CART: Final = About(
    LABELS[Purpose.CART_REMINDER], Kind.ACCOUNT, Basis.LEGITIMATE_INTEREST, "S43", 0
)
_CART_ASKED: Final = replace(_CART, basis=_YES, youngest=YOUNGEST)
ABOUT: Final[dict[Purpose, About]] = {
    Purpose.NEWS: About(
        LABELS[Purpose.NEWS], Kind.MAIL, _YES, "S28", YOUNGEST,
    ),
    Purpose.OFFERS: About(
        LABELS[Purpose.OFFERS], Kind.MAIL, _YES, "S29", YOUNGEST,
    ),
    Purpose.DISCOUNT_CODES: About(
        LABELS[Purpose.DISCOUNT_CODES], Kind.MAIL, _YES, "S30", YOUNGEST,
    ),
    Purpose.ARTICLES: About(
        LABELS[Purpose.ARTICLES], Kind.MAIL, _YES, "S31", YOUNGEST,
    ),
    Purpose.SMS: About(
        LABELS[Purpose.SMS], Kind.SMS, _YES, "S40", YOUNGEST,
    ),
    Purpose.PERSONALISATION: About(
        LABELS[Purpose.PERSONALISATION], Kind.ACCOUNT, _YES, "S42", YOUNGEST_PROFILED,
    ),
    Purpose.CART_REMINDER: _CART,
    Purpose.STATISTICS_COOKIES: About(
        LABELS[Purpose.STATISTICS_COOKIES], Kind.BROWSER, _YES, "S18", 0,
    ),
    Purpose.MARKETING_COOKIES: About(
        LABELS[Purpose.MARKETING_COOKIES], Kind.BROWSER, _YES, "S19", 0,
    ),
}  # fmt: skip

NEWSLETTER: Final = (Purpose.NEWS, Purpose.OFFERS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES)
"""What a newsletter may hold; each is chosen by itself."""
ASKED_IN_OUR_WORDS: Final = frozenset({Purpose.PERSONALISATION})
"""What a yes covers only where it was said to our own words. Of what is sent, the purpose says all; what may
be used of somebody only the words say, and we can't know what others' cover (GDPR art. 4(11), decision 0024)."""
TO_MAILBOXES: Final = (*NEWSLETTER, Purpose.CART_REMINDER)
"""All marketing that goes to a mail address."""
MARKETING: Final = tuple(each for each in Purpose if ABOUT[each].kind is not Kind.BROWSER)
"""All that others can speak of; a browser's choices lie in the browser."""
CALLED: Final[dict[str, tuple[Purpose, ...]]] = {
    **{each.value: (each,) for each in MARKETING},
    "newsletter": NEWSLETTER,
    "newsletter_email": NEWSLETTER,
    "email": NEWSLETTER,
    "newsletter_sms": (Purpose.SMS,),
    "everything": MARKETING,
}
"""What others call our purposes."""


def called(word: str) -> tuple[Purpose, ...] | None:
    """What others mean by a word, in any letter case; None where it isn't understood."""
    return CALLED.get(word.strip().lower())


def settle(*, cart_reminder_asks: bool) -> None:
    """What the owner chose, once when a process starts: whether the reminder of a cart waits for a yes, as any
    other marketing, or is on as the notice says (decision 0025)."""
    ABOUT[Purpose.CART_REMINDER] = _CART_ASKED if cart_reminder_asks else _CART


def needs_our_words(purpose: Purpose) -> bool:
    """Whether only a yes to our own words is one; of the reminder, what was said while nobody had to say yes
    isn't."""
    is_asked_cart = purpose is Purpose.CART_REMINDER and ABOUT[purpose].basis is _YES
    return is_asked_cart or purpose in ASKED_IN_OUR_WORDS
