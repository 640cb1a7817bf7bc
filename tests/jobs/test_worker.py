"""The worker as a process: it does, comes back, is killed and replaced, and ends when asked to."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
from tests.house.test_cli import minside
from tests.jobs.network import network_to
from tests.jobs.processes import KEY, Worker, working

from minside.core import postgres
from minside.core.database import OWNER, SERVICE, Database
from minside.core.migrate import migrate
from minside.core.postgres import Server
from minside.jobs import actions as jobs
from minside.jobs.actions.running import ATTEMPTS

JOB = "core.sweep"
NOBODYS = bytes(32)


async def comes_true(state: Callable[[], Awaitable[object]], seconds: float = 30) -> bool:
    """Whether it comes to this within `seconds`."""
    for _ in range(int(seconds * 20)):
        if await state():
            return True
        await asyncio.sleep(0.05)
    return bool(await state())


async def _something_to_sweep(connection: Any) -> None:
    await connection.execute(
        "INSERT INTO throttle (bucket, attempts, window_ends_at)"
        " VALUES ($1, 1, now() - interval '1 hour')",
        NOBODYS,
    )


def _swept(connection: Any) -> Callable[[], Awaitable[object]]:
    return lambda: connection.fetchval("SELECT count(*) = 0 FROM throttle")


async def _enqueue(url: str) -> None:
    database = await Database.connect(url, connections=2)
    async with database.scope():
        await jobs.enqueue_once(JOB)
    await database.close()


async def test_what_is_in_the_queue_is_done_and_the_worker_ends_when_asked(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """At once, by the queue's own signal; SIGTERM is an ordinary end."""
    await _something_to_sweep(owner)
    with working(migrated, tmp_path) as worker:
        assert await worker.ready()
        await _enqueue(migrated.url(SERVICE))
        assert await comes_true(_swept(owner), seconds=3)
        assert 0 == await worker.stop()
    assert "exception" not in worker.lines


async def test_a_time_that_passed_without_a_worker_is_made_up_for(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """The timetable's next time lies in the past: it is done as soon as somebody works."""
    await owner.execute(
        "INSERT INTO pgqueuer_schedules (expression, entrypoint, next_run)"
        " VALUES ('20 * * * *', $1, now() - interval '5 hours')",
        JOB,
    )
    await _something_to_sweep(owner)
    with working(migrated, tmp_path) as worker:
        assert await worker.ready()
        assert await comes_true(_swept(owner))
    assert 0 == await owner.fetchval(
        "SELECT count(*) FROM pgqueuer_schedules WHERE next_run < now()"
    )


async def test_a_worker_whose_connections_are_cut_comes_back_by_itself(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """And does what came meanwhile."""
    with working(migrated, tmp_path) as worker:
        assert await worker.ready()
        admin = await asyncpg.connect(migrated.url("postgres", "minside"))
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'minside_service'"
        )
        await admin.close()
        await _something_to_sweep(owner)
        await _enqueue(migrated.url(SERVICE))
        assert await worker.ready(times=2)
        assert await comes_true(_swept(owner))
        assert 0 == await worker.stop()


async def test_a_network_that_is_cut_without_a_word_is_noticed(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """Nobody closes the connection, and nothing comes through it any more: within half a minute the
    worker listens on a new one."""
    async with network_to(migrated) as network:
        url = f"postgresql://{SERVICE}@127.0.0.1:{network.port}/minside"
        with Worker(url, tmp_path / "worker.log") as worker:
            assert await worker.ready()
            network.cut()
            assert await worker.ready(times=2)


async def test_a_database_that_goes_away_is_waited_for(tmp_path: Path) -> None:
    """PostgreSQL is down for a while and up again: the same worker goes on."""
    folder = tmp_path / "postgres"
    with postgres.serve(folder, durable=False) as server:
        await postgres.provision(server.url("postgres"))
        await migrate(server.url(OWNER))
        worker = Worker(server.url(SERVICE), tmp_path / "worker.log")
        assert await worker.ready()
    with worker, postgres.serve(folder, durable=False) as server:
        connection = await asyncpg.connect(server.url(OWNER))
        await _something_to_sweep(connection)
        await _enqueue(server.url(SERVICE))
        assert await comes_true(_swept(connection), seconds=40)
        await connection.close()
        assert 0 == await worker.stop()


async def test_a_killed_workers_job_is_done_by_the_next(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """It is held up in the middle of its job, killed, and nothing is lost."""
    await _something_to_sweep(owner)
    blocker = owner.transaction()
    await blocker.start()
    await owner.execute("LOCK TABLE throttle IN ACCESS EXCLUSIVE MODE")
    with working(migrated, tmp_path) as worker:
        assert await worker.ready()
        await _enqueue(migrated.url(SERVICE))
        assert await comes_true(
            lambda: owner.fetchval("SELECT count(*) = 1 FROM pgqueuer WHERE status = 'picked'")
        )
        worker.kill()
    await blocker.rollback()
    assert 1 == await owner.fetchval("SELECT count(*) FROM throttle")
    with working(migrated, tmp_path) as worker:
        assert await comes_true(_swept(owner))
        assert await comes_true(lambda: owner.fetchval("SELECT count(*) = 0 FROM pgqueuer"))


async def test_a_job_that_fails_for_the_last_time_is_held_seen_and_done_again_by_a_command(
    owner: Any, migrated: Server, tmp_path: Path
) -> None:
    """Held with its reason, which has nobody's data; `minside jobs resend` has it done."""
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE), "MINSIDE_KEYS": KEY}
    await _something_to_sweep(owner)
    await owner.execute("REVOKE DELETE ON throttle FROM minside_service")
    try:
        with working(migrated, tmp_path) as worker:
            assert await worker.ready()
            await _enqueue(migrated.url(SERVICE))
            await owner.execute("UPDATE pgqueuer SET attempts = $1", ATTEMPTS - 1)
            await owner.execute("UPDATE pgqueuer SET execute_after = now()")
            assert await comes_true(
                lambda: owner.fetchval("SELECT count(*) = 1 FROM pgqueuer WHERE status = 'failed'")
            )
            status = await asyncio.to_thread(
                minside, "jobs", "status", "--none-held", **environment
            )
            assert (1, "core.sweep: 0 due, 0 running, 0 later, 1 held\n") == (
                status.exit_code,
                status.output,
            )
            held = await asyncio.to_thread(minside, "jobs", "held", **environment)
            assert "core.sweep" in held.output
            assert "InsufficientPrivilegeError" in held.output
            await owner.execute("GRANT DELETE ON throttle TO minside_service")
            again = await asyncio.to_thread(minside, "jobs", "resend", "--all", **environment)
            assert 0 == again.exit_code
            assert await comes_true(_swept(owner))
            assert 0 == await worker.stop()
    finally:
        await owner.execute("GRANT DELETE ON throttle TO minside_service")
    log = await owner.fetchval("SELECT string_agg(traceback::text, ' ') FROM pgqueuer_log")
    assert "permission denied" not in log
    told = await asyncio.to_thread(minside, "jobs", "status", **environment)
    assert (0, "The queue is empty.\n") == (told.exit_code, told.output)


async def test_a_queue_that_nobody_works_on_is_told(owner: Any, migrated: Server) -> None:
    """A job that is overdue means that no worker runs, or too few; its wait is told."""
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}
    await _enqueue(migrated.url(SERVICE))
    fine = await asyncio.to_thread(minside, "jobs", "status", **environment)
    assert 0 == fine.exit_code
    await owner.execute("UPDATE pgqueuer SET execute_after = now() - interval '301 seconds'")
    late = await asyncio.to_thread(minside, "jobs", "status", **environment)
    assert (1, f"{JOB}: 1 due for 301 s, 0 running, 0 later, 0 held\n") == (
        late.exit_code,
        late.output,
    )


async def test_a_job_whose_worker_is_gone_is_told(owner: Any, migrated: Server) -> None:
    """It isn't running: nobody has been heard of for a minute, and nobody took it over."""
    await _enqueue(migrated.url(SERVICE))
    picked = "UPDATE pgqueuer SET status = 'picked', heartbeat = now() - $1::interval"
    for silent, code, told in (
        (timedelta(seconds=50), 0, "0 due, 1 running, 0 later, 0 held"),
        (timedelta(seconds=70), 0, "1 due for 70 s, 0 running, 0 later, 0 held"),
        (timedelta(seconds=301), 1, "1 due for 301 s, 0 running, 0 later, 0 held"),
    ):
        await owner.execute(picked, silent)
        environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}
        status = await asyncio.to_thread(minside, "jobs", "status", **environment)
        assert (code, f"{JOB}: {told}\n") == (status.exit_code, status.output)


async def test_a_timetable_that_nobody_follows_is_told(owner: Any, migrated: Server) -> None:
    """An empty queue is no good sign where no worker fills it; a line that isn't on the timetable
    any more is."""
    await owner.execute(
        "INSERT INTO pgqueuer_schedules (expression, entrypoint, next_run) VALUES"
        " ('20 * * * *', $1, now() - interval '301 seconds'),"
        " ('21 * * * *', $1, now() - interval '1 year'),"
        " ('40 * * * *', 'auth.sweep', now() - interval '290 seconds')",
        JOB,
    )
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}
    status = await asyncio.to_thread(minside, "jobs", "status", **environment)
    told = f"{JOB}: its time came 301 s ago, and no worker runs\n"
    assert (1, f"The queue is empty.\n{told}") == (status.exit_code, status.output)


async def test_a_held_job_that_isnt_needed_any_more_is_told(owner: Any, migrated: Server) -> None:
    """The command says which it dropped and why, and ends well."""
    await _enqueue(migrated.url(SERVICE))
    held = await owner.fetchval("UPDATE pgqueuer SET status = 'failed' RETURNING id")
    await _enqueue(migrated.url(SERVICE))
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}
    answer = await asyncio.to_thread(minside, "jobs", "resend", str(held), **environment)
    told = f"Dropped, for the same job waits or runs already: {held}."
    assert (0, f"In the queue again: none.\n{told}\n") == (answer.exit_code, answer.output)


async def test_what_is_not_held_is_not_done_again(owner: Any, migrated: Server) -> None:
    """A wrong number is said, and a job that only waits is left alone."""
    await _enqueue(migrated.url(SERVICE))
    waiting = await owner.fetchval("SELECT id FROM pgqueuer")
    environment = {"DATABASE_SERVICE_URL": migrated.url(SERVICE)}
    answer = await asyncio.to_thread(minside, "jobs", "resend", str(waiting), "0", **environment)
    assert 1 == answer.exit_code
    assert f"Not held: 0, {waiting}" in answer.output
    neither = await asyncio.to_thread(minside, "jobs", "resend", **environment)
    assert 2 == neither.exit_code
