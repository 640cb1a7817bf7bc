"""What is told of the counts gives no small number away, nor by subtracting (S18)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import compress, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minside.core import clock
from minside.core.database import Database
from minside.marketing import actions as marketing
from minside.marketing.actions import usage_release
from minside.marketing.actions.usage_release import (
    LEVELS,
    By,
    Counted,
    NotWholeWeeks,
    Told,
    level_after,
    shown,
    summed,
    tell,
)

MONDAY = date(2026, 11, 2)
SIX = timedelta(days=6)
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
WHAT = [
    {
        By.PAGE: page,
        By.CATEGORY: category,
        By.DEVICE: device,
        By.STAY: stay,
        By.DAY: (MONDAYS[week] + timedelta(days=day)).isoformat(),
    }
    for week, (page, category), device, stay, day in KINDS
]


def store(numbers: list[int]) -> list[list[Counted]]:
    """The weeks' counts: one of every kind, in the order of `KINDS`; none where it is 0."""
    weeks: list[list[Counted]] = [[] for _ in MONDAYS]
    assert len(KINDS) == len(numbers)
    for place, views in enumerate(numbers):
        if views:
            week, *_ = KINDS[place]
            weeks[week].append(Counted(WHAT[place], traced(views, [place])))
    return weeks


Levels = Sequence[tuple[By, ...]]


def answers(weeks: list[list[Counted]], levels: Levels) -> list[int]:
    """Every figure that can be had: by everything, of every period."""
    every: list[int] = []
    for by in By:
        told = [
            tell(week, monday, by, level)
            for week, monday, level in zip(weeks, MONDAYS, levels, strict=True)
        ]
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


CUT = st.lists(st.sampled_from(LEVELS), min_size=len(MONDAYS), max_size=len(MONDAYS))


@settings(max_examples=300, deadline=None)
@given(FEW, CUT)
def test_no_small_number_can_be_worked_out(numbers: list[int], levels: Levels) -> None:
    """With every figure by everything and of every period, as linear equations, nobody determines a
    count or a sum of counts from 1 to 9."""
    figures = answers(store(numbers), levels)
    assert all(each >= 10 for each in figures)
    assert [] == given_away(figures, numbers)


@settings(max_examples=150, deadline=None)
@given(NUMBERS, CUT)
def test_every_figure_is_a_sum_of_shown_cells(numbers: list[int], levels: Levels) -> None:
    """What is hidden in a week stands in no figure at all, whatever is asked."""
    weeks = store(numbers)
    told = [shown(week, level) for week, level in zip(weeks, levels, strict=True)]
    cells = [parts_of(views) for week in told for views in week.values()]
    assert sum(map(len, cells)) == len(frozenset[int]().union(*cells))
    for each in answers(weeks, levels):
        assert all(cell <= parts_of(each) or not cell & parts_of(each) for cell in cells)
        assert parts_of(each) <= frozenset[int]().union(*cells)


Release = tuple[tuple[tuple[By, ...], frozenset[tuple[tuple[str, ...], int]]], ...]
ENOUGH = (22, 18, 15, 12, 0)
"""As many as are in the small worlds here."""


def released(numbers: Sequence[int]) -> Release:
    """All that is known to whoever has every answer there is of every week: how each is cut, and its cells."""
    told: list[tuple[tuple[By, ...], frozenset[tuple[tuple[str, ...], int]]]] = []
    level = LEVELS[-1]
    for week in store(list(numbers)):
        cells = {cell: int(views) for cell, views in shown(week, level).items()}
        told.append((level, frozenset(cells.items())))
        level = level_after(cells)
    return tuple(told)


@settings(max_examples=50, deadline=None)
@given(NUMBERS)
def test_what_is_small_could_always_be_another_number(numbers: list[int]) -> None:
    """Whoever goes through everything that could be behind all that is shown, and knows the rule by which
    it is cut, finds for each number from 1 to 9 another that it could be as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usage_release, "_ENOUGH", (400, 200, 100, 50, 0))
        known = released(numbers)
        for place, views in enumerate(numbers):
            if 0 < views < 10:
                assert any(known == released(each) for each in _others(numbers, place)), place


def _others(numbers: list[int], place: int) -> Iterator[list[int]]:
    """One more or less of that, alone or instead of one of something else."""
    for more in (-1, 1):
        changed = [*numbers]
        changed[place] += more
        yield changed
        for other, views in enumerate(numbers):
            if other != place and views >= more:
                yield [each - more if n == other else each for n, each in enumerate(changed)]


# Some kinds of two weeks, by their places: devices, days, and categories of a page.
WORLDS = {
    "devices": [(0, "/", "", 0, 0, 0), (1, "/", "", 0, 0, 0), (1, "/", "", 1, 0, 0)],
    "days": [(0, "/", "", 0, 0, 0), (1, "/", "", 0, 0, 0), (1, "/", "", 0, 0, 1)],
    "categories": [(0, "/", "", 0, 0, 0), (1, "/varer", "Hund", 0, 0, 0), (1, "/varer", "Katt", 0, 0, 0)],
}  # fmt: skip
MOST = 24


@pytest.mark.parametrize("name", WORLDS)
def test_no_small_sum_stands_in_all_that_could_be(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every small world is gone through: no count and no sum of counts from 1 to 9 is the same in all those
    that would show the same."""
    monkeypatch.setattr(usage_release, "_ENOUGH", ENOUGH)
    places = [
        KINDS.index((week, (page, category), DEVICES[device], STAYS[stay], day))
        for week, page, category, device, stay, day in WORLDS[name]
    ]
    behind = _all_worlds(places, range(MOST + 1))
    levels = {level for known in behind for level, _ in known}
    assert len(levels) > 1
    for worlds in behind.values():
        for taken in product((False, True), repeat=len(places)):
            sums = {sum(compress(world, taken)) for world in worlds}
            assert len(sums) > 1 or not 0 < sums.pop() < 10


def _all_worlds(places: list[int], values: range) -> dict[Release, list[tuple[int, ...]]]:
    """By what is shown of them; without those that could be beside larger ones."""
    behind: dict[Release, list[tuple[int, ...]]] = {}
    for world in product(values, repeat=len(places)):
        known = released(_spread(dict(zip(places, world, strict=True))))
        if all(views in values for _, cells in known for _, views in cells):
            behind.setdefault(known, []).append(world)
    return behind


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
    assert {"mobile": 50, "desktop": 10} == tell(counted, MONDAY, By.DEVICE, LEVELS[0]).lines
    assert {"/": 60} == tell(counted, MONDAY, By.PAGE, LEVELS[0]).lines
    assert {MONDAY.isoformat(): 60} == tell(counted, MONDAY, By.WEEK, LEVELS[0]).lines
    assert 60 == tell(counted, MONDAY, By.DAY, LEVELS[0]).total


def test_a_week_is_told_as_finely_as_the_one_before_shows_much() -> None:
    """By what anybody may know of that one; and whatever is asked is told at that level."""
    assert [LEVELS[4], LEVELS[3], LEVELS[2], LEVELS[1], LEVELS[0]] == [
        level_after({("/",): views}) for views in (199, 200, 1_000, 5_000, 20_000)
    ]
    counted = week_of(mobile=9, tablet=9, desktop=9)
    assert {"/": 27} == tell(counted, MONDAY, By.PAGE, LEVELS[3]).lines
    assert Told({}, 27) == tell(counted, MONDAY, By.DEVICE, LEVELS[3])
    assert Told({}, 0) == tell(counted, MONDAY, By.DEVICE, LEVELS[0])


def test_nothing_is_told_of_an_empty_week() -> None:
    """Nor of one with less than ten in all."""
    for counted in ([], week_of(mobile=9)):
        for by, level in product(By, LEVELS):
            assert Told({}, 0) == tell(counted, MONDAY, by, level)


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
            await usage_release.cut_weeks()
            by_page = await usage_release.told(date(2026, 11, 2), date(2026, 11, 15), By.PAGE)
            by_category = await usage_release.told(
                date(2026, 11, 2), date(2026, 11, 15), By.CATEGORY
            )
    assert {"/": 70, "/varer": 12} == by_page.lines
    assert Told({}, 82) == by_category


async def put(owner: Any, *counts: tuple[date, str, int]) -> None:
    await owner.executemany(
        "INSERT INTO usage_count (day, page, device, stay, views) VALUES ($1, $2, 'mobile', 'longer', $3)",
        counts,
    )


async def test_a_week_is_cut_once(owner: Any, service_database: Database) -> None:
    """By what is shown of the week before, and whatever is counted or asked after that; until it is, it
    isn't told."""
    await put(owner, (MONDAYS[0], "/", 200), (MONDAYS[1], "/", 250), (MONDAYS[1], "/profil", 9))
    with clock.stopped_at(NOON):
        async with service_database.scope():
            with pytest.raises(NotWholeWeeks):
                await usage_release.told(MONDAYS[0], date(2026, 11, 8), By.PAGE)
            await usage_release.cut_weeks()
        await put(owner, (date(2026, 10, 19), "/", 9_000), (MONDAYS[0], "/profil", 9_000))
        async with service_database.scope():
            await usage_release.cut_weeks()
    rows = await owner.fetch("SELECT monday, level FROM usage_week ORDER BY monday")
    assert [(MONDAYS[0], 4), (MONDAYS[1], 3)] == [tuple(row) for row in rows]


async def test_after_two_years_a_week_goes_whole(owner: Any, service_database: Database) -> None:
    """On the first day on which a day of it is too old, and it isn't told from that day on, swept or not."""
    old, kept = date(2024, 11, 11), date(2024, 11, 18)
    await put(owner, (old, "/", 50), (old + timedelta(days=6), "/", 60), (kept, "/", 70))
    async with service_database.scope():
        with clock.stopped_at(NOON - timedelta(days=7)):
            await marketing.sweep()
            assert {"/": 110} == (await usage_release.told(old, old + SIX, By.PAGE)).lines
        with clock.stopped_at(NOON):
            with pytest.raises(NotWholeWeeks):
                await usage_release.told(old, old + SIX, By.PAGE)
            await marketing.sweep()
            assert {"/": 70} == (await usage_release.told(kept, kept + SIX, By.PAGE)).lines
    assert [kept] == [row["day"] for row in await owner.fetch("SELECT day FROM usage_count")]
    assert kept == await owner.fetchval("SELECT min(monday) FROM usage_week")
