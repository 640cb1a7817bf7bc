"""When deliveries come, and until when they can be changed. Dates are days in Europe/Oslo.

A date is reckoned from the anchor and never from the date before it, so that a month's end comes back:
31 January, 28 February, 31 March. Then it is moved earlier, off Sundays and public holidays, so that no
bowl stays empty.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final

from dateutil.relativedelta import relativedelta

from minside.core import calendar, clock
from minside.core.language import Text

from .kinds import MovedBy

_SUNDAY_OFF: Final = Text("søndag", "Sunday")


class Unit(Enum):
    WEEK = "week"
    MONTH = "month"


MOST: Final = {Unit.WEEK: 26, Unit.MONTH: 6}
"""The longest interval, half a year; the shortest is one."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The occurrence `anchor_number` is on `anchor_on`, and another every `every` units."""

    anchor_on: date
    anchor_number: int
    every: int
    unit: Unit

    def day(self, number: int) -> date:
        """The day of an occurrence, before it is moved off closed days."""
        steps = (number - self.anchor_number) * self.every
        if self.unit is Unit.WEEK:
            return self.anchor_on + timedelta(weeks=steps)
        return self.anchor_on + relativedelta(months=steps)

    def first_from(self, day: date) -> int:
        """The number of the first occurrence on this day or later, from `anchor_number` on."""
        number = self.anchor_number
        if day > self.anchor_on:
            days = (day - self.anchor_on).days
            # Somewhat before it: no month is longer than 31 days.
            number += days // (7 if self.unit is Unit.WEEK else 31) // self.every
        while self.day(number) < day:
            number += 1
        return number


def open_day(day: date) -> date:
    """The day on which a delivery comes that is planned for this one."""
    return calendar.last_open_day(day)


def why_closed(day: date) -> Text | None:
    """Why nothing comes on this day: a Sunday, or the holiday's name (N8); None for an open one."""
    if holiday := calendar.public_holiday(day):
        return holiday
    return None if calendar.is_open(day) else _SUNDAY_OFF


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Until when a delivery can be changed, and when its notice is sent; as the operator sets them."""

    working_days: int = 2
    hour: int = 12
    notice_days: int = 3

    def of(self, deliver_on: date) -> datetime:
        """Until when a delivery can be changed that comes on this day."""
        day = calendar.working_days_before(deliver_on, self.working_days)
        return datetime.combine(day, time(self.hour), clock.OSLO)

    def notice_of(self, deadline: datetime) -> datetime:
        """When the notice of a delivery is sent, at the same hour of the day."""
        day = deadline.astimezone(clock.OSLO).date() - timedelta(days=self.notice_days)
        return datetime.combine(day, time(self.hour), clock.OSLO)

    def noticed_before(self) -> datetime:
        """What has a deadline before this moment has had its notice due, or has it due now."""
        now = clock.now().astimezone(clock.OSLO)
        first = now.date() + timedelta(days=self.notice_days + (now.time() >= time(self.hour)))
        return datetime.combine(first, time(), clock.OSLO)

    def earliest(self) -> date:
        """The first open day whose deadline has not passed now."""
        day = clock.today()
        while not calendar.is_open(day) or self.of(day) <= clock.now():
            day += timedelta(days=1)
        return day

    def no_sooner_than_possible(self, day: date) -> date:
        """The day itself, where there is time to pack until then, else the first open day with as many
        working days before it as there are between a deadline and its delivery."""
        today = clock.today()
        while calendar.working_days_before(day, self.working_days) < today:
            day += timedelta(days=1)
        while not calendar.is_open(day):
            day += timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A delivery by its rhythm; `moved_by` says why it doesn't come on the planned day."""

    number: int
    planned_on: date
    deliver_on: date
    moved_by: MovedBy | None
    deadline_at: datetime


def occurrence(rhythm: Rhythm, number: int, deadlines: Deadlines) -> Occurrence:
    """The delivery of that number, moved off closed days."""
    planned = rhythm.day(number)
    comes = open_day(planned)
    moved = None if comes == planned else MovedBy.CALENDAR
    return Occurrence(number, planned, comes, moved, deadlines.of(comes))
