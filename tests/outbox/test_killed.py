"""`kill -9` of the worker at every step of sending: at most one duplicate, and nothing lost."""

from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from tests.core.served import comes
from tests.jobs.processes import KEY, Worker, working
from tests.outbox.mail_server import Held, MailServer
from tests.outbox.messages import letter

from minside.core.database import Database
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.outbox import actions as outbox

HOLDING = 4711
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@dataclass
class Scene:
    """Where the worker is watched from: the database as its owner, and the mail server."""

    server: Server
    owner: Any
    mail: MailServer
    web: Database
    folder: Path

    async def post(self, to: str) -> UUID:
        async with self.web.scope():
            return await outbox.post(letter(to), Keyring([KEY]))

    def worker(self) -> AbstractContextManager[Worker]:
        return working(self.server, self.folder, MINSIDE_SMTP_URL=self.mail.url)


Reached = Callable[[], Awaitable[bool]]
Hold = Callable[[Scene, UUID], AbstractAsyncContextManager[Reached]]


async def test_a_worker_killed_at_any_step_loses_no_mail(
    migrated: Server, owner: Any, app_database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    """Each mail arrives, at most twice: only where the server had it and our row couldn't say so.
    Whoever comes after the killed worker ends what it began."""
    scene = Scene(migrated, owner, mail_server, app_database, tmp_path)
    for number, (hold, _) in enumerate(STEPS):
        await _kill_at(scene, hold, f"step{number}@example.com")
    await _ten_seconds_later(owner)
    with scene.worker():
        assert await _comes(lambda: _all_are_done(owner))
    assert [copies for _, copies in STEPS] == _copies(mail_server)
    assert len(STEPS) == len({mail["Message-ID"] for mail in mail_server.taken})


async def test_a_worker_that_waits_for_another_spends_no_attempts(
    migrated: Server, owner: Any, app_database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    """PgQueuer, which counts each return to the queue, has none to show for it."""
    scene = Scene(migrated, owner, mail_server, app_database, tmp_path)
    await scene.post("kari@example.com")
    async with owner.transaction():
        await owner.fetch("SELECT FROM message FOR UPDATE")
        with scene.worker():
            assert await _comes(lambda: _came_back(owner))
    assert 0 == await owner.fetchval("SELECT attempts FROM pgqueuer")


async def _came_back(owner: Any) -> bool:
    return await owner.fetchval(
        "SELECT count(*) > 0 FROM pgqueuer_log WHERE traceback IS NOT NULL AND status = 'queued'"
    )


def _copies(mail: MailServer) -> list[int]:
    arrived = Counter(mail.recipients)
    return [arrived[f"step{number}@example.com"] for number in range(len(STEPS))]


async def _kill_at(scene: Scene, hold: Hold, to: str) -> None:
    message = await scene.post(to)
    async with hold(scene, message) as reached:
        with scene.worker() as worker:
            assert await _comes(reached), worker.lines
            worker.kill()
        await _cut_off(scene.server)
    # Nobody takes over before all have been killed, so that each mail meets one kill.
    await scene.owner.execute("UPDATE pgqueuer SET heartbeat = now() + interval '1 hour'")


async def _cut_off(server: Server) -> None:
    """PostgreSQL notices that a client died only when it talks to it again; what waits for a lock
    would go on as if the worker lived."""
    connection: Any = await asyncpg.connect(server.url("postgres", "minside"))
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE usename = 'minside_service' AND wait_event_type = 'Lock'"
    )
    await connection.close()


async def _ten_seconds_later(owner: Any) -> None:
    """The killed workers have been silent for longer than a worker may be."""
    await owner.execute("UPDATE pgqueuer SET heartbeat = now() - interval '10 seconds'")


async def _all_are_done(owner: Any) -> bool:
    return await owner.fetchval(
        "SELECT (SELECT count(*) = $1 FROM message WHERE state = 'sent')"
        " AND NOT EXISTS (SELECT FROM pgqueuer)",
        len(STEPS),
    )


async def _comes(state: Reached) -> bool:
    for _ in range(600):
        if await state():
            return True
        await comes(lambda: False, seconds=0.05)
    return False


@asynccontextmanager
async def _before_the_row_is_locked(scene: Scene, _message: UUID) -> AsyncGenerator[Reached]:
    async with scene.owner.transaction():
        await scene.owner.execute("LOCK TABLE message IN ACCESS EXCLUSIVE MODE")
        yield lambda: _somebody_waits(scene.owner)


def _while_the_server_is_at(step: str) -> Hold:
    @asynccontextmanager
    async def hold(scene: Scene, _message: UUID) -> AsyncGenerator[Reached]:
        held = scene.mail.at[step] = Held()

        async def reached() -> bool:
            return held.reached.is_set()

        yield reached
        del scene.mail.at[step]

    return hold


def _held_by_a_trigger(event: str, table: str, column: str) -> Hold:
    """The statement that marks this message, or its job, waits."""

    @asynccontextmanager
    async def hold(scene: Scene, message: UUID) -> AsyncGenerator[Reached]:
        value = f"'{message}'" if column == "id" else f"'\\x{message.hex}'"
        await scene.owner.execute(
            f"""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_advisory_xact_lock({HOLDING});
                RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END $$;
            CREATE TRIGGER hold BEFORE {event} ON {table} FOR EACH ROW
                WHEN (OLD.{column} = {value}) EXECUTE FUNCTION hold();
            SELECT pg_advisory_lock({HOLDING});
            """
        )
        yield lambda: _somebody_waits(scene.owner)
        await scene.owner.execute(
            f"DROP TRIGGER hold ON {table}; DROP FUNCTION hold;"
            f" SELECT pg_advisory_unlock({HOLDING});"
        )

    return hold


async def _somebody_waits(owner: Any) -> bool:
    return await owner.fetchval(WAITING) > 0


# Each step with how often the mail arrives in the end.
STEPS: list[tuple[Hold, int]] = [
    (_before_the_row_is_locked, 1),
    (_while_the_server_is_at("EHLO"), 1),
    (_while_the_server_is_at("RCPT"), 1),
    (_while_the_server_is_at("DATA"), 1),
    (_while_the_server_is_at("KEPT"), 2),
    (_held_by_a_trigger("UPDATE", "message", "id"), 2),
    (_held_by_a_trigger("DELETE", "pgqueuer", "payload"), 1),
]
