"""Two imports side by side, each with a kind of old hashes that isn't kept yet."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.auth.test_old_hashes import pbkdf2
from tests.events.holding import comes, hold_at, let_go, somebody_waits
from tests.jobs.processes import KEY, PROGRAM

from minside.auth.actions.old_hashes import MOST_KINDS
from minside.core.database import SERVICE
from minside.core.postgres import Server

EACH = 12


def write(file: Path, hashes: dict[int, dict[str, Any]]) -> Path:
    """A customer for each hash, who goes by that number."""
    lines = [
        {"number": str(number), "email": f"{number}@example.com", "password": old}
        for number, old in hashes.items()
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


async def started(server: Server, file: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        str(PROGRAM), "import-customers", str(file), "--as-of", "2026-04-24",
        env={"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def ended(process: asyncio.subprocess.Process) -> tuple[str, str]:
    out, said = await asyncio.wait_for(process.communicate(), 60)
    assert 0 == process.returncode, said
    return out.decode(), said.decode()


async def test_two_at_once_bring_no_kind_too_many_and_lose_nobody(
    migrated: Server, owner: Any, tmp_path: Path
) -> None:
    """One kind has room: whoever comes first keeps theirs, the other's are left out, and said;
    everybody is a customer, and neither gives way to the other."""
    few = {20_000 + n: pbkdf2("sha1", 1_000 + n) for n in range(MOST_KINDS - 1)}
    await ended(await started(migrated, write(tmp_path / "before.jsonl", few)))
    files = [
        write(tmp_path / "one.jsonl", {30_000 + n: pbkdf2("sha1", 998) for n in range(EACH)}),
        write(tmp_path / "two.jsonl", {40_000 + n: pbkdf2("sha1", 999) for n in range(EACH)}),
    ]
    await hold_at(owner, "INSERT ON password", "true")
    both = [await started(migrated, file) for file in files]
    assert await comes(lambda: somebody_waits(owner, most=2))
    await let_go(owner)
    told = [await ended(process) for process in both]
    assert [f"{EACH} new, 0 the same, 0 left out.\n"] * 2 == [out for out, _ in told]
    assert [0, EACH] == sorted(said.count("too many kinds of hashes") for _, said in told)

    assert len(few) + 2 * EACH == await owner.fetchval("SELECT count(*) FROM customer")
    assert len(few) + EACH == await owner.fetchval("SELECT count(*) FROM password")
    kinds = await owner.fetchval("SELECT inner_kinds()")
    assert MOST_KINDS == len(kinds)
    assert 1 == len({"pbkdf2-sha1 998", "pbkdf2-sha1 999"} & set(kinds))
    retried = "SELECT count(*) FROM event WHERE retry_at IS NOT NULL OR state <> 'handled'"
    assert 0 == await owner.fetchval(retried)
