"""When the last of an order's goods came, from which the right of withdrawal counts.

Nothing is waited for without end. Only what was ordered counts, so that what is sent instead of
something broken opens nothing anew; what lies in the shop again isn't under way to anybody; and what
isn't sent within 90 days after the rest arrived, or of which nothing is heard for so long, isn't
coming as far as anybody can tell. Where it comes after all, it has 14 days of its own, and all else
has none again (angrerettloven §21).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from minside.core import clock

from .lots import Held

WAIT: Final = timedelta(days=90)


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


def receive(
    expected: Mapping[str, int], held: Mapping[str, Held], came_back: Mapping[str, int]
) -> Receipt:
    """From how much was agreed of each line, the parcels that hold it, and what came back."""
    arrivals = sorted(
        chain.from_iterable(_arrivals(line, n, held.get(line, ())) for line, n in expected.items()),
        key=lambda each: each.at,
    )
    last, late = _together(arrivals)
    if last is None:
        return Receipt(last=None, waits_through=None, late={})
    waits = (
        _waits(n, held.get(line, ()), came_back.get(line, 0), last) for line, n in expected.items()
    )
    until = max(filter(None, waits), default=None)
    return Receipt(last=_day(last), waits_through=until and _day(until), late=late)


def _arrivals(line: str, expected: int, holding: Held) -> Iterator[_Arrival]:
    """Those that brought some of what was ordered."""
    came = sorted((p.delivered_at, p.shipped_at, n) for p, n in holding if p.delivered_at)
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


def _waits(expected: int, holding: Held, came_back: int, last: datetime) -> datetime | None:
    """Until when more of a line is waited for, None where no more is."""
    missing = expected - sum(n for parcel, n in holding if parcel.delivered_at)
    if missing <= 0:
        return None
    coming = [(parcel.shipped_at, n) for parcel, n in holding if not parcel.delivered_at]
    in_time = [at for at, _ in coming if at <= last + WAIT]
    is_unsent = missing - sum(n for _, n in coming) - came_back > 0
    ends = [max(last, at) + WAIT for at in in_time] + ([last + WAIT] if is_unsent else [])
    return max(ends, default=None)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.OSLO).date()
