"""That a delivery is to be charged where the shop knows nothing, or something else, that it could charge:
said beforehand."""

from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .kinds import INVOICE, DeliveryState, State
from .payment_methods import Method
from .rhythm import Deadlines

_WHICH: Final = {
    "card": Text("hvilket kort du betaler med", "which card you pay with"),
    "vipps": Text("hvilken Vipps-konto du betaler med", "which Vipps account you pay with"),
}
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


def choose_first(after: Agreement, coming: Coming, known: Method | None) -> Text | None:
    """What there is to do, where, and until when; None where the shop knows what was chosen."""
    payment, until = _payment(after, coming), said.moment(coming.deadline_at)
    if known is None:
        which = _WHICH[payment]
        return Text(
            f"Butikken vet ikke ennå {which.nb}. Velg det under «Slik betaler du» på siden til den faste"
            f" leveringen, før {until.nb}.",
            f"The shop doesn't know yet {which.en}. Choose it under “How you pay” on the fixed delivery's"
            f" page, before {until.en}.",
        )
    return None if known.kind == payment else _change_first(known, _OTHER[payment], until)


def _change_first(known: Method, other: Text, until: Text) -> Text:
    """What the shop does with a choice that it has no method for is its own: so much is known here."""
    return Text(
        f"Hos butikken er det {known.label} du betaler med nå. Bytt til {other.nb} under «Slik betaler du»"
        f" på siden til den faste leveringen, før {until.nb}. Ellers kan det hende at betalingen ikke går"
        " gjennom.",
        f"At the shop you pay with {known.label} now. Change it to {other.en} under “How you pay” on the"
        f" fixed delivery's page, before {until.en}. Otherwise the payment may not go through.",
    )


def _payment(agreement: Agreement, coming: Coming) -> str:
    return coming.payment or agreement.payment
