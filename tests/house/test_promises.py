"""The privacy notice is executable: each promise names the code and the tests that keep it (N1)."""

import tomllib
from typing import Any

import pytest

from . import references

PROMISES: dict[str, Any] = tomllib.loads(
    (references.ROOT / "docs/promises.toml").read_text(encoding="utf-8")
)

ALL = "show edit export erase keep"
FOUR = "show edit export erase"
# The cells of the notice's table; a promise without cells counts as one.
CELLS: dict[str, str] = {
    "S1": ALL, "S2": ALL, "S3": ALL, "S4": ALL, "S5": FOUR, "S6": FOUR, "S7": FOUR,
    "S8": "show export erase keep", "S9": "edit export erase", "S10": "show export erase",
    "S11": FOUR, "S12": ALL, "S13": ALL, "S14": FOUR, "S15": "show export erase keep",
    "S16": FOUR, "S17": FOUR, "S18": "whole", "S19": "show edit", "S20": "show edit",
    "S21": "show", "S22": "show", "S23": "show", "S24": "show export erase",
    "S25": "show export erase keep", "S26": "show export erase", "S27": FOUR, "S28": FOUR,
    "S29": FOUR, "S30": FOUR, "S31": FOUR, "S32": "show edit", "S33": "whole", "S34": "whole",
    "S35": "show", "S36": "show export erase", "S37": "edit", "S38": "show export erase",
    "S39": "show export keep", "S40": ALL, "S41": "edit", "S42": FOUR, "S43": FOUR, "S44": "show",
}  # fmt: skip


def faults_of(promises: dict[str, Any]) -> list[str]:
    """Everything that is wrong with the list, one line each."""
    found = [f"{key}: its cells differ" for key in _differing(promises)]
    for key, promise in promises.items():
        for cell, entry in _cells(promise).items():
            found += [f"{key}.{cell}: {fault}" for fault in _faults_of_cell(entry)]
    return found


def _differing(promises: dict[str, Any]) -> list[str]:
    actual = {key: set(_cells(promise)) for key, promise in promises.items()}
    expected = {key: set(cells.split()) for key, cells in CELLS.items()}
    return sorted(key for key in actual | expected if actual.get(key) != expected.get(key))


def _cells(promise: dict[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in promise.items() if isinstance(entry, dict)}


def _faults_of_cell(entry: dict[str, Any]) -> list[str]:
    code, tests = entry.get("code", []), entry.get("tests", [])
    faults = [f"there is no {name}" for name in code if not references.is_code(name)]
    faults += [f"there is no test {name}" for name in tests if not references.is_test(name)]
    match entry.get("state"):
        case "kept":
            faults += ["kept without code"] * (not code) + ["kept without a test"] * (not tests)
        case "open":
            faults += ["open without saying what is missing"] * (not entry.get("missing"))
        case other:
            faults.append(f"no such state: {other}")
    return faults


def test_every_promise_is_kept_or_open_for_a_reason() -> None:
    """No cell of the notice is forgotten, and none is called kept without a test that is there."""
    assert [] == faults_of(PROMISES)


KEPT = {"state": "kept", "code": ["backend/minside/schema.py:printed"], "tests": ["x::test_y"]}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (KEPT | {"tests": []}, "kept without a test"),
        (KEPT | {"code": []}, "kept without code"),
        (KEPT, "there is no test x::test_y"),
        (KEPT | {"code": ["backend/minside/schema.py:painted"]}, "there is no backend"),
        ({"state": "open"}, "open without saying what is missing"),
        ({"state": "nearly"}, "no such state: nearly"),
    ],
)
def test_a_promise_that_nobody_keeps_fails_the_build(entry: dict[str, Any], fault: str) -> None:
    """The check above finds each way to claim too much."""
    told = faults_of(PROMISES | {"S44": {"show": entry}})
    assert any(line.startswith(f"S44.show: {fault}") for line in told), told


def test_a_forgotten_cell_fails_the_build() -> None:
    """Leaving a promise or a cell out is found too."""
    without = {key: promise for key, promise in PROMISES.items() if key != "S18"}
    assert ["S18: its cells differ"] == faults_of(without)
    assert ["S41: its cells differ"] == faults_of(PROMISES | {"S41": {"promise": "x"}})
