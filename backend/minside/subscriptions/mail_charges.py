"""The letters about payment for fixed deliveries. They say what happened and what comes next, and blame
nobody (S15)."""

from typing import Annotated, Any, Final, get_type_hints

import msgspec
from msgspec import Meta

from minside.core.language import Language, Text
from minside.orders.documents import words
from minside.outbox.templates import Template, register

_PURPOSE: Final = "deliveries"

Moment = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:\d\d)\Z")]
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Id = Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]

_REASONS: Final = {
    "insufficient_funds": Text(
        "Banken sier at det ikke var nok på kontoen akkurat da.",
        "The bank says that there wasn’t enough in the account just then.",
    ),
    "card_expired": Text("Kortet er gått ut på dato.", "The card has expired."),
    "card_declined": Text(
        "Banken godtok ikke kortet, og sier ikke hvorfor.",
        "The bank didn’t accept the card, and doesn’t say why.",
    ),
    "card_blocked": Text("Banken sier at kortet er sperret.", "The bank says the card is blocked."),
    "limit_exceeded": Text(
        "Beløpet er over grensen som er satt for kortet.",
        "The amount is over the limit that is set for the card.",
    ),
    "not_approved": Text(
        "Betalingen ble ikke godkjent i tide.", "The payment wasn’t approved in time."
    ),
    "no_method": Text(
        "Det er ikke lagret noe kort eller annet å betale med.",
        "No card or other way to pay is stored.",
    ),
    "technical": Text(
        "Det var en teknisk feil hos dem som tar imot betalingen.",
        "There was a technical fault at those who take the payment.",
    ),
}
_UNKNOWN: Final = Text("Vi har ikke fått vite hvorfor.", "We haven’t been told why.")


def reason(code: str, language: Language) -> str:
    """Why a charge was refused, in a sentence."""
    return _REASONS.get(code, _UNKNOWN).in_(language)


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What each says: whose name is greeted, about which order and subscription (an id)."""

    name: str
    order_number: str
    subscription: Id


class ChargeFailed(_Said, frozen=True, kw_only=True):
    """It is tried again at `next_at`, an ISO moment."""

    amount_ore: int
    payment: str
    reason: str
    next_at: Moment


class ChargeGivenUp(_Said, frozen=True, kw_only=True):
    """It isn't tried again by itself; whether the deliveries are paused."""

    amount_ore: int
    payment: str
    reason: str
    is_paused: bool


class ChargePaid(_Said, frozen=True, kw_only=True):
    """When the delivery comes, whether that is `later` than planned, whether the deliveries go on after
    a pause (`went_on`), when the next one comes, if any does, and for which later days what was chosen
    holds no longer (`forgotten`)."""

    amount_ore: int
    deliver_on: Day
    later: bool
    went_on: bool
    next_on: Day | None
    forgotten: list[Day]


class HeldBack(_Said, frozen=True, kw_only=True):
    """The next delivery, which was to come on a day, waits until this order is paid."""

    amount_ore: int
    was_on: Day


def values(said: _Said) -> dict[str, Any]:
    """As a letter takes it: texts, whole numbers, lists and objects."""
    return msgspec.to_builtins(said)


_TELLS: Final = {"payment": words.payment, "reason": reason}


def _letter(name: str, said: type[_Said]) -> Template:
    shapes = get_type_hints(said, include_extras=True)
    return register(
        Template(
            name=f"subscriptions/{name}",
            purpose=_PURPOSE,
            values=tuple(shapes),
            shapes=shapes,
            tells={name: tell for name, tell in _TELLS.items() if name in shapes},
            follows=True,
        )
    )


CHARGE_FAILED: Final = _letter("charge_failed", ChargeFailed)
CHARGE_GIVEN_UP: Final = _letter("charge_given_up", ChargeGivenUp)
CHARGE_PAID: Final = _letter("charge_paid", ChargePaid)
HELD_BACK: Final = _letter("held_back", HeldBack)
