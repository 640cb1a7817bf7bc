"""What may be told of the counts: nothing below ten, nor by subtracting (docs/decisions/0020).

Each finished week is cut into disjoint cells, once and for all the same way: the finest of `LEVELS`
at which the cells of ten or more hold most of the week. Those cells are shown, the others never are,
and whatever is asked is a sum of shown cells. So whoever has every answer there is knows the shown
cells and no more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from minside.core import clock
from minside.core.scope import current

LEAST: Final = 10
_MOST: Final = 0.8
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
"""From the finest; each is cut of the one before, so that no two overlap."""


class NotWholeWeeks(ValueError):
    """A period that isn't from a Monday to a Sunday, or that isn't over."""


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
    return summed([tell(await _counted(each), each, by) for each in mondays(first, last)])


def check(first: date, last: date) -> None:
    """Raises `NotWholeWeeks`. A week is over once another day has passed: what is under way at
    midnight has been counted by then, and an answer never changes."""
    if first.weekday() != 0 or last.weekday() != 6 or last < first:
        raise NotWholeWeeks("Give whole weeks: from a Monday to a Sunday.")
    if last + _DAY >= clock.today():
        raise NotWholeWeeks(f"Those weeks can be told from {(last + 2 * _DAY).isoformat()} on.")


def mondays(first: date, last: date) -> list[date]:
    return [first + n * _WEEK for n in range(((last - first).days + 1) // 7)]


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


def tell(counted: Iterable[Counted], monday: date, by: By) -> Told:
    """One week's figures, as sums of its shown cells."""
    level, cells = shown(list(counted))
    if by is By.WEEK:
        total = sum(cells.values())
        return Told({monday.isoformat(): total} if total else {}, 0)
    if by not in level:
        return Told({}, sum(cells.values()))
    lines = Counter[str]()
    for cell, views in cells.items():
        lines[cell[level.index(by)]] += views
    return Told(lines, 0)


def shown(counted: list[Counted]) -> tuple[tuple[By, ...], dict[tuple[str, ...], int]]:
    """The week's level, and its cells of ten or more."""
    least = _MOST * sum(each.views for each in counted)
    found = [(level, _cells(counted, level)) for level in LEVELS]
    enough = (each for each in found if sum(each[1].values()) >= least)
    return next(enough, found[-1])


def _cells(counted: list[Counted], level: tuple[By, ...]) -> dict[tuple[str, ...], int]:
    cells = Counter[tuple[str, ...]]()
    for each in counted:
        cells[tuple(each.what[part] for part in level)] += each.views
    return {cell: views for cell, views in cells.items() if views >= LEAST}
