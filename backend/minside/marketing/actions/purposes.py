"""What messages are for, by the newsletter tool's words and by ours, as customers read it."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from minside.consents.actions import ABOUT, NEWSLETTER, Purpose
from minside.consents.actions import Kind as Whose
from minside.core.language import Text


class Kind(Enum):
    """Whether a message came of what somebody ordered or of their account, or was to interest them."""

    SERVICE = "service"
    MARKETING = "marketing"


MARKETING: Final = frozenset(each.value for each in Purpose)
"""What letters of ours are for that want a consent, or rest on a legitimate interest."""
SERVICE: Final = {
    "security": Text("Kontoen din og sikkerheten din", "Your account and its security"),
    "orders": Text("Bestillingene dine", "Your orders"),
    "deliveries": Text("De faste leveringene dine", "Your fixed deliveries"),
    "consents": Text("Det du har sagt ja og nei til", "What you said yes and no to"),
    "service": Text("Svar på det du skrev til oss", "An answer to what you wrote to us"),
}
_OTHER: Final = {
    Kind.SERVICE: Text("Å hjelpe deg som kunde", "To help you as a customer"),
    Kind.MARKETING: Text("Annet", "Something else"),
}
_TOOLS: Final[dict[str, tuple[Text, Sequence[Purpose]]]] = {
    "newsletter_email": (Text("Nyhetsbrev på e-post", "Newsletter by e-mail"), NEWSLETTER),
    "newsletter_sms": (ABOUT[Purpose.SMS].label, (Purpose.SMS,)),
}
"""Tools that don't ask for each thing by itself have words of their own."""


def purposes_of(word: str) -> Sequence[Purpose]:
    """What must have been agreed to, any of these, for a message of that word; none where it is unknown."""
    if word in MARKETING:
        return (Purpose(word),)
    return _TOOLS[word][1] if word in _TOOLS else ()


SENT_BY: Final[dict[Purpose, str]] = {
    **{each: "mail" for each in Purpose if ABOUT[each].kind is Whose.MAIL},
    **{each: "sms" for each in Purpose if ABOUT[each].kind is Whose.SMS},
    Purpose.CART_REMINDER: "mail",
}
"""By which channel something may be sent for it; for the rest nothing is."""


def is_addressed(purpose: Purpose) -> bool:
    """Whether a yes belongs to the address itself, and not to an account."""
    return ABOUT[purpose].kind in (Whose.MAIL, Whose.SMS)


def label_of(word: str, kind: Kind) -> Text:
    """What a message was for, in words."""
    if word in MARKETING:
        return ABOUT[Purpose(word)].label
    if word in _TOOLS:
        return _TOOLS[word][0]
    return SERVICE.get(word, _OTHER[kind])
