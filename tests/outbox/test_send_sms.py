"""One SMS through a gateway that may fail in every way."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any

import pytest
from tests.jobs.running import run_jobs, service_house
from tests.outbox.gateway import Answer, SmsGateway
from tests.outbox.messages import NUMBER, jobs_of, post, row, sms

from minside.core import clock
from minside.core.house import House
from minside.core.postgres import Server
from minside.outbox.transport import sms as transport


@pytest.fixture
async def elsewhere(owner: Any, migrated: Server) -> AsyncGenerator[House]:
    """A house whose gateway isn't there."""
    async with service_house(migrated, sms_url="http://127.0.0.1:1/messages") as house:
        yield house


async def test_an_sms_is_handed_over_once(house: House, owner: Any, gateway: SmsGateway) -> None:
    """To, from, text and a key by which the gateway knows it again; the token is said."""
    id = await post(house, sms())
    await run_jobs(house)
    sent = await row(owner, id)
    [asked] = gateway.asked
    assert "sent" == sent["state"]
    assert {"to": NUMBER, "from": "Mikopet", "id": str(sent["message_id"])} == {
        key: value for key, value in asked.items() if key != "text"
    }
    assert "Mikopet" in asked["text"]
    assert str(sent["message_id"]) == gateway.headers[0]["idempotency-key"]
    assert "Bearer hemmelig" == gateway.headers[0]["authorization"]


ANSWERS: list[tuple[Answer, str, str | None]] = [
    (200, "sent", None),
    (302, "failed", "gateway 302"),
    (400, "abandoned", "refused 400"),
    (401, "failed", "gateway 401"),
    (404, "failed", "gateway 404"),
    (410, "abandoned", "refused 410"),
    (422, "abandoned", "refused 422"),
    (429, "failed", "gateway 429"),
    (500, "failed", "gateway 500"),
    (503, "failed", "gateway 503"),
    ("half", "failed", "connection lost"),
]


@pytest.mark.parametrize(("answer", "state", "code"), ANSWERS)
async def test_what_a_gateway_answers(
    answer: Answer, state: str, code: str | None, house: House, owner: Any, gateway: SmsGateway
) -> None:
    """A bad number is refused for good; all else is the gateway's fault or ours, and passes."""
    gateway.answer = answer
    id = await post(house, sms())
    await run_jobs(house)
    message = await row(owner, id)
    assert (state, code) == (message["state"], message["last_error"])
    assert (["queued"] if state == "failed" else []) == await jobs_of(owner, id)


async def test_a_gateway_that_hangs_is_given_up(
    house: House, owner: Any, gateway: SmsGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole talk has one limit."""
    monkeypatch.setattr(transport, "WHOLE_TALK", 0.3)
    gateway.answer = "hang"
    id = await post(house, sms())
    await asyncio.wait_for(run_jobs(house), 5)
    failed = await row(owner, id)
    assert ("failed", "timeout") == (failed["state"], failed["last_error"])


async def test_a_gateway_that_isnt_there_is_tried_again(elsewhere: House, owner: Any) -> None:
    """A connection refused is a fault that passes."""
    id = await post(elsewhere, sms())
    await run_jobs(elsewhere)
    failed = await row(owner, id)
    assert ("failed", "connection lost") == (failed["state"], failed["last_error"])


async def test_without_a_gateway_an_sms_waits(owner: Any, migrated: Server) -> None:
    """Nothing is lost while the setting is missing."""
    async with service_house(migrated) as house:
        id = await post(house, sms())
        await run_jobs(house)
    failed = await row(owner, id)
    assert ("failed", "not configured") == (failed["state"], failed["last_error"])


async def test_a_gateway_that_answers_500_for_an_hour_sends_one_sms(
    house: House, owner: Any, gateway: SmsGateway
) -> None:
    """It is asked a few times only, ever more seldom, and once it works the SMS goes, once."""
    gateway.answer = 500
    began = clock.now()
    id = await post(house, sms())
    for minutes in range(120):
        if minutes == 60:
            gateway.answer = 202
        with clock.stopped_at(began + timedelta(minutes=minutes)):
            await run_jobs(house)
    message = await row(owner, id)
    assert ("sent", 1) == (message["state"], len(gateway.taken))
    assert timedelta(hours=1) < message["sent_at"] - began < timedelta(hours=2)
    assert (6, 6) == (len(gateway.asked), message["attempts"])
    assert [] == await jobs_of(owner, id)


async def test_half_an_answer_leads_to_one_sms(
    house: House, owner: Any, gateway: SmsGateway
) -> None:
    """The gateway took it and couldn't say so: the second asking has the first one's key."""
    gateway.answer = "half"
    id = await post(house, sms())
    await run_jobs(house)
    gateway.answer = 202
    with clock.stopped_at(clock.now() + timedelta(minutes=31)):
        await run_jobs(house)
    assert "sent" == (await row(owner, id))["state"]
    assert (2, 1) == (len(gateway.asked), len(gateway.taken))


@pytest.mark.parametrize("answer", ["half", "hang"])
async def test_a_gateway_that_never_answers_is_asked_twice_at_most(
    answer: Answer,
    house: House,
    owner: Any,
    gateway: SmsGateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not every gateway honours the key, and each SMS may have gone out."""
    monkeypatch.setattr(transport, "WHOLE_TALK", 0.5)
    gateway.answer = answer
    began = clock.now()
    id = await post(house, sms())
    for hours in range(0, 30, 3):
        with clock.stopped_at(began + timedelta(hours=hours)):
            await run_jobs(house)
    message = await row(owner, id)
    assert ("abandoned", "outcome unknown") == (message["state"], message["last_error"])
    assert 2 == len(gateway.asked)


async def test_a_gateway_that_isnt_there_is_tried_ten_times(elsewhere: House, owner: Any) -> None:
    """Nobody was asked, so nobody can have sent it."""
    began = clock.now()
    id = await post(elsewhere, sms())
    for hours in range(0, 60, 3):
        with clock.stopped_at(began + timedelta(hours=hours)):
            await run_jobs(elsewhere)
    message = await row(owner, id)
    assert ("abandoned", "connection lost") == (message["state"], message["last_error"])
    assert (10, 0) == (message["attempts"], message["unknown_outcomes"])
