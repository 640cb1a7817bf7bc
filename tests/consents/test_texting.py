"""STOPP by SMS: done for the number, whoever has it, and answered once with what was done."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import (
    NUMBER,
    agree,
    agree_nobody,
    noes,
    offer_by_sms,
    post,
    send,
    sendable,
)
from tests.house.portal import Portal
from tests.outbox.gateway import SmsGateway
from tests.outbox.messages import row
from tests.outbox.test_inbound import bring

from minside.consents.actions import Kind, Purpose
from minside.consents.actions.texting import is_stop
from minside.core import clock
from minside.core.house import House

STOP = {"id": "g-1", "from": NUMBER, "text": "STOPP"}
HERS_AND_THE_NUMBERS = [("sms", "sms")] * 2
STOPS = [
    "STOPP",
    "stopp",
    "Stop",
    "  STOPP  ",
    "«Stopp!»",
    "STOPP.",
    "Stopp takk",
    "STOPP MIKOPET",
    "S T O P P",
    "S-T-O-P",
    "STOP ALL",
    "stopp\n\nKari",
    "Ja takk, stopp",
    "ＳＴＯＰＰ",
    "STOPP 🐕",
    "Stopp! Jeg vil ikke ha flere meldinger fra dere",
    "AVMELD",
    "Slutt!!!",
    "unsubscribe",
    "END",
    "Quit",
    "cancel",
    "NEI",
    "Nei takk!",
    "Meld meg av",
    "Kan dere melde meg av listen?",
    "meld av",
    "avmelding",
    "Stoppe",
    "stoppp",
    "STOPPPP!!",
    "STOPPNYHETSBREV",
    "🛑",
    "🛑🛑",
    "Jeg vil ikke ha flere SMS. Stopp!",
    "Jeg vil ikke ha flere SMS",
    "Ingen flere nyhetsbrev, takk",
    "opt-out",
]
OTHERS = [
    "", "?", "Hei", "JA", "Ja takk", "Når kommer pakken?", "Kan dere stoppe pakken min?", "Stoppeklokke", "99",
    "Bella har sluttet å spise fôret, hva gjør jeg", "Nei, jeg mente onsdag", "Stoppested Mikopet",
    "Jeg har ikke fått nyhetsbrevet", "Jeg får ikke SMS fra dere lenger", "🐕", "Kan dere ikke sende flere poser?",
    "Hvorfor får jeg ingen tilbud?",
]  # fmt: skip


@pytest.mark.parametrize("text", STOPS)
def test_a_no_is_understood_however_it_is_written(text: str) -> None:
    """In any case, with any blanks and signs about it, in the words that people and gateways use."""
    assert is_stop(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_says_something_else_is_none(text: str) -> None:
    """A question is left to a person."""
    assert not is_stop(text)


async def test_a_no_is_done_and_answered_with_what_was_done(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """Marketing by SMS stops; mail, which was agreed to apart, goes on."""
    await agree(sender, reader, Purpose.SMS, Purpose.NEWS)
    await bring(portal, STOP)
    await send(sender)
    assert HERS_AND_THE_NUMBERS == await noes(owner)
    assert [] == await sendable(sender, reader, [Purpose.SMS], NUMBER)
    assert [Purpose.NEWS] == await sendable(sender, reader, [Purpose.NEWS])
    [answer] = gateway.asked
    assert NUMBER == answer["to"]
    assert answer["text"].startswith("Du får ikke flere reklame-SMS fra oss.")


async def test_the_general_answer_names_the_word(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """Who asked in words that we don't understand learns which one is; it fits one SMS."""
    await agree(sender, reader, Purpose.SMS)
    await bring(portal, {**STOP, "text": "Kan dere la være med disse meldingene"})
    await send(sender)
    [answer] = gateway.asked
    assert "STOPP" in answer["text"]
    assert len(answer["text"]) <= 160
    assert [] == await noes(owner)


async def test_what_waits_isnt_sent_afterwards(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """A message written before the no and due after it."""
    await agree(sender, reader, Purpose.SMS)
    id = await post(sender, offer_by_sms(reader))
    await owner.execute("UPDATE pgqueuer SET execute_after = now() + interval '1 hour'")
    await bring(portal, STOP)
    await send(sender)
    noon = (clock.now().astimezone(clock.OSLO) + timedelta(days=1)).replace(hour=12)
    with clock.stopped_at(noon):
        await send(sender)
    assert "no consent" == (await row(owner, id))["last_error"]
    assert 1 == len(gateway.asked)


async def test_a_no_is_answered_once(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """Two machines don't thank each other without end; after a question it is answered all the same."""
    await agree(sender, reader, Purpose.SMS)
    await bring(portal, {**STOP, "id": "g-0", "text": "Når kommer pakken?"})
    await send(sender)
    for number in range(1, 4):
        await bring(portal, {**STOP, "id": f"g-{number}"})
        await send(sender)
    assert 2 == len(gateway.asked)
    assert HERS_AND_THE_NUMBERS == await noes(owner)


async def test_a_job_that_runs_again_takes_back_no_later_yes(
    portal: Portal, sender: House, owner: Any, reader: UUID
) -> None:
    """What was asked for was done."""
    await agree(sender, reader, Purpose.SMS)
    await bring(portal, STOP)
    job = await owner.fetchrow(
        "SELECT payload FROM pgqueuer WHERE entrypoint = 'outbox.answer_sms'"
    )
    await send(sender)
    await agree(sender, reader, Purpose.SMS)
    await owner.execute(
        "INSERT INTO pgqueuer (priority, entrypoint, payload, status)"
        " VALUES (0, 'outbox.answer_sms', $1, 'queued')",
        job["payload"],
    )
    await send(sender)
    assert [Purpose.SMS] == await sendable(sender, reader, [Purpose.SMS], NUMBER)


async def test_a_number_that_nobody_has_gets_the_same_answer(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """Whoever writes can't tell whether we know the number; the ledger says no for it."""
    await agree(sender, reader, Purpose.SMS)
    for number, sms in enumerate((STOP, {**STOP, "from": "+4799999999"})):
        await bring(portal, {**sms, "id": f"g-{number}"})
        await send(sender)
    known, unknown = gateway.asked
    assert (known["text"], known["from"]) == (unknown["text"], unknown["from"])
    assert [*HERS_AND_THE_NUMBERS, ("sms", "sms")] == await noes(owner)
    assert 1 == await owner.fetchval(
        "SELECT count(*) FROM consent_subject WHERE address = '+4799999999' AND customer IS NULL"
    )


async def test_everybody_who_has_the_number_is_left_alone(
    portal: Portal, sender: House, owner: Any, reader: UUID, ola: UUID
) -> None:
    """A household shares a telephone; so does the number that somebody signed up with without an account."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(sender, reader, Purpose.SMS)
    await agree(sender, ola, Purpose.SMS)
    await agree_nobody(sender, Kind.SMS, NUMBER, Purpose.SMS)
    await bring(portal, STOP)
    await send(sender)
    for whose in (reader, ola, None):
        assert [] == await sendable(sender, whose, [Purpose.SMS], NUMBER)
    assert 3 == await owner.fetchval("SELECT count(*) FROM consent WHERE state = 'withdrawn'")
