"""Jobs exist with their transaction, are tried again, and are held when that doesn't help."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pgqueuer.domain.errors import RetryRequested
from tests.jobs.running import service_house

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server
from minside.jobs import actions as jobs
from minside.jobs.actions.queue import queries
from minside.jobs.actions.running import ATTEMPTS
from minside.jobs.timetable import TIMETABLE
from minside.rooms import ROOMS
from minside.worker import UnknownTimer, timers

ROW = UUID(int=7)


async def _count(owner: Any) -> int:
    return await owner.fetchval("SELECT count(*) FROM pgqueuer")


async def test_a_job_exists_once_its_transaction_has_committed(
    owner: Any, app_database: Database
) -> None:
    """And before that for nobody else."""
    async with app_database.scope():
        await jobs.enqueue("outbox.send", ROW)
        assert 0 == await _count(owner)
    row = await owner.fetchrow("SELECT entrypoint, payload, status::text FROM pgqueuer")
    assert ("outbox.send", ROW.bytes, "queued") == tuple(row)


async def test_a_job_of_a_transaction_that_rolled_back_never_was(
    owner: Any, app_database: Database
) -> None:
    """Neither in the queue nor in its log."""
    with pytest.raises(LookupError):
        async with app_database.scope():
            await jobs.enqueue("outbox.send", ROW)
            raise LookupError
    assert 0 == await _count(owner)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pgqueuer_log")


async def test_the_web_sees_nothing_of_what_jobs_are_about(app_database: Database) -> None:
    """It adds to the queue; it can't read, change or take from it."""
    for statement in (
        "SELECT payload FROM pgqueuer",
        "SELECT * FROM pgqueuer_log",
        "UPDATE pgqueuer SET attempts = 0",
        "DELETE FROM pgqueuer",
    ):
        with pytest.raises(Exception, match="permission denied"):
            async with app_database.scope() as scope:
                await scope.fetch(statement)


async def test_a_job_waits_for_its_time(owner: Any, service_database: Database) -> None:
    """By the clock, which a test may move."""
    with clock.stopped_at(clock.now() + timedelta(days=3)):
        async with service_database.scope():
            await jobs.enqueue("outbox.send", ROW, after=timedelta(hours=1))
    wait = await owner.fetchval("SELECT execute_after - now() FROM pgqueuer")
    assert timedelta(days=3, minutes=59) < wait <= timedelta(days=3, hours=1)


async def test_a_timed_job_waits_only_once(owner: Any, service_database: Database) -> None:
    """However often its time comes while no worker runs."""
    for _ in range(3):
        async with service_database.scope():
            await jobs.enqueue_once("core.sweep")
    assert 1 == await _count(owner)


async def _hold_all(owner: Any) -> None:
    await owner.execute("UPDATE pgqueuer SET status = 'failed' WHERE status = 'queued'")


async def _resend_all(database: Database) -> jobs.Resent:
    async with database.scope():
        return await jobs.resend([job.id for job in await jobs.held()])


async def test_a_timed_job_that_was_held_twice_is_done_once(
    owner: Any, service_database: Database
) -> None:
    """It failed two days in a row: one of the two waits again, and so does what else is held."""
    for name in ("auth.sweep", "auth.sweep", "core.sweep"):
        async with service_database.scope():
            await jobs.enqueue_once(name)
        await _hold_all(owner)
    first, second, other = await _ids(owner)
    assert jobs.Resent([first, other], [second]) == await _resend_all(service_database)
    assert [first, other] == await _ids(owner)


@pytest.mark.parametrize("state", ["queued", "picked"])
async def test_a_held_timed_job_goes_where_the_next_one_is_there(
    state: str, owner: Any, service_database: Database
) -> None:
    """Waiting or running, it does all that the held one would have done."""
    async with service_database.scope():
        await jobs.enqueue_once("auth.sweep")
    await _hold_all(owner)
    async with service_database.scope():
        await jobs.enqueue_once("auth.sweep")
    await owner.execute("UPDATE pgqueuer SET status = $1 WHERE status = 'queued'", state)
    held, there = await _ids(owner)
    assert jobs.Resent([], [held]) == await _resend_all(service_database)
    assert [there] == await _ids(owner)


async def _ids(owner: Any) -> list[int]:
    return [row["id"] for row in await owner.fetch("SELECT id FROM pgqueuer ORDER BY id")]


class Secretive(Exception):
    """Speaks of a customer."""


async def _fail() -> None:
    raise Secretive("kari@example.com")


async def test_a_failure_is_tried_again_later_each_time_and_then_held(migrated: Server) -> None:
    """Six attempts; what is told is the exception's type and not a word of its text."""
    async with service_house(migrated) as house:
        waits: list[float] = []
        for earlier in range(ATTEMPTS - 1):
            with pytest.raises(RetryRequested) as told:
                await jobs.attempt(house, jobs.Attempt(0, "x", earlier), _fail)
            assert "Secretive" == told.value.reason == str(told.value)
            waits.append(told.value.delay.total_seconds())
        assert [10, 30, 90, 270, 810] == waits
        with pytest.raises(jobs.Failed, match=r"^Secretive$") as held:
            await jobs.attempt(house, jobs.Attempt(0, "x", ATTEMPTS - 1), _fail)
    assert held.value.__suppress_context__


async def test_not_now_is_no_failure(migrated: Server) -> None:
    """It is done later however often it was tried."""

    async def later() -> None:
        raise jobs.TryAgain(timedelta(seconds=4))

    async with service_house(migrated) as house:
        with pytest.raises(RetryRequested) as told:
            await jobs.attempt(house, jobs.Attempt(0, "x", 100), later)
    assert timedelta(seconds=4) == told.value.delay


async def test_what_a_failed_job_wrote_is_gone(owner: Any, migrated: Server) -> None:
    """One job is one transaction."""

    async def write_and_fail() -> None:
        await jobs.enqueue("outbox.send", ROW)
        raise Secretive

    async with service_house(migrated) as house:
        with pytest.raises(RetryRequested):
            await jobs.attempt(house, jobs.Attempt(0, "x", 0), write_and_fail)
    assert 0 == await _count(owner)


async def test_the_library_finds_its_tables_as_it_declares_them(service_database: Database) -> None:
    """A newer PgQueuer that wants another schema is a migration that nobody has written."""
    async with service_database.scope():
        plan = await queries().plan_upgrade()
    assert [] == list(plan.statements)


def test_every_timer_stands_on_a_name_plate() -> None:
    """And everything timed on the timetable; a misspelt one doesn't start."""
    assert {line.job for line in TIMETABLE} == set(timers(ROOMS))
    with pytest.raises(UnknownTimer, match=r"core\.sweep"):
        timers([room for room in ROOMS if room.name != "jobs"])


async def test_what_the_queue_remembers_goes_after_ninety_days(
    owner: Any, migrated: Server
) -> None:
    """Its log and held jobs; what is younger stays."""
    async with service_house(migrated) as house:
        async with house.database.scope():
            await jobs.enqueue("outbox.send", ROW)
        await _swept_in(house, days=89)
        assert 1 == await _count(owner)
        await _swept_in(house, days=91)
    assert 0 == await _count(owner)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pgqueuer_log")


async def _swept_in(house: House, *, days: int) -> None:
    with clock.stopped_at(clock.now() + timedelta(days=days)):
        async with house.database.scope():
            await jobs.sweep()
