"""What is told of the counts gives no small number away, nor by subtracting (S18)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minside.core import clock
from minside.core.database import Database
from minside.marketing.actions import usage_release
from minside.marketing.actions.usage_release import (
    LEVELS,
    By,
    Counted,
    NotWholeWeeks,
    Told,
    shown,
    summed,
    tell,
)

MONDAY = date(2026, 11, 2)
MONDAYS = [MONDAY + timedelta(days=7 * n) for n in range(2)]
PLACES = [("/", ""), ("/profil", ""), ("/varer", "Hund"), ("/varer", "Katt"), ("/varer", "")]
DEVICES = ["mobile", "tablet"]
STAYS = ["longer", "under_a_minute"]


class Traced(int):
    """A count that remembers what it was added up from, however it is added."""

    parts: frozenset[int]

    def __add__(self, other: int) -> "Traced":
        return traced(int(self) + int(other), self.parts | parts_of(other))

    __radd__ = __add__


def traced(views: int, parts: Iterable[int]) -> Traced:
    made = Traced(views)
    made.parts = frozenset(parts)
    return made


def parts_of(views: int) -> frozenset[int]:
    return views.parts if isinstance(views, Traced) else frozenset()


KINDS = list(product(range(len(MONDAYS)), PLACES, DEVICES, STAYS, range(2)))


def store(numbers: list[int]) -> list[list[Counted]]:
    """The weeks' counts: one of every kind, in the order of `KINDS`; none where it is 0."""
    weeks: list[list[Counted]] = [[] for _ in MONDAYS]
    for place, (views, (week, (page, category), device, stay, day)) in enumerate(
        zip(numbers, KINDS, strict=True)
    ):
        what = {
            By.PAGE: page,
            By.CATEGORY: category,
            By.DEVICE: device,
            By.STAY: stay,
            By.DAY: (MONDAYS[week] + timedelta(days=day)).isoformat(),
        }
        if views:
            weeks[week].append(Counted(what, traced(views, [place])))
    return weeks


def answers(weeks: list[list[Counted]]) -> list[int]:
    """Every figure that can be had: by everything, of every period."""
    every: list[int] = []
    for by in By:
        told = [tell(week, monday, by) for week, monday in zip(weeks, MONDAYS, strict=True)]
        for period in (*([each] for each in told), told):
            found: Told = summed(period)
            every += [*found.lines.values(), found.untold, found.total]
    return [each for each in every if each]


def given_away(figures: Sequence[int], numbers: list[int]) -> list[int]:
    """Sums of 1 to 9 that somebody with all figures can work out, as linear equations: a set of kinds
    of views whose indicator is a combination of those of the figures."""
    rows = sorted({tuple(sorted(parts_of(each))) for each in figures})
    columns: dict[tuple[bool, ...], int] = {}
    for place, views in enumerate(numbers):
        column = tuple(place in row for row in rows)
        if any(column):
            columns[column] = columns.get(column, 0) + views
    # What stands in the same figures can't be told apart, and is taken or left together.
    reduced = _reduced([[Fraction(c[n]) for c in columns] for n in range(len(rows))])
    sums = list(columns.values())
    found: list[int] = []
    for taken in product((0, 1), repeat=len(sums)):
        views = sum(each for each, is_taken in zip(sums, taken, strict=True) if is_taken)
        if 0 < views < 10 and _is_combination(reduced, taken):
            found.append(views)
    return found


def _reduced(rows: list[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """In reduced echelon form: each row with the column of its leading one."""
    done: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        rest = row
        for lead, other in done:
            rest = [a - rest[lead] * b for a, b in zip(rest, other, strict=True)]
        lead = next((n for n, value in enumerate(rest) if value), None)
        if lead is None:
            continue
        rest = [value / rest[lead] for value in rest]
        done = [
            (n, [a - other[lead] * b for a, b in zip(other, rest, strict=True)])
            for n, other in done
        ]
        done.append((lead, rest))
    return done


def _is_combination(reduced: list[tuple[int, list[Fraction]]], taken: tuple[int, ...]) -> bool:
    made = [Fraction(0)] * len(taken)
    for lead, row in reduced:
        made = [a + taken[lead] * b for a, b in zip(made, row, strict=True)]
    return made == list(taken)


NUMBERS = st.lists(
    st.one_of(st.just(0), st.just(0), st.integers(1, 12), st.integers(0, 60)),
    min_size=len(KINDS), max_size=len(KINDS),
)  # fmt: skip


def _spread(views: dict[int, int]) -> list[int]:
    return [views.get(place, 0) for place in range(len(KINDS))]


# So few kinds in a week that all sets of them can be gone through.
FEW = st.dictionaries(
    st.sampled_from(range(len(KINDS) // 2)), st.integers(1, 25), min_size=2, max_size=9
).map(_spread)


@settings(max_examples=300, deadline=None)
@given(FEW)
def test_no_small_number_can_be_worked_out(numbers: list[int]) -> None:
    """With every figure by everything and of every period, as linear equations, nobody determines a
    count or a sum of counts from 1 to 9."""
    figures = answers(store(numbers))
    assert all(each >= 10 for each in figures)
    assert [] == given_away(figures, numbers)


@settings(max_examples=150, deadline=None)
@given(NUMBERS)
def test_every_figure_is_a_sum_of_shown_cells(numbers: list[int]) -> None:
    """What is hidden in a week stands in no figure at all, whatever is asked."""
    weeks = store(numbers)
    cells = [parts_of(views) for week in weeks for views in shown(week)[1].values()]
    assert sum(map(len, cells)) == len(frozenset[int]().union(*cells))
    for each in answers(weeks):
        assert all(cell <= parts_of(each) or not cell & parts_of(each) for cell in cells)
        assert parts_of(each) <= frozenset[int]().union(*cells)


def test_the_attack_finds_what_is_to_be_found() -> None:
    """A total beside all its parts but one gives that one away."""
    figures = [traced(25, [0, 1]), traced(21, [0])]
    assert [4] == given_away(figures, [21, 4])
    assert [] == given_away([traced(25, [0, 1])], [21, 4])


def week_of(**views: int) -> list[Counted]:
    """A week's counts by device, of one page on one day."""
    same = {By.PAGE: "/", By.CATEGORY: "", By.STAY: "longer", By.DAY: MONDAY.isoformat()}
    return [Counted({**same, By.DEVICE: device}, n) for device, n in views.items()]


def test_what_is_below_ten_is_in_no_sum() -> None:
    """Neither by what it is, nor by what it is a part of, nor in all."""
    counted = week_of(mobile=50, tablet=9, desktop=10)
    assert {"mobile": 50, "desktop": 10} == tell(counted, MONDAY, By.DEVICE).lines
    assert {"/": 60} == tell(counted, MONDAY, By.PAGE).lines
    assert {MONDAY.isoformat(): 60} == tell(counted, MONDAY, By.WEEK).lines
    assert 60 == tell(counted, MONDAY, By.DAY).total


def test_a_week_with_few_views_is_told_more_coarsely() -> None:
    """Where most would be hidden by device, it is told by page, and so whatever is asked."""
    counted = week_of(mobile=9, tablet=9, desktop=9)
    assert (LEVELS[3], 27) == (shown(counted)[0], tell(counted, MONDAY, By.PAGE).total)
    assert Told({}, 27) == tell(counted, MONDAY, By.DEVICE)


def test_nothing_is_told_of_an_empty_week() -> None:
    """Nor of one with less than ten in all."""
    for counted in ([], week_of(mobile=9)):
        for by in By:
            assert Told({}, 0) == tell(counted, MONDAY, by)


NOON = datetime(2026, 11, 17, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 3), date(2026, 11, 8)),
        (date(2026, 11, 2), date(2026, 11, 7)),
        (date(2026, 11, 9), date(2026, 11, 8)),
        (date(2026, 11, 16), date(2026, 11, 22)),
    ],
)
async def test_periods_that_overlap_cant_be_asked_for(
    first: date, last: date, service_database: Database
) -> None:
    """Whole weeks that are over, and no others: two that share days would tell the rest."""
    with clock.stopped_at(NOON):
        async with service_database.scope():
            with pytest.raises(NotWholeWeeks):
                await usage_release.told(first, last, By.PAGE)


async def test_a_week_is_told_once_nothing_is_added_to_it(service_database: Database) -> None:
    """Not on the Monday after, when a count from before midnight may be under way still."""
    week = (date(2026, 11, 9), date(2026, 11, 15))
    async with service_database.scope():
        with clock.stopped_at(NOON - timedelta(days=1)), pytest.raises(NotWholeWeeks):
            await usage_release.told(*week, By.PAGE)
        with clock.stopped_at(NOON):
            assert Told({}, 0) == await usage_release.told(*week, By.PAGE)


async def test_weeks_are_read_from_the_store(owner: Any, service_database: Database) -> None:
    """Each by itself: what is too little in one isn't helped by the other."""
    await owner.executemany(
        "INSERT INTO usage_count (day, page, category, device, stay, views)"
        " VALUES ($1, $2, $3, 'mobile', 'longer', $4)",
        [
            (date(2026, 11, 2), "/", None, 30),
            (date(2026, 11, 8), "/varer", "Hund", 12),
            (date(2026, 11, 9), "/", None, 40),
            (date(2026, 11, 9), "/varer", "Hund", 9),
            (date(2026, 11, 16), "/", None, 99),
        ],
    )
    with clock.stopped_at(NOON):
        async with service_database.scope():
            by_page = await usage_release.told(date(2026, 11, 2), date(2026, 11, 15), By.PAGE)
            by_category = await usage_release.told(
                date(2026, 11, 2), date(2026, 11, 15), By.CATEGORY
            )
    assert {"/": 70, "/varer": 12} == by_page.lines
    assert {"": 70, "Hund": 12} == by_category.lines
