"""How an order stands: it follows from its rows alone, in whatever order they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from minside.core import clock

from .kinds import OrderState, ShipmentPurpose, ShipmentState
from .parts import Agreed, Happening, Parcel, Return, amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, and where its goods are. What came back to the shop unopened counts as not shipped.

    `is_unordered`: it was sent though it wasn't ordered, or was cancelled before. Where nothing but
    a parcel tells of it, `sku` is empty.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`cancel_requested_at` is None once there is an answer. `received_on` is the day in Oslo on
    which the last of the goods came, None until then."""

    state: OrderState
    lines: Sequence[Line]
    parcels: Sequence[Parcel]
    returns: Sequence[Return]
    happenings: Sequence[Happening]
    is_packing: bool
    is_shipped: bool
    cancel_requested_at: datetime | None
    cancel_refused: bool
    received_on: date | None

    def names(self, lines: Sequence[str]) -> list[str]:
        """What these lines are called, in the order's own order."""
        return [line.name for line in self.lines if line.line in lines]

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
    sent_back = [packed for each in returns if each.counts for packed in each.lines]
    lines = [
        _line(each, _cancelled_at(each.line, happenings), out, amount(sent_back, each.line))
        for each in [*agreed, *_unheard_of(agreed, out)]
    ]
    kinds = {happening.kind for happening in happenings}
    state = _state(lines, goods, out, is_packing="packing" in kinds)
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
        received_on=_received_on(state, out),
    )


def _unheard_of(agreed: Sequence[Agreed], out: Sequence[Parcel]) -> list[Agreed]:
    """What lies in a parcel though no line says so."""
    known = {each.line for each in agreed}
    strange = {
        packed.line: amount(parcel.contents, packed.line)
        for parcel in out
        for packed in parcel.contents
        if agreed and packed.line not in known
    }
    return [Agreed(line, "", None, quantity, None, None) for line, quantity in strange.items()]


def _cancelled_at(line: str, happenings: Sequence[Happening]) -> datetime | None:
    """When it was cancelled, unless the lines were told anew after that."""
    told_anew = max((_place(each) for each in happenings if "lines" in each.parts), default=None)
    cancelled = [
        each.at
        for each in happenings
        if each.kind == "cancelled"
        and (each.lines is None or line in each.lines)
        and (told_anew is None or _place(each) > told_anew)
    ]
    return min(cancelled, default=None)


def _place(happening: Happening) -> tuple[datetime, str]:
    return happening.at, happening.event


def _line(
    agreed: Agreed, cancelled_at: datetime | None, out: Sequence[Parcel], returned: int
) -> Line:
    holding = [parcel for parcel in out if amount(parcel.contents, agreed.line)]
    arrived = [parcel for parcel in holding if parcel.delivered_at]
    unheard_of = not agreed.sku
    return Line(
        line=agreed.line,
        sku=agreed.sku,
        name=agreed.name or agreed.sku or agreed.line,
        quantity=agreed.quantity,
        price_ore=agreed.price_ore,
        unreturnable=agreed.unreturnable,
        is_cancelled=cancelled_at is not None,
        is_unordered=unheard_of
        or any(cancelled_at and parcel.shipped_at >= cancelled_at for parcel in holding),
        shipped=sum(amount(parcel.contents, agreed.line) for parcel in holding),
        delivered=sum(amount(parcel.contents, agreed.line) for parcel in arrived),
        returned=returned,
        shipped_at=max((parcel.shipped_at for parcel in holding), default=None),
        delivered_at=max((p.delivered_at for p in arrived if p.delivered_at), default=None),
    )


def _state(
    lines: Sequence[Line], goods: Sequence[Parcel], out: Sequence[Parcel], *, is_packing: bool
) -> OrderState:
    wanted = [line for line in lines if not line.is_cancelled and not line.is_unordered]
    if not out and not wanted and lines:
        return OrderState.CANCELLED
    if len(out) < len(goods) and not all(line.shipped >= line.quantity for line in wanted):
        return OrderState.PARCEL_RETURNED
    if not out:
        return OrderState.PACKING if is_packing else OrderState.PLACED
    return _under_way(wanted, out)


def _under_way(wanted: Sequence[Line], out: Sequence[Parcel]) -> OrderState:
    arrived = [parcel for parcel in out if parcel.delivered_at]
    is_all_shipped = all(line.shipped >= line.quantity for line in wanted)
    if is_all_shipped and len(arrived) == len(out):
        return OrderState.DELIVERED
    if arrived:
        return OrderState.PARTLY_DELIVERED
    return OrderState.SHIPPED if is_all_shipped else OrderState.PARTLY_SHIPPED


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


def _received_on(state: OrderState, out: Sequence[Parcel]) -> date | None:
    if state is not OrderState.DELIVERED:
        return None
    arrived = max(parcel.delivered_at for parcel in out if parcel.delivered_at)
    return arrived.astimezone(clock.OSLO).date()
