"""How many of each product come in one delivery, all of them set at once: what is in it already, and nothing
else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from minside.core.language import Text
from minside.core.refusals import Refusal, Refused

from . import acts, refusals, said
from .agreement import Agreement, Coming, ThisTime
from .assembling import Assembled, Offer, Wanted
from .doing import price_now
from .rhythm import Deadlines


@dataclass(frozen=True, slots=True)
class HowMany:
    """So many of a product this time; 0: none."""

    sku: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product that is in a delivery, or would be but for its quantity this time."""

    sku: str
    name: str
    quantity: int


def products(wanted: Sequence[Wanted], offers: Mapping[str, Offer]) -> list[Product]:
    """In the order of the agreement, then what comes this time only."""
    return [Product(each.sku, _name(each.sku, offers), each.quantity) for each in wanted]


async def others(now: Agreement, coming: Coming, asked: Sequence[HowMany]) -> list[ThisTime]:
    """Those that aren't so already, at today's prices. Raises `Refused`, with each one's refusal at its
    place; `refusals.TooManyLines`."""
    if len(asked) > 2 * acts.MOST_LINES:
        raise refusals.TooManyLines("quantities", most=2 * acts.MOST_LINES)
    found: list[ThisTime] = []
    refused: list[Refusal] = []
    for place, each in enumerate(asked):
        try:
            if other := await _other(now, coming, each):
                found.append(other)
        except Refusal as refusal:
            refusal.field = ("quantities", str(place), *(refusal.field or ()))
            refused.append(refusal)
    if refused:
        raise Refused(refused)
    return found


async def _other(now: Agreement, coming: Coming, asked: HowMany) -> ThisTime | None:
    acts.check_quantity(asked.quantity, least=0)
    usual = {line.sku: line.quantity for line in now.lines}
    is_now = usual | {each.sku: each.quantity for each in coming.lines}
    if asked.sku not in is_now:
        raise refusals.LineNotFound("sku")
    if asked.quantity == is_now[asked.sku]:
        return None
    # As many as usual, or none, is no yes to a price.
    is_priced = asked.quantity not in (0, usual.get(asked.sku))
    price = await price_now(asked.sku, "quantity") if is_priced else 0
    return ThisTime(asked.sku, asked.quantity, price)


def set_all(
    now: Agreement, number: int, others: Sequence[ThisTime], deadlines: Deadlines
) -> Agreement:
    """All of them, in one delivery. Raises what `acts.set_extra` does."""
    for each in others:
        now = acts.set_extra(now, number, each, deadlines)
    return now


@dataclass(frozen=True, slots=True)
class Change:
    """What is wanted before and after, of which products, and what comes of it as things are today."""

    before: Sequence[Wanted]
    after: Sequence[Wanted]
    offers: Mapping[str, Offer]
    comes: Assembled

    @property
    def others(self) -> dict[str, tuple[int, int]]:
        """By sku, how many before and after, where that isn't the same."""
        was = {each.sku: each.quantity for each in self.before}
        is_ = {each.sku: each.quantity for each in self.after}
        both = {sku: (was.get(sku, 0), is_.get(sku, 0)) for sku in dict.fromkeys([*was, *is_])}
        return {sku: (old, new) for sku, (old, new) in both.items() if old != new}


def told(of: Change) -> list[Text]:
    """What is other than it was, and what all of it costs; nothing where nothing is."""
    sentences = list(_told(of))
    if sentences and of.comes.goods:
        total, prices = said.kroner(of.comes.total_ore), _prices(of.comes)
        sentences.append(
            Text(
                f"Leveringen koster {total.nb} {prices.nb}, med frakt.",
                f"The delivery costs {total.en} at {prices.en}, freight included.",
            )
        )
    return sentences


def _prices(comes: Assembled) -> Text:
    if comes.is_as_agreed:
        return Text("etter avtalte priser", "agreed prices")
    return Text("slik prisene er i dag", "today’s prices")


def _told(of: Change) -> Iterator[Text]:
    for sku, (was, is_) in of.others.items():
        name = _name(sku, of.offers)
        if is_ == 0:
            yield Text(f"{name} kommer ikke denne gangen.", f"{name} doesn’t come this time.")
        else:
            yield Text(
                f"Antallet av {name} blir {is_} denne gangen, i stedet for {was}.",
                f"{is_} of {name} this time, instead of {was}.",
            )


def left_out(of: Change) -> list[Text]:
    """Of what was changed, that which wouldn't come along as things are: not why, which can be a pet's
    allergy."""
    missing = {each.sku for each in of.comes.not_sent}
    names = [_name(sku, of.offers) for sku, (_, is_) in of.others.items() if is_ and sku in missing]
    return [
        Text(
            f"Slik det er nå, blir ikke {name} med.",
            f"As it is now, {name} won’t come along.",
        )
        for name in names
    ]


def _name(sku: str, offers: Mapping[str, Offer]) -> str:
    return offers[sku].name if sku in offers else sku
