"""When the last of an order's goods came, from which the right of withdrawal counts.

Nothing is waited for without end. Only what was ordered counts, so that what is sent instead of
something broken opens nothing anew; what lies in the shop again isn't under way to anybody, until it
is sent once more; and what isn't sent within 90 days after the rest arrived, or of which nothing is
heard for so long, isn't coming as far as anybody can tell. Where it comes after all, it has 14 days of
its own, and all else has none again (angrerettloven §21).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final, TypeAlias

from minside.core import clock

from .lots import Held
from .parts import Packed, Parcel

WAIT: Final = timedelta(days=90)
# When, whether it came back to the shop or left it, and what.
_Move: TypeAlias = tuple[datetime, bool, Sequence[Packed]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """`last` is the day in Oslo on which the last of what was sent together came, `waits_through` the
    last day on which more is waited for; `late` has the days of lines that came later."""

    last: date | None
    waits_through: date | None
    late: Mapping[str, date]

    @property
    def on(self) -> date | None:
        is_waiting = self.waits_through is not None and clock.today() <= self.waits_through
        return None if is_waiting else self.last

    def of(self, line: str) -> date | None:
        """A line's own day, where it came after all else."""
        return self.late.get(line) or self.on


@dataclass(frozen=True, slots=True)
class _Arrival:
    at: datetime
    line: str
    shipped_at: datetime


def kept_by_shop(goods: Sequence[Parcel]) -> Counter[str]:
    """How much of each line came back to the shop and wasn't sent again: what leaves after something
    came back is that."""
    found: Counter[str] = Counter()
    moves = chain.from_iterable(_moves(parcel) for parcel in goods)
    for _, is_back, contents in sorted(moves, key=lambda move: move[:2]):
        for packed in contents:
            there = found[packed.line]
            found[packed.line] += packed.quantity if is_back else -min(there, packed.quantity)
    return found


def _moves(parcel: Parcel) -> Iterator[_Move]:
    """When it left the shop, and when it came back."""
    yield parcel.shipped_at, False, parcel.contents
    if parcel.returned_at:
        yield parcel.returned_at, True, parcel.contents
        # It arrived after all, and nobody said that it was sent again.
        if parcel.arrived_at and parcel.shipped_at <= parcel.returned_at:
            yield parcel.arrived_at, False, parcel.contents


def receive(
    expected: Mapping[str, int], held: Mapping[str, Held], kept: Mapping[str, int]
) -> Receipt:
    """From how much was agreed of each line, the parcels that hold it, and how much the shop has
    again."""
    arrivals = sorted(
        chain.from_iterable(_arrivals(line, n, held.get(line, ())) for line, n in expected.items()),
        key=lambda each: each.at,
    )
    last, late = _together(arrivals)
    if last is None:
        return Receipt(last=None, waits_through=None, late={})
    waits = (_waits(n, held.get(line, ()), kept.get(line, 0), last) for line, n in expected.items())
    until = max(filter(None, waits), default=None)
    return Receipt(last=_day(last), waits_through=until and _day(until), late=late)


def _arrivals(line: str, expected: int, holding: Held) -> Iterator[_Arrival]:
    """Those that brought some of what was ordered."""
    came = sorted((p.arrived_at, p.shipped_at, n) for p, n in holding if p.arrived_at)
    for at, shipped_at, quantity in came:
        if expected <= 0:
            return
        expected -= quantity
        yield _Arrival(at, line, shipped_at)


def _together(arrivals: Sequence[_Arrival]) -> tuple[datetime | None, dict[str, date]]:
    """When the last came of what was sent in time, and the days of lines that were sent later."""
    last: datetime | None = None
    late: dict[str, date] = {}
    for each in arrivals:
        if last is None or each.shipped_at <= last + WAIT:
            last = each.at
        else:
            late[each.line] = _day(each.at)
    return last, late


def _waits(expected: int, holding: Held, kept: int, last: datetime) -> datetime | None:
    """Until when more of a line is waited for, None where no more is."""
    missing = expected - sum(n for parcel, n in holding if parcel.arrived_at)
    if missing <= 0:
        return None
    coming = [(parcel.shipped_at, n) for parcel, n in holding if not parcel.arrived_at]
    in_time = [at for at, _ in coming if at <= last + WAIT]
    is_unsent = missing - sum(n for _, n in coming) - kept > 0
    ends = [max(last, at) + WAIT for at in in_time] + ([last + WAIT] if is_unsent else [])
    return max(ends, default=None)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.OSLO).date()
