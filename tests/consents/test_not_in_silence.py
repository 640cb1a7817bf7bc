"""A no that others tell of ends what it is about, or waits for a person: it is never called handled where nothing
came of it."""

from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import NUMBER, noes, sendable
from tests.consents.test_by_staff import agreed, command
from tests.consents.test_no_holds import numbered
from tests.consents.test_words_of_others import QUOTE, no
from tests.events.shop import Happened, registered, states, tell
from tests.jobs.running import run_jobs

from minside.consents.actions import NEWSLETTER, Purpose
from minside.consents.actions.hearing import HEARD_IN_PART, NOTHING_FOUND
from minside.core.house import House
from minside.core.postgres import Server
from minside.events import actions as events

SLIP = "kari@@example.com"
NOBODYS = "+4790000000"


@pytest.mark.parametrize("purpose", ["newsletter", "everything"])
@pytest.mark.parametrize("whose", [{"email": SLIP, "phone": NUMBER}, {"phone": NUMBER}])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_a_number_that_one_customer_has_says_who_it_is(
    source: str, whose: dict[str, str], purpose: str, house: House, owner: Any, reader: UUID
) -> None:
    """Beside a slip, or alone: what mail they get ends."""
    await agreed(house, reader)
    await tell(house, no(purpose=purpose, **whose), source=source)
    assert ["handled"] == [state for state, _ in (await states(owner)).values()]
    assert [] == await sendable(house, reader, NEWSLETTER)


async def test_a_number_beside_an_address_ends_no_mail_elsewhere(
    house: House, owner: Any, reader: UUID
) -> None:
    """The address says at which mailbox, though the number is somebody's."""
    await agreed(house, reader)
    await tell(house, no(email="barn@example.com", phone=NUMBER), source="newsletter")
    assert [*NEWSLETTER] == await sendable(house, reader, NEWSLETTER)


async def test_a_number_that_two_have_says_nobodys_mail(
    house: House, owner: Any, reader: UUID
) -> None:
    """The newsletter tool's word ends the SMS; whose mail was meant is for a person to see."""
    await make_customer(owner, "ola@example.com", "Ola")
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agreed(house, reader)
    await tell(house, no(purpose="everything", phone=NUMBER), source="newsletter")
    assert [("dead", HEARD_IN_PART)] == list((await states(owner)).values())
    assert ([*NEWSLETTER], []) == (
        await sendable(house, reader, NEWSLETTER),
        await sendable(house, reader, [Purpose.SMS], NUMBER),
    )


@pytest.mark.parametrize(
    ("purpose", "whose"),
    [
        ("newsletter", {"email": SLIP, "phone": NOBODYS}),
        ("newsletter", {"phone": NOBODYS}),
        ("sms", {"email": "ukjent@example.com"}),
        ("personalisation", {"email": "ukjent@example.com"}),
        ("personalisation", {"phone": NOBODYS}),
    ],
)
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_a_no_that_finds_nothing_waits_for_a_person(
    source: str, purpose: str, whose: dict[str, str], house: House, owner: Any, reader: UUID
) -> None:
    """It isn't lost in silence, and nothing is made up."""
    await agreed(house, reader)
    await tell(house, no(purpose=purpose, **whose), source=source)
    assert [("dead", NOTHING_FOUND)] == list((await states(owner)).values())
    assert [] == await noes(owner)


@pytest.mark.parametrize("whose", [{"email": SLIP, "phone": NOBODYS}, {"phone": NOBODYS}])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_a_no_that_finds_some_of_it_does_that_and_waits(
    source: str, whose: dict[str, str], house: House, owner: Any
) -> None:
    """SMS to the number end at once, and once; for the mail it is a dead letter, also when it is tried anew."""
    await tell(house, no(purpose="everything", **whose), source=source)
    async with house.database.scope():
        [dead] = await events.listed()
        assert [dead.id] == await events.resend([dead.id], house.keys)
    await run_jobs(house, "events.handle")
    assert [("dead", HEARD_IN_PART)] == list((await states(owner)).values())
    assert ["sms"] == [purpose for purpose, _ in await noes(owner)]


async def test_such_a_complaint_is_handled_by_the_others(
    house: House, owner: Any, reader: UUID
) -> None:
    """It ends SMS to the number, waits for a person for the mail, and is noted with its message all the same."""
    await numbered(owner, reader)
    await owner.execute("UPDATE customer SET email = NULL, email_verified_at = NULL")
    told = {"customer": "10001", "message": "m2", "email": SLIP, "phone": NOBODYS}
    await tell(house, Happened("message.complained", told, 3), source="newsletter")
    assert [("dead", HEARD_IN_PART)] == list((await states(owner)).values())
    assert {"sms"} == {purpose for purpose, _ in await noes(owner)}
    assert ["complained"] == [
        row["kind"] for row in await owner.fetch("SELECT kind FROM marketing_message_use")
    ]


WITHOUT = [
    ("sms", "phone = NULL"),
    ("newsletter", "email = NULL, email_verified_at = NULL, own_email = NULL"),
]


@pytest.mark.parametrize(("purpose", "without"), WITHOUT)
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_nobody_is_asked_where_a_customer_has_nothing(
    source: str, purpose: str, without: str, house: House, owner: Any, reader: UUID
) -> None:
    """Of one whom the shop has told of it is known that no SMS, or no mail, goes there."""
    await numbered(owner, reader)
    await owner.execute(f"UPDATE customer SET {without}")
    await tell(house, no(purpose=purpose, customer="10001"), source=source)
    assert ["handled"] == [state for state, _ in (await states(owner)).values()]
    assert [] == await noes(owner)


@pytest.mark.parametrize(
    ("slip", "state"), [({"email": SLIP}, ("dead", NOTHING_FOUND)), ({}, ("handled", None))]
)
async def test_a_slip_beside_such_a_customer_waits_for_a_person(
    slip: dict[str, str], state: tuple[str, str | None], house: House, owner: Any, reader: UUID
) -> None:
    """An address was meant, and which isn't known."""
    await numbered(owner, reader)
    await owner.execute(f"UPDATE customer SET {WITHOUT[1][1]}")
    await tell(house, no(customer="10001", **slip), source="newsletter")
    assert [state] == list((await states(owner)).values())


@pytest.mark.parametrize(("purpose", "without"), WITHOUT)
async def test_an_operator_reads_that_a_customer_has_nothing(
    purpose: str, without: str, owner: Any, reader: UUID, migrated: Server
) -> None:
    """It is no refusal, and nobody is called unknown."""
    await numbered(owner, reader)
    await owner.execute(f"UPDATE customer SET {without}")
    arguments = ("--customer", "10001", "--purpose", purpose, "--quote", QUOTE)
    done = await command(migrated, *arguments)
    assert 0 == done.exit_code, done.output
    way = "telephone number" if purpose == "sms" else "mail address"
    assert f"The customer has no {way}: there was nothing of that to end." in done.output
    assert "Nobody" not in done.output


async def test_a_complaint_that_finds_nothing_is_noted_with_its_message(
    house: House, owner: Any, reader: UUID
) -> None:
    """Whose mailbox it was is for a person to see; that the message was complained of is known, and noted once,
    also when it is tried anew."""
    await numbered(owner, reader)
    await owner.execute(f"UPDATE customer SET {WITHOUT[1][1]}")
    complaint = {"customer": "10001", "message": "m2", "email": SLIP}
    await tell(house, Happened("message.complained", complaint, 3), source="newsletter")
    async with house.database.scope():
        [dead] = await events.listed()
        assert [dead.id] == await events.resend([dead.id], house.keys)
    await run_jobs(house, "events.handle")
    assert [("dead", NOTHING_FOUND)] == list((await states(owner)).values())
    assert ["complained"] == [
        row["kind"] for row in await owner.fetch("SELECT kind FROM marketing_message_use")
    ]


async def test_a_no_of_who_is_waited_for_is_no_dead_letter(
    house: House, owner: Any, reader: UUID
) -> None:
    """What the address can't say the customer does, when they are known."""
    await agreed(house, reader)
    event = no(purpose="sms", customer="10001", email="ukjent@example.com")
    await tell(house, event, source="newsletter")
    assert {"handled", "waiting"} == {state for state, _ in (await states(owner)).values()}
    await tell(house, registered(phone="+4790000001"))
    await run_jobs(house, "events.handle")
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    assert [("sms", "tool/email")] == await noes(owner)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--phone", NOBODYS, "--purpose", "newsletter"), "to whom mail goes"),
        (("--phone", NOBODYS, "--purpose", "sms", "--purpose", "news"), "to whom mail goes"),
        (("--email", "ukjent@example.com", "--purpose", "sms"), "to whom SMS go"),
        (("--email", "ukjent@example.com", "--purpose", "personalisation"), "who has an account"),
    ],
)
async def test_a_command_that_finds_nothing_is_refused(
    arguments: tuple[str, ...], word: str, owner: Any, migrated: Server
) -> None:
    """And registers nothing."""
    done = await command(migrated, *arguments, "--quote", QUOTE)
    assert 0 != done.exit_code
    assert word in done.output
    assert [] == await noes(owner)
