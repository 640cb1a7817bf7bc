"""`minside outbox`: what wasn't sent is seen, and sent after all."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from click.testing import Result
from tests.house.test_cli import minside
from tests.jobs.running import run_jobs
from tests.outbox.mail_server import MailServer, drops, says
from tests.outbox.messages import jobs_of, letter, post, row

from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server


async def command(server: Server, *arguments: str) -> Result:
    """In a thread, for the command has an event loop of its own."""
    url = server.url(SERVICE)
    return await asyncio.to_thread(minside, "outbox", *arguments, DATABASE_SERVICE_URL=url)


@pytest.fixture
async def refused(house: House, mail_server: MailServer) -> UUID:
    """A message whose address was refused for good, though the server takes it now."""
    mail_server.at["RCPT"] = says("550 5.1.1 No such user")
    id = await post(house, letter())
    await run_jobs(house)
    del mail_server.at["RCPT"]
    return id


async def test_the_list_shows_what_is_not_sent_and_to_nobody(
    migrated: Server, house: House, refused: UUID, mail_server: MailServer
) -> None:
    """Id, state, letter, attempts and the reason; no address, no name."""
    listed = (await command(migrated, "list")).output
    assert f"{refused}  abandoned  auth/password_reset  1 attempts  refused 550\n" == listed
    mail_server.at["MAIL"] = says("451 Later")
    failed = await post(house, letter())
    await run_jobs(house)
    newest = (await command(migrated, "list")).output.splitlines()[0]
    assert newest.startswith(f"{failed}  failed  auth/password_reset  1 attempts  next 20")
    assert newest.endswith("  smtp 451")


async def test_the_list_is_by_state(migrated: Server, house: House, refused: UUID) -> None:
    """What is sent is shown where it is asked for, and only then."""
    sent = await post(house, letter())
    await run_jobs(house)
    assert str(sent) not in (await command(migrated, "list")).output
    assert (await command(migrated, "list", "--state", "sent")).output.startswith(str(sent))
    assert "No such message.\n" == (await command(migrated, "list", "--state", "queued")).output


@pytest.mark.parametrize("by", ["id", "all"])
async def test_an_abandoned_message_is_sent_after_all(
    by: str, migrated: Server, house: House, owner: Any, refused: UUID, mail_server: MailServer
) -> None:
    """With its link, all its attempts anew, and a job of its own."""
    asked = await command(migrated, "resend", str(refused) if by == "id" else "--abandoned")
    assert (0, f"{refused}  queued again\n") == (asked.exit_code, asked.output)
    again = await row(owner, refused)
    assert ("queued", 0, None) == (again["state"], again["attempts"], again["last_error"])
    assert ["queued"] == await jobs_of(owner, refused)
    await run_jobs(house)
    assert 1 == len(mail_server.taken)


async def test_a_message_that_waits_is_sent_at_once_and_once(
    migrated: Server, house: House, owner: Any, mail_server: MailServer
) -> None:
    """The job that waited for its time finds it sent."""
    mail_server.at["MAIL"] = says("451 Later")
    id = await post(house, letter())
    await run_jobs(house)
    del mail_server.at["MAIL"]
    assert 0 == (await command(migrated, "resend", str(id))).exit_code
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        await run_jobs(house)
    assert ([], 1) == (await jobs_of(owner, id), len(mail_server.taken))


async def test_what_cant_be_sent_again_says_why(
    migrated: Server, house: House, owner: Any, refused: UUID
) -> None:
    """Sent, ended, unknown: each on its line, the others are queued all the same."""
    sent, ended, unknown = await post(house, letter()), await post(house, letter()), uuid4()
    await run_jobs(house)
    await owner.execute(
        "UPDATE message SET state = 'abandoned', sent_at = NULL,"
        " useless_after = '2026-11-22 12:00+00' WHERE id = $1",
        ended,
    )
    asked = await command(migrated, "resend", *map(str, (sent, ended, unknown, refused)))
    assert [
        f"{sent}  sent already",
        f"{ended}  its link or code ended 2026-11-22 12:00 UTC and is gone",
        f"{unknown}  not found, or being sent now",
        f"{refused}  queued again",
    ] == asked.output.splitlines()
    assert 1 == asked.exit_code
    assert [] == await jobs_of(owner, ended)


async def test_all_that_is_abandoned_leaves_out_what_has_ended(
    migrated: Server, house: House, owner: Any, refused: UUID
) -> None:
    """Nobody gets a link that is dead."""
    await owner.execute("UPDATE message SET useless_after = now() - interval '1 minute'")
    asked = await command(migrated, "resend", "--abandoned")
    nothing = "Nothing is abandoned that has a use still and surely didn't arrive.\n"
    assert (0, nothing) == (asked.exit_code, asked.output)


async def test_what_may_have_arrived_is_sent_again_by_its_id_alone(
    migrated: Server, house: House, owner: Any, mail_server: MailServer
) -> None:
    """Nobody gets a third copy by a sweeping command; one that is named has two tries again."""
    mail_server.at["KEPT"] = drops
    id = await post(house, letter())
    for later in (timedelta(0), timedelta(hours=1)):
        with clock.stopped_at(clock.now() + later):
            await run_jobs(house)
    assert "outcome unknown" == (await row(owner, id))["last_error"]
    assert "Nothing" in (await command(migrated, "resend", "--abandoned")).output
    assert 0 == (await command(migrated, "resend", str(id))).exit_code
    again = await row(owner, id)
    assert ("queued", 0, 0) == (again["state"], again["attempts"], again["unknown_outcomes"])


@pytest.mark.parametrize("arguments", [(), (str(uuid4()), "--abandoned"), ("nonsense",)])
async def test_what_to_send_must_be_said(arguments: tuple[str, ...], migrated: Server) -> None:
    """Neither nothing, nor both, nor what is no id."""
    assert 2 == (await command(migrated, "resend", *arguments)).exit_code
