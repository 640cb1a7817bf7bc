"""How long food lasts, and how often it is to come so that no bowl stays empty (N11). Nothing is asked
of the database here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from math import ceil
from typing import Final
from uuid import UUID

from minside.core import clock
from minside.orders.actions import Supply
from minside.pets.actions import Feeding

from .acts import FARTHEST
from .agreement import Agreement, Line
from .kinds import State
from .rhythm import MOST, Deadlines, Unit, open_day

# The longest month, so that what comes monthly is never late.
_DAYS: Final = {Unit.WEEK: 7, Unit.MONTH: 31}


class CountedFrom(Enum):
    """What came last, what is on its way, or what comes next of fixed deliveries."""

    ARRIVED = "arrived"
    ON_ITS_WAY = "on_its_way"
    COMING = "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Food:
    """A product that pets eat, `grams_a_day` of it in all. `unknown` eat it too, nobody says how much of
    it. `packs` are counted from a day on, and are eaten up on the day `lasts_until`; None where it isn't
    known. Of those so many `on_their_way` haven't come. `subscription` brings it; None where none does, or several do."""

    sku: str
    pets: tuple[UUID, ...]
    unknown: tuple[UUID, ...]
    grams_a_day: int
    pack_grams: int | None
    subscription: UUID | None = None
    counted_from: CountedFrom | None = None
    counted_on: date | None = None
    packs: int = 0
    on_their_way: int = 0
    lasts_until: date | None = None

    @property
    def pack_days(self) -> int | None:
        """How many whole days one pack lasts; None where that isn't known."""
        return self.days_of(1)

    def days_of(self, packs: int) -> int | None:
        if self.unknown or not self.grams_a_day or not self.pack_grams:
            return None
        return packs * self.pack_grams // self.grams_a_day

    def packs_for(self, days: int) -> int | None:
        """How many packs are enough for so many days."""
        if self.unknown or not self.grams_a_day or not self.pack_grams:
            return None
        return ceil(days * self.grams_a_day / self.pack_grams)


@dataclass(frozen=True, slots=True)
class Fit:
    """A rhythm that suits what is eaten: `sku` lasts shortest, `days` from one delivery to the next."""

    every: int
    unit: Unit
    next_on: date
    sku: str
    days: int


def eaters(sku: str, named: Collection[UUID], feedings: Collection[Feeding]) -> set[UUID]:
    """Who eats of a product: those that a line names, and those of which it was said."""
    return {*named, *(each.pet for each in feedings if each.sku == sku and each.until is None)}


def food(
    sku: str,
    feedings: Sequence[Feeding],
    lines: Sequence[tuple[UUID, Agreement, Line]],
    pack_grams: int | None,
    supply: Supply | None,
) -> Food:
    """Of one product: who eats how much of it, the lines that bring it, and what there is."""
    here = {each.pet: each.grams_a_day for each in feedings if each.until is None}
    named = {pet for _, _, line in lines for pet in line.pets}
    daily = sum(here.values())
    from_, on, packs = _counted(lines, supply)
    found = Food(
        sku=sku,
        pets=tuple(here),
        unknown=tuple(sorted(named - here.keys())),
        grams_a_day=daily,
        pack_grams=pack_grams,
        subscription=lines[0][0] if len(lines) == 1 else None,
        counted_from=from_,
        counted_on=on,
        packs=packs,
        on_their_way=supply.on_its_way if supply is not None and on is not None else 0,
    )
    if on is None or found.pack_days is None:
        return found
    return replace(found, lasts_until=_until(found, on, feedings))


def _until(found: Food, on: date, feedings: Sequence[Feeding]) -> date:
    """What is on its way is begun when the rest is eaten up, and at the earliest today: it isn't here yet."""
    assert found.pack_grams is not None
    come = found.packs - found.on_their_way
    left = max(0, come * found.pack_grams - _eaten_by_gone(feedings, on))
    if not found.on_their_way:
        return on + _lasting(left, found)
    is_up = on + timedelta(days=left // found.grams_a_day)
    if is_up < clock.today():
        return clock.today() + _lasting(found.on_their_way * found.pack_grams, found)
    return on + _lasting(left + found.on_their_way * found.pack_grams, found)


def _lasting(grams: int, found: Food) -> timedelta:
    return timedelta(days=min(grams // found.grams_a_day, 10 * FARTHEST.days))


def _counted(
    lines: Sequence[tuple[UUID, Agreement, Line]], supply: Supply | None
) -> tuple[CountedFrom | None, date | None, int]:
    """From what came last, with what is under way by now; else from what comes next."""
    if supply is not None and supply.arrived_on is not None:
        return CountedFrom.ARRIVED, supply.arrived_on, supply.arrived + supply.on_its_way
    if supply is not None and supply.on_its_way:
        return CountedFrom.ON_ITS_WAY, clock.today(), supply.on_its_way
    coming = [(now.next.deliver_on, line.quantity) for _, now, line in lines if now.next]
    return (CountedFrom.COMING, *min(coming)) if coming else (None, None, 0)


def _eaten_by_gone(feedings: Sequence[Feeding], since: date) -> int:
    """What pets ate of it that have been said farewell to since."""
    return sum(
        each.grams_a_day * (each.until - since).days
        for each in feedings
        if each.until is not None and each.until > since
    )


def fitting(
    subscription: UUID, now: Agreement, foods: Mapping[str, Food], deadlines: Deadlines
) -> Fit | None:
    """The rhythm that fits, and the day on which the next delivery is to come; None where it is so
    already, where that isn't known, or where it can't be changed now. A pause until a day is the customer's
    own, and lasts."""
    lasting = _lasting_lines(subscription, now, foods)
    coming = now.next
    if now.state is not State.ACTIVE or coming is None or coming.deadline_at <= clock.now():
        return None
    if not lasting:
        return None
    days, sku = min(lasting)
    best = best_interval(days, now.unit)
    if best is None:
        return None
    ends = _run_out([foods[each] for _, each in lasting])
    every, unit = best
    is_paused = now.paused_until is not None
    is_in_time = is_paused or _is_in_time(coming.deliver_on, ends, best)
    if best == (now.every, now.unit) and is_in_time:
        return None
    next_on = _next_on(ends or coming.deliver_on, deadlines)
    return Fit(every, unit, max(next_on, coming.deliver_on) if is_paused else next_on, sku, days)


def _lasting_lines(
    subscription: UUID, now: Agreement, foods: Mapping[str, Food]
) -> list[tuple[int, str]]:
    """For how many days each line lasts that this subscription alone brings."""
    found = [(line, foods[line.sku]) for line in now.lines if line.sku in foods]
    known = [
        (each.days_of(line.quantity), line.sku)
        for line, each in found
        if each.subscription == subscription
    ]
    return [(days, sku) for days, sku in known if days is not None]


def best_interval(days: int, unit: Unit) -> tuple[int, Unit] | None:
    """The longest interval that isn't longer than so many days, in the unit that is used if it can be;
    None where even a week is too long."""
    for each in (unit, Unit.WEEK):
        every = min(days // _DAYS[each], MOST[each])
        if every >= 1:
            return every, each
    return None


def days_between(every: int, unit: Unit) -> int:
    """At most so many days lie between two deliveries."""
    return every * _DAYS[unit]


def _run_out(foods: Sequence[Food]) -> date | None:
    """When the first of what there is already is eaten up."""
    there = [
        each.lasts_until
        for each in foods
        if each.lasts_until and each.counted_from is not CountedFrom.COMING
    ]
    return min(there, default=None)


def _is_in_time(comes: date, ends: date | None, interval: tuple[int, Unit]) -> bool:
    """Before the bowl is empty, and not with a whole interval to spare."""
    return ends is None or comes <= ends < comes + timedelta(days=days_between(*interval))


def _next_on(ends: date, deadlines: Deadlines) -> date:
    """The last open day on which it is in time, or as soon as it can."""
    day = open_day(min(ends, clock.today() + FARTHEST))
    return max(day, deadlines.earliest())
