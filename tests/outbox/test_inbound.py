"""SMS to us: let in by their signature, stored once, answered once."""

import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook
from tests.house.portal import Portal, open_portal
from tests.house.test_cli import minside
from tests.jobs.running import run_jobs
from tests.outbox.gateway import SmsGateway
from tests.outbox.messages import NUMBER

from minside.core import clock
from minside.core.house import House
from minside.core.postgres import Server
from minside.outbox.actions import FROM_NO_NUMBER

SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
ASKED = {"id": "g-1", "from": NUMBER, "text": "Kommer pakken i dag?"}


@pytest.fixture
async def portal(owner: Any, migrated: Server) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, sms_secret=SECRET) as portal:
        yield portal


async def bring(
    portal: Portal, sms: Any, *, secret: str = SECRET, age: timedelta = timedelta(0), **headers: str
) -> httpx.Response:
    """The gateway's request, signed; `sms` may be bytes that are no JSON."""
    body = sms if isinstance(sms, bytes) else json.dumps(sms).encode()
    moment = datetime.now(UTC) - age
    signed = {
        "webhook-id": "w-1",
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign("w-1", moment, body.decode("latin-1")),
    }
    client = portal.visitor().client
    return await client.post("/sms/inbound", content=body, headers={**signed, **headers})


async def stored(owner: Any) -> list[Any]:
    return await owner.fetch("SELECT * FROM inbound_sms ORDER BY id")


async def test_an_sms_is_stored_and_answered(
    portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """What was written is kept as it came, and who wrote hears that it did."""
    assert 200 == (await bring(portal, ASKED)).status_code
    assert ["outbox.answer_sms", "outbox.send"] == await run_jobs(house)
    [kept] = await stored(owner)
    assert ("g-1", NUMBER, ASKED["text"]) == (kept["gateway_id"], kept["sender"], kept["text"])
    assert kept["answered_at"] is not None
    assert [NUMBER] == [sms["to"] for sms in gateway.asked]


async def test_the_same_sms_again_is_stored_and_answered_once(
    portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """A gateway that brings it again gets its 200, and nothing more happens."""
    for _ in range(3):
        assert 200 == (await bring(portal, ASKED)).status_code
        await run_jobs(house)
    assert 1 == len(await stored(owner))
    assert 1 == len(gateway.asked)


async def test_a_number_gets_one_answer_a_day(
    portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """Two machines can't answer each other without end; a day later it is answered again."""
    for number in range(5):
        await bring(portal, {**ASKED, "id": f"g-{number}"})
    await run_jobs(house)
    assert (5, 1) == (len(await stored(owner)), len(gateway.asked))
    with clock.stopped_at(clock.now() + timedelta(hours=24, minutes=1)):
        await bring(portal, {**ASKED, "id": "g-next-day"})
        await run_jobs(house)
    assert 2 == len(gateway.asked)


async def test_an_answer_that_is_done_twice_is_one(
    portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """A job that runs again, even the day after, finds its SMS answered."""
    await bring(portal, ASKED)
    job = await owner.fetchrow("SELECT * FROM pgqueuer")
    await run_jobs(house)
    for later in (timedelta(minutes=1), timedelta(days=2)):
        await owner.execute(
            "INSERT INTO pgqueuer (priority, entrypoint, payload, status)"
            " VALUES (0, $1, $2, 'queued')",
            job["entrypoint"], job["payload"],
        )  # fmt: skip
        with clock.stopped_at(clock.now() + later):
            await run_jobs(house)
    assert 1 == len(gateway.asked)


SPELLINGS = [
    "4791234567", "004791234567", "91234567", "+47 91234567", " +4791234567", "+47 912 34 567",
]  # fmt: skip


@pytest.mark.parametrize("sender", SPELLINGS)
async def test_a_number_is_understood_however_the_gateway_writes_it(
    sender: str, portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """It is kept as numbers are, so that it is one sender, whose answers are counted together."""
    await bring(portal, {**ASKED, "from": "+4791234567"})
    await bring(portal, {**ASKED, "id": "g-2", "from": sender})
    await run_jobs(house)
    assert ["+4791234567"] * 2 == [sms["sender"] for sms in await stored(owner)]
    assert ["+4791234567"] == [sms["to"] for sms in gateway.asked]


ODD_SENDERS = ["Telenor", "1938", "+", "+47", "+47abc", "+0123456789", "+٤٧٩١٢٣٤٥٦"]


@pytest.mark.parametrize("sender", ODD_SENDERS)
async def test_who_takes_no_answer_gets_none(
    sender: str, portal: Portal, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """A name, a short number or odd figures as sender is stored all the same, and no job fails; the operator
    sees that there was one, and not who."""
    before = FROM_NO_NUMBER.of
    assert 200 == (await bring(portal, {**ASKED, "from": sender})).status_code
    await run_jobs(house)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pgqueuer")
    assert [(sender, None)] == [(sms["sender"], sms["answered_at"]) for sms in await stored(owner)]
    assert [] == gateway.asked
    assert before + 1 == FROM_NO_NUMBER.of
    [line] = [each for each in portal.lines.all if each["event"] == "sms_from_no_number"]
    assert sender not in map(str, line.values())


UNSIGNED: list[dict[str, Any]] = [
    {"secret": "whsec_c3RyYW5nZXIgc3RyYW5nZXIgc3RyYW5nZXI="},
    {"age": timedelta(minutes=6)},
    {"age": timedelta(minutes=-6)},
    {"webhook-signature": "v1,"},
    {"webhook-signature": "nonsense"},
    {"webhook-signature": "v1,æøå"},
    {"webhook-timestamp": "nan"},
    {"webhook-timestamp": "1e400"},
    {"webhook-id": ""},
    {"webhook-id": "w-2"},
]


@pytest.mark.parametrize("wrong", UNSIGNED)
async def test_what_isnt_signed_by_the_gateway_is_refused(
    wrong: dict[str, Any], portal: Portal, owner: Any
) -> None:
    """Another's signature, an old one, one for something else, or none: 401, and nothing kept."""
    latin = {k: v.encode("latin-1") if isinstance(v, str) else v for k, v in wrong.items()}
    arguments: Any = latin if "secret" not in wrong else wrong
    assert 401 == (await bring(portal, ASKED, **arguments)).status_code
    assert [] == await stored(owner)


BAD: list[Any] = [
    b"",
    b"{",
    b"null",
    b"5",
    b"[" * 20_000,
    [],
    {},
    {**ASKED, "id": ""},
    {**ASKED, "id": 7},
    {**ASKED, "id": "g\0"},
    {**ASKED, "from": "+47\x00"},
    {**ASKED, "from": "x" * 21},
    {**ASKED, "text": None},
    {**ASKED, "text": "STO\0PP"},
    {**ASKED, "text": "x" * 20_001},
    b'{"id": "g", "from": "+4791234567", "text": "\\ud800"}',
]


@pytest.mark.parametrize("sms", BAD)
async def test_a_signed_body_that_says_nothing_is_refused(
    sms: Any, portal: Portal, owner: Any
) -> None:
    """400, never 500, and nothing is kept."""
    assert 400 == (await bring(portal, sms)).status_code
    assert [] == await stored(owner)


async def test_a_body_that_is_no_text_is_refused(portal: Portal, owner: Any) -> None:
    """What can't be read can't be signed."""
    assert 401 == (await bring(portal, b"\xff\xfe")).status_code


async def test_a_long_body_is_not_read(portal: Portal, owner: Any) -> None:
    """No more than 64 KiB is taken in."""
    assert 413 == (await bring(portal, {**ASKED, "text": "x" * 70_000})).status_code
    assert [] == await stored(owner)


async def test_any_letters_are_stored(portal: Portal, owner: Any) -> None:
    """What people write is kept as they wrote it."""
    assert 200 == (await bring(portal, {**ASKED, "text": "Hei 🐕 så fint\n\nKari"})).status_code
    assert ["Hei 🐕 så fint\n\nKari"] == [sms["text"] for sms in await stored(owner)]


async def test_without_a_secret_there_is_no_door(owner: Any, migrated: Server) -> None:
    """404 where nobody said how the gateway signs."""
    async with open_portal(migrated) as portal:
        assert 404 == (await bring(portal, ASKED)).status_code


@pytest.mark.parametrize("secret", ["whsec_", "whsec_?", "hemmelig", "whsec_æøå", "whsec_c2hvcnQ="])
def test_a_secret_that_signs_nothing_is_told_at_the_start(secret: str) -> None:
    """What it must be, instead of an error for every SMS that comes."""
    told = minside("doctor", MINSIDE_SMS_SECRET=secret)
    assert 1 == told.exit_code
    assert 1 == told.output.count("MINSIDE_SMS_SECRET is wrong: signs what the SMS gateway")


@pytest.mark.parametrize("secret", [SECRET, SECRET.rstrip("="), SECRET.removeprefix("whsec_")])
async def test_a_secret_may_be_written_as_gateways_do(
    secret: str, owner: Any, migrated: Server
) -> None:
    """With its prefix and its padding or without."""
    async with open_portal(migrated, sms_secret=secret) as portal:
        assert 200 == (await bring(portal, ASKED, secret=secret)).status_code


async def test_the_web_puts_in_and_reads_nothing(portal: Portal, owner: Any) -> None:
    """Whose SMS it is isn't the web's to know."""
    await bring(portal, ASKED)
    for statement in ("SELECT * FROM inbound_sms", "DELETE FROM inbound_sms"):
        with pytest.raises(Exception, match="permission denied"):
            async with portal.database.scope() as scope:
                await scope.fetch(statement)
