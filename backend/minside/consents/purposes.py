"""What customers are asked about, one thing each, and what the law says of it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from minside.core.agreeing import Purpose
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
ABOUT: Final[dict[Purpose, About]] = {
    Purpose.NEWS: About(
        Text("Nyheter på e-post", "News by e-mail"), Kind.MAIL, _YES, "S28", YOUNGEST
    ),
    Purpose.OFFERS: About(
        Text("Tilbud på e-post", "Offers by e-mail"), Kind.MAIL, _YES, "S29", YOUNGEST
    ),
    Purpose.DISCOUNT_CODES: About(
        Text("Rabattkoder på e-post", "Discount codes by e-mail"), Kind.MAIL, _YES, "S30", YOUNGEST
    ),
    Purpose.ARTICLES: About(
        Text("Artikler, tips og råd på e-post", "Articles, tips and advice by e-mail"),
        Kind.MAIL, _YES, "S31", YOUNGEST,
    ),
    Purpose.SMS: About(
        Text("Tilbud og nyheter på SMS", "Offers and news by SMS"),
        Kind.SMS, _YES, "S40", YOUNGEST,
    ),
    Purpose.PERSONALISATION: About(
        Text("Tilpasset til deg og dyrene dine", "Adapted to you and your pets"),
        Kind.ACCOUNT, _YES, "S42", YOUNGEST_PROFILED,
    ),
    Purpose.CART_REMINDER: About(
        Text("Påminnelse om handlekurven", "Reminder of your cart"),
        Kind.ACCOUNT, Basis.LEGITIMATE_INTEREST, "S43", 0,
    ),
    Purpose.STATISTICS_COOKIES: About(
        Text("Statistikk", "Statistics"), Kind.BROWSER, _YES, "S18", 0
    ),
    Purpose.MARKETING_COOKIES: About(
        Text("Markedsføring i nettleseren", "Marketing in the browser"),
        Kind.BROWSER, _YES, "S19", 0,
    ),
}  # fmt: skip

NEWSLETTER: Final = (Purpose.NEWS, Purpose.OFFERS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES)
"""What a newsletter may hold; each is chosen by itself."""
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
