"""`minside consents`, as an operator runs it."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from tests.consents.proving import on, write

from minside.cli import main
from minside.consents.actions import heads
from minside.core import clock
from minside.core.database import OWNER, SERVICE
from minside.core.house import House
from minside.core.postgres import Server

VARIABLES = ("DATABASE_URL", "DATABASE_SERVICE_URL", "DATABASE_OWNER_URL", "MINSIDE_PROOFS")


@pytest.fixture
def environment(migrated: Server, proven: House) -> dict[str, str]:
    """The worker's settings."""
    return {
        "DATABASE_SERVICE_URL": migrated.url(SERVICE),
        "MINSIDE_KEYS": proven.settings.keys[0].get_secret_value(),
        "MINSIDE_PROOFS": str(proven.settings.proofs),
    }


async def minside(*arguments: str, **environment: str) -> Result:
    """In a thread, for a command has a loop of its own."""
    runner = CliRunner(env={**dict.fromkeys(VARIABLES), **environment})
    return await asyncio.to_thread(runner.invoke, main, ["consents", *arguments])


async def test_verify_says_what_it_saw(
    proven: House, environment: dict[str, str], migrated: Server, grown: UUID
) -> None:
    """As the worker's role, and as the owner where that URL is set."""
    empty = await minside("verify", **environment)
    assert (0, "whole   no entries yet\n") == (empty.exit_code, empty.output)
    await write(proven, grown, 2024, 2025)
    said = (
        "whole   16 entries to number 16, years 2024, 2025; the newest head is that of entry 16\n"
    )
    owners = {**environment, "DATABASE_OWNER_URL": migrated.url(OWNER)}
    del owners["DATABASE_SERVICE_URL"]
    for each in (environment, owners):
        assert said == (await minside("verify", **each)).output


async def test_verify_names_what_is_broken_in_one_line(
    proven: House, environment: dict[str, str], broom: Any, grown: UUID
) -> None:
    """Exit code 1, and nothing else."""
    await write(proven, grown, 2024)
    await broom.execute("UPDATE consent_entry SET channel = 'sms' WHERE number = 3")
    found = await minside("verify", **environment)
    assert (1, "broken  entry 3: not as it was written\n") == (found.exit_code, found.output)


async def test_verify_says_what_cannot_show(
    proven: House, environment: dict[str, str], grown: UUID
) -> None:
    """Without a folder for the heads."""
    await write(proven, grown, 2024)
    del environment["MINSIDE_PROOFS"]
    found = await minside("verify", **environment)
    assert 0 == found.exit_code
    assert found.output.startswith("note    no heads to compare with (MINSIDE_PROOFS): a tail")


async def test_a_year_is_carried_and_dropped(
    proven: House, environment: dict[str, str], grown: UUID
) -> None:
    """Refused in one line while something rests on it, then gone, then whole."""
    await write(proven, grown, 2020)
    refused = await minside("drop-year", "2020", **environment)
    assert (1, "Error: 2020 stays: it is the newest one\n") == (refused.exit_code, refused.output)
    with clock.stopped_at(on(2022)):
        assert "Carried: 6.\n" == (await minside("carry", **environment)).output
    gone = await minside("drop-year", "2020", **environment)
    assert (0, "Gone: entries 1 to 10, the year 2020.\n") == (gone.exit_code, gone.output)
    del environment["MINSIDE_PROOFS"]
    for command in (("drop-year", "2022"), ("restored",)):
        refused = await minside(*command, **environment)
        assert 1 == refused.exit_code
        assert refused.output.startswith("Error: MINSIDE_PROOFS is missing")


async def test_a_restore_is_told(
    proven: House, environment: dict[str, str], broom: Any, grown: UUID
) -> None:
    """Which entries are missing, and that nothing is where nothing is."""
    await write(proven, grown, 2024)
    assert "Nothing is missing.\n" == (await minside("restored", **environment)).output
    for table in ("consent_note", "consent", "consent_entry"):
        await broom.execute(f"DELETE FROM {table}")
    told = await minside("restored", **environment)
    assert "Missing: entries 1 to 9; entry 10 says so.\n" == told.output
    assert (
        "note    entries 1 to 9 are lost in a restore\n"
        in (await minside("verify", **environment)).output
    )


async def test_no_command_writes_in_a_restored_ledger(
    proven: House, environment: dict[str, str], broom: Any, grown: UUID
) -> None:
    """Not before it says what it lacks: else a new entry would stand in the place of one that was lost."""
    await write(proven, grown, 2024)
    for table in ("consent_note", "consent", "consent_entry"):
        await broom.execute(f"DELETE FROM {table}")
    no = ("withdraw", "--email", "kari@example.com", "--purpose", "news", "--quote", "Nei takk")
    refused = await minside(*no, **environment)
    assert 1 == refused.exit_code
    assert refused.output.endswith("after a restore run `minside consents restored` first\n")
    await minside("restored", **environment)
    assert 0 == (await minside(*no, **environment)).exit_code


async def test_a_broken_file_of_heads_is_told(
    proven: House, environment: dict[str, str], grown: UUID
) -> None:
    """In one line, whichever command reads it."""
    await write(proven, grown, 2024)
    heads.path(proven).write_text("{}\n")
    for command in (("verify",), ("restored",)):
        told = await minside(*command, **environment)
        assert 1 == told.exit_code
        assert told.output.endswith("line 1 can't be read\n")
        assert 1 == told.output.count("\n")


async def test_a_setting_that_is_missing_is_told(tmp_path: Path) -> None:
    """By its name, and not with the exit code of a ledger that is broken."""
    told = await minside("verify", MINSIDE_KEYS="x")
    assert 2 == told.exit_code
    assert "DATABASE_SERVICE_URL is missing" in told.output
