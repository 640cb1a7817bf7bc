"""`minside import-products`: what it prints, how much memory it needs, and what a kill costs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.catalogue.feeds import FOOT, HEAD, item, prices, rss, skus

from minside.cli import main
from minside.core.database import SERVICE
from minside.core.postgres import Server

PROGRAM = Path(sys.executable).with_name("minside")
MIB = 1024 * 1024
MEASURE = """
import resource, sys
import minside.catalogue.actions, minside.core.database, minside.cli.database
from minside.cli import main
def high(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
idle = high()
try:
    main(["import-products", sys.argv[1]])
finally:
    print("above idle", (high() - idle) * 1024, file=sys.stderr)
"""


@pytest.fixture
def environment(owner: Any, migrated: Server) -> dict[str, str]:
    return {"DATABASE_SERVICE_URL": migrated.url(SERVICE), "PATH": os.environ["PATH"]}


def run(environment: dict[str, str], *arguments: str) -> Result:
    unset = dict.fromkeys(("DATABASE_URL", "DATABASE_OWNER_URL", "MINSIDE_KEYS"))
    runner = CliRunner(env={**unset, **environment})
    return runner.invoke(main, ["import-products", *arguments])


def test_it_tells_what_became_of_each_line(environment: dict[str, str], tmp_path: Path) -> None:
    """Counts on one line, what is left out by its own; exit code 1 where something is."""
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss(item("A"), item("B")))
    first = run(environment, str(feed))
    assert (0, "2 new, 0 changed, 0 the same, 0 left out.\n") == (first.exit_code, first.output)
    feed.write_bytes(rss(item("A", price="gratis"), item("C")))
    second = run(environment, str(feed), "--complete")
    assert "1 new, 0 changed, 0 the same, 1 left out, 1 gone.\n" == second.stdout
    assert second.stderr.startswith("line 4: A: price is 'gratis'")
    assert 1 == second.exit_code


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("missing.xml", "No such file"),
        ("empty.xml", "Nothing was taken in: it is empty"),
        ("http://localhost/feed.xml", "It can't be had: not https"),
        ("file:///etc/passwd", "It can't be had: not https"),
        ("https://localhost:1/feed.xml", "It can't be had: ConnectError"),
    ],
)
def test_what_cant_be_had_is_one_line(
    source: str, said: str, environment: dict[str, str], tmp_path: Path
) -> None:
    """Without a traceback."""
    (tmp_path / "empty.xml").touch()
    result = run(environment, source if "://" in source else str(tmp_path / source))
    assert (1, 1) == (result.exit_code, result.stderr.count("\n"))
    assert said in result.stderr


def test_a_moment_that_hasnt_come_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    """Nothing could outvote it until then; and the role is asked for by its variable."""
    (tmp_path / "feed.xml").write_bytes(rss(item("A")))
    feed = str(tmp_path / "feed.xml")
    assert 2 == run(environment, feed, "--as-of", "2999-01-01").exit_code
    assert 0 == run(environment, feed, "--as-of", "2026-01-01T06:00:00Z").exit_code
    assert "DATABASE_SERVICE_URL is missing" in run({"DATABASE_SERVICE_URL": ""}, feed).output


def started(command: list[str], environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def write(path: Path, items: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(items)
        file.write(FOOT)
    return path


def long_line() -> Iterator[str]:
    """10 MB on one line between two items."""
    yield item("A")
    yield item("B", "x" * 10_000_000)
    yield item("C")


def fifty_thousand() -> Iterator[str]:
    for n in range(50_000):
        yield item(f"S{n}", f"Fôr {n}", description=f"Med kylling og ris, sort {n}. " * 5)


@pytest.mark.parametrize("items", [long_line, fifty_thousand])
def test_memory_is_bounded(items: Any, environment: dict[str, str], tmp_path: Path) -> None:
    """At most 64 MiB above idle for 50,000 items, and for 10 MB on one line."""
    feed = write(tmp_path / "feed.xml", items())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, str(feed)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    above = int(ran.stderr.rpartition("above idle ")[2])
    assert above <= 64 * MIB
    if items is long_line:
        assert "line 5: B: longer than 256 KiB" in ran.stderr
        assert "2 new" in ran.stdout


async def test_a_killed_import_loses_nothing_and_goes_on(
    environment: dict[str, str], owner: Any, tmp_path: Path
) -> None:
    """`kill -9` in the middle, three times; the run after it has every product once, and no history
    has a double."""
    feed = write(tmp_path / "feed.xml", (item(f"S{n:05}") for n in range(6_000)))
    command = [str(PROGRAM), "import-products", str(feed), "--as-of", "2026-11-20T06:00:00Z"]
    had = [0]
    for _ in range(3):
        process = started(command, environment)
        deadline = time.monotonic() + 30
        while (count := await owner.fetchval("SELECT count(*) FROM product")) <= had[-1]:
            assert time.monotonic() < deadline
            if process.poll() is not None:
                break
        process.kill()
        process.wait()
        had.append(count)
    assert 0 < had[1] < 6_000
    assert had == sorted(had)
    last = started(command, environment)
    assert 6_000 - had[-1] == int(last.communicate(timeout=60)[0].split()[0])
    assert 6_000 == len(await skus(owner))
    for table in ("product_price", "product_stock"):
        assert 6_000 == await owner.fetchval(f"SELECT count(DISTINCT product) FROM {table}")
        assert 6_000 == await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_two_at_once_are_one(environment: dict[str, str], owner: Any, tmp_path: Path) -> None:
    """Two imports of one feed side by side take in each product once, and neither fails."""
    lines = [
        json.dumps(
            {"id": f"S{n:04}", "title": "Fôr", "price": "10 NOK", "availability": "in_stock"}
        )
        for n in range(2_000)
    ]
    for name, order in (("a", lines), ("b", lines[::-1])):
        (tmp_path / name).write_text("\n".join(order))
    both = [
        started(
            [str(PROGRAM), "import-products", str(tmp_path / name), "--as-of", "2026-11-20"],
            environment,
        )
        for name in "ab"
    ]
    said = [process.communicate(timeout=60) for process in both]
    assert [0, 0] == [process.returncode for process in both], said
    assert 2_000 == sum(int(out.split()[0]) for out, _ in said)
    assert 2_000 == len(await skus(owner))
    assert 1 == len(await prices(owner, "S0000"))
