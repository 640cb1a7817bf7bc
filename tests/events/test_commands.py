"""`minside events`: what is dead or waits is seen, sent again, and a file is fed."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.events.receiver import Receiver, receiving
from tests.events.shop import Happened, changed, registered, states, tell
from tests.house.test_cli import KEY, minside
from tests.jobs.running import run_jobs

from minside.cli import main
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.rooms import HANDLERS
from minside.events.document import printed
from minside.events.types import INCOMING, OUTGOING

REPOSITORY = Path(__file__).parents[2]


async def command(server: Server, *arguments: str) -> Result:
    """In a thread, for the command has an event loop of its own."""
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "events", *arguments, **environment)


def test_the_page_is_what_the_code_says() -> None:
    """`docs/events.md` is printed, never edited, and names every type there is."""
    page = (REPOSITORY / "docs/events.md").read_text(encoding="utf-8")
    assert page == printed()
    assert [] == [name for name, _ in INCOMING if f"#### `{name}` (version" not in page]
    assert [] == [name for name in OUTGOING if f"#### `{name}` (version" not in page]


async def test_dead_letters_are_listed_with_their_reason_and_nobody(
    migrated: Server, owner: Any, house: House
) -> None:
    """Which, from where, when and why; not what it says, nor of whom."""
    event = changed(by="nobody", email="kari@example.com")
    await tell(house, event)
    result = await command(migrated, "list")
    id = await owner.fetchval("SELECT id FROM event")
    assert result.output.startswith(f"{id}  from shop  customer.changed  {event.id}  20")
    assert result.output.endswith("  Invalid enum value '…' - at `$.by`\n")
    assert "kari" not in result.output
    assert (1, "dead: 1\nnever taken by a receiver: 0\n") == (
        (status := await command(migrated, "status")).exit_code, status.output,
    )  # fmt: skip


async def test_what_waits_and_what_is_kept_is_listed_by_state(
    migrated: Server, house: House, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator sees what hasn't been handled, and why."""
    # As it is before there is a room for it.
    monkeypatch.delitem(HANDLERS, "call.logged")
    call = {"customer": "10001", "call": "c-1", "summary": "Spurte om valpefôr."}
    await tell(house, changed(phone="400 00 101"), Happened("call.logged", call))
    assert "unknown customer\n" in (await command(migrated, "list", "--state", "waiting")).output
    assert "call.logged" in (await command(migrated, "list", "--state", "kept")).output
    assert "No event is dead.\n" == (await command(migrated, "list")).output
    assert 0 == (await command(migrated, "status")).exit_code


async def test_whatever_a_sender_calls_an_event_it_is_one_word_of_a_line(
    migrated: Server, house: House, owner: Any
) -> None:
    """Nobody writes a line of the list, turns one round, or passes for a part that Min Side made."""
    ids = {
        "a\nb\u2028c": r"a\nb\u2028c",
        "a\u202eb\x1b[2J": r"a\u202eb\x1b[2J",
        "(part) x  dead": r"(part)\x20x\x20\x20dead",
        "\\nå": r"\\n\xe5",
    }
    for id in ids:
        await tell(house, replace(changed(by="nobody"), id=id, type="x\n\u202ey"))
    no = {"purpose": "news", "channel": "link", "customer": "77777", "email": "kari@example.com"}
    await tell(house, replace(Happened("consent.withdrawn", no, 1), id="a\nb"), source="newsletter")
    lines = (await command(migrated, "list")).output.splitlines()
    assert [(r"x\n\u202ey", each) for each in ids.values()] == [
        tuple(line.split("  ")[2:4]) for line in lines
    ]
    waiting = (await command(migrated, "list", "--state", "waiting")).output.splitlines()
    assert [r"(part) customer-of/a\nb"] == [line.split("  ")[3] for line in waiting]


async def test_what_was_handled_with_a_note_is_listed(
    migrated: Server, house: House, owner: Any
) -> None:
    """What a person should look at though it was taken in, and nothing else."""
    event = registered("10002", email="k", first_name="Kari")
    await tell(house, registered(), event)
    listed = (await command(migrated, "list", "--state", "noted")).output
    assert 1 == len(listed.splitlines())
    assert listed.endswith("  left out, for it can't be used: email\n")
    assert event.id in listed


@pytest.mark.parametrize("by", ["id", "all"])
async def test_a_dead_letter_is_handled_after_all(
    by: str, migrated: Server, owner: Any, house: House
) -> None:
    """Once its cause is mended, here by a type that is there again."""
    event = registered(phone="400 00 101")
    await tell(house, event)
    await owner.execute(
        """
        UPDATE event SET state = 'dead', reason = 'ZeroDivisionError', data = $1, streams = '{}'
        """,
        json.dumps({"number": "10001", "phone": "400 00 109"}),
    )
    id = await owner.fetchval("SELECT id FROM event")
    result = await command(migrated, "resend", "--all" if by == "all" else str(id))
    assert (0, f"To be handled again: {id}. To be sent again: none.\n") == (
        result.exit_code, result.output,
    )  # fmt: skip
    await run_jobs(house)
    assert ("handled", None) == (await states(owner))[event.id]


async def test_what_no_receiver_took_is_listed_and_sent_again(
    migrated: Server, owner: Any, house: House
) -> None:
    """Both ways stand in one list and are sent by one command."""
    async with receiving() as receiver:
        await _undelivered(owner, house, receiver)
        result = await command(migrated, "list")
        id = await owner.fetchval("SELECT id FROM event_delivery")
        assert result.output.startswith(f"{id}  to shop  profile.changed  3 attempts")
        assert 1 == (await command(migrated, "status")).exit_code
        sent = await command(migrated, "resend", str(id))
        assert f"To be handled again: none. To be sent again: {id}.\n" == sent.output


async def _undelivered(owner: Any, house: House, receiver: Receiver) -> None:
    await owner.execute(
        """
        INSERT INTO event_delivery (outgoing, receiver, stream, type, version, occurred_at, data,
                                    state, attempts, settled_at, last_error)
        VALUES (uuidv7(), 'shop', 'customer/1', 'profile.changed', 1, now(), '{}', 'dead', 3, now(),
                'status 500')
        """
    )


async def test_resending_needs_to_be_told_what(migrated: Server, owner: Any) -> None:
    """Neither nothing nor everything by mistake; and what isn't dead is named."""
    assert "Name the events, or say --all." in (await command(migrated, "resend")).output
    nobody = "01a21bdc-475b-7a3e-b810-36b1d0dc2351"
    result = await command(migrated, "resend", nobody)
    assert (1, True) == (result.exit_code, f"Not dead, or still unfit: {nobody}" in result.output)


async def test_a_file_is_fed_and_can_be_fed_again(
    migrated: Server, owner: Any, house: House, tmp_path: Path
) -> None:
    """What will do is in; each bad line is named with the reason; a second time nothing is new."""
    events = [
        {"id": "a", **json.loads(registered(phone="400 00 101").body)},
        {"id": "b", **json.loads(changed(phone="400 00 102").body)},
        {"id": "a", **json.loads(changed(phone="400 00 103").body)},
        {"id": "c", **json.loads(Happened("customer.petted", {}).body)},
    ]
    file = tmp_path / "year.jsonl"
    lines = [json.dumps(each) for each in events]
    ours = json.dumps(events[0] | {"id": "\na"})
    file.write_text("\n".join([*lines, "no JSON", '{"type": "x"}', "9" * 300_000, ours]) + "\n")
    result = await command(migrated, "replay", str(file))
    assert 1 == result.exit_code
    assert [
        "line 5: -: not an event with an `id`",
        "line 6: -: not an event with an `id`",
        "line 7: -: longer than 256 KiB",
        "line 8: -: not an event with an `id`",
        "line 3: a: its id is another event's",
        "line 4: c: unknown type",
        "3 new, 0 known already, 5 left out.",
    ] == result.output.splitlines()
    await run_jobs(house)
    assert "+4740000102" == await owner.fetchval("SELECT phone FROM customer")
    again = await command(migrated, "replay", str(file))
    assert again.output.endswith("\n0 new, 3 known already, 5 left out.\n")


def test_help_names_every_command() -> None:
    """Whoever runs Min Side finds them."""
    assert {"status", "list", "resend", "replay", "doc"} == set(main.commands["events"].commands)  # type: ignore[attr-defined]
