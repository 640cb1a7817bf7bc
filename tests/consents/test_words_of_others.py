"""What other systems and staff call things, and whom: understood where it can be, and never taken for more."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import MAIL, NUMBER, agree, noes, sendable
from tests.consents.said import entries, may_send, retract
from tests.consents.test_by_staff import agreed, command
from tests.consents.test_no_holds import numbered
from tests.events.shop import Happened, registered, states, tell
from tests.jobs.running import run_jobs

from minside.consents.actions import NEWSLETTER, Purpose, told
from minside.consents.actions.hearing import NO_MAIL
from minside.consents.actions.yes_told import TOO_YOUNG
from minside.consents.purposes import MARKETING
from minside.core.house import House
from minside.core.postgres import Server
from minside.events.actions.dead import resend
from minside.events.actions.receiving import OTHER_PART
from minside.jobs import actions as jobs

QUOTE = "Ikke mer, takk"


def no(**data: Any) -> Happened:
    given = {"purpose": "newsletter", "channel": "email", "quote": QUOTE, **data}
    return Happened("consent.withdrawn", given, 2)


def yes(**data: Any) -> Happened:
    given = {"purpose": "news", "channel": "signup_form", "text": "Ja takk", **data}
    return Happened("consent.given", given, 1)


@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_an_address_is_left_at_once_whoever_the_number_is(
    source: str, house: House, owner: Any, reader: UUID
) -> None:
    """A number that nobody has told us of yet holds up nothing at the address that is told beside it."""
    await agreed(house, reader)
    event = no(customer="77777", email=MAIL)
    await tell(house, event, source=source)
    assert [] == await sendable(house, reader, NEWSLETTER)
    assert [(event.id, "handled"), (f"\ncustomer-of/{event.id}", "waiting")] == [
        (id, state) for id, (state, _) in (await states(owner)).items()
    ]


@pytest.mark.parametrize("id", ["x" * 250, "evt-9/customer", "customer-of-17"])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_such_a_no_is_heard_whatever_it_is_called(
    source: str, id: str, house: House, owner: Any, reader: UUID
) -> None:
    """An event's id is the sender's: as long as one may be, beginning and ending as it likes."""
    await agreed(house, reader)
    await tell(house, replace(no(customer="77777", email=MAIL), id=id), source=source)
    assert [] == await sendable(house, reader, NEWSLETTER)


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_a_senders_id_takes_nobodys_place(
    source: str, place: int, house: House, owner: Any, reader: UUID
) -> None:
    """What waits for the customer of a no is kept under no id that a sender may come upon: both are heard,
    whichever comes first."""
    about = [
        replace(no(customer="77777", email=MAIL), id="evt-9"),
        replace(no(email="ola@example.com"), id="customer-of-evt-9"),
    ]
    for each in (about[place], about[1 - place]):
        await tell(house, each, source=source)
    rows = await owner.fetch("SELECT event_id, state FROM event")
    assert {
        ("evt-9", "handled"),
        ("customer-of-evt-9", "handled"),
        ("\ncustomer-of/evt-9", "waiting"),
    } == {tuple(row) for row in rows}


async def test_a_part_of_one_kind_takes_no_place_of_another(
    house: House, owner: Any, reader: UUID
) -> None:
    """Whatever the shop calls its events: what waits for the customer of a no is no registration's consent."""
    evidence = {"purpose": "news", "given": False}
    await tell(
        house,
        replace(registered("20002", consents=[evidence]), id="customer-of-e1"),
        replace(no(customer="77777", email=MAIL, purpose="everything"), id="e1/consent/1"),
        registered("77777", email="egen@example.com", hours=3),
        registered("88888", email="andre@example.com", hours=3),
    )
    heard = []
    for number, address in [("77777", "egen@example.com"), ("88888", "andre@example.com")]:
        whose = await owner.fetchval("SELECT id FROM customer WHERE number = $1", number)
        heard.append(not await may_send(house, Purpose.CART_REMINDER, address, whose))
    assert [True, False] == heard
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


async def test_a_long_id_is_nobody_elses_short_one(house: House, owner: Any, reader: UUID) -> None:
    """Not even where that is its hash."""
    for length in (150, 250):
        long = replace(no(customer="77777", email=MAIL), id="x" * length)
        short = replace(no(customer="88888", email=MAIL), id=sha256(long.id.encode()).hexdigest())
        await tell(house, long, short, source="newsletter")
    rows = await owner.fetch("SELECT waits_for FROM event WHERE event_id LIKE E'\n%'")
    assert ["customer/77777", "customer/88888"] * 2 == [row["waits_for"] for row in rows]


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("sign", ["\n", ""])
async def test_what_was_put_aside_under_an_older_name_is_not_made_again(
    sign: str, long: bool, house: House, owner: Any, reader: UUID
) -> None:
    """A database in use has parts that were called otherwise, and their events may be handled once more."""
    said = no(customer="77777", email=MAIL)
    events = [
        replace(said, id="y" * 150) if long else said,
        registered("20002", consents=[{"purpose": "news", "given": False}]),
    ]
    await tell(house, *events)
    for event, new, old in [
        (events[0], "customer-of/", sha256(b"y" * 150).hexdigest() if long else said.id),
        (events[1], "consent/1/", f"{events[1].id}/consent/1"),
    ]:
        name = f"customer-of-{old}" if new == "customer-of/" else old
        assert "UPDATE 1" == await owner.execute(
            "UPDATE event SET event_id = $2 WHERE event_id = $1",
            f"\n{new}{event.id}",
            f"{sign}{name}",
        )
        await handle_again(house, owner, event)
    assert 4 == await owner.fetchval("SELECT count(*) FROM event")


async def handle_again(house: House, owner: Any, event: Happened) -> None:
    """As a dead letter is, which somebody has handled after all."""
    await owner.execute(
        """
        UPDATE event SET state = 'received', settled_at = NULL, data = $2, streams = '{customer/0}'
        WHERE event_id = $1
        """,
        event.id, json.dumps(event.data),
    )  # fmt: skip
    async with house.database.scope():
        batch = await owner.fetchval("SELECT batch FROM event WHERE event_id = $1", event.id)
        await jobs.enqueue("events.handle", batch)
    await run_jobs(house, "events.handle")
    assert "handled" == (await states(owner))[event.id][0]


async def test_another_part_under_the_same_id_is_a_dead_letter(
    house: House, owner: Any, reader: UUID
) -> None:
    """A sender who calls another event by an id that was forgotten meanwhile is heard: the address is left at
    once, and the rest isn't lost but a person's to look at, once."""
    await agreed(house, reader)
    first, other = no(customer="77777", email="ola@example.com"), no(customer="88888", email=MAIL)
    await tell(house, first, source="newsletter")
    await owner.execute("DELETE FROM event WHERE event_id = $1", first.id)
    other = replace(other, id=first.id)
    await tell(house, other, source="newsletter")
    await handle_again(house, owner, other)
    assert [] == await sendable(house, reader, NEWSLETTER)
    [dead] = await owner.fetch("SELECT * FROM event WHERE state = 'dead'")
    assert (OTHER_PART, "88888") == (dead["reason"], json.loads(dead["data"])["customer"])
    async with house.database.scope():
        assert [dead["id"]] == await resend([dead["id"]], house.keys)
    await run_jobs(house, "events.handle")
    await owner.execute("DELETE FROM event WHERE event_id = $1", first.id)
    await tell(house, replace(other, hours=other.hours + 1), source="newsletter")
    assert 1 == await owner.fetchval("SELECT count(*) FROM event WHERE state = 'dead'"), "later"
    waits = "SELECT waits_for FROM event WHERE state = 'waiting' ORDER BY waits_for"
    assert ["customer/77777", "customer/88888"] == [
        row["waits_for"] for row in await owner.fetch(waits)
    ]


@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_a_slip_in_the_address_keeps_no_no_from_its_customer(
    source: str, house: House, owner: Any, reader: UUID
) -> None:
    """Where the number says who it is, what isn't an address beside it is left out."""
    await numbered(owner, reader)
    await agreed(house, reader)
    await tell(house, no(customer="10001", email="kari@"), source=source)
    assert [] == await sendable(house, reader, NEWSLETTER)
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


@pytest.mark.parametrize("is_late", [True, False])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
async def test_such_a_no_reaches_the_customer_when_they_are_known(
    source: str, is_late: bool, house: House, owner: Any
) -> None:
    """What they agreed to at an address of their own ends, whichever was told first."""
    evidence = {
        "purpose": "news", "given": True, "at": "2025-03-01T10:00:00+00:00", "channel": "till",
        "text": "Ja takk",
    }  # fmt: skip
    told = [
        registered(email="egen@example.com", birth_year=1984, consents=[evidence]),
        no(customer="10001", email=MAIL, purpose="newsletter"),
    ]
    for each in reversed(told) if is_late else told:
        await tell(house, each, source="shop" if each.type == "customer.registered" else source)
    await run_jobs(house, "events.handle")
    assert not await may_send(house, Purpose.NEWS, "egen@example.com", None)
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}


@pytest.mark.parametrize(
    "written", [" kari@example.com", "kari@example.com ", "Kari@EXAMPLE.com", "kari@example.COM.\n"]
)
async def test_staff_write_an_address_as_people_do(
    written: str, house: House, owner: Any, reader: UUID, migrated: Server
) -> None:
    """Through the helpdesk and by the command it is the same address."""
    await agreed(house, reader)
    await tell(house, no(email=written), source="helpdesk")
    assert [] == await sendable(house, reader, NEWSLETTER)
    arguments = ("--email", written, "--purpose", "newsletter", "--quote", QUOTE)
    done = await command(migrated, *arguments)
    assert "it was so already" in done.output
    assert "Nobody" not in done.output
    assert 1 == await owner.fetchval(
        "SELECT count(DISTINCT lower(address)) FROM consent_subject WHERE kind = 'mail'"
    )


async def test_an_address_in_another_script_is_the_one_that_is_kept(
    house: House, owner: Any, reader: UUID
) -> None:
    """A domain in punycode is the one that its customer reads."""
    await owner.execute(
        "UPDATE customer SET email = 'kari@blåbær.no', own_email = 'kari@blåbær.no'"
    )
    await agreed(house, reader)
    await tell(house, no(email="kari@xn--blbr-roah.no"), source="helpdesk")
    assert [] == await sendable(house, reader, NEWSLETTER, "kari@blåbær.no")


async def test_what_is_no_address_waits_for_a_person(
    house: House, owner: Any, reader: UUID
) -> None:
    """A no is made of nothing that isn't understood, and isn't lost."""
    await tell(house, no(email="kari"), source="helpdesk")
    assert [("dead", NO_MAIL)] == list((await states(owner)).values())
    assert [] == await noes(owner)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--email", "ukjent@example.com"), "Nobody has that address"),
        (("--phone", "+4790000000"), "Nobody has that address or number"),
        (("--email", MAIL, "--customer", "999"), "no customer 999"),
    ],
)
async def test_an_operator_hears_that_nobody_is_known_so(
    arguments: tuple[str, ...], word: str, house: House, owner: Any, reader: UUID, migrated: Server
) -> None:
    """The no is registered all the same; a slip of the pen is seen."""
    done = await command(migrated, *arguments, "--purpose", "everything", "--quote", QUOTE)
    assert 0 == done.exit_code, done.output
    assert word in done.output
    assert await noes(owner)


@pytest.mark.parametrize("source", ["helpdesk", "newsletter"])
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("email", NEWSLETTER), ("newsletter_email", NEWSLETTER), ("Newsletter", NEWSLETTER),
        (" news ", (Purpose.NEWS,)), ("newsletter_sms", (Purpose.SMS,)), ("EVERYTHING", MARKETING),
    ],
)  # fmt: skip
async def test_a_no_has_one_set_of_words(
    word: str, meant: tuple[Purpose, ...], source: str, house: House, owner: Any, reader: UUID
) -> None:
    """Whoever tells of it: the helpdesk as the tool, in any letter case."""
    await numbered(owner, reader)
    await agreed(house, reader)
    await tell(house, no(purpose=word, customer="10001"), source=source)
    assert set(meant) == {Purpose(purpose) for purpose, _ in await noes(owner)}


async def test_everything_at_an_address_is_its_customers_everything(
    house: House, owner: Any, reader: UUID
) -> None:
    """The tool knows of no accounts: who has shown the address wants no reminder of a cart there either."""
    await owner.execute("UPDATE customer SET own_email = email")
    await agreed(house, reader)
    await tell(house, no(purpose="everything", email=MAIL), source="newsletter")
    rest = [each for each in MARKETING if each is not Purpose.SMS]
    assert [] == await sendable(house, reader, rest)


async def test_nobody_says_yes_to_everything(house: House, owner: Any, reader: UUID) -> None:
    """A yes is to something."""
    await tell(house, yes(purpose="everything", email=MAIL), source="newsletter")
    assert ["dead"] == [state for state, _ in (await states(owner)).values()]
    assert [] == await entries(owner)


async def test_a_quote_of_nothing_is_no_quote(house: House, owner: Any, reader: UUID) -> None:
    """It counts, and the operator hears."""
    await agreed(house, reader)
    await tell(house, no(email=MAIL, quote="  "), source="helpdesk")
    assert [("handled", "no message is quoted")] == list((await states(owner)).values())
    assert [] == await sendable(house, reader, NEWSLETTER)


def sent(channel: str) -> Happened:
    data = {
        "customer": "10001", "message": "m2", "purpose": "sms", "channel": channel, "subject": "Hei",
    }  # fmt: skip
    return Happened("message.sent", data, 2)


@pytest.mark.parametrize(
    ("channel", "whose", "stays"),
    [
        ("sms", {"customer": "10001"}, [Purpose.NEWS]),
        ("mail", {"customer": "10001"}, [Purpose.SMS]),
        (None, {"customer": "10001"}, []),
        ("sms", {"customer": "10001", "email": MAIL, "phone": NUMBER}, [Purpose.NEWS]),
        ("sms", {"customer": "10001", "email": MAIL}, [Purpose.SMS]),
        (None, {"email": MAIL, "phone": NUMBER}, []),
    ],
)
async def test_a_complaint_ends_what_was_complained_of(
    channel: str | None, whose: dict[str, str], stays: list[Purpose],
    house: House, owner: Any, reader: UUID,
) -> None:  # fmt: skip
    """A mail or an SMS, as the message had come; where nobody has told how, both."""
    await numbered(owner, reader)
    await agreed(house, reader)
    if channel is not None:
        await tell(house, sent(channel), source="newsletter")
    complaint = Happened("message.complained", {"message": "m2", **whose}, 3)
    await tell(house, complaint, source="newsletter")
    assert stays == [
        *await sendable(house, reader, [Purpose.NEWS]),
        *await sendable(house, reader, [Purpose.SMS], NUMBER),
    ]


async def test_a_complaint_of_an_unknown_number_ends_mail_to_its_address_at_once(
    house: House, owner: Any, reader: UUID
) -> None:
    """The rest waits for whom it is about."""
    await agreed(house, reader)
    data = {"customer": "77777", "message": "m2", "email": MAIL}
    await tell(house, Happened("message.complained", data, 3), source="newsletter")
    assert [] == await sendable(house, reader, NEWSLETTER)
    assert {"handled", "waiting"} == {state for state, _ in (await states(owner)).values()}


@pytest.mark.parametrize("source", ["helpdesk", "warehouse"])
async def test_a_yes_is_told_by_who_has_a_form(
    source: str, house: House, owner: Any, reader: UUID
) -> None:
    """What anybody said to staff is no yes to a text."""
    await tell(house, yes(email=MAIL), source=source)
    assert [("dead", told.NO_FORM)] == list((await states(owner)).values())
    assert [] == await entries(owner)


@pytest.mark.parametrize("text", [None, " \n "])
async def test_a_yes_without_words_is_none(
    text: str | None, house: House, owner: Any, reader: UUID
) -> None:
    """Nobody can show what was agreed to."""
    await tell(house, yes(email=MAIL, text=text), source="newsletter")
    assert [("handled", told.NO_EVIDENCE)] == list((await states(owner)).values())
    assert [] == await entries(owner)


@pytest.mark.parametrize("whose", [{"customer": "10001"}, {"email": MAIL}])
@pytest.mark.parametrize("purpose", ["news", "personalisation"])
async def test_of_a_year_that_nobody_knows_no_yes_is_taken(
    purpose: str, whose: dict[str, str], house: House, owner: Any, reader: UUID
) -> None:
    """Neither to what takes fifteen years nor to what takes eighteen; also where the address alone says whose
    it is."""
    await numbered(owner, reader)
    await owner.execute("UPDATE customer SET birth_year = NULL, own_email = email")
    await tell(house, yes(purpose=purpose, **whose), source="newsletter")
    assert ["handled"] == [state for state, _ in (await states(owner)).values()]
    assert [] == await entries(owner)


async def test_evidence_about_who_has_no_year_is_none_either(house: House, owner: Any) -> None:
    """The operator reads so; with the year it is a yes."""
    evidence = {
        "purpose": "personalisation", "given": True, "at": "2025-03-01T10:00:00+00:00",
        "channel": "till", "text": "Ja takk",
    }  # fmt: skip
    await tell(house, registered(email=MAIL, consents=[evidence]))
    assert TOO_YOUNG in {reason for _, reason in (await states(owner)).values()}
    assert [] == await entries(owner)
    await tell(house, registered(email=MAIL, birth_year=1984, hours=1, consents=[evidence]))
    assert [("given", "personalisation", "shop/till")] == await entries(owner)


async def test_the_tool_is_told_under_the_subjects_id(
    house: House, web: House, owner: Any, reader: UUID
) -> None:
    """It stays the same whoever the address turns out to be."""
    await agree(house, reader, Purpose.NEWS)
    await retract(web, reader, Purpose.NEWS)
    [row] = await owner.fetch(
        "SELECT data FROM outgoing_event WHERE type = 'consent.changed' ORDER BY id"
    )
    subject = await owner.fetchval("SELECT id FROM consent_subject WHERE kind = 'mail'")
    assert str(subject) in row["data"]


async def test_everything_at_an_address_ends_its_customers_reminder(
    house: House, owner: Any, unshown: UUID
) -> None:
    """The tool names an address alone, which its customer hasn't shown to be theirs: the cart's reminder goes
    there too."""
    told = {"purpose": "everything", "channel": "footer_link", "email": "kari@example.com"}
    await tell(house, Happened("consent.withdrawn", told, 4), source="newsletter")
    assert not await may_send(house, Purpose.CART_REMINDER, "kari@example.com", unshown)
