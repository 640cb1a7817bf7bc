"""Which deliveries go to an address, and where they go once it is deleted: said before it is."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.language import Text
from minside.core.scope import current
from minside.customers import actions as customers

from . import said
from .agreement import Agreement, Coming
from .kinds import DeliveryState, State
from .storing import load_all


async def uses_of_address(customer: UUID, address: UUID) -> list[Text]:
    """A sentence for each fixed delivery that goes there, always or once, with where it goes instead;
    none where nothing does. What has ended goes nowhere."""
    places = await customers.addresses(customer)
    gone = next((each for each in places if each.id == address), None)
    if gone is None:
        return []
    every = [
        each.agreement
        for each in await load_all(customer)
        if each.agreement.state is not State.CANCELLED
    ]
    streets = {each.id: each.street for each in places if each.id != address}
    usual = await _usual_without(customer, streets, places)
    names = await _names(every)
    return [
        told
        for each in every
        for told in _told(each, address, streets, usual, names, is_default=gone.is_default)
    ]


async def _usual_without(
    customer: UUID, streets: Mapping[UUID, str], places: Sequence[customers.DeliveryPlace]
) -> str | None:
    """The street of what is the usual address then: the default, or the oldest that is left, or home;
    None where there is nowhere."""
    left = [each for each in places if each.id in streets]
    if left:
        return left[0].street
    return await current().fetchval("SELECT street FROM customer WHERE id = $1", customer)


async def _names(agreements: Sequence[Agreement]) -> dict[str, str]:
    skus = sorted({line.sku for each in agreements for line in each.lines})
    found = await catalogue.find_many(skus)
    return {sku: each.name if each else sku for sku, each in zip(skus, found, strict=True)}


def _told(
    agreement: Agreement,
    address: UUID,
    streets: Mapping[UUID, str],
    usual: str | None,
    names: Mapping[str, str],
    *,
    is_default: bool,
) -> Iterator[Text]:
    goods = said.listed([names[line.sku] for line in agreement.lines])
    is_usual = agreement.address is None and is_default
    if agreement.address == address or is_usual:
        yield _always(agreement.next, goods, usual)
    always = usual if agreement.address in (None, address) else streets[agreement.address]
    for each in agreement.coming:
        if each.address == address and _can_change(each):
            yield _once(each, goods, always)


def _can_change(coming: Coming) -> bool:
    return coming.state is DeliveryState.PLANNED and coming.deadline_at > clock.now()


def _always(coming: Coming | None, goods: Text, to: str | None) -> Text:
    what = Text(f"Den faste leveringen av {goods.nb}", f"The fixed delivery of {goods.en}")
    if coming is not None:
        day = said.day(coming.deliver_on)
        what = Text(
            f"{what.nb}, som kommer neste gang {day.nb},",
            f"{what.en}, which comes next on {day.en},",
        )
    return _goes(what, to)


def _once(coming: Coming, goods: Text, to: str | None) -> Text:
    day = said.day(coming.deliver_on)
    return _goes(
        Text(f"Leveringen {day.nb} av {goods.nb}", f"The delivery of {goods.en} on {day.en}"), to
    )


def _goes(what: Text, to: str | None) -> Text:
    if to is None:
        return Text(
            f"{what.nb} går hit. Vi vet ikke noe annet sted å levere, så legg inn en ny adresse før"
            " fristen, ellers blir ingenting sendt.",
            f"{what.en} goes here. We know of nowhere else to deliver, so enter another address before"
            " the deadline, or nothing will be sent.",
        )
    return Text(
        f"{what.nb} går hit. Sletter du adressen, går den til {to} i stedet. Det kan du endre under"
        " Faste leveringer.",
        f"{what.en} goes here. If you delete the address, it goes to {to} instead. You can change that"
        " under Fixed deliveries.",
    )
