"""How an order stands: it follows from its rows alone, in whatever order they came."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from operator import attrgetter
from typing import Final
from uuid import UUID

from .kinds import OrderState, ShipmentPurpose, ShipmentState
from .lots import Held, Lot, lots
from .parts import Agreed, Happening, Parcel, Return
from .receiving import Receipt, kept_by_shop, receive

# The shop cancels and the warehouse sends by clocks of their own, and a parcel may be closed already.
MARGIN: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, and where its goods are. What came back to the shop unopened counts as not shipped.

    `is_unordered`: it was sent though it wasn't ordered, or was cancelled well before. Where nothing
    but a parcel tells of it, `sku` is empty.
    """

    line: str
    sku: str
    name: str
    quantity: int
    price_ore: int | None
    unreturnable: str | None
    is_cancelled: bool
    is_unordered: bool
    shipped: int
    delivered: int
    returned: int
    # The last parcel with some of it, and the last one that arrived.
    shipped_at: datetime | None
    delivered_at: datetime | None
    lots: Sequence[Lot]

    @property
    def kept(self) -> int:
        """How many of those that were ordered are with the customer: a replacement adds none."""
        return max(0, min(self.delivered, self.quantity) - self.returned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`cancel_requested_at` is None once there is an answer."""

    state: OrderState
    lines: Sequence[Line]
    parcels: Sequence[Parcel]
    returns: Sequence[Return]
    happenings: Sequence[Happening]
    is_packing: bool
    is_shipped: bool
    cancel_requested_at: datetime | None
    cancel_refused: bool
    receipt: Receipt

    @property
    def received_on(self) -> date | None:
        """The day in Oslo on which the last of the goods came, None while any are waited for."""
        return self.receipt.on

    def line_received_on(self, line: str) -> date | None:
        """The same of a line, which may have come long after all else."""
        return self.receipt.of(line)

    def names(self, lines: Iterable[str]) -> list[str]:
        """What these lines are called, in the order's own order."""
        wanted = set(lines)
        return [line.name for line in self.lines if line.line in wanted]

    def name(self, line: str) -> str:
        return next(iter(self.names([line])), line)


def stand(
    agreed: Sequence[Agreed],
    happenings: Sequence[Happening],
    parcels: Sequence[Parcel],
    returns: Sequence[Return],
) -> Standing:
    """From an order's rows; lines in its own order, all else in order of time."""
    goods = [parcel for parcel in parcels if parcel.purpose is ShipmentPurpose.ORDER]
    out = [parcel for parcel in goods if parcel.state is not ShipmentState.RETURNED]
    back = [parcel for parcel in goods if parcel.state is ShipmentState.RETURNED]
    held, lying, kept = _held(out), _held(back), kept_by_shop(goods)
    cancelled, sent_back = _cancelled(happenings), _sent_back(returns)
    lines = [
        _line(
            each,
            _first(cancelled.get(None), cancelled.get(each.line)),
            held.get(each.line, ()),
            lying.get(each.line, ()),
            kept[each.line],
            sent_back[each.line],
        )
        for each in [*agreed, *_unheard_of(agreed, held)]
    ]
    kinds = {happening.kind for happening in happenings}
    state = _state(lines, out, kept, is_packing="packing" in kinds)
    return Standing(
        state=state,
        lines=lines,
        parcels=parcels,
        returns=returns,
        happenings=happenings,
        is_packing="packing" in kinds,
        is_shipped=bool(goods),
        cancel_requested_at=_asked_at(state, happenings, out),
        cancel_refused="cancellation_refused" in kinds,
        receipt=receive(_expected(lines), held, kept),
    )


def _held(parcels: Sequence[Parcel]) -> dict[str, Held]:
    """Of each line, the parcels that hold some, each once with how much."""
    found: dict[str, dict[UUID, tuple[Parcel, int]]] = defaultdict(dict)
    for parcel in parcels:
        for packed in parcel.contents:
            if packed.quantity:
                _, before = found[packed.line].get(parcel.id, (parcel, 0))
                found[packed.line][parcel.id] = parcel, before + packed.quantity
    return {line: list(each.values()) for line, each in found.items()}


def _sent_back(returns: Sequence[Return]) -> Counter[str]:
    found: Counter[str] = Counter()
    for packed in chain.from_iterable(each.lines for each in returns if each.counts):
        found[packed.line] += packed.quantity
    return found


def _unheard_of(agreed: Sequence[Agreed], held: Mapping[str, Held]) -> list[Agreed]:
    """What lies in a parcel though no line says so."""
    known = {each.line for each in agreed}
    return [
        Agreed(line, "", None, sum(quantity for _, quantity in each), None, None)
        for line, each in held.items()
        if agreed and line not in known
    ]


def _cancelled(happenings: Sequence[Happening]) -> dict[str | None, datetime]:
    """When each line was cancelled, and under None all of them, unless the lines were told anew after
    that."""
    told_anew = max((_place(each) for each in happenings if "lines" in each.parts), default=None)
    found: dict[str | None, datetime] = {}
    for each in happenings:
        if each.kind == "cancelled" and (told_anew is None or _place(each) > told_anew):
            for line in [None] if each.lines is None else each.lines:
                found[line] = min(each.at, found.get(line, each.at))
    return found


def _first(*moments: datetime | None) -> datetime | None:
    return min(filter(None, moments), default=None)


def _place(happening: Happening) -> tuple[datetime, str]:
    return happening.at, happening.event


def _line(
    agreed: Agreed,
    cancelled_at: datetime | None,
    holding: Held,
    lying: Held,
    kept: int,
    returned: int,
) -> Line:
    arrived = [(parcel.arrived_at, n) for parcel, n in holding if parcel.arrived_at]
    return Line(
        line=agreed.line,
        sku=agreed.sku,
        name=agreed.name or agreed.sku or agreed.line,
        quantity=agreed.quantity,
        price_ore=agreed.price_ore,
        unreturnable=agreed.unreturnable,
        is_cancelled=cancelled_at is not None,
        is_unordered=not agreed.sku or _is_sent_after(cancelled_at, holding),
        shipped=sum(n for _, n in holding),
        delivered=sum(n for _, n in arrived),
        returned=returned + agreed.given_back,
        shipped_at=max((parcel.shipped_at for parcel, _ in holding), default=None),
        delivered_at=max((at for at, _ in arrived), default=None),
        lots=lots(
            agreed.quantity,
            holding,
            lying,
            kept,
            agreed.given_back,
            is_cancelled=cancelled_at is not None,
        ),
    )


def _is_sent_after(cancelled_at: datetime | None, holding: Held) -> bool:
    """Whether all that was sent of a line was sent well after it was cancelled, so that it may be kept
    for nothing: of what is in doubt nobody is told that."""
    if cancelled_at is None or not holding:
        return False
    return all(parcel.shipped_at >= cancelled_at + MARGIN for parcel, _ in holding)


def _expected(lines: Sequence[Line]) -> dict[str, int]:
    """How much was agreed of each line; of what was cancelled, what was on its way by then."""
    return {
        line.line: min(line.quantity, line.shipped) if line.is_cancelled else line.quantity
        for line in lines
        if not line.is_unordered
    }


def _state(
    lines: Sequence[Line], out: Sequence[Parcel], kept: Mapping[str, int], *, is_packing: bool
) -> OrderState:
    wanted = [line for line in lines if not line.is_cancelled and not line.is_unordered]
    if not out and not wanted and lines:
        return OrderState.CANCELLED
    given_up = [line for line in wanted if _is_given_up(line, kept.get(line.line, 0))]
    wanted = [line for line in wanted if line not in given_up]
    if any(line.shipped < line.quantity and kept.get(line.line) for line in wanted):
        return OrderState.PARCEL_RETURNED
    if given_up and not wanted and not out:
        return OrderState.DELIVERED
    if not out:
        return OrderState.PACKING if is_packing else OrderState.PLACED
    return _under_way(wanted, out)


def _is_given_up(line: Line, kept: int) -> bool:
    """It came back to the shop and was withdrawn from: nobody waits for it."""
    return 0 < kept <= line.returned and line.shipped + kept >= line.quantity


def _under_way(wanted: Sequence[Line], out: Sequence[Parcel]) -> OrderState:
    arrived = [parcel for parcel in out if parcel.arrived_at]
    is_all_shipped = all(line.shipped >= line.quantity for line in wanted)
    if is_all_shipped and len(arrived) + _lost(wanted, arrived, out) == len(out):
        return OrderState.DELIVERED
    if arrived:
        return OrderState.PARTLY_DELIVERED
    return OrderState.SHIPPED if is_all_shipped else OrderState.PARTLY_SHIPPED


def _lost(wanted: Sequence[Line], arrived: Sequence[Parcel], out: Sequence[Parcel]) -> int:
    """How many parcels never came, and are waited for no more: all that lay in them came whole, with
    what was sent in their place."""
    whole = {line.line for line in wanted if line.delivered >= line.quantity}
    sent_last = {
        line: max(parcel.shipped_at for parcel, _ in held) for line, held in _held(arrived).items()
    }
    return sum(_is_made_good(parcel, whole, sent_last) for parcel in out if not parcel.arrived_at)


def _is_made_good(
    parcel: Parcel, whole: Collection[str], sent_last: Mapping[str, datetime]
) -> bool:
    lines = {packed.line for packed in parcel.contents if packed.quantity}
    return bool(lines) and all(
        line in whole and sent_last[line] > parcel.shipped_at for line in lines
    )


def _asked_at(
    state: OrderState, happenings: Sequence[Happening], out: Sequence[Parcel]
) -> datetime | None:
    """Clocks differ, so that an answer may seem to come before the question; what was sent needs
    none any more."""
    asked = [each for each in happenings if each.kind == "cancel_requested"]
    refused = any(each.kind == "cancellation_refused" for each in happenings)
    if not asked or refused or out or state is OrderState.CANCELLED:
        return None
    return max(asked, key=attrgetter("at")).at
