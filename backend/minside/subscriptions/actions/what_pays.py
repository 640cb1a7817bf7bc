"""That a delivery is to be charged where the shop knows nothing that it could charge: said beforehand."""

from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .kinds import INVOICE, DeliveryState, State
from .rhythm import Deadlines

_WHICH: Final = {
    "card": Text("hvilket kort du betaler med", "which card you pay with"),
    "vipps": Text("hvilken Vipps-konto du betaler med", "which Vipps account you pay with"),
}


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


def choose_first(after: Agreement, coming: Coming) -> Text:
    """What there is to do, where, and until when."""
    which, until = _WHICH[_payment(after, coming)], said.moment(coming.deadline_at)
    return Text(
        f"Butikken vet ikke ennå {which.nb}. Velg det under «Slik betaler du» på siden til den faste"
        f" leveringen, før {until.nb}.",
        f"The shop doesn't know yet {which.en}. Choose it under “How you pay” on the fixed delivery's page,"
        f" before {until.en}.",
    )


def _payment(agreement: Agreement, coming: Coming) -> str:
    return coming.payment or agreement.payment
