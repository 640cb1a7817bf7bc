"""Turns, ratios and the table that is printed."""

import resource
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

Work = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """A workload beside its peer: `ratio` is how quick ours is, 1 is as quick as the peer; `least`
    and `most` are the smallest and largest of the rounds, `reach` what the design asks for."""

    workload: str
    peer: str
    ratio: float
    least: float
    most: float
    reach: str
    note: str = ""

    def with_note(self, note: str) -> "Row":
        """With what is known only once it ran."""
        return replace(self, note=note)


async def beside(
    workload: str, ours: Work, peer: str, theirs: Work, *, rounds: int, reach: str,
    before: Work | None = None, note: str = "",
) -> Row:  # fmt: skip
    """Time both in turns; `before` is done before each and isn't timed."""
    ratios: list[float] = []
    for _ in range(rounds):
        seconds = [await _timed(work, before) for work in (ours, theirs)]
        ratios.append(seconds[1] / seconds[0])
    return Row(workload, peer, median(ratios), min(ratios), max(ratios), reach, note)


async def _timed(work: Work, before: Work | None) -> float:
    if before is not None:
        await before()
    started = time.perf_counter()
    await work()
    return time.perf_counter() - started


def peak_mib() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(rows: Sequence[Row]) -> None:
    heads = ("workload", "beside", "ratio", "spread", "reach", "")
    lines = [
        (row.workload, row.peer, _said(row.ratio), f"{_said(row.least)}–{_said(row.most)}",
         row.reach, row.note)
        for row in rows
    ]  # fmt: skip
    widths = [max(len(line[n]) for line in (heads, *lines)) for n in range(len(heads))]
    for line in (heads, *lines):
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        )


def _said(ratio: float) -> str:
    """Two figures that say something."""
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"
