"""A no that came to staff: with the words that asked for it, by the helpdesk or by a command."""

import asyncio
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from click.testing import Result
from tests.consents.leaving import MAIL, NUMBER, agree, agree_nobody, noes, sendable
from tests.events.shop import MORNING, Happened, states, tell
from tests.house.test_cli import KEY, minside

from minside.consents.actions import NEWSLETTER, Kind, Purpose
from minside.consents.actions.ledger import is_note
from minside.consents.purposes import MARKETING
from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server

QUOTE = "Hei! Jeg orker ikke flere nyhetsbrev.\nHilsen Kari"


def asked(hours: float = 1, **data: Any) -> Happened:
    given = {"purpose": "newsletter", "channel": "email", "quote": QUOTE, **data}
    return Happened("consent.withdrawn", given, hours)


async def agreed(house: House, customer: UUID) -> None:
    """To everything, early that morning."""
    with clock.stopped_at(MORNING):
        await agree(house, customer, *MARKETING)


async def test_the_helpdesk_tells_of_a_no(house: House, owner: Any, reader: UUID) -> None:
    """By an address; it counts from when it was said, for all who have it, and quotes the message."""
    await agreed(house, reader)
    await agree_nobody(house, Kind.MAIL, "nina@example.com", Purpose.NEWS)
    await tell(house, asked(email=MAIL.upper()), source="helpdesk")
    assert {(each.value, "staff") for each in NEWSLETTER} == set(await noes(owner))
    rest = [each for each in MARKETING if each not in NEWSLETTER and each is not Purpose.SMS]
    assert rest == await sendable(house, reader, [*NEWSLETTER, *rest])
    assert [Purpose.NEWS] == await sendable(house, None, [Purpose.NEWS], "nina@example.com")
    noted = await owner.fetch(
        "SELECT n.note, e.* FROM consent_note n JOIN consent_entry e ON e.number = n.entry"
    )
    assert {QUOTE} == {row["note"] for row in noted}
    assert all(is_note(r["subject"], QUOTE, r["key_id"], r["note_mac"], house.keys) for r in noted)
    assert sha256(QUOTE.encode()).digest() not in {row["note_mac"] for row in noted}
    assert [("handled", None)] == list((await states(owner)).values())


@pytest.mark.parametrize("whose", [{"email": MAIL}, {"phone": NUMBER}, {"customer": "10001"}])
async def test_everything_is_everything(
    whose: dict[str, Any], house: House, owner: Any, reader: UUID
) -> None:
    """Whoever is found by an address, a number or the shop's number is left alone altogether."""
    await owner.execute("UPDATE customer SET number = '10001'")
    await owner.execute("INSERT INTO shop_number (number, customer) VALUES ('10001', $1)", reader)
    await agreed(house, reader)
    await tell(house, asked(purpose="everything", **whose), source="helpdesk")
    assert [] == await sendable(
        house, reader, [each for each in MARKETING if each is not Purpose.SMS]
    )
    assert [] == await sendable(house, reader, [Purpose.SMS], NUMBER)


async def test_an_event_that_comes_again_adds_nothing(
    house: House, owner: Any, reader: UUID
) -> None:
    """Also under another id, long after."""
    await agreed(house, reader)
    for _ in range(3):
        await tell(house, asked(email=MAIL), source="helpdesk")
    assert len(NEWSLETTER) == sum(
        1 for _, channel in await noes(owner) if channel == "staff"
    ) / await owner.fetchval(
        "SELECT count(DISTINCT subject) FROM consent_entry WHERE action = 'withdrawn'"
    )


async def test_a_later_yes_holds(house: House, owner: Any, reader: UUID) -> None:
    """What was said last counts, though the helpdesk told of the no last."""
    await agreed(house, reader)
    with clock.stopped_at(MORNING + clock.timedelta(hours=2)):
        await agree(house, reader, Purpose.NEWS)
    await tell(house, asked(hours=1, email=MAIL), source="helpdesk")
    assert [Purpose.NEWS] == await sendable(house, reader, NEWSLETTER)


async def test_who_isnt_known_yet_is_waited_for(house: House, owner: Any) -> None:
    """A number of the shop's that nobody has told us of."""
    await tell(house, asked(customer="10001"), source="helpdesk")
    assert [("waiting", "unknown customer")] == list((await states(owner)).values())


async def test_a_purpose_that_is_none_waits_for_a_person(house: House, owner: Any) -> None:
    """Nothing is guessed."""
    await tell(house, asked(purpose="postcards", email=MAIL), source="helpdesk")
    assert [("dead", "unknown purpose")] == list((await states(owner)).values())


async def test_without_a_quote_it_counts_and_the_operator_hears(
    house: House, owner: Any, reader: UUID
) -> None:
    """A no is never lost for a form's sake."""
    await agreed(house, reader)
    told = asked(email=MAIL)
    del told.data["quote"]
    await tell(house, told, source="helpdesk")
    assert [("handled", "no message is quoted")] == list((await states(owner)).values())
    assert [] == await sendable(house, reader, NEWSLETTER)


async def command(server: Server, *arguments: str) -> Result:
    """In a thread, for the command has an event loop of its own."""
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "consents", "withdraw", *arguments, **environment)


async def test_an_operator_registers_a_no(
    house: House, owner: Any, reader: UUID, migrated: Server
) -> None:
    """By a command, with the words that asked for it; a second time it was so already."""
    await agreed(house, reader)
    arguments = ("--email", MAIL, "--purpose", "news", "--purpose", "sms", "--quote", QUOTE)
    told = await command(migrated, *arguments)
    assert 0 == told.exit_code, told.output
    assert "entries in the ledger" in told.output
    assert {("news", "staff"), ("sms", "staff")} == set(await noes(owner))
    assert {QUOTE} == {row[0] for row in await owner.fetch("SELECT note FROM consent_note")}
    assert "it was so already" in (await command(migrated, *arguments)).output


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--purpose", "news", "--quote", QUOTE), "who asked"),
        (("--email", MAIL, "--purpose", "news", "--quote", " "), "Quote"),
        (("--email", MAIL, "--purpose", "postcards", "--quote", QUOTE), "no purpose postcards"),
        (("--phone", "91234567", "--purpose", "news", "--quote", QUOTE), "in full"),
        (("--email", "kari", "--purpose", "news", "--quote", QUOTE), "no address"),
        (("--customer", "999", "--purpose", "news", "--quote", QUOTE), "no customer 999"),
    ],
)
async def test_a_command_that_cant_be_done_says_why(
    arguments: tuple[str, ...], word: str, owner: Any, migrated: Server
) -> None:
    """And does nothing."""
    told = await command(migrated, *arguments)
    assert 0 != told.exit_code
    assert word in told.output
    assert [] == await noes(owner)
