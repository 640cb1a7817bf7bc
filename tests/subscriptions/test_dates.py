"""Dates worked out by hand: on which day what is planned comes, and until when it can be changed. The
plain model and the engine must both find them."""

import ast
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.subscriptions import plain_model

from minside.core import calendar
from minside.subscriptions.actions import Deadlines, Rhythm, Unit, open_day

# Planned for, comes on, can be changed until (UTC: 12:00 in Norway is 11 in winter and 10 in summer).
BY_HAND = """
2026-10-27 2026-10-27 2026-10-23 10  the Friday before the clocks go back
2026-10-28 2026-10-28 2026-10-26 11  the Monday after
2026-11-18 2026-11-18 2026-11-16 11  a Wednesday like any other
2026-11-29 2026-11-28 2026-11-26 11  a Sunday
2026-12-24 2026-12-24 2026-12-22 11  Christmas Eve is no public holiday
2026-12-25 2026-12-24 2026-12-22 11  Christmas Day
2026-12-26 2026-12-24 2026-12-22 11  the day after
2026-12-27 2026-12-24 2026-12-22 11  the Sunday after those two
2026-12-28 2026-12-28 2026-12-23 11  Monday: before it Thursday and Wednesday were working days
2026-12-31 2026-12-31 2026-12-29 11  New Year's Eve is none either
2027-01-01 2026-12-31 2026-12-29 11  New Year's Day, into the year before
2027-01-02 2027-01-02 2026-12-30 11  a Saturday after a Friday off
2027-01-31 2027-01-30 2027-01-28 11  a month's end on a Sunday
2027-02-28 2027-02-27 2027-02-25 11  another
2027-03-25 2027-03-24 2027-03-22 11  Maundy Thursday
2027-03-26 2027-03-24 2027-03-22 11  Good Friday
2027-03-27 2027-03-27 2027-03-23 11  Easter Eve is open, and two working days before it lie Tuesday
2027-03-28 2027-03-27 2027-03-23 11  Easter Sunday, on which the clocks go forward
2027-03-29 2027-03-27 2027-03-23 11  Easter Monday
2027-03-30 2027-03-30 2027-03-23 11  Tuesday: a week without working days but two
2027-03-31 2027-03-31 2027-03-24 11  Wednesday: still in winter time
2027-04-01 2027-04-01 2027-03-30 10  Thursday: in summer time
2027-04-30 2027-04-30 2027-04-28 10  a month's end
2027-05-01 2027-04-30 2027-04-28 10  1 May, into the month before
2027-05-02 2027-04-30 2027-04-28 10  the Sunday after
2027-05-06 2027-05-05 2027-05-03 10  Ascension Day
2027-05-07 2027-05-07 2027-05-04 10  the Friday after
2027-05-16 2027-05-15 2027-05-13 10  Whit Sunday
2027-05-17 2027-05-15 2027-05-13 10  17 May and Whit Monday at once
2027-05-18 2027-05-18 2027-05-13 10  the Tuesday after
2027-05-19 2027-05-19 2027-05-14 10  the Wednesday after
2027-05-31 2027-05-31 2027-05-27 10  a month's end
2027-10-29 2027-10-29 2027-10-27 10  a Friday in summer time
2027-10-31 2027-10-30 2027-10-28 10  the Sunday on which the clocks go back
2027-11-01 2027-11-01 2027-10-28 10  the Monday after: Thursday was in summer time
2027-11-02 2027-11-02 2027-10-29 10  Tuesday: so was Friday
2027-11-03 2027-11-03 2027-11-01 11  Wednesday: Monday is not
2027-12-25 2027-12-24 2027-12-22 11  Christmas Day on a Saturday
2027-12-27 2027-12-27 2027-12-23 11  the Monday after it
2028-02-29 2028-02-29 2028-02-25 11  the leap day
2028-03-01 2028-03-01 2028-02-28 11  two working days after a leap day's eve
2028-03-02 2028-03-02 2028-02-29 11  a deadline on the leap day
2028-03-27 2028-03-27 2028-03-23 11  the Monday after the clocks go forward
2028-03-28 2028-03-28 2028-03-24 11  Tuesday
2028-03-29 2028-03-29 2028-03-27 10  Wednesday
2028-04-13 2028-04-12 2028-04-10 10  Maundy Thursday
2028-04-17 2028-04-15 2028-04-11 10  Easter Monday
2028-05-17 2028-05-16 2028-05-12 10  17 May on a Wednesday
2028-05-25 2028-05-24 2028-05-22 10  Ascension Day
2028-06-05 2028-06-03 2028-06-01 10  Whit Monday
"""
# An anchor, the interval, and the days of the deliveries from the first on.
RHYTHMS = [
    ("2027-01-31", 1, "month", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
    ("2028-01-31", 1, "month", ["2028-01-31", "2028-02-29", "2028-03-31"]),
    ("2027-01-30", 1, "month", ["2027-01-30", "2027-02-28", "2027-03-30"]),
    ("2026-11-30", 3, "month", ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"]),
    ("2028-02-29", 6, "month", ["2028-02-29", "2028-08-29", "2029-02-28", "2029-08-29"]),
    ("2027-08-31", 6, "month", ["2027-08-31", "2028-02-29", "2028-08-31"]),
    ("2026-12-03", 3, "week", ["2026-12-03", "2026-12-24", "2027-01-14"]),
    ("2027-03-24", 1, "week", ["2027-03-24", "2027-03-31", "2027-04-07"]),
    ("2026-10-21", 1, "week", ["2026-10-21", "2026-10-28"]),
]  # fmt: skip


def _rows() -> list[tuple[date, date, datetime]]:
    found: list[tuple[date, date, datetime]] = []
    for line in BY_HAND.strip().splitlines():
        planned, comes, ends, hour, *_ = line.split()
        day = date.fromisoformat(ends)
        until = datetime(day.year, day.month, day.day, int(hour), tzinfo=UTC)
        found.append((date.fromisoformat(planned), date.fromisoformat(comes), until))
    return found


@pytest.mark.parametrize(("planned", "comes", "until"), _rows(), ids=str)
def test_days_and_deadlines_are_those_worked_out_by_hand(
    planned: date, comes: date, until: datetime
) -> None:
    """At a month's end, on 29 February, on every public holiday, and about the changes of the clock."""
    assert comes == plain_model.last_open(planned)
    assert comes == open_day(planned)
    assert until == plain_model.deadline(comes)
    assert until == Deadlines().of(comes)


@pytest.mark.parametrize(("anchor", "every", "unit", "days"), RHYTHMS)
def test_a_rhythm_is_counted_from_its_anchor(
    anchor: str, every: int, unit: str, days: list[str]
) -> None:
    """A month's end comes back after a month that is shorter."""
    first = date.fromisoformat(anchor)
    rhythm = Rhythm(first, 1, every, Unit(unit))
    steps = range(len(days))
    assert days == [f"{plain_model.rhythm_day(first, n, every, unit)}" for n in steps]
    assert days == [f"{rhythm.day(n + 1)}" for n in steps]


def test_the_plain_model_takes_nothing_from_us() -> None:
    """What is wrong in ours is not wrong in it for the same reason."""
    path = plain_model.__file__
    assert path is not None
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    taken = {name.partition(".")[0] for node in ast.walk(tree) for name in _imported(node)}
    assert set() == taken - sys.stdlib_module_names


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []


def test_both_know_the_same_days_for_half_a_century() -> None:
    """Whether parcels come, and whether people work, on every day of it."""
    first = date(2025, 1, 1).toordinal()
    for ordinal in range(first, first + 50 * 365):
        day = date.fromordinal(ordinal)
        assert plain_model.is_open(day) == calendar.is_open(day), day
        assert plain_model.is_working(day) == calendar.is_working_day(day), day
