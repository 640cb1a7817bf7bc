"""That a delivery is to be charged where the shop knows nothing, or something else, that it could charge:
said beforehand."""

from datetime import datetime
from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .kinds import INVOICE, DeliveryState, State
from .payment_methods import KnownWays, Method
from .rhythm import Deadlines

_WHICH: Final = {
    "card": Text("hvilket kort du betaler med", "which card you pay with"),
    "vipps": Text("hvilken Vipps-konto du betaler med", "which Vipps account you pay with"),
}
_HERE: Final = Text("", "")
_ON_ITS_PAGE: Final = Text(
    " under «Slik betaler du» på siden til den faste leveringen,",
    " under “How you pay” on the fixed delivery's page,",
)
_OTHER: Final = {"card": Text("et kort", "a card"), "vipps": Text("Vipps", "Vipps")}


def charged_anew(before: Agreement | None, after: Agreement) -> Coming | None:
    """The first delivery that is to be charged and wasn't, or not so."""
    for each in after.coming:
        if each.state is not DeliveryState.PLANNED or after.state is not State.ACTIVE:
            continue
        payment = _payment(after, each)
        was = before.get(each.number, Deadlines()) if before else None
        if payment != INVOICE and (
            before is None or was is None or _payment(before, was) != payment
        ):
            return each
    return None


def first_unknown(agreement: Agreement, known: KnownWays) -> Coming | None:
    """The first delivery that is to be charged in a way that the shop knows nothing of."""
    return next(
        (each for each in charged(agreement) if not known.has(_payment(agreement, each))), None
    )


def charged(agreement: Agreement) -> list[Coming]:
    """What comes that is to be charged, of what has a row."""
    if agreement.state is not State.ACTIVE:
        return []
    planned = [each for each in agreement.coming if each.state is DeliveryState.PLANNED]
    return [each for each in planned if _payment(agreement, each) != INVOICE]


def choose_first(after: Agreement, coming: Coming, known: KnownWays) -> Text | None:
    """What there is to do, where, and until when; None where the shop knows what was chosen."""
    payment = _payment(after, coming)
    return None if known.has(payment) else choose(payment, coming.deadline_at, known, _ON_ITS_PAGE)


def choose_here(after: Agreement, coming: Coming, known: KnownWays) -> Text:
    """The same, beside what it is done with."""
    return choose(_payment(after, coming), coming.deadline_at, known)


def choose(payment: str, deadline: datetime, known: KnownWays, where: Text = _HERE) -> Text:
    """What there is to do, where, and until when, for a way of payment that the shop knows nothing of."""
    until = said.moment(deadline)
    if known.method is None:
        which = _WHICH[payment]
        return Text(
            f"Butikken vet ikke ennå {which.nb}. Velg det{where.nb} før {until.nb}.",
            f"The shop doesn't know yet {which.en}. Choose it{where.en} before {until.en}.",
        )
    return _change_first(known.method, _OTHER[payment], where, until)


def _change_first(known: Method, other: Text, where: Text, until: Text) -> Text:
    """What the shop does with a choice that it has no method for is its own: so much is known here."""
    return Text(
        f"Hos butikken er det {known.label} du betaler med nå. Bytt til {other.nb}{where.nb} før {until.nb}."
        " Ellers kan det hende at betalingen ikke går gjennom.",
        f"At the shop you pay with {known.label} now. Change it to {other.en}{where.en} before {until.en}."
        " Otherwise the payment may not go through.",
    )


def _payment(agreement: Agreement, coming: Coming) -> str:
    return coming.payment or agreement.payment
