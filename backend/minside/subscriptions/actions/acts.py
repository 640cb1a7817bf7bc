"""What a customer may do with fixed deliveries (area H). Each act answers the agreement as it becomes,
or raises a refusal that says what is possible instead. Nothing is asked of the database here."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from minside.core import clock

from . import refusals
from .agreement import Agreement, Coming, Line, PricePromise, ThisTime, replace
from .kinds import DeliveryState, MovedBy, State
from .rhythm import MOST, Deadlines, Unit, occurrence, open_day

MOST_LINES: Final = 50
MOST_OF_ONE: Final = 99
# A hundred thousand kroner for one: more is a slip of the finger.
HIGHEST_CEILING: Final = 100_000_00
# As far ahead as the calendar shows.
FARTHEST: Final = timedelta(days=366)
# What is to come at once may still be undone for so long.
GRACE: Final = timedelta(hours=1)


def skip(now: Agreement, number: int, deadlines: Deadlines) -> Agreement:
    """This one doesn't come; the rhythm stays. Skipping it again changes nothing."""
    coming = _open(now, number, deadlines)
    return with_next(_other(now, coming, state=DeliveryState.SKIPPED), deadlines)


def unskip(now: Agreement, number: int, deadlines: Deadlines) -> Agreement:
    """It comes after all."""
    return _other(now, _open(now, number, deadlines), state=DeliveryState.PLANNED)


def _other(now: Agreement, coming: Coming, **changed: object) -> Agreement:
    """With this delivery so; what is so already changes nothing."""
    other = replace(coming, **changed)
    return now if other == coming else now.with_coming(other)


def move(now: Agreement, number: int, day: date, deadlines: Deadlines) -> Agreement:
    """This one comes on that day, or on the last open one before; the others stay where they are. One
    that was skipped comes after all: who chooses a day for it wants it."""
    coming, comes = _open(now, number, deadlines), open_day(day)
    if comes == coming.deliver_on:
        return _other(now, coming, state=DeliveryState.PLANNED)
    _check_day(now, number, day, deadlines)
    moved = _other(
        now,
        coming,
        state=DeliveryState.PLANNED,
        deliver_on=comes,
        moved_by=_moved_by(coming, comes),
        deadline_at=deadlines.of(comes),
        put_off_since=None,
        noticed_at=_noticed(coming, comes),
    )
    return _resting(moved)


def _moved_by(coming: Coming, comes: date) -> MovedBy | None:
    """Back where the rhythm has it, nobody has moved it any more."""
    if comes != open_day(coming.planned_on):
        return MovedBy.CUSTOMER
    return None if comes == coming.planned_on else MovedBy.CALENDAR


def _resting(new: Agreement) -> Agreement:
    """A pause is over where something comes before its end."""
    until, coming = new.paused_until, new.next
    if until is None or coming is None or coming.deliver_on >= open_day(until):
        return new
    return replace(new, paused_until=None)


def possible_days(now: Agreement, number: int, deadlines: Deadlines) -> tuple[date, date]:
    """From which through which day a delivery may be moved: not past the one after it, and from an open
    day that comes after the one before it."""
    following = _after(now, number, deadlines)
    last = clock.today() + FARTHEST
    if following is not None:
        last = min(last, following.deliver_on - timedelta(days=1))
    before = now.get(number - 1, deadlines)
    first = deadlines.earliest()
    if before is not None:
        first = max(first, _first_after(before.deliver_on))
    return first, last


def _after(now: Agreement, number: int, deadlines: Deadlines) -> Coming | None:
    """The first after it that isn't over: one that waits can outlast those that were skipped behind it."""
    farthest = max(number + 1, now.ordered_number + 1, now.anchor_number)
    later = (now.get(each, deadlines) for each in range(number + 1, farthest + 1))
    return next((each for each in later if each is not None), None)


def week_later(now: Agreement, number: int, deadlines: Deadlines) -> date | None:
    """The day a delivery comes on if it is moved a week; None where it can't be."""
    coming = now.get(number, deadlines)
    if coming is None or coming.deadline_at <= clock.now():
        return None
    first, last = possible_days(now, number, deadlines)
    day = open_day(coming.deliver_on + timedelta(weeks=1))
    return day if first <= day <= last else None


def _check_day(now: Agreement, number: int, day: date, deadlines: Deadlines) -> None:
    first, last = possible_days(now, number, deadlines)
    if not first <= day <= last or open_day(day) < first:
        raise refusals.DayNotPossible("day", first=first, last=last)


def deliver_now(now: Agreement, deadlines: Deadlines) -> Agreement:
    """The next one comes as soon as it can, and those after it an interval later each. For an hour it
    can still be undone. One that comes so soon already is left as it is."""
    coming = _next(now)
    _not_past(coming)
    soonest = deadlines.earliest()
    if coming.deliver_on <= soonest:
        return now
    moved = replace(
        coming,
        planned_on=soonest,
        deliver_on=soonest,
        moved_by=MovedBy.CUSTOMER,
        deadline_at=min(clock.now() + GRACE, deadlines.of(soonest)),
        put_off_since=None,
        noticed_at=None,
    )
    return _resting(_only(_reanchored(now, coming.number, soonest), moved))


def set_extra(now: Agreement, number: int, extra: ThisTime, deadlines: Deadlines) -> Agreement:
    """For this delivery only: so many of a product; 0 of a line leaves it out, 0 of an extra takes it
    away."""
    coming = _open(now, number, deadlines)
    check_quantity(extra.quantity, least=0)
    is_line = any(line.sku == extra.sku for line in now.lines)
    if _is_agreed(coming, extra):
        return now
    kept = [each for each in coming.lines if each.sku != extra.sku]
    usual = next((line.quantity for line in now.lines if line.sku == extra.sku), None)
    if extra.quantity != usual and (extra.quantity > 0 or is_line):
        kept.append(extra)
    if len(kept) > MOST_LINES:
        raise refusals.TooManyLines("sku", most=MOST_LINES)
    return _other(now, coming, lines=tuple(kept))


def _is_agreed(coming: Coming, extra: ThisTime) -> bool:
    """As many are said of this delivery already, at no less than they cost today."""
    return any(
        (each.sku, each.quantity) == (extra.sku, extra.quantity)
        and each.agreed_ore >= extra.agreed_ore
        for each in coming.lines
    )


def set_this_time(
    now: Agreement, number: int, deadlines: Deadlines, **changed: object
) -> Agreement:
    """For this delivery only: `address`, `payment`."""
    return _other(now, _open(now, number, deadlines), **changed)


def set_line(now: Agreement, line: Line) -> Agreement:
    """A product of every delivery from now on: added, or as it is here; a quantity of 0 takes it away.
    What is ordered already stays as it is."""
    not_ended(now)
    _nothing_past(now)
    return _with_line(now, line)


def _with_line(now: Agreement, line: Line) -> Agreement:
    check_quantity(line.quantity, least=0)
    check_ceiling(now.lines, line)
    others = tuple(each for each in now.lines if each.sku != line.sku)
    if line.quantity == 0:
        if not others:
            raise refusals.LastLine("quantity")
        return replace(now, lines=others, coming=_without(now.coming, line.sku))
    if len(others) >= MOST_LINES:
        raise refusals.TooManyLines("sku", most=MOST_LINES)
    place = next((n for n, each in enumerate(now.lines) if each.sku == line.sku), len(others))
    return replace(now, lines=(*others[:place], line, *others[place:]))


def swap_line(now: Agreement, sku: str, line: Line) -> Agreement:
    """Another product in its place, also where it was changed for one delivery."""
    not_ended(now)
    _nothing_past(now)
    check_quantity(line.quantity, least=1)
    check_ceiling(now.lines, line)
    if all(each.sku != sku for each in now.lines):
        raise refusals.LineNotFound("sku")
    if any(each.sku == line.sku for each in now.lines):
        raise refusals.LineThereAlready("newSku")
    lines = tuple(line if each.sku == sku else each for each in now.lines)
    return replace(now, lines=lines, coming=_without(now.coming, sku))


def accept_price(now: Agreement, promise: UUID, ore: int) -> Agreement:
    """Yes to a price of so much for one, in øre: the one that is asked about, or more (N9)."""
    line, asked = _asked_about(now, promise)
    if ore < asked.new_ore:
        raise refusals.PriceIsHigher("acceptOre", ore=asked.new_ore)
    return _with_line(now, _answered(now, line, asked))


def _answered(now: Agreement, line: Line, asked: PricePromise) -> Line:
    """The new price counts after the delivery that was promised the old one; a ceiling below it says yes to
    nothing any more."""
    kept = (*line.kept, asked) if asked.keeps_number >= now.first_open else line.kept
    answered = replace(line, agreed_ore=asked.new_ore, promise=None, kept=kept)
    return replace(answered, ceiling_ore=None) if is_spent(answered) else answered


def is_spent(line: Line) -> bool:
    """Whether its ceiling is below what is agreed."""
    return line.ceiling_ore is not None and line.ceiling_ore < line.agreed_ore


def set_ceiling(now: Agreement, promise: UUID, ore: int) -> Agreement:
    """Yes to whatever one costs up to so much, in øre, now and later."""
    line, asked = _asked_about(now, promise)
    if not asked.new_ore <= ore <= HIGHEST_CEILING:
        raise refusals.CeilingNotPossible("ceilingOre", least=asked.new_ore, most=HIGHEST_CEILING)
    return _with_line(now, within_ceiling(now, replace(line, ceiling_ore=ore)))


def _asked_about(now: Agreement, promise: UUID) -> tuple[Line, PricePromise]:
    not_ended(now)
    for line in now.lines:
        if line.promise is not None and line.promise.id == promise:
            # A delivery that was promised an older price comes for that, whatever is answered.
            promised = max(each.keeps_number for each in (*line.kept, line.promise))
            _nothing_past(now, after=promised)
            return line, line.promise
    raise refusals.NothingToAnswer("promise")


def within_ceiling(now: Agreement, line: Line) -> Line:
    """A price that is asked about is agreed where it isn't over the ceiling."""
    asked, ceiling = line.promise, line.ceiling_ore
    if asked is None or ceiling is None or ceiling < asked.new_ore:
        return line
    return _answered(now, line, asked)


def reschedule(
    now: Agreement, every: int, unit: Unit, next_on: date, deadlines: Deadlines
) -> Agreement:
    """Another rhythm from the next delivery on, which comes on that day, or on the last open one
    before it. A pause lasts, unless a day before its end is chosen."""
    check_interval(every, unit)
    coming = _next(now)
    _not_past(coming)
    if (every, unit) == (now.every, now.unit) and _is_by_rhythm(coming, next_on):
        return now
    _check_next(next_on, deadlines)
    new = replace(_reanchored(now, coming.number, next_on), every=every, unit=unit)
    return _resting(_only(new, _planned(new, coming, deadlines)))


def _is_by_rhythm(coming: Coming, day: date) -> bool:
    """Whether it comes on that day by the rhythm: its planned day, or the open one before it."""
    return coming.moved_by in (None, MovedBy.CALENDAR) and day in (
        coming.planned_on,
        coming.deliver_on,
    )


def pause(now: Agreement, until: date | None, deadlines: Deadlines) -> Agreement:
    """Nothing comes before that day, on which the next one does; without a day, until it is resumed."""
    coming = _next(now)
    _not_past(coming)
    if until is None:
        waiting = replace(coming, state=DeliveryState.WAITING)
        return _only(replace(_as(now, State.PAUSED), paused_until=None), waiting)
    _check_next(until, deadlines, "until")
    if open_day(until) <= coming.deliver_on:
        raise refusals.PauseTooShort("until", first=_first_after(coming.deliver_on))
    rests = _as(_reanchored(now, coming.number, until), State.ACTIVE)
    new = replace(rests, paused_until=until)
    return _only(new, _planned(new, coming, deadlines))


def _first_after(day: date) -> date:
    """The first one for something that comes after this day: on a closed one it would come on the last
    open one before."""
    first = day + timedelta(days=1)
    while open_day(first) <= day:
        first += timedelta(days=1)
    return first


def resume(
    now: Agreement, next_on: date | None, deadlines: Deadlines, field: str = "nextOn"
) -> Agreement:
    """It goes on, on that day or as soon as it can; also after it was ended, or before a pause's end.
    `field` is where the day stands in what was asked."""
    if now.state is State.ACTIVE and now.paused_until is None:
        return now
    day = next_on or deadlines.earliest()
    _check_next(day, deadlines, field)
    waiting = next((each for each in now.coming if each.state is not DeliveryState.SKIPPED), None)
    if now.state is State.ACTIVE and waiting is not None:
        _not_past(waiting)
    number = waiting.number if waiting else max(now.ordered_number + 1, now.anchor_number)
    new = replace(_as(_reanchored(now, number, day), State.ACTIVE), paused_until=None)
    return _only(new, _planned(new, waiting or _blank(new, number, deadlines), deadlines))


def cancel(now: Agreement, reason: str | None) -> Agreement:
    """It ends; what is ordered already comes."""
    if now.state is State.CANCELLED:
        return now
    kept = tuple(
        replace(each, state=DeliveryState.WAITING) for each in now.coming if each == now.next
    ) or tuple(each for each in now.coming if each.state is DeliveryState.WAITING)
    return replace(_as(now, State.CANCELLED), reason=reason, paused_until=None, coming=kept)


def set_settings(now: Agreement, **changed: object) -> Agreement:
    """From now on: `address`, `payment`, `delivery_method`, `notice`, of which only the last changes
    nothing of a delivery."""
    not_ended(now)
    new = replace(now, **changed)
    if replace(new, notice=now.notice) != now:
        _nothing_past(now)
    return new


def check_quantity(quantity: int, *, least: int) -> None:
    if not least <= quantity <= MOST_OF_ONE:
        raise refusals.WrongQuantity("quantity", least=least, most=MOST_OF_ONE)


def check_ceiling(lines: Sequence[Line], line: Line) -> None:
    """One below what is agreed says yes to nothing; one that is so from before may stay."""
    ore, before = line.ceiling_ore, next((each for each in lines if each.sku == line.sku), None)
    if ore is None or (before is not None and before.ceiling_ore == ore):
        return
    if not line.agreed_ore <= ore <= HIGHEST_CEILING:
        raise refusals.CeilingBelowAgreed("ceilingOre", least=line.agreed_ore, most=HIGHEST_CEILING)


def check_interval(every: int, unit: Unit) -> None:
    if not 1 <= every <= MOST[unit]:
        raise refusals.WrongInterval("every", least=1, most=MOST[unit])


def _check_next(day: date, deadlines: Deadlines, field: str = "nextOn") -> None:
    first, last = deadlines.earliest(), clock.today() + FARTHEST
    if not first <= day <= last or open_day(day) < first:
        raise refusals.DayNotPossible(field, first=first, last=last)


def not_ended(now: Agreement) -> None:
    """Raises `refusals.Ended`."""
    if now.state is State.CANCELLED:
        raise refusals.Ended()


def _next(now: Agreement) -> Coming:
    """Raises `refusals.NotActive` where nothing comes."""
    if now.next is None:
        raise refusals.NotActive()
    return now.next


def _open(now: Agreement, number: int, deadlines: Deadlines) -> Coming:
    """One that can still be changed. Raises `refusals.DeliveryNotFound`, `refusals.PastDeadline`,
    and `refusals.NotActive` for one that has no date."""
    coming = now.get(number, deadlines)
    if coming is None or coming.deliver_on > clock.today() + FARTHEST:
        raise refusals.DeliveryNotFound("number")
    if now.state is not State.ACTIVE:
        raise refusals.NotActive()
    _not_past(coming)
    return coming


def _not_past(coming: Coming) -> None:
    if coming.deadline_at <= clock.now():
        raise refusals.PastDeadline("number", deadline=coming.deadline_at)


def _nothing_past(now: Agreement, after: int = 0) -> None:
    """What changes every delivery would change one that nobody may change any more: of those `after` that
    number, none may be past its deadline and not ordered yet. Raises `refusals.BeingOrdered`."""
    for each in being_ordered(now):
        if each.number > after:
            raise refusals.BeingOrdered(each.deliver_on, each.deadline_at)


def being_ordered(now: Agreement) -> list[Coming]:
    """Those that are past their deadlines, and that the run hasn't come to yet."""
    if now.state is not State.ACTIVE:
        return []
    return [each for each in now.coming if is_past(each)]


def is_past(coming: Coming) -> bool:
    return coming.state is DeliveryState.PLANNED and coming.deadline_at <= clock.now()


def _reanchored(now: Agreement, number: int, day: date) -> Agreement:
    return replace(now, anchor_on=day, anchor_number=number)


def _planned(new: Agreement, coming: Coming, deadlines: Deadlines) -> Coming:
    """This delivery where the rhythm now has it, with what was said of it."""
    planned = occurrence(new.rhythm, coming.number, deadlines)
    return replace(
        coming,
        state=DeliveryState.PLANNED,
        planned_on=planned.planned_on,
        deliver_on=planned.deliver_on,
        moved_by=planned.moved_by,
        deadline_at=planned.deadline_at,
        put_off_since=None,
        noticed_at=_noticed(coming, planned.deliver_on),
    )


def _noticed(coming: Coming, comes: date) -> datetime | None:
    """Whoever was told of a day is told of another, and of the same one once."""
    return coming.noticed_at if comes == coming.deliver_on else None


def _blank(new: Agreement, number: int, deadlines: Deadlines) -> Coming:
    return Coming.of(occurrence(new.rhythm, number, deadlines))


def _only(new: Agreement, coming: Coming) -> Agreement:
    """What was said of later deliveries was said of another rhythm."""
    return replace(new, coming=()).with_coming(coming)


def with_next(new: Agreement, deadlines: Deadlines) -> Agreement:
    """With a row for the delivery that comes next, also where one after it has a row already."""
    if new.state is not State.ACTIVE:
        return new
    state = {each.number: each.state for each in new.coming}
    number = max(new.ordered_number + 1, new.anchor_number)
    while state.get(number) is DeliveryState.SKIPPED:
        number += 1
    return new if number in state else new.with_coming(_blank(new, number, deadlines))


def _as(now: Agreement, state: State) -> Agreement:
    return replace(now, state=state, state_by="customer", state_since=clock.now(), reason=None)


def _without(coming: tuple[Coming, ...], sku: str) -> tuple[Coming, ...]:
    return tuple(
        replace(each, lines=tuple(line for line in each.lines if line.sku != sku))
        for each in coming
    )
