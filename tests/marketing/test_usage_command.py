"""`minside usage`: what the owner reads."""

from datetime import UTC, datetime
from typing import Any

import pytest
from click.testing import CliRunner, Result

from minside.cli import main
from minside.core import clock
from minside.core.database import SERVICE
from minside.core.postgres import Server


@pytest.fixture
async def environment(owner: Any, migrated: Server) -> dict[str, str]:
    """A week that is told by device: two pages, one of them seen too seldom on tablets to be told of."""
    await owner.execute(
        """
        INSERT INTO usage_count (day, page, device, stay, views) VALUES
            ('2024-01-01', '/', 'mobile', 'longer', 30), ('2024-01-02', '/', 'desktop', 'longer', 11),
            ('2024-01-07', '/profil', 'mobile', 'longer', 12), ('2024-01-07', '/', 'tablet', 'longer', 9);
        INSERT INTO usage_week (monday, level) VALUES ('2024-01-01', 2)
        """
    )
    return {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}


NOON = datetime(2024, 1, 17, 11, tzinfo=UTC)


def run(environment: dict[str, str], *arguments: str) -> Result:
    with clock.stopped_at(NOON):
        return CliRunner(env=environment).invoke(main, ["usage", *arguments])


def told(result: Result) -> list[list[str]]:
    assert 0 == result.exit_code, result.output
    return [line.split(maxsplit=1) for line in result.stdout.splitlines()]


WEEK = ("--from", "2024-01-01", "--to", "2024-01-07")
ALL = ["53", "in all, without what is below ten."]


def test_the_owner_reads_whole_weeks(environment: dict[str, str]) -> None:
    """The most seen first, and the sum of what is shown."""
    assert [["41", "/"], ["12", "/profil"], ALL] == told(run(environment, *WEEK))
    by_device = told(run(environment, *WEEK, "--by", "device"))
    assert [["42", "mobile"], ["11", "desktop"], ALL] == by_device
    by_week = told(run(environment, "--from", "2023-12-25", "--to", "2024-01-07", "--by", "week"))
    assert [["53", "2024-01-01"], ALL] == by_week


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (("--from", "2024-01-02", "--to", "2024-01-07"), "whole weeks"),
        (("--from", "2024-01-01", "--to", "2099-01-04"), "can be told from 2099-01-06 on"),
        (("--from", "2022-01-10", "--to", "2024-01-07"), "the oldest begins 2022-01-17"),
    ],
)
def test_another_period_is_refused_in_one_line(
    period: tuple[str, ...], said: str, environment: dict[str, str]
) -> None:
    """And says which periods there are."""
    result = run(environment, *period)
    assert (1, 1) == (result.exit_code, result.stderr.count("\n"))
    assert said in result.stderr
