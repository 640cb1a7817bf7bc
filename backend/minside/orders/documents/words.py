"""The shop's and the law's words, as they are told on papers and in letters."""

from typing import Final

from minside.core.language import Language, Text
from minside.core.writing import day, spoken_money

from .papers import ToPay

_PAYMENT: Final = {
    "invoice": Text("Faktura", "Invoice"),
    "card": Text("Kort", "Card"),
    "vipps": Text("Vipps", "Vipps"),
    "bank_transfer": Text("Bankoverføring", "Bank transfer"),
}
_DELIVERY: Final = {
    "home_delivery": Text("Hjem på døra", "Home delivery"),
    "letter_box": Text("I postkassen", "In the letter box"),
    "pickup_point": Text("På hentested", "At a pickup point"),
}
_WISH: Final = {
    "repair": Text("Få den reparert", "To have it repaired"),
    "replacement": Text("Få en ny", "To get a new one"),
    "refund": Text("Få pengene tilbake", "To get the money back"),
    "price_reduction": Text("Få avslag i prisen", "To get a lower price"),
}
_REFUSING: Final = {
    "home_delivery": Text(
        "Du angrer på alt i pakken, så si nei til den når den kommer.",
        "You withdraw from everything in the parcel, so refuse it when it comes.",
    ),
    "pickup_point": Text(
        "Du angrer på alt i pakken, så la være å hente den.",
        "You withdraw from everything in the parcel, so leave it uncollected.",
    ),
}
_REFUSING_SOMEHOW: Final = Text(
    "Du angrer på alt i pakken, så si nei til den, eller la være å hente den.",
    "You withdraw from everything in the parcel, so refuse it or leave it uncollected.",
)
_COUNTRIES: Final = {
    "DK": Text("Danmark", "Denmark"),
    "FI": Text("Finland", "Finland"),
    "FO": Text("Færøyene", "Faroe Islands"),
    "IS": Text("Island", "Iceland"),
    "SE": Text("Sverige", "Sweden"),
}


def payment(word: str, language: Language) -> str:
    """A way of payment; the shop's own word where it is new to us."""
    return _told(_PAYMENT, word, language)


def delivery(word: str, language: Language) -> str:
    """A way of delivery; the shop's own word where it is new to us."""
    return _told(_DELIVERY, word, language)


def wish(word: str, language: Language) -> str:
    """What whoever complains would like best (`complaint.wish`)."""
    return _told(_WISH, word, language)


def refusing(delivery: str) -> Text:
    """What to do with a parcel that comes in that way, and holds nothing but what goes back."""
    return _REFUSING.get(delivery, _REFUSING_SOMEHOW)


def to_pay(owed: ToPay) -> Text:
    """What goes back, and what is to be paid now."""
    nb, en = Language.NB, Language.EN
    back = Text(
        f"Du har meldt retur for {spoken_money(owed.returning_ore, nb)}.",
        f"You have announced a return for {spoken_money(owed.returning_ore, en)}.",
    )
    if owed.now_ore <= 0:
        return Text(f"{back.nb} Du har ingenting å betale.", f"{back.en} You have nothing to pay.")
    when = Text("så snart du kan", "as soon as you can")
    if owed.by:
        when = Text(f"innen {day(owed.by, nb)}", f"by {day(owed.by, en)}")
    return Text(
        f"{back.nb} Betal {spoken_money(owed.now_ore, nb)} {when.nb}, så sender vi deg en kreditnota for resten.",
        f"{back.en} Pay {spoken_money(owed.now_ore, en)} {when.en}, and we will send you a credit note for the"
        " rest.",
    )


def country(code: str, language: Language) -> str:
    """A country by ISO 3166-1; the code where it isn't one of our neighbours."""
    return _told(_COUNTRIES, code, language)


def _told(known: dict[str, Text], word: str, language: Language) -> str:
    return known[word].in_(language) if word in known else word
