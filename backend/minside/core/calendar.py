"""Which days people work on, and on which parcels come, in Norway."""

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

import holidays

from .language import Text

_SATURDAY: Final = 5
_SUNDAY: Final = 6
_A_DAY: Final = timedelta(days=1)
# Whoever plans many deliveries asks of the same days again and again.
_DAYS_KEPT: Final = 4_096


@cache
def _public(language: str = "no") -> holidays.HolidayBase:
    """Norway's, read when they are first asked of: those of all countries come with them. They reckon a year
    when that is first asked of, and keep it."""
    return holidays.country_holidays("NO", language=language)


@lru_cache(maxsize=_DAYS_KEPT)
def is_working_day(day: date) -> bool:
    """Neither Saturday nor Sunday nor a public holiday; 24 and 31 December are none by law."""
    return day.weekday() < _SATURDAY and day not in _public()


def next_working_day(day: date) -> date:
    """The day itself, where people work on it, else the first after it on which they do."""
    while not is_working_day(day):
        day += _A_DAY
    return day


@lru_cache(maxsize=_DAYS_KEPT)
def working_days_before(day: date, count: int) -> date:
    """The `count`th day before this one on which people work."""
    while count > 0:
        day -= _A_DAY
        count -= is_working_day(day)
    return day


@lru_cache(maxsize=_DAYS_KEPT)
def is_open(day: date) -> bool:
    """Whether parcels are brought: on every day but Sundays and public holidays."""
    return day.weekday() != _SUNDAY and day not in _public()


@lru_cache(maxsize=_DAYS_KEPT)
def last_open_day(day: date) -> date:
    """The day itself, where parcels are brought on it, else the last before it on which they are."""
    while not is_open(day):
        day -= _A_DAY
    return day


def public_holiday(day: date) -> Text | None:
    """What the day is called that is a public holiday; None for any other day. Where two fall together,
    both."""
    if day not in _public():
        return None
    in_norwegian, in_english = (_public(language)[day] for language in ("no", "en_US"))
    return Text(in_norwegian.replace("; ", " / "), in_english.replace("; ", " / "))
