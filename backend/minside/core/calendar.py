"""Which days people work on in Norway."""

from datetime import date, timedelta
from typing import Final

import holidays

# It reckons a year when that is first asked of, and keeps it.
_PUBLIC: Final = holidays.country_holidays("NO")
_SATURDAY: Final = 5


def is_working_day(day: date) -> bool:
    """Neither Saturday nor Sunday nor a public holiday; 24 and 31 December are none by law."""
    return day.weekday() < _SATURDAY and day not in _PUBLIC


def next_working_day(day: date) -> date:
    """The day itself, where people work on it, else the first after it on which they do."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
