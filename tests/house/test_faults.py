"""Every fault that is written down has the test that causes it."""

import re

import pytest

from . import references

TABLE = (references.ROOT / "docs/faults.md").read_text(encoding="utf-8")
COLUMNS = ["fault", "answer", "stored", "tried again", "test"]


def rows(text: str) -> list[list[str]]:
    """The cells of every row, headings and rulers left out."""
    lines = [line.strip().strip("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in cells if row != COLUMNS and set("".join(row)) != {"-"}]


def without_test(text: str) -> list[str]:
    """Faults whose row isn't whole, or names a test that isn't there."""
    return [row[0] for row in rows(text) if not _is_whole(row)]


def _is_whole(row: list[str]) -> bool:
    named = re.fullmatch(r"`(.+)`", row[-1])
    return (
        len(row) == len(COLUMNS) and all(row) and named is not None and references.is_test(named[1])
    )


def test_every_fault_has_its_test() -> None:
    """No row is a promise without a test behind it."""
    assert len(rows(TABLE)) > 30
    assert [] == without_test(TABLE)


@pytest.mark.parametrize(
    "row",
    [
        "| x | y | z | no | `tests/house/test_faults.py::test_nothing` |",
        "| x | y | z | no | some test |",
        "| x |  | z | no | `tests/house/test_faults.py::test_every_fault_has_its_test` |",
        "| x | y | no | `tests/house/test_faults.py::test_every_fault_has_its_test` |",
    ],
)
def test_a_row_without_a_test_is_found(row: str) -> None:
    """The check above sees a row that names nothing, or leaves a cell empty."""
    assert ["x"] == without_test(row)
