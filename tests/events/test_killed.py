"""`kill -9` of the worker while it handles events, and of a feed: each event is handled once."""

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any

import asyncpg
from tests.events.holding import comes, hold_at, let_go, somebody_waits
from tests.events.shop import MORNING, changed, registered
from tests.jobs.processes import KEY, PROGRAM, working

from minside.core.database import SERVICE, Database
from minside.core.house import House
from minside.core.postgres import Server
from minside.events import actions as events

CUSTOMERS = 40
ENVIRONMENT = {"MINSIDE_KEYS": KEY}


def _lines() -> list[bytes]:
    """Customers, and a change of each."""
    told = []
    for n in range(CUSTOMERS):
        told += [
            registered(f"2{n:04}", phone="400 00 101"),
            changed(f"2{n:04}", phone="400 00 102"),
        ]
    return [
        json.dumps({"id": f"kill-{place}", **json.loads(each.body)}).encode()
        for place, each in enumerate(told)
    ]


async def _fed(house: House) -> None:
    async for fed in events.feed(house, "shop", _lines()):
        assert fed.outcome is events.Outcome.NEW


async def _handled(owner: Any) -> int:
    return await owner.fetchval("SELECT count(*) FROM event WHERE state = 'handled'")


async def test_a_worker_killed_while_it_handles_leaves_each_handled_once(
    migrated: Server, owner: Any, house: House, tmp_path: Path
) -> None:
    """Killed before, in the middle and at the end of a transaction: what it did is undone, and who
    comes after it does it."""
    await _fed(house)
    last = 2 * CUSTOMERS - 1
    for place, statement, which in (
        (0, "INSERT ON profile_change", "NEW.event = 'shop/kill-0'"),
        (CUSTOMERS, "INSERT ON profile_change", f"NEW.event = 'shop/kill-{CUSTOMERS}'"),
        (last, "UPDATE ON event", f"OLD.event_id = 'kill-{last}'"),
    ):
        await hold_at(owner, statement, which)
        with working(migrated, tmp_path) as worker:
            assert await comes(lambda: somebody_waits(owner)), worker.lines
            worker.kill()
        await _cut_off(migrated)
        await let_go(owner)
        # Of what was under way nothing is left, neither what it did nor that it was done.
        assert await _handled(owner) == await owner.fetchval(
            "SELECT count(*) FROM profile_change WHERE field = 'phone'"
        )
        held = await owner.fetchval("SELECT state FROM event WHERE event_id = $1", f"kill-{place}")
        assert "received" == held
        await owner.execute("UPDATE pgqueuer SET heartbeat = now() - interval '10 seconds'")
    with working(migrated, tmp_path):
        assert await comes(lambda: _all_handled(owner))
    rows = await owner.fetch(
        "SELECT new_value, count(*) AS n FROM profile_change WHERE field = 'phone' GROUP BY 1"
    )
    assert {"+4740000101": CUSTOMERS, "+4740000102": CUSTOMERS} == {
        row["new_value"]: row["n"] for row in rows
    }


async def _all_handled(owner: Any) -> bool:
    return await _handled(owner) == 2 * CUSTOMERS


async def _cut_off(server: Server) -> None:
    """PostgreSQL notices a dead client only when it talks to it again."""
    connection: Any = await asyncpg.connect(server.url("postgres", "minside"))
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE usename = 'minside_service' AND wait_event_type = 'Lock'"
    )
    await connection.close()


async def test_a_feed_that_was_killed_is_begun_anew(
    migrated: Server, owner: Any, service_database: Database, tmp_path: Path
) -> None:
    """Killed with a part of the file stored; the same file again stores the rest, each once."""
    file = tmp_path / "year.jsonl"
    count = 3_000
    file.write_text(
        "".join(
            json.dumps(
                {"id": f"e-{n}", "type": "product.gone", "timestamp": MORNING.isoformat(),
                 "data": {"sku": f"MP-{n}"}}
            ) + "\n"
            for n in range(count)
        )
    )  # fmt: skip
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE), **ENVIRONMENT}
    command = [str(PROGRAM), "events", "replay", str(file)]
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=subprocess.DEVNULL
    )

    async def some_are_stored() -> bool:
        return await owner.fetchval("SELECT count(*) FROM event") > 0

    assert await comes(some_are_stored)
    process.kill()
    await process.wait()
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, timeout=60
    )
    assert 0 == done.returncode, done.stderr
    assert done.stdout.endswith(" known already, 0 left out.\n")
    assert count == await owner.fetchval("SELECT count(DISTINCT event_id) FROM event")
    # What was stored is in the queue, by the same transaction.
    assert 0 == await owner.fetchval(
        """
        SELECT count(*) FROM event e WHERE NOT EXISTS (
            SELECT FROM pgqueuer WHERE payload = decode(replace(e.batch::text, '-', ''), 'hex')
        )
        """
    )


async def test_an_import_that_was_killed_handles_what_it_had_only_stored(
    migrated: Server, owner: Any, service_database: Database, tmp_path: Path
) -> None:
    """Killed between storing a hundred lines and handling them: the same file again handles those
    too, without a worker, and calls the same only what had been handled."""
    file = tmp_path / "customers.jsonl"
    count = 250
    file.write_text(
        "".join(f'{{"number": "{20_000 + n}", "first_name": "Kari"}}\n' for n in range(count))
    )
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE), **ENVIRONMENT}
    command = [str(PROGRAM), "import-customers", str(file), "--as-of", "2026-04-24"]
    await hold_at(owner, "INSERT ON shop_number", "NEW.number = '20150'")
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=subprocess.DEVNULL
    )
    assert await comes(lambda: somebody_waits(owner))
    process.kill()
    await process.wait()
    await _cut_off(migrated)
    await let_go(owner)
    handled = await _handled(owner)
    stored = await owner.fetchval("SELECT count(*) FROM event WHERE state = 'received'")
    assert 0 < stored <= 100
    assert 200 == handled + stored

    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, timeout=60
    )
    said = f"{count - handled} new, {handled} the same, 0 left out.\n"
    assert (0, said, "") == (done.returncode, done.stdout, done.stderr)
    assert count == await _handled(owner)
    assert count == await owner.fetchval("SELECT count(*) FROM profile_change")
