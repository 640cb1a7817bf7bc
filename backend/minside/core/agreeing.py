"""A box that somebody ticked: words that rooms below the consents carry to them."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from .language import Language


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
