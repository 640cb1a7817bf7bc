"""A delivery of which nothing would be sent: that it is so, why, and what to do about it. Nothing is asked
of the database here."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from minside.core.language import Text

from . import said
from .agreement import Agreement, Coming
from .assembling import NotSent, Offer, Wanted, assemble
from .forecast import forecast
from .kinds import DeliveryState, LeftOut

_WHY: Final[Mapping[LeftOut, Text]] = {
    LeftOut.SOLD_OUT: Text("{} er utsolgt", "{} is sold out"),
    LeftOut.GONE: Text("{} selges ikke lenger", "{} isn’t sold any more"),
    LeftOut.PRICE: Text("{} koster mer enn du har sagt ja til", "{} costs more than you have said yes to"),
    LeftOut.NO_PRICE: Text("{} har ingen pris hos oss nå", "{} has no price with us now"),
    LeftOut.ALLERGY: Text(
        "{} er utsolgt, og erstatningen kan inneholde noe dyret ikke tåler",
        "{} is sold out, and its substitute may contain something your animal can’t have",
    ),
    LeftOut.SUBSTITUTE_SOLD_OUT: Text(
        "{} er utsolgt, og det er erstatningen også", "{} is sold out, and so is its substitute"
    ),
    LeftOut.SUBSTITUTE_PRICE: Text(
        "{} er utsolgt, og erstatningen er blitt dyrere enn avtalt",
        "{} is sold out, and its substitute costs more than was agreed",
    ),
}  # fmt: skip


def goes_nowhere(agreement: Agreement, coming: Coming, *, has_usual: bool) -> bool:
    """Whether nobody knows where to: `has_usual` as in `reading.has_usual_address`."""
    return (coming.address or agreement.address) is None and not has_usual


def why_nothing_comes(
    wanted: Sequence[Wanted], offers: Mapping[str, Offer], coming: Coming, *, is_nowhere: bool
) -> Text | None:
    """As it would be if it were ordered now; None where something comes, or it is skipped anyway.
    `is_nowhere` as in `goes_nowhere`."""
    if coming.state is not DeliveryState.PLANNED:
        return None
    if is_nowhere:
        return _nowhere(said.day(coming.deliver_on))
    found = forecast(wanted, offers, coming.number)
    if found.goods:
        return None
    day = said.day(coming.deliver_on)
    if not found.not_sent:
        return Text(
            f"Ingenting blir sendt {day.nb}, for alt er tatt ut den gangen. Legg til noe, eller hopp over"
            " leveringen.",
            f"Nothing will be sent on {day.en}, for all of it is taken out that time. Add something, or"
            " skip the delivery.",
        )
    waits_for = assemble(wanted, offers, coming.number, may_wait=True).waits_for
    if waits_for:
        return _waits(waits_for, offers, day)
    return _held_back(found.not_sent, offers, day)


def _nowhere(day: Text) -> Text:
    return Text(
        f"Slik det er nå, blir ingenting sendt {day.nb}, for vi vet ikke hvor det skal. Legg inn adressen"
        " din under Profil og adresser, så kommer det.",
        f"As it is now, nothing will be sent on {day.en}, for we don’t know where to. Enter your address"
        " under Profile and addresses, and it will come.",
    )


def _waits(waits_for: Collection[str], offers: Mapping[str, Offer], day: Text) -> Text:
    names = [_name(sku, offers) for sku in waits_for]
    return Text(
        f"Slik det er nå, blir ingenting sendt {day.nb}: leveringen venter på {said.listed(names).nb}, i"
        " opptil 14 dager. Bytt varen, eller legg til noe, hvis du ikke vil vente.",
        f"As it is now, nothing will be sent on {day.en}: the delivery waits for"
        f" {said.listed(names).en}, for up to 14 days. Swap the product, or add something, if you would"
        " rather not wait.",
    )


def _held_back(not_sent: Sequence[NotSent], offers: Mapping[str, Offer], day: Text) -> Text:
    names = [_name(each.sku, offers) for each in not_sent]
    whys = [_WHY[each.why] for each in not_sent]
    nb = [why.nb.format(name) for name, why in zip(names, whys, strict=True)]
    en = [why.en.format(name) for name, why in zip(names, whys, strict=True)]
    act = _what_to_do({each.why for each in not_sent})
    return Text(
        f"Slik det er nå, blir ingenting sendt {day.nb}: {'; '.join(nb)}. {act.nb}",
        f"As it is now, nothing will be sent on {day.en}: {'; '.join(en)}. {act.en}",
    )


def _what_to_do(whys: Collection[LeftOut]) -> Text:
    if LeftOut.PRICE in whys:
        return Text(
            "Svar på den nye prisen, eller bytt varen, så kommer den.",
            "Answer the new price, or swap the product, and it will come.",
        )
    return Text(
        "Bytt til en annen vare, eller legg til noe, så kommer det.",
        "Swap it for another product, or add something, and that will come.",
    )


def _name(sku: str, offers: Mapping[str, Offer]) -> str:
    return offers[sku].name if sku in offers else sku
