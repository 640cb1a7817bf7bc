"""A demo filled once, for all the runs that begin with one: filling it takes longer than many tests.

.venv/bin/python -m tests.e2e.filled make FOLDER
.venv/bin/python -m tests.e2e.filled remove FOLDER

Runs begin with a copy of what `MINSIDE_FILLED_DEMO` names; where there is none, each fills its own.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import asyncpg
from tests.e2e.running_demo import FILLING, RunningDemo

from minside.core import postgres
from minside.core.postgres.account import Account
from minside.core.postgres.cluster import Cluster

NAMED_BY: Final = "MINSIDE_FILLED_DEMO"
_LONGEST: Final = 120.0
"""Seconds until a machine that is slow has done everything that waits after the start."""
_LEFT: Final = """
SELECT (SELECT count(*) FROM product WHERE picture_link IS NOT NULL AND picture IS NULL)
     + (SELECT count(*) FROM pgqueuer)
"""


def make(folder: Path) -> None:
    """Run a demo there until nothing is left to do but what customers ask for. Raises
    `TimeoutError`."""
    remove(folder)
    folder.mkdir(parents=True)
    demo = RunningDemo(folder)
    try:
        asyncio.run(_rest(demo))
    finally:
        demo.stop()


async def _rest(demo: RunningDemo) -> None:
    until = time.monotonic() + _LONGEST
    connection = await asyncpg.connect(demo.owner_url)
    try:
        while await connection.fetchval(_LEFT):
            if time.monotonic() > until:
                raise TimeoutError("the demo isn't at rest")
            await asyncio.sleep(0.2)
    finally:
        await connection.close()


def remove(folder: Path) -> None:
    """Also what of it lies elsewhere."""
    postgres.remove(folder / "data" / "postgres")
    shutil.rmtree(folder, ignore_errors=True)


def begin(folder: Path) -> Path:
    """The folder, with a filled demo's data in it where there is one."""
    filled = Path(os.environ.get(NAMED_BY) or folder).absolute()
    if (filled / "data").exists():
        _copy(filled, folder)
    return folder


def _copy(filled: Path, folder: Path) -> None:
    """With all that was written, and the database where the server's user can reach it."""
    ours = Account.current()
    here, there = (Cluster(each / "data" / "postgres", ours) for each in (filled, folder))
    shutil.copytree(filled / "data", folder / "data", ignore=shutil.ignore_patterns("postgres"))
    (folder / "data" / "web.log").rename(folder / FILLING)
    there.folder.mkdir()
    shutil.copy2(here.log, there.log)
    there.state()
    # Every file stays whose it is.
    subprocess.run(["cp", "-a", str(here.data), str(there.data)], check=True)


if __name__ == "__main__":
    {"make": make, "remove": remove}[sys.argv[1]](Path(sys.argv[2]))
