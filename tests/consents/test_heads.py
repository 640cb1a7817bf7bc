"""The heads outside the database: noted once, whole, in order, whatever is killed."""

import json
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import KEYS
from tests.consents.proving import broken, noted, verified, write
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Agreed, BrokenHeads, Door, Purpose, heads
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language

RING = Keyring(KEYS)
FORKED = multiprocessing.get_context("fork")


def note(file: Path, number: int) -> bool:
    return heads.note(file, RING, "head", number, 2026, number.to_bytes(32))


def numbers(file: Path) -> list[int]:
    return [line.number for line in heads.lines(file, RING)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "proofs" / heads.FILE


async def test_the_head_is_noted_once_what_was_said_is_committed(
    proven: House, grown: UUID
) -> None:
    """The job that a yes leaves behind notes it; the hourly look adds nothing."""
    async with proven.database.scope():
        said = [Agreed(Purpose.NEWS, 1, Language.NB)]
        await consents.give(grown, said, Door.MIN_SIDE, proven.keys)
    assert ["consents.note_head"] == await run_jobs(proven, "consents.note_head")
    await noted(proven)
    [line] = heads.lines(heads.path(proven), proven.keys)
    assert ("head", 2, 1) == (line.kind, line.number, line.line)
    assert "" == await broken(proven)


async def test_without_a_folder_nothing_is_noted_and_nothing_fails(
    proven: House, grown: UUID
) -> None:
    """A house without MINSIDE_PROOFS goes on, and its operator reads of it in the log."""
    none = replace(proven, settings=proven.settings.model_copy(update={"proofs": None}))
    await write(none, grown, 2026)
    assert 0 < (await verified(none)).entries


def test_the_same_head_is_noted_once(file: Path) -> None:
    """And an older one, of a worker that was slow, not at all."""
    assert [True, False, True, False] == [note(file, number) for number in (1, 1, 3, 2)]
    assert [1, 3] == numbers(file)


@pytest.mark.parametrize("torn", [b"{", b'{"line":3,"kind":"head"', b"\x00\x00"])
def test_a_torn_last_line_is_overlooked_and_mended(torn: bytes, file: Path) -> None:
    """Whoever was killed while writing left half a line, or what the disk made of it."""
    note(file, 1)
    note(file, 2)
    with file.open("ab") as opened:
        opened.write(torn)
    assert [1, 2] == numbers(file)
    assert note(file, 3)
    assert [1, 2, 3] == numbers(file)


def test_whoever_is_killed_leaves_whole_lines(file: Path) -> None:
    """Three notes at once, killed again and again: in order, nothing twice, nothing broken."""
    for _ in range(3):
        first = numbers(file)[-1] + 1 if file.exists() else 1
        running = [FORKED.Process(target=note_on, args=(file, first)) for _ in range(3)]
        for process in running:
            process.start()
        until(
            lambda least=first + 20: file.exists() and len(file.read_bytes().splitlines()) > least
        )
        for process in running:
            process.kill()
            process.join()
        found = numbers(file)
        assert sorted(set(found)) == found


def note_on(file: Path, first: int) -> None:
    """Until it is killed."""
    for number in range(first, 1_000_000):
        note(file, number)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nobody_else_reads_them(file: Path) -> None:
    """The file is its owner's alone."""
    note(file, 1)
    assert 0o600 == file.stat().st_mode & 0o777


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_byte_of_a_line_counts(data: st.DataObject, file: Path) -> None:
    """A line that was forged is no line."""
    file.unlink(missing_ok=True)
    for number in (1, 2, 3):
        note(file, number)
    content = bytearray(file.read_bytes())
    last = content.rindex(b"\n")
    place = data.draw(st.integers(0, last - 1))
    content[place] = data.draw(st.integers(0, 255).filter(lambda value: value != content[place]))
    file.write_bytes(content)
    with pytest.raises(BrokenHeads):
        numbers(file)


async def test_a_line_that_was_taken_away_is_found(proven: House, grown: UUID) -> None:
    """First, middle or last: the lines hang together, and the last is missed within an hour."""
    await write(proven, grown, 2024)
    file = heads.path(proven)
    whole = file.read_bytes().splitlines(keepends=True)
    said = {
        0: "consent-heads.jsonl: line 1 doesn't follow the one before: lines are missing",
        1: "consent-heads.jsonl: line 2 doesn't follow the one before: lines are missing",
        2: "entry 9: its head isn't in consent-heads.jsonl (the newest there is 6)",
    }
    for gone, words in said.items():
        file.write_bytes(b"".join(line for place, line in enumerate(whole) if place != gone))
        assert (await broken(proven)).startswith(words)
    file.unlink()
    assert (await broken(proven)).startswith("entry 9: its head isn't in consent-heads.jsonl")


async def test_a_line_of_another_key_is_named(proven: House, grown: UUID) -> None:
    """Whoever writes there without our keys."""
    await write(proven, grown, 2024)
    file = heads.path(proven)
    lines = file.read_bytes().splitlines(keepends=True)
    forged = json.loads(lines[1]) | {"key": "01020304"}
    file.write_bytes(lines[0] + json.dumps(forged).encode() + b"\n" + lines[2])
    assert "consent-heads.jsonl: line 2 is signed by key 01020304, which isn't in MINSIDE_KEYS" == (
        await broken(proven)
    )


async def test_a_broken_file_is_not_written_on(file: Path) -> None:
    """What is wrong stays as it was found, for a person to look at."""
    note(file, 1)
    file.write_bytes(file.read_bytes().replace(b'"number":1', b'"number":7'))
    before = file.read_bytes()
    with pytest.raises(BrokenHeads):
        note(file, 8)
    assert before == file.read_bytes()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """The job fails, is tried again, and stays visible."""
    (tmp_path / "proofs").write_text("no folder")
    with pytest.raises(OSError, match="proofs"):
        note(tmp_path / "proofs" / heads.FILE, 1)
    assert ["proofs"] == [path.name for path in tmp_path.iterdir()]
