"""Which days people work on in Norway."""

from datetime import date

import pytest

from minside.core import calendar


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 27), date(2026, 11, 27)),  # a Friday
        (date(2026, 11, 28), date(2026, 11, 30)),  # a Saturday
        (date(2026, 12, 24), date(2026, 12, 24)),  # no holiday by law
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 3, 25), date(2027, 3, 30)),  # Maundy Thursday through Easter Monday
        (date(2027, 5, 6), date(2027, 5, 7)),  # Ascension Day
        (date(2027, 5, 17), date(2027, 5, 18)),  # Constitution Day, and Whit Monday
        (date(2028, 5, 1), date(2028, 5, 2)),
        (date(2027, 12, 25), date(2027, 12, 27)),  # two holidays on a weekend
        (date(2028, 1, 1), date(2028, 1, 3)),
    ],
)
def test_the_next_day_on_which_people_work(day: date, working: date) -> None:
    """The day itself where they do; never a Saturday, a Sunday or a public holiday."""
    assert working == calendar.next_working_day(day)
    assert (day == working) == calendar.is_working_day(day)
