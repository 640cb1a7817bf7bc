"""Sends and withdrawals at once, through all doors: after a withdrawal's commit not one marketing message
for it reaches a server, and order mail still does."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes
from random import Random
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import about_an_order, agree, link, offer, offer_by_sms
from tests.consents.test_unsubscribe import FORM
from tests.events.shop import MORNING, Happened, bring
from tests.house.portal import Portal
from tests.orders import orders
from tests.outbox.gateway import SmsGateway
from tests.outbox.mail_server import MailServer
from tests.outbox.test_inbound import bring as bring_sms

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.events import actions as events
from minside.jobs.actions import TryAgain
from minside.outbox import actions as outbox
from minside.outbox.actions.send import TAKEN

NOON = (clock.now() + timedelta(days=1)).astimezone(clock.OSLO).replace(hour=12)
READERS = 3
SENDERS = 4
REFUSED_AT_MOST = 2
"""How often the mail server refuses one message: fewer times than it is tried."""
SAID_NO = """
    SELECT EXISTS (
        SELECT FROM consent_subject s JOIN consent c ON c.subject = s.id
        WHERE lower(s.address) = lower($1) AND c.purpose = $2 AND c.state = 'withdrawn'
    )
"""


@dataclass
class Race:
    """Some readers who agreed to everything, what is written to them, and who comes too late: what a
    server has in full when a no to it is committed already."""

    house: House
    web: House
    portal: Portal
    mail: MailServer
    sms: SmsGateway
    owner: Any
    random: Random
    readers: list[UUID] = field(default_factory=list[UUID])
    messages: list[UUID] = field(default_factory=list[UUID])
    too_late: list[str] = field(default_factory=list[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    marketing: int = 0

    async def begin(self) -> None:
        """Each reader has an order that is written about, four mails and two SMS of marketing."""
        for who in range(READERS):
            customer = await make_customer(self.owner, address(who), "Kari")
            await self.owner.execute(
                "UPDATE customer SET phone = $2 WHERE id = $1", customer, number(who)
            )
            self.readers.append(customer)
            await agree(self.house, customer, Purpose.DISCOUNT_CODES, Purpose.SMS)
            await self._write(customer, who)
        self.random.shuffle(self.messages)
        self.mail.at["DATA"] = self._reads
        self.sms.watched = self._takes

    async def _write(self, customer: UUID, who: int) -> None:
        order = str(30000 + who)
        await orders.order(self.owner, customer, number=order)
        about = replace(about_an_order(customer, address(who)))
        about = replace(about, values={**about.values, "order_number": order})
        letters = [
            about,
            *[offer(customer, address(who)) for _ in range(4)],
            *[offer_by_sms(customer, number(who)) for _ in range(2)],
        ]
        async with self.house.database.scope():
            self.messages += await outbox.post_all(letters, self.house.keys)

    async def _reads(self, server: Any) -> str:
        """The mail server has all of it: was it too late? It may take its time, or refuse, though not the
        same message for ever: chance has long runs, and which mail they meet depends on the load."""
        [to] = server.envelope.rcpt_tos
        if b"List-Id" in server.envelope.content:
            await self._look(to, Purpose.DISCOUNT_CODES)
        await asyncio.sleep(self.random.random() / 50)
        id = str(message_from_bytes(server.envelope.content)["Message-ID"])
        answer = self.random.choice(["250 OK"] * 5 + ["451 Later"])
        if answer.startswith("250") or self.refused[id] == REFUSED_AT_MOST:
            return "250 OK"
        self.refused[id] += 1
        return answer

    async def _takes(self, sms: dict[str, Any]) -> None:
        if "rabattkode" in sms["text"]:
            await self._look(sms["to"], Purpose.SMS)
        await asyncio.sleep(self.random.random() / 50)

    async def _look(self, to: str, purpose: Purpose) -> None:
        self.marketing += 1
        async with self.house.database.scope() as scope:
            if await scope.fetchval(SAID_NO, to, purpose.value):
                self.too_late.append(to)

    async def send(self, messages: Sequence[UUID]) -> None:
        """As a worker does, again and again where it isn't the time."""
        for id in messages:
            await self._send(id)

    async def _send(self, id: UUID) -> None:
        for _ in range(200):
            try:
                async with self.house.database.scope():
                    await outbox.send(self.house, id)
            except TryAgain as later:
                if later.after > TAKEN:
                    return
                await asyncio.sleep(self.random.random() / 50)
            else:
                return

    async def leave(self, who: int) -> None:
        """By some doors, one after the other, from some moment on."""
        for door in self.random.sample(DOORS, 3):
            await asyncio.sleep(self.random.random() / 4)
            await door(self, who)

    async def run(self) -> None:
        """Several senders, who come upon each other's messages, and every reader leaving meanwhile."""
        shares = [self.random.sample(self.messages, len(self.messages)) for _ in range(SENDERS)]
        await asyncio.gather(
            *(self.send(share) for share in shares), *map(self.leave, range(READERS))
        )


def address(who: int) -> str:
    return f"reader{who}@example.com"


def number(who: int) -> str:
    return f"+479100000{who}"


async def on_min_side(race: Race, who: int) -> None:
    purposes = [Purpose.DISCOUNT_CODES, Purpose.SMS]
    async with race.web.database.scope(customer=race.readers[who]):
        found = await consents.of_customer(race.readers[who], purposes)
        await consents.withdraw(list(found.values()), purposes, "min_side", race.web.keys)


async def by_one_click(race: Race, who: int) -> None:
    token = await link(race.house, race.readers[who], Purpose.DISCOUNT_CODES)
    answer = await race.portal.visitor().client.post(f"/unsubscribe/{token}", data=FORM)
    assert 200 == answer.status_code


async def by_the_foot(race: Race, who: int) -> None:
    token = await link(race.house, race.readers[who], Purpose.DISCOUNT_CODES)
    asked = {"token": token, "everything": race.random.random() > 0.5}
    left = await race.portal.visitor().run("ConsentWithdrawByLink", input=asked)
    assert [] == left["userErrors"]


async def by_sms(race: Race, who: int) -> None:
    stop = {"id": f"stop-{who}", "from": number(who), "text": "STOPP"}
    assert 200 == (await bring_sms(race.portal, stop)).status_code
    async with race.house.database.scope() as scope:
        id = await scope.fetchval("SELECT id FROM inbound_sms WHERE gateway_id = $1", stop["id"])
        await outbox.answer_sms(race.house, id)


async def by_staff(race: Race, who: int) -> None:
    data = {"email": address(who), "purpose": "everything", "channel": "phone", "quote": "Nei takk"}
    told = Happened("consent.withdrawn", data, (clock.now() - MORNING) / timedelta(hours=1))
    await bring(race.house, told, source="helpdesk")
    async with race.house.database.scope() as scope:
        batch = await scope.fetchval("SELECT batch FROM event WHERE event_id = $1", told.id)
    await events.handle_whole(race.house, batch)


DOORS: list[Callable[[Race, int], Awaitable[None]]] = [
    on_min_side, by_one_click, by_the_foot, by_sms, by_staff,
]  # fmt: skip


@pytest.fixture
async def race(
    sender: House, app_database: Database, portal: Portal, mail_server: MailServer,
    gateway: SmsGateway, owner: Any, request: pytest.FixtureRequest,
) -> AsyncGenerator[Race]:  # fmt: skip
    web = replace(sender, database=app_database)
    with clock.stopped_at(NOON):
        race = Race(sender, web, portal, mail_server, gateway, owner, Random(request.param))
        await race.begin()
        yield race


@pytest.mark.parametrize("race", range(8), indirect=True)
async def test_no_marketing_comes_after_a_no(race: Race) -> None:
    """Whatever meets whatever: what a server has of it was there before the no was committed. What waits,
    failed, or is sent again by an operator never comes; letters about orders all do."""
    await race.run()
    assert [] == race.too_late
    await _an_hour_later(race)
    assert [] == race.too_late
    assert race.marketing > 0
    assert {address(who) for who in range(READERS)} <= {
        str(mail["To"]) for mail in race.mail.taken if mail["List-Id"] is None
    }


async def _an_hour_later(race: Race) -> None:
    """Everything that may be tried again is, and what was abandoned is sent again by hand."""
    at = clock.now()
    for hours in (1, 2, 3):
        with clock.stopped_at(at + timedelta(hours=hours)):
            async with race.house.database.scope():
                await outbox.resend(race.messages)
            await race.send(race.messages)


async def test_two_doors_in_one_moment_have_an_order(
    sender: House, app_database: Database, owner: Any, reader: UUID
) -> None:
    """A yes and a no of one instant, at once: the ledger tells which came first, by its number and its
    moment, and the last one holds."""
    web = replace(sender, database=app_database)
    agreed = [consents.Agreed(Purpose.NEWS, 1, Language.NB)]

    async def yes() -> None:
        async with web.database.scope(customer=reader):
            await consents.give(reader, agreed, consents.Door.MIN_SIDE, web.keys)

    async def no() -> None:
        async with web.database.scope(customer=reader):
            found = await consents.of_customer(reader, [Purpose.NEWS])
            await consents.withdraw(list(found.values()), [Purpose.NEWS], "sms", web.keys)

    with clock.stopped_at(NOON):
        for _ in range(10):
            await asyncio.gather(yes(), no(), yes(), no())
    rows = await owner.fetch(
        "SELECT number, at, action FROM consent_entry WHERE subject IS NOT NULL ORDER BY number"
    )
    assert len(rows) == len({row["at"] for row in rows})
    assert [row["number"] for row in rows] == [
        row["number"] for row in sorted(rows, key=lambda row: row["at"])
    ]
    assert rows[-1]["action"] == await owner.fetchval("SELECT state FROM consent")
