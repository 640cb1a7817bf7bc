"""What goes into a delivery: what was agreed, at no higher price, and nothing else (S33, N9).

Nothing here asks the database, so that every rule can be tried by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from .allergies import may_eat
from .kinds import LeftOut, WhenOut


@dataclass(frozen=True, slots=True)
class Promise:
    """A price over what was agreed, unanswered; the delivery `keeps_number` keeps the old one."""

    new_ore: int
    keeps_number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A yes to a higher price: the deliveries through that number were promised the old one."""

    old_ore: int
    through_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the customer wants of a product this time. `avoids` is what the pets that eat it don't
    tolerate."""

    sku: str
    quantity: int
    agreed_ore: int
    ceiling_ore: int | None = None
    when_out: WhenOut = WhenOut.LEAVE_OUT
    substitute_sku: str | None = None
    substitute_agreed_ore: int | None = None
    avoids: frozenset[str] = frozenset()
    promise: Promise | None = None
    kept: tuple[Kept, ...] = ()
    is_extra: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A product today. `contents` is what is said to be in it, None where nothing is said."""

    sku: str
    name: str
    price_ore: int | None
    can_be_had: bool
    is_gone: bool = False
    contents: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """What is sent; `instead_of` is the product that it stands in for. `is_as_agreed`: it costs more today."""

    sku: str
    name: str
    quantity: int
    price_ore: int
    instead_of: str | None = None
    is_as_agreed: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """`instead` is the substitute that the customer named, if any."""

    sku: str
    why: LeftOut
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """What goes along, what doesn't, and what the whole waits for."""

    goods: list[Goods] = field(default_factory=list[Goods])
    not_sent: list[NotSent] = field(default_factory=list[NotSent])
    waits_for: list[str] = field(default_factory=list[str])

    @property
    def is_as_agreed(self) -> bool:
        """Whether any of it costs other than it does today."""
        return any(each.is_as_agreed for each in self.goods)

    @property
    def total_ore(self) -> int:
        return sum(each.price_ore * each.quantity for each in self.goods)


_Answer: TypeAlias = Goods | NotSent | None


def assemble(
    wanted: Iterable[Wanted], offers: Mapping[str, Offer], number: int, *, may_wait: bool
) -> Assembled:
    """For the delivery of this number. Where it `may_wait` no longer, what is waited for stays out."""
    found = Assembled()
    for each in wanted:
        if each.quantity == 0:
            continue
        answer = _answer(each, offers, number, may_wait=may_wait)
        if answer is None:
            found.waits_for.append(each.sku)
        elif isinstance(answer, Goods):
            found.goods.append(answer)
        else:
            found.not_sent.append(answer)
    return found if not found.waits_for else Assembled(waits_for=found.waits_for)


def _answer(wanted: Wanted, offers: Mapping[str, Offer], number: int, *, may_wait: bool) -> _Answer:
    offer = offers.get(wanted.sku)
    if offer is None or offer.is_gone:
        return _instead(wanted, offers, LeftOut.GONE)
    if not offer.can_be_had:
        if wanted.when_out is WhenOut.WAIT and may_wait:
            return None
        return _instead(wanted, offers, LeftOut.SOLD_OUT)
    price = price_of(wanted, offer, number)
    if price is None:
        why = LeftOut.NO_PRICE if offer.price_ore is None else LeftOut.PRICE
        return NotSent(wanted.sku, why)
    is_as_agreed = price != offer.price_ore
    return Goods(wanted.sku, offer.name, wanted.quantity, price, is_as_agreed=is_as_agreed)


def price_of(wanted: Wanted, offer: Offer, number: int) -> int | None:
    """What one costs in this delivery, in øre; None where silence would be the only yes to it."""
    if offer.price_ore is None:
        return None
    promised = _promised(wanted, number)
    if promised is not None:
        return min(offer.price_ore, promised)
    if offer.price_ore <= max(wanted.agreed_ore, wanted.ceiling_ore or 0):
        return offer.price_ore
    return wanted.agreed_ore if wanted.promise is None else None


def _promised(wanted: Wanted, number: int) -> int | None:
    """What this delivery was promised to cost at most, whatever was said yes to since; None where it
    was promised nothing."""
    olds = [each.old_ore for each in wanted.kept if number <= each.through_number]
    if wanted.promise is not None and number <= wanted.promise.keeps_number:
        olds.append(wanted.agreed_ore)
    return min(olds, default=None)


def _instead(wanted: Wanted, offers: Mapping[str, Offer], why: LeftOut) -> _Answer:
    """The substitute that the customer named, or why nothing comes."""
    if wanted.when_out is not WhenOut.SUBSTITUTE or wanted.substitute_sku is None:
        return NotSent(wanted.sku, why)
    offer = offers.get(wanted.substitute_sku)
    if offer is None or offer.is_gone or not offer.can_be_had or offer.price_ore is None:
        return NotSent(wanted.sku, LeftOut.SUBSTITUTE_SOLD_OUT, wanted.substitute_sku)
    if not may_eat(offer.contents, wanted.avoids):
        return NotSent(wanted.sku, LeftOut.ALLERGY, wanted.substitute_sku)
    if offer.price_ore > (wanted.substitute_agreed_ore or 0):
        return NotSent(wanted.sku, LeftOut.SUBSTITUTE_PRICE, wanted.substitute_sku)
    return Goods(offer.sku, offer.name, wanted.quantity, offer.price_ore, wanted.sku)


def with_this_time(lines: Sequence[Wanted], this_time: Mapping[str, Wanted]) -> list[Wanted]:
    """The lines as they are for one delivery: its own quantities, then its extras."""
    own = [
        this_time[line.sku].quantity if line.sku in this_time else line.quantity for line in lines
    ]
    changed = [replace(line, quantity=n) for line, n in zip(lines, own, strict=True)]
    known = {line.sku for line in lines}
    return changed + [extra for sku, extra in this_time.items() if sku not in known]
