"""What may be told of the counts: nothing below ten, nor by subtracting (docs/decisions/0020).

Each finished week is cut into disjoint cells, once and for all the same way. Those of ten or more are
shown, the others never are, and whatever is asked is a sum of shown cells. How finely a week is cut
follows from what is shown of the week before, so that it tells nothing either. So whoever has every
answer there is knows the shown cells and no more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from minside.core import clock
from minside.core.scope import current
from minside.marketing.tables.usage import FIGURES_DAYS

LEAST: Final = 10
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


class By(Enum):
    """What the figures can be told by."""

    PAGE = "page"
    CATEGORY = "category"
    DEVICE = "device"
    STAY = "stay"
    DAY = "day"
    WEEK = "week"


LEVELS: Final = (
    (By.PAGE, By.CATEGORY, By.DEVICE, By.STAY, By.DAY),
    (By.PAGE, By.CATEGORY, By.DEVICE, By.STAY),
    (By.PAGE, By.CATEGORY, By.DEVICE),
    (By.PAGE, By.CATEGORY),
    (By.PAGE,),
)
"""From the finest."""
_ENOUGH: Final = (20_000, 5_000, 1_000, 200, 0)
"""How many views must be shown of a week, that the next is cut at the level of that place."""


class NotWholeWeeks(ValueError):
    """A period that isn't from a Monday to a Sunday, isn't over, or isn't kept any more."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of the store. `what` has a word for each of the finest level's, in ISO form for the day;
    an empty one where a page has no category."""

    what: Mapping[By, str]
    views: int


@dataclass(frozen=True, slots=True)
class Told:
    """`lines` by what was asked for; `untold` are views of weeks that can't be told by that."""

    lines: Mapping[str, int]
    untold: int

    @property
    def total(self) -> int:
        return sum(self.lines.values()) + self.untold


async def told(first: date, last: date, by: By) -> Told:
    """The figures of these weeks, both days included. Raises `NotWholeWeeks`."""
    check(first, last)
    return summed([await _told_of(each, by) for each in mondays(first, last)])


def check(first: date, last: date) -> None:
    """Raises `NotWholeWeeks`. A week is over once another day has passed: what is under way at
    midnight has been counted by then, and an answer never changes. One that is about to be deleted isn't
    told."""
    if first < oldest():
        raise NotWholeWeeks(
            f"Weeks are kept for 24 months: the oldest begins {oldest().isoformat()}."
        )
    if first.weekday() != 0 or last.weekday() != 6 or last < first:
        raise NotWholeWeeks("Give whole weeks: from a Monday to a Sunday.")
    if last + _DAY >= clock.today():
        raise NotWholeWeeks(f"Those weeks can be told from {(last + 2 * _DAY).isoformat()} on.")


def oldest() -> date:
    """The first Monday of which no day is older than figures may be."""
    limit = clock.today() - timedelta(days=FIGURES_DAYS)
    return limit + (-limit.weekday() % 7) * _DAY


def mondays(first: date, last: date) -> list[date]:
    return [first + n * _WEEK for n in range(((last - first).days + 1) // 7)]


async def _told_of(monday: date, by: By) -> Told:
    counted, level = await _counted(monday), await _level(monday)
    if counted and level is None:
        raise NotWholeWeeks(
            f"The week of {monday.isoformat()} can be told after the night to come."
        )
    return tell(counted, monday, by, LEVELS[-1] if level is None else level)


async def _level(monday: date) -> tuple[By, ...] | None:
    place = await current().fetchval("SELECT level FROM usage_week WHERE monday = $1", monday)
    return None if place is None else LEVELS[place]


async def cut_weeks() -> None:
    """Settle how finely each week that is over is told, in their order: the first by page alone, every other
    by what is shown of the one before. Needs a role that reads the counts."""
    newest = await current().fetchval("SELECT max(monday) FROM usage_week")
    oldest_count = await current().fetchval("SELECT min(day) FROM usage_count")
    if newest is None and oldest_count is None:
        return
    monday = newest + _WEEK if newest else oldest_count - oldest_count.weekday() * _DAY
    while monday + _WEEK < clock.today():
        await _cut(monday)
        monday += _WEEK


async def _cut(monday: date) -> None:
    before = monday - _WEEK
    level = await _level(before)
    cells = shown(await _counted(before), level) if level else {}
    await current().fetch(
        "INSERT INTO usage_week (monday, level) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        monday, LEVELS.index(level_after(cells)),
    )  # fmt: skip


def level_after(cells: Mapping[tuple[str, ...], int]) -> tuple[By, ...]:
    """How the week after the one of which these are shown is cut."""
    total = sum(cells.values())
    return next(level for level, enough in zip(LEVELS, _ENOUGH, strict=True) if total >= enough)


async def _counted(monday: date) -> list[Counted]:
    rows = await current().fetch(
        "SELECT page, category, device, stay, day, views FROM usage_count WHERE day BETWEEN $1 AND $2",
        monday, monday + _WEEK - _DAY,
    )  # fmt: skip
    return [
        Counted(
            {
                By.PAGE: row["page"],
                By.CATEGORY: row["category"] or "",
                By.DEVICE: row["device"],
                By.STAY: row["stay"],
                By.DAY: row["day"].isoformat(),
            },
            row["views"],
        )
        for row in rows
    ]


def summed(weeks: Iterable[Told]) -> Told:
    """Several weeks' figures in one."""
    lines, untold = Counter[str](), 0
    for week in weeks:
        lines.update(week.lines)
        untold += week.untold
    return Told(lines, untold)


def tell(counted: Iterable[Counted], monday: date, by: By, level: tuple[By, ...]) -> Told:
    """One week's figures, as sums of its shown cells."""
    cells = shown(counted, level)
    if by is By.WEEK:
        total = sum(cells.values())
        return Told({monday.isoformat(): total} if total else {}, 0)
    if by not in level:
        return Told({}, sum(cells.values()))
    lines = Counter[str]()
    for cell, views in cells.items():
        lines[cell[level.index(by)]] += views
    return Told(lines, 0)


def shown(counted: Iterable[Counted], level: tuple[By, ...]) -> dict[tuple[str, ...], int]:
    """The week's cells of ten or more."""
    cells = Counter[tuple[str, ...]]()
    for each in counted:
        cells[tuple(each.what[part] for part in level)] += each.views
    return {cell: views for cell, views in cells.items() if views >= LEAST}
