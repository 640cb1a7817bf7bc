"""`minside import-customers`: the shop's customers are taken in, once, and nobody is guessed."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from click.testing import Result
from tests.house.test_cli import KEY, minside

from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.rooms import HANDLERS, Handles
from minside.customers import actions as customers
from minside.customers.actions import importing
from minside.events import actions as events

KARI = {
    "number": "10001", "email": "kari@example.com", "first_name": "Kari", "last_name": "Nordmann",
    "phone": "400 00 101", "address": {"street": "Furulia 12", "postcode": "0956", "city": "Oslo"},
}  # fmt: skip
OLA = {"number": "10002", "email": "ola@example.com", "first_name": "Ola"}

AS_OF = datetime(2026, 4, 23, 22, tzinfo=UTC)
KIND = "customer.registered"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "customers.jsonl"


def write(file: Path, lines: Sequence[dict[str, Any] | str]) -> None:
    file.write_text("\n".join(e if isinstance(e, str) else json.dumps(e) for e in lines) + "\n")


async def run(server: Server, file: Path, *, as_of: str | None = "2026-04-24") -> Result:
    """As the file was last spring. In a thread, for the command has an event loop of its own."""
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    command = ["import-customers", str(file), *(["--as-of", as_of] if as_of else [])]
    return await asyncio.to_thread(minside, *command, **environment)


async def test_customers_are_taken_in_once(migrated: Server, owner: Any, file: Path) -> None:
    """What the file says is there; the same file again changes nothing."""
    write(file, [KARI, OLA])
    first = await run(migrated, file)
    assert (0, "2 new, 0 the same, 0 left out.\n") == (first.exit_code, first.output)
    rows = await owner.fetch("SELECT * FROM customer ORDER BY number")
    assert [("10001", "kari@example.com", "Oslo"), ("10002", "ola@example.com", None)] == [
        (row["number"], row["email"], row["city"]) for row in rows
    ]
    assert [None, None] == [row["claimed_at"] for row in rows]
    again = await run(migrated, file)
    assert (0, "0 new, 2 the same, 0 left out.\n") == (again.exit_code, again.output)
    assert rows == await owner.fetch("SELECT * FROM customer ORDER BY number")


async def test_what_is_wrong_is_told_by_line_and_the_rest_is_in(
    migrated: Server, owner: Any, file: Path
) -> None:
    """Each bad line is named with the reason, without quoting anybody."""
    write(
        file,
        [
            KARI,
            "no JSON at all",
            "",
            {"email": "nobody@example.com"},
            {**OLA, "phone": "12", "birth_year": 1650},
            {"number": "10004", "first_name": "M" * 70_000},
            {"number": "10003", "first_name": "Mona"},
        ],
    )
    result = await run(migrated, file)
    assert 1 == result.exit_code
    assert [
        "line 2: not a JSON object of at most 64 KiB",
        "line 6: not a JSON object of at most 64 KiB",
        "line 4: Object missing required field `number`",
        "line 5: left out, for it can't be used: phone, birth_year",
        "3 new, 0 the same, 3 left out.",
    ] == result.output.splitlines()
    numbers = await owner.fetch("SELECT number FROM customer ORDER BY number")
    assert ["10001", "10002", "10003"] == [row["number"] for row in numbers]


async def test_two_people_on_one_address_are_told_and_not_guessed(
    migrated: Server, owner: Any, file: Path
) -> None:
    """Both are customers, and neither has the address."""
    write(file, [KARI, {**OLA, "email": "KARI@example.com"}])
    result = await run(migrated, file)
    assert "customers 10001, 10002 were told to have one e-mail address" in result.output
    assert [None, None] == [row["email"] for row in await owner.fetch("SELECT email FROM customer")]


async def test_what_was_changed_later_stays(migrated: Server, owner: Any, file: Path) -> None:
    """A line says when the shop last changed it, or who takes it in does; what is newer on Min Side
    isn't undone."""
    write(file, [KARI])
    await run(migrated, file)
    write(file, [{**KARI, "first_name": "Karen", "changed_at": "2020-01-01T00:00:00Z"}])
    await run(migrated, file)
    assert "Kari" == await owner.fetchval("SELECT first_name FROM customer")
    write(file, [{**KARI, "first_name": "Karen"}])
    await run(migrated, file, as_of="2026-11-01")
    assert "Karen" == await owner.fetchval("SELECT first_name FROM customer")


async def test_a_line_of_no_moment_is_left_out(migrated: Server, owner: Any, file: Path) -> None:
    """A copied file is as young as its copy, so nobody guesses how old what it says is: the line is
    named, and those that say it are in."""
    write(file, [KARI, {**OLA, "changed_at": "2026-01-01T00:00:00Z"}])
    result = await run(migrated, file, as_of=None)
    assert (1, "line 1: no `changed_at`: say --as-of for such lines") == (
        result.exit_code, result.output.splitlines()[0],
    )  # fmt: skip
    assert ["10002"] == [row["number"] for row in await owner.fetch("SELECT number FROM customer")]
    assert 0 == (await run(migrated, file)).exit_code
    assert 2 == await owner.fetchval("SELECT count(*) FROM customer")


@pytest.mark.parametrize(
    ("as_of", "at"),
    [
        ("2026-04-24", "2026-04-23T22:00:00Z"),
        ("2026-01-24", "2026-01-23T23:00:00Z"),
        ("2026-04-24T06:00:00+05:30", "2026-04-24T00:30:00Z"),
        ("2026-04-24T06:00:00Z", "2026-04-24T06:00:00Z"),
    ],
)
async def test_a_moment_is_said_by_day_or_with_its_offset(
    as_of: str, at: str, migrated: Server, owner: Any, file: Path
) -> None:
    """A day begins at midnight in Norway, in summer and in winter."""
    write(file, [KARI])
    await run(migrated, file, as_of=as_of)
    since = await owner.fetchval("SELECT created_at FROM customer")
    assert datetime.fromisoformat(at) == since


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-04-24T06:00:00", "say the offset from UTC too"),
        ("i går", "say a day, 2026-11-01, or a moment"),
        ("2999-01-01", "that moment hasn't come"),
    ],
)
async def test_a_moment_that_could_be_another_is_asked_for_again(
    as_of: str, said: str, migrated: Server, owner: Any, file: Path
) -> None:
    """Nothing is taken in."""
    write(file, [KARI])
    result = await run(migrated, file, as_of=as_of)
    assert 2 == result.exit_code
    assert said in result.output
    assert 0 == await owner.fetchval("SELECT count(*) FROM customer")


async def test_an_old_hash_is_never_stored_as_it_is(
    migrated: Server, owner: Any, file: Path
) -> None:
    """Neither with the customer, nor in the event that told of it."""
    hash = "5f4dcc3b5aa765d61d8327deb882cf99"
    write(file, [{**KARI, "password": {"scheme": "md5", "hash": hash}}])
    result = await run(migrated, file)
    assert 0 == result.exit_code, result.output
    stored = await owner.fetch(
        "SELECT t::text FROM event t UNION ALL SELECT p::text FROM password p"
    )
    assert 2 == len(stored)
    assert hash not in str(stored)
    assert (await owner.fetchval("SELECT hash FROM password")).startswith("$argon2id$")


async def test_an_import_that_was_cut_short_is_begun_anew(
    migrated: Server, owner: Any, file: Path
) -> None:
    """What is there already is known, whatever came of it; the rest is taken in."""
    write(file, [KARI])
    await run(migrated, file)
    write(file, [KARI, OLA])
    assert "1 new, 1 the same, 0 left out.\n" == (await run(migrated, file)).output


async def test_what_was_stored_and_not_handled_is_handled_by_the_next_run(
    migrated: Server, owner: Any, file: Path, house: House
) -> None:
    """Told as new, once where a line stands twice; and a dead letter is left out each time."""
    write(file, [KARI])
    await run(migrated, file)
    mona = {"number": "10003", "changed_at": "2099-01-01T00:00:00Z"}
    lines = [json.dumps(each) for each in (KARI, OLA, OLA, mona)]
    write(file, lines)
    stored = [importing.event_of(each.encode(), AS_OF) for each in lines]
    async with house.database.scope():
        await events.receive_all(stored, house.keys)
    assert ["10001"] == [row["number"] for row in await owner.fetch("SELECT number FROM customer")]
    result = await run(migrated, file)
    assert (1, ["line 4: it lies in the future", "1 new, 2 the same, 1 left out."]) == (
        result.exit_code, result.output.splitlines(),
    )  # fmt: skip
    assert 2 == await owner.fetchval("SELECT count(*) FROM customer")
    again = await run(migrated, file)
    assert "0 new, 3 the same, 1 left out." == again.output.splitlines()[-1]


async def test_a_line_that_waits_is_told_as_waiting(
    migrated: Server, owner: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that holds a customer is waited for, and no longer than it may take; what is stored
    and not handled isn't called new, nor the same."""
    monkeypatch.setattr(importing, "PATIENCE", 0.3)
    write(file, [KARI, OLA])
    stream = "hashtextextended('events customer/10002', 0)"
    await owner.execute(f"SELECT pg_advisory_lock({stream})")
    for said in ("1 new, 0 the same", "0 new, 1 the same"):
        held = await run(migrated, file)
        assert (1, f"{said}, 0 left out, 1 waiting.") == (
            held.exit_code, held.output.splitlines()[-1],
        )  # fmt: skip
        assert held.output.startswith("line 2: stored, but something else holds it up")
    monkeypatch.setattr(importing, "PATIENCE", 10)
    waiting = asyncio.create_task(run(migrated, file))
    await asyncio.sleep(1)
    await owner.execute(f"SELECT pg_advisory_unlock({stream})")
    result = await waiting
    assert (0, "1 new, 1 the same, 0 left out.\n") == (result.exit_code, result.output)


async def test_a_line_whose_handling_failed_is_told_so(
    house: House, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for what a bug holds up: the worker tries again in its time."""

    async def broken(_house: House, _told: events.Told) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, KIND, [Handles(KIND, broken)])
    lines = [json.dumps(each).encode() for each in (KARI, OLA)]
    started = monotonic()
    told = [each async for each in customers.import_customers(house, lines, as_of=AS_OF)]
    assert monotonic() - started < importing.PATIENCE / 2
    assert {customers.Became.WAITING} == {each.became for each in told}
    assert {importing.FAILED} == {each.said for each in told}


async def test_the_future_is_refused(migrated: Server, owner: Any, file: Path) -> None:
    """A date that nothing could ever outdo is no date."""
    write(file, [{**KARI, "changed_at": datetime(2099, 1, 1, tzinfo=UTC).isoformat()}])
    result = await run(migrated, file)
    assert (1, "line 1: it lies in the future") == (
        result.exit_code, result.output.splitlines()[0],
    )  # fmt: skip


async def test_a_line_that_is_deep_or_no_text_ends_no_import(
    migrated: Server, owner: Any, file: Path
) -> None:
    """It is named; those beside it are in."""
    deep = b'{"number":"2","x":' + b"[" * 30_000
    write(file, [KARI])
    file.write_bytes(file.read_bytes() + deep + b"\n" + b'{"number":"3","first_name":"\xff"}\n')
    done = await run(migrated, file)
    assert "1 new, 0 the same, 2 left out." in done.output
    assert 2 == done.output.count("not a JSON object of at most 64 KiB")
