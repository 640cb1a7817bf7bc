"""A no beside a mail server that holds on to a letter: it is kept, answered soon and truly, and stands in
nobody's way."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import anyio
import pytest
from tests.conftest import give_password
from tests.consents.leaving import (
    NUMBER,
    agree,
    link,
    noes,
    offer,
    offer_by_sms,
    post,
    send,
    sendable,
)
from tests.consents.test_by_link import leave, undo
from tests.consents.test_unsubscribe import click
from tests.house.portal import Portal
from tests.jobs.running import run_jobs
from tests.outbox.gateway import SmsGateway
from tests.outbox.mail_server import Held, MailServer
from tests.outbox.messages import row
from tests.outbox.test_inbound import bring

from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.core.waiting import Places
from minside.outbox import actions as outbox
from minside.outbox.actions import recipients
from minside.outbox.actions.recipients import PATIENCE

SOON = PATIENCE + 3
PLACES = 5
CODES = [Purpose.DISCOUNT_CODES]


@pytest.fixture
async def token(sender: House, reader: UUID) -> str:
    await agree(sender, reader, *CODES)
    return await link(sender, reader, Purpose.DISCOUNT_CODES)


@asynccontextmanager
async def held_at(
    step: str, sender: House, reader: UUID, server: MailServer
) -> AsyncGenerator[UUID]:
    """A letter that the server holds on to at this step, until the block ends; its id."""
    held = server.at[step] = Held("" if step == "354" else "250 OK")
    id = await post(sender, offer(reader))

    async def go() -> None:
        async with sender.database.scope():
            await outbox.send(sender, id)

    sending = asyncio.create_task(go())
    await asyncio.wait_for(held.reached.wait(), 5)
    try:
        yield id
    finally:
        held.released.set()
        await sending
        del server.at[step]


async def by_the_foot(portal: Portal, token: str) -> Any:
    left = await leave(portal.visitor(), token)
    assert [] == left["userErrors"]
    return left["onItsWay"]


async def by_one_click(portal: Portal, token: str) -> Any:
    assert 200 == (await click(portal, token)).status_code
    return True


async def on_min_side(portal: Portal, _token: str) -> Any:
    visitor = portal.visitor()
    await visitor.sign_in()
    given = {"purposes": ["DISCOUNT_CODES"], "idempotencyKey": None}
    left = await visitor.run("ConsentWithdraw", input=given)
    assert [] == left["userErrors"]
    return left["onItsWay"]


@pytest.mark.usefixtures("quick_hashes")
@pytest.mark.parametrize("door", [by_the_foot, by_one_click, on_min_side])
async def test_a_no_isnt_lost_behind_a_letter_that_hangs(
    door: Callable[[Portal, str], Awaitable[Any]], portal: Portal, sender: House, owner: Any,
    reader: UUID, token: str, mail_server: MailServer,
) -> None:  # fmt: skip
    """It is answered in seconds, and says that something is on its way; what the server has may arrive, and
    nothing else, neither what waited nor what is written afterwards."""
    await give_password(portal.database, reader)
    waits = await post(sender, offer(reader))
    async with held_at("DATA", sender, reader, mail_server):
        assert True is await asyncio.wait_for(door(portal, token), SOON)
        assert 1 == len(await noes(owner))
    later = await post(sender, offer(reader))
    await send(sender)
    assert 1 == len(mail_server.taken)
    for each in (waits, later):
        assert "no consent" == (await row(owner, each))["last_error"]


@pytest.mark.parametrize("step", ["MAIL", "RCPT"])
async def test_a_server_that_is_ready_after_the_no_is_told_nothing(
    step: str, portal: Portal, sender: House, owner: Any, reader: UUID, token: str,
    mail_server: MailServer,
) -> None:  # fmt: skip
    """The consent is asked for once more when the letter could be handed over."""
    async with held_at(step, sender, reader, mail_server) as id:
        await asyncio.wait_for(by_the_foot(portal, token), SOON)
    assert [] == mail_server.taken
    kept = await row(owner, id)
    assert ("abandoned", "no consent") == (kept["state"], kept["last_error"])


async def test_what_was_sent_meanwhile_is_waited_for(
    portal: Portal, sender: House, reader: UUID, token: str, mail_server: MailServer
) -> None:
    """A server that is well is done before the answer; then nothing is on its way."""
    async with held_at("DATA", sender, reader, mail_server):
        leaving = asyncio.create_task(by_the_foot(portal, token))
        await asyncio.wait({leaving}, timeout=PATIENCE / 4)
        assert not leaving.done()
    assert False is await asyncio.wait_for(leaving, 5)


async def test_many_who_wait_leave_room_for_others(
    portal: Portal, sender: House, owner: Any, reader: UUID, token: str, mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Half of the connections at most wait for a server; who finds no place says no at once. A visitor is
    served meanwhile as ever, and the ledger has it once. Here they would wait longer than any of the others may
    take, so that nobody is served only because one of them had waited enough."""
    monkeypatch.setattr(recipients, "_WAIT_A_LITTLE", "SET LOCAL lock_timeout TO '9s'")
    async with held_at("DATA", sender, reader, mail_server):
        clicks = [asyncio.create_task(click(portal, token)) for _ in range(30)]
        async with asyncio.timeout(7):
            for answered in islice(asyncio.as_completed(clicks), 30 - PLACES):
                await answered
            assert await portal.visitor().run("ConsentByLink", token=token) is not None
        assert PLACES == sum(not each.done() for each in clicks)
    answers = await asyncio.wait_for(asyncio.gather(*clicks), SOON)
    assert [200] * 30 == [each.status_code for each in answers]
    assert 1 == len(await noes(owner))


@pytest.mark.parametrize(("connections", "places"), [(2, 1), (10, 5), (1, 1)])
def test_half_of_the_connections_may_wait(connections: int, places: int) -> None:
    """One at least, and each place is given back."""
    rooms = Places(connections)
    for _ in range(2):
        waiting = [rooms.one() for _ in range(places)]
        assert [True] * places == [each.__enter__() for each in waiting]
        with rooms.one() as found:
            assert not found
        for each in waiting:
            each.__exit__(None, None, None)


async def test_it_is_taken_back_while_the_letter_hangs(
    portal: Portal, sender: House, reader: UUID, token: str, mail_server: MailServer
) -> None:
    """Who pressed by mistake waits no longer than who didn't."""
    async with held_at("DATA", sender, reader, mail_server):
        left = await leave(portal.visitor(), token)
        back = await asyncio.wait_for(undo(portal.visitor(), token, left["undo"]), SOON)
    assert [] == back["userErrors"]
    assert CODES == await sendable(sender, reader, CODES)


async def test_one_transaction_waits_once(
    sender: House, reader: UUID, token: str, mail_server: MailServer
) -> None:
    """Whoever has waited for an address in vain goes on: by then they may hold what others need."""
    loop = asyncio.get_running_loop()
    async with held_at("DATA", sender, reader, mail_server), sender.database.scope():
        await outbox.stop_sending("kari@example.com")
        began = loop.time()
        await outbox.stop_sending("Kari@Example.com")
        assert loop.time() - began < PATIENCE / 2
        assert await outbox.is_on_its_way()
        # The transaction is whole, and waits as usual.
        assert "0" == await current().fetchval("SHOW lock_timeout")


async def test_a_stop_isnt_lost_behind_an_sms_that_hangs(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway
) -> None:
    """A gateway that holds on to one keeps nobody's word from the ledger."""
    await agree(sender, reader, Purpose.SMS)
    id = await post(sender, offer_by_sms(reader))
    reached, released = asyncio.Event(), asyncio.Event()

    async def hold(_sms: dict[str, Any]) -> None:
        reached.set()
        await released.wait()

    gateway.watched = hold
    sending = asyncio.create_task(_at_noon(sender, id))
    await asyncio.wait_for(reached.wait(), 5)
    stop = {"id": "g-1", "from": NUMBER, "text": "STOPP"}
    assert 200 == (await bring(portal, stop)).status_code
    await asyncio.wait_for(run_jobs(sender, "outbox.answer_sms"), SOON)
    assert [("sms", "sms")] * 2 == await noes(owner)
    released.set()
    await sending


async def _at_noon(sender: House, id: UUID) -> None:
    noon = (clock.now() + timedelta(days=1)).astimezone(clock.OSLO).replace(hour=12)
    with clock.stopped_at(noon):
        async with sender.database.scope():
            await outbox.send(sender, id)


async def test_a_gateway_that_is_reached_after_the_no_is_told_nothing(
    portal: Portal, sender: House, owner: Any, reader: UUID, gateway: SmsGateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The consent is asked for once more when the SMS could be handed over."""
    await agree(sender, reader, Purpose.SMS)
    id = await post(sender, offer_by_sms(reader))
    connect, reached, released = anyio.connect_tcp, asyncio.Event(), asyncio.Event()

    async def slow(*host: Any, **how: Any) -> Any:
        reached.set()
        await released.wait()
        return await connect(*host, **how)

    monkeypatch.setattr(anyio, "connect_tcp", slow)
    sending = asyncio.create_task(_at_noon(sender, id))
    await asyncio.wait_for(reached.wait(), 5)
    stop = {"id": "g-1", "from": NUMBER, "text": "STOPP"}
    assert 200 == (await bring(portal, stop)).status_code
    await asyncio.wait_for(run_jobs(sender, "outbox.answer_sms"), SOON)
    assert [("sms", "sms")] * 2 == await noes(owner)
    released.set()
    await sending
    assert {} == gateway.taken
    kept = await row(owner, id)
    assert ("abandoned", "no consent") == (kept["state"], kept["last_error"])
