"""Fast, and fit for everybody, as Lighthouse measures it on a slow phone."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import StorageState
from tests.e2e.app import FRONTEND
from tests.e2e.conftest import FLAGS
from tests.e2e.running_demo import RunningDemo
from tests.e2e.states import KARI

LIGHTHOUSE = FRONTEND / "node_modules" / ".bin" / "lighthouse"
RUNS = 3
# Of one run, where Chromium recorded nothing: Lighthouse's own codes for that.
TRIES = 3
NOT_RECORDED = ("NO_NAVSTART", "NO_TRACING_STARTED")
# In bytes as sent, with fonts and pictures; and in milliseconds.
LARGEST = 125_000
SHAKIEST = 0.01
# What is called good on the web. Ours is to be 1500, and isn't yet: docs/decisions/0006.
SLOWEST_PAINT = 2500


@dataclass(frozen=True)
class Figures:
    """Scores in points of 100, times in milliseconds, size in bytes as sent."""

    address: str
    performance: int
    accessibility: int
    best_practices: int
    largest_contentful_paint: float
    total_blocking_time: float
    layout_shift: float
    size: float


@pytest.fixture(scope="session", params=[("/logg-inn", None), ("/", KARI)], ids=["door", "home"])
def runs(
    request: pytest.FixtureRequest,
    demo: RunningDemo,
    signed_in: Callable[[str], StorageState],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Figures]:
    """A page measured three times, or twice where the third can't change a median."""
    path, who = request.param
    headers = tmp_path_factory.mktemp("lighthouse") / "headers.json"
    headers.write_text(json.dumps(cookie_header(signed_in(who)) if who else {}))
    runs: list[Figures] = []
    while len(runs) < RUNS and not is_decided(runs):
        runs.append(measure(f"{demo.url}{path}", headers))
    # Who isn't let in is led elsewhere, and that page would be measured.
    assert {f"{demo.url}{path}"} == {run.address for run in runs}
    return runs


def test_everything_that_doesnt_hang_on_the_machine(
    runs: list[Figures], capsys: pytest.CaptureFixture[str]
) -> None:
    """Accessibility and best practices 100, nothing jumps, and no more is sent than fits a phone."""
    # A budget that is kept is worth reading too.
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *map(str, runs), ""]))
    assert (100, 100) == (middle(runs, "accessibility"), middle(runs, "best_practices"))
    assert SHAKIEST > middle(runs, "layout_shift")
    assert LARGEST >= middle(runs, "size")


def test_the_page_is_painted_soon(runs: list[Figures]) -> None:
    """The largest thing within 2.5 s on a slow phone; the median of three runs.

    The score of performance is printed and not held: with two cores and other work on them it
    moves by several points from run to run, by the blocking time that is measured on the side.
    """
    assert SLOWEST_PAINT >= middle(runs, "largest_contentful_paint")


def is_decided(runs: list[Figures]) -> bool:
    """Most of all runs kept every limit, and no other did anything else: so do the medians."""
    return len(runs) > RUNS // 2 and all(map(is_kept, runs))


def is_kept(run: Figures) -> bool:
    return (
        (100, 100) == (run.accessibility, run.best_practices)
        and SHAKIEST > run.layout_shift
        and LARGEST >= run.size
        and SLOWEST_PAINT >= run.largest_contentful_paint
    )


def middle(runs: list[Figures], figure: str) -> float:
    return median(map(attrgetter(figure), runs))


def cookie_header(state: StorageState) -> dict[str, str]:
    cookies = state.get("cookies", [])
    return {"cookie": "; ".join(f"{each.get('name')}={each.get('value')}" for each in cookies)}


def measure(url: str, headers: Path) -> Figures:
    """One run with Lighthouse's own defaults: a phone, and a network that is simulated.

    Now and then Chromium doesn't record what it did, or ends. That says nothing of the page, so it
    is tried again, and told in the run's output; what a report says of the page counts, good or
    bad. Raises `AssertionError` with what Lighthouse said last.
    """
    done = lighthouse(url, headers)
    for _ in range(TRIES - 1):
        if done.stdout and not any(code in done.stderr for code in NOT_RECORDED):
            break
        sys.stderr.write(f"Lighthouse ended with {done.returncode}, again: {done.stderr}\n")
        done = lighthouse(url, headers)
    assert done.returncode == 0, done.stderr
    return figures(json.loads(done.stdout))


def lighthouse(url: str, headers: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            str(LIGHTHOUSE), url, "--quiet", "--output=json", "--no-enable-error-reporting",
            "--only-categories=performance,accessibility,best-practices",
            f"--extra-headers={headers}", f"--chrome-flags=--headless {' '.join(FLAGS)}",
        ],
        capture_output=True, check=False, text=True,
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
    )  # fmt: skip


def figures(report: dict[str, Any]) -> Figures:
    """The report's figures."""
    scores = {name: round((one["score"] or 0) * 100) for name, one in report["categories"].items()}
    number = {name: one.get("numericValue", 0) for name, one in report["audits"].items()}
    return Figures(
        address=report["finalDisplayedUrl"],
        performance=scores["performance"],
        accessibility=scores["accessibility"],
        best_practices=scores["best-practices"],
        largest_contentful_paint=round(number["largest-contentful-paint"]),
        total_blocking_time=round(number["total-blocking-time"]),
        layout_shift=round(number["cumulative-layout-shift"], 3),
        size=number["total-byte-weight"],
    )
