"""A box that somebody ticked: words that rooms below the consents carry to them."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from .language import Language, Text


class Purpose(Enum):
    """What may be done where somebody agreed. The values are those of the ledger and of the events."""

    NEWS = "news"
    OFFERS = "offers"
    DISCOUNT_CODES = "discount_codes"
    ARTICLES = "articles"
    SMS = "sms"
    PERSONALISATION = "personalisation"
    CART_REMINDER = "cart_reminder"
    STATISTICS_COOKIES = "statistics_cookies"
    MARKETING_COOKIES = "marketing_cookies"


LABELS: Final = {
    Purpose.NEWS: Text("Nyheter på e-post", "News by e-mail"),
    Purpose.OFFERS: Text("Tilbud på e-post", "Offers by e-mail"),
    Purpose.DISCOUNT_CODES: Text("Rabattkoder på e-post", "Discount codes by e-mail"),
    Purpose.ARTICLES: Text(
        "Artikler, tips og råd på e-post", "Articles, tips and advice by e-mail"
    ),
    Purpose.SMS: Text("Tilbud og nyheter på SMS", "Offers and news by SMS"),
    Purpose.PERSONALISATION: Text(
        "Tilpasset til deg og dyrene dine", "Adapted to you and your pets"
    ),
    Purpose.CART_REMINDER: Text("Påminnelse om handlekurven", "Reminder of your cart"),
    Purpose.STATISTICS_COOKIES: Text("Statistikk", "Statistics"),
    Purpose.MARKETING_COOKIES: Text("Markedsføring i nettleseren", "Marketing in the browser"),
}
"""What each is called to the customer."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A box that was ticked: which purpose, and which text stood there."""

    purpose: Purpose
    version: int
    language: Language

    def as_json(self) -> list[Any]:
        """What `from_json` reads."""
        return [self.purpose.value, self.version, self.language.value]

    @classmethod
    def from_json(cls, said: Any) -> "Agreed":
        purpose, version, language = said
        return cls(Purpose(purpose), version, Language(language))
