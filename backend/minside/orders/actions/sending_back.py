"""What the customer is to send, and until when: nobody is asked for what they haven't got."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from minside.core import clock

from .allowing import returnable
from .kinds import GoodsPlace, ReturnState, ShipmentPurpose, ShipmentState
from .lots import Lot, take
from .parts import Packed, Return, amount
from .standing import Line, Standing

DAYS_TO_SEND: Final = 14
DAYS_TO_PAY_BACK: Final = 14
# Nobody is at the door of a letter box to say no, and nothing waits to be fetched.
_UNREFUSABLE: Final = "letter_box"


def send_by(order: Standing, back: Return) -> date | None:
    """The last day on which to send what is with the customer: the 14th in Oslo after the one on which
    it was said, or on which the last of it came, where that was later (angrerettloven §25). It may be
    past: what was said in time is sent all the same. None while nothing of it has come, and once it
    matters no more."""
    if back.state is not ReturnState.OPEN:
        return None
    here = [lot.at for lot in _lots_of(order, back) if lot.place is GoodsPlace.WITH_CUSTOMER]
    if not here:
        return None
    last = max([back.opened_at, *filter(None, here)])
    return last.astimezone(clock.OSLO).date() + timedelta(days=DAYS_TO_SEND)


def is_late(order: Standing, back: Return) -> bool:
    """Whether that day is past."""
    last = send_by(order, back)
    return last is not None and last < clock.today()


def money_by(back: Return) -> date | None:
    """The last day for the money of what is open: the 14th in Oslo after the one on which it was said
    (angrerettloven §24). None once that is past, for it may wait for the goods."""
    last = back.opened_at.astimezone(clock.OSLO).date() + timedelta(days=DAYS_TO_PAY_BACK)
    return last if back.state is ReturnState.OPEN and last >= clock.today() else None


def places(order: Standing, back: Return) -> list[GoodsPlace]:
    """Where the goods of an open return are, each place once."""
    if back.state is not ReturnState.OPEN:
        return []
    return _places(_lots_of(order, back))


def kept_places(order: Standing, back: Return) -> list[GoodsPlace]:
    """Where the goods of a return that was withdrawn are, each place once."""
    lines = dict.fromkeys(each.line for each in back.lines)
    found = [
        _taken(order, line, amount(back.lines, line), order.returns, back.opened_at)
        for line in lines
    ]
    return _places([lot for lots in found for lot in lots])


def coming_back(order: Standing) -> dict[str, int]:
    """How much of each line that is on its way is withdrawn from, where any is."""
    found: Counter[str] = Counter()
    for back in order.returns:
        if back.state is ReturnState.OPEN:
            for line, lot in _each_lot(order, back):
                found[line] += lot.quantity if lot.place is GoodsPlace.ON_ITS_WAY else 0
    return {line: quantity for line, quantity in found.items() if quantity}


def _each_lot(order: Standing, back: Return) -> list[tuple[str, Lot]]:
    lines = dict.fromkeys(each.line for each in back.lines)
    return [(line, lot) for line in lines for lot in _lots_of_line(order, back, line)]


def has_come(order: Standing, back: Return) -> bool:
    """Whether any of it is with the customer."""
    return GoodsPlace.WITH_CUSTOMER in places(order, back)


def may_refuse(order: Standing, back: Return) -> bool:
    """Whether nothing that is kept comes along with it: in the parcels under way, where all of it that
    is to come lies in these; else in whatever is to come."""
    coming = {
        each.line
        for each in back.lines
        if any(lot.place is GoodsPlace.ON_ITS_WAY for lot in _lots_of_line(order, back, each.line))
    }
    sent = _under_way(order)
    lines = {each.line for each in sent}
    looked_at = lines if coming <= lines else {line.line for line in order.lines} | lines
    return bool(coming) and not any(_comes_to_be_kept(order, line, sent) for line in looked_at)


def refusal(order: Standing, back: Return, delivery: str) -> str | None:
    """By which way of delivery the parcel comes that is to be refused, or left; None where it can't be,
    or brings something that is kept."""
    if delivery == _UNREFUSABLE or not may_refuse(order, back):
        return None
    return delivery


def _under_way(order: Standing) -> list[Packed]:
    return [
        packed
        for parcel in order.parcels
        if parcel.purpose is ShipmentPurpose.ORDER and parcel.state is ShipmentState.ON_ITS_WAY
        for packed in parcel.contents
        if packed.quantity
    ]


def _comes_to_be_kept(order: Standing, line: str, sent: Sequence[Packed]) -> bool:
    """More comes of it than was withdrawn from: a replacement does too, which no lot has."""
    known = next((each for each in order.lines if each.line == line), None)
    if known is None:
        return True
    all_in_all = _coming(known.lots)
    withdrawn = all_in_all - _coming(left_of(known, order.returns))
    return max(all_in_all, amount(sent, line)) > withdrawn


def _coming(found: Sequence[Lot]) -> int:
    return sum(lot.quantity for lot in found if lot.place is GoodsPlace.ON_ITS_WAY)


def returnable_places(order: Standing, line: Line) -> list[GoodsPlace]:
    """Where what can go back of a line is now."""
    taken, _ = take(left_of(line, order.returns), returnable(order, line), clock.now())
    return _places(taken)


def undelivered(order: Standing, wanted: Mapping[str, int]) -> dict[str, int]:
    """How much of each line that is to go back from now on isn't with the customer, where any is."""
    found = {
        line: _away(_taken(order, line, quantity, order.returns))
        for line, quantity in wanted.items()
    }
    return {line: quantity for line, quantity in found.items() if quantity}


def _away(found: Sequence[Lot]) -> int:
    return sum(lot.quantity for lot in found if lot.place is not GoodsPlace.WITH_CUSTOMER)


def _places(found: Sequence[Lot]) -> list[GoodsPlace]:
    there = {lot.place for lot in found}
    return [place for place in GoodsPlace if place in there]


def _lots_of(order: Standing, back: Return) -> list[Lot]:
    return [lot for _, lot in _each_lot(order, back)]


def _lots_of_line(order: Standing, back: Return, line: str) -> list[Lot]:
    earlier = list(takewhile(lambda each: each.id != back.id, order.returns))
    return _taken(order, line, amount(back.lines, line), earlier, back.opened_at)


def _taken(
    order: Standing, line: str, quantity: int, earlier: Sequence[Return], at: datetime | None = None
) -> list[Lot]:
    """Of what nobody knows where it is, the customer has it: staff said that it is to be sent."""
    known = next((each for each in order.lines if each.line == line), None)
    if known is None:
        return [Lot(GoodsPlace.WITH_CUSTOMER, quantity)]
    taken, _ = take(left_of(known, earlier), quantity, at or clock.now())
    return taken or [Lot(GoodsPlace.WITH_CUSTOMER, quantity)]


def left_of(line: Line, returns: Sequence[Return]) -> list[Lot]:
    """What these returns leave of it."""
    left = list(line.lots)
    for each in returns:
        if each.counts:
            _, left = take(left, amount(each.lines, line.line), each.opened_at)
    return left
