"""While it isn't settled whose an account is, no marketing goes to it (N14, GDPR art. 18)."""

import json
from datetime import timedelta
from hashlib import sha256
from operator import itemgetter
from secrets import token_bytes
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import (
    MAIL,
    NUMBER,
    about_an_order,
    agree,
    agree_nobody,
    offer,
    offer_by_sms,
    post,
    send,
    sendable,
)
from tests.consents.test_no_holds import numbered
from tests.consents.test_sending import NOON
from tests.events.receiver import receiving
from tests.events.shop import Happened, just_now, tell
from tests.jobs.running import run_jobs, service_house
from tests.orders import orders
from tests.outbox.gateway import SmsGateway
from tests.outbox.mail_server import MailServer
from tests.outbox.messages import row

from minside.auth import actions as auth
from minside.consents import actions as consents
from minside.consents.actions import FIRST, Kind, Purpose
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server

NEW = "ikke.kari@example.com"
BY_MAIL = [Purpose.NEWS, Purpose.CART_REMINDER]


async def change_and_freeze(house: House, owner: Any, customer: UUID) -> None:
    """Her address became another, and whoever reads the old one said that it wasn't her."""
    await owner.execute(
        "UPDATE customer SET email = $2, own_email = $2, email_verified_at = now() WHERE id = $1",
        customer, NEW,
    )  # fmt: skip
    async with house.database.scope():
        await consents.follow(house, customer)
    await owner.execute(
        """
        INSERT INTO email_change (customer, old_email, new_email, token_sha256, changed_at, frozen_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        """,
        customer, MAIL, NEW, token_bytes(32), clock.now(),
    )  # fmt: skip


async def change(owner: Any, customer: UUID, token: str) -> None:
    """Her address is another since today, and whoever reads the old one has this link."""
    await owner.execute(
        """
        INSERT INTO email_change (customer, old_email, new_email, token_sha256, changed_at)
        VALUES ($1, 'kari.for@example.com', $2, $3, $4)
        """,
        customer, MAIL, sha256(token.encode()).digest(), clock.now(),
    )  # fmt: skip


async def tool_hears(house: House, owner: Any) -> list[tuple[str, bool, str]]:
    """What who sends for us is told since the last time: of what, whether it may be used, and how it came."""
    await run_jobs(house, consents.TELL_REST)
    rows = await owner.fetch(
        "DELETE FROM outgoing_event WHERE type = 'consent.changed' RETURNING id, data"
    )
    told = [json.loads(row["data"]) for row in sorted(rows, key=itemgetter("id"))]
    return [(each["purpose"], each["given"], each["channel"]) for each in told]


async def told(house: House, purpose: Purpose) -> list[str]:
    """Whom an audience names."""
    async with house.database.scope(read_only=True):
        return [each.address for each in (await consents.reached(purpose, FIRST, 100)).reached]


@pytest.fixture
async def frozen(sender: House, owner: Any, reader: UUID, ola: UUID) -> UUID:
    """Kari, who agreed to news, and by SMS; Ola did too, and has no part in it."""
    await agree(sender, reader, Purpose.NEWS, Purpose.SMS)
    await agree(sender, ola, Purpose.NEWS)
    await change_and_freeze(sender, owner, reader)
    return reader


async def test_nothing_is_sent_while_an_account_is_frozen(sender: House, frozen: UUID) -> None:
    """Neither to the address that was put there nor to the one before, nor by SMS, whoever is said to be
    written to; after seven days, when it opens by itself, as before."""
    for whose in (frozen, None):
        assert [] == await sendable(sender, whose, BY_MAIL, NEW)
        assert [] == await sendable(sender, whose, BY_MAIL, MAIL)
        assert [] == await sendable(sender, whose, [Purpose.SMS], NUMBER)
    with clock.stopped_at(clock.now() + timedelta(days=7)):
        assert BY_MAIL == await sendable(sender, frozen, BY_MAIL, NEW)
        assert [Purpose.SMS] == await sendable(sender, frozen, [Purpose.SMS], NUMBER)


async def test_who_keeps_a_list_hears_of_a_freeze_and_of_its_end(
    sender: House, web: House, owner: Any, reader: UUID, ola: UUID
) -> None:
    """What she agreed to may not be used until the account is open, also what she agrees to meanwhile, by
    whatever door; by itself after seven days it may again, but for what she said no to. Ola is left alone."""
    now = clock.now()
    with clock.stopped_at(now):
        await agree(sender, reader, Purpose.NEWS, Purpose.SMS, Purpose.PERSONALISATION)
        await agree(sender, ola, Purpose.NEWS)
        await change(owner, reader, "token")
        await tool_hears(sender, owner)
        async with web.database.scope():
            await auth.freeze("token", device=None, keys=web.keys)
        words = ("news", "personalisation", "sms")
        assert [(word, False, "account_frozen") for word in words] == sorted(
            await tool_hears(sender, owner)
        )
        async with web.database.scope(customer=reader):
            yes = [Agreed(Purpose.OFFERS, 1, Language.NB)]
            await consents.give(reader, yes, consents.Door.MIN_SIDE, web.keys)
        assert [("offers", False, "account_frozen")] == await tool_hears(sender, owner)
        async with sender.database.scope():
            found = await consents.of_customer(reader, [Purpose.SMS])
            await consents.withdraw(list(found.values()), [Purpose.SMS], "staff", sender.keys)
        assert [("sms", False, "staff")] == await tool_hears(sender, owner)
    with clock.stopped_at(now + timedelta(days=7, minutes=2)):
        assert [(word, True, "account_open") for word in ("news", "offers", "personalisation")] == (
            sorted(await tool_hears(sender, owner))
        )


@pytest.mark.parametrize("source", ["newsletter", "shop"])
async def test_a_yes_on_the_tools_form_meanwhile_is_no_customers_no(
    source: str, owner: Any, migrated: Server, reader: UUID
) -> None:
    """The tool gets told that it may not use what was agreed to, in the words that stand for nobody's no, also
    where it told of that itself."""
    async with (
        receiving() as tool,
        service_house(migrated, receivers={"newsletter": tool.settings}) as house,
    ):
        await numbered(owner, reader)
        await change_and_freeze(house, owner, reader)
        await run_jobs(house)
        tool.forget()
        said = {"purpose": "offers", "channel": "form", "text": "Ja takk", "customer": "10001"}
        await tell(house, Happened("consent.given", said, just_now()), source=source)
        await run_jobs(house)
        heard = [(each["type"], each["data"]) for each in tool.taken]
    assert [("consent.changed", "10001", "offers", False, "account_frozen", NEW)] == [
        (type, *(data[name] for name in ("customer", "purpose", "given", "channel", "email")))
        for type, data in heard
    ]


async def test_a_freeze_that_is_told_twice_says_the_same(
    sender: House, web: House, owner: Any, reader: UUID
) -> None:
    """A job may run again; and of who has agreed to nothing there is nothing to tell."""
    await agree(sender, reader, Purpose.NEWS)
    await change_and_freeze(sender, owner, reader)
    await tool_hears(sender, owner)
    for _ in range(2):
        async with sender.database.scope():
            await consents.tell_rest(sender, reader)
        assert [("news", False, "account_frozen")] == await tool_hears(sender, owner)
    await owner.execute("DELETE FROM consent")
    async with sender.database.scope():
        await consents.tell_rest(sender, reader)
    assert [] == await tool_hears(sender, owner)


@pytest.mark.parametrize("looked_first", [False, True])
async def test_what_was_taken_back_is_not_told_as_open(
    looked_first: bool, sender: House, owner: Any, frozen: UUID
) -> None:
    """The change is undone: of the address that somebody put there it is never told that it may be used,
    whichever the worker does first, and of her own it is; nor of a number that she has no more."""
    await owner.execute("DELETE FROM email_change")
    await owner.execute("UPDATE customer SET phone = NULL WHERE id = $1", frozen)
    await owner.execute(
        "UPDATE customer SET email = $2, own_email = $2 WHERE id = $1", frozen, MAIL
    )
    await owner.execute("DELETE FROM outgoing_event")
    steps = [consents.tell_rest, consents.follow]
    for step in reversed(steps) if looked_first else steps:
        async with sender.database.scope():
            await step(sender, frozen)
    rows = await owner.fetch("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    told = [json.loads(row["data"]) for row in rows]
    assert {("news", MAIL)} == {(each["purpose"], each["email"]) for each in told if each["given"]}


async def test_others_get_theirs(sender: House, owner: Any, frozen: UUID, ola: UUID) -> None:
    """A frozen account keeps nobody else from what they agreed to, a guest neither."""
    await agree_nobody(sender, Kind.MAIL, "nina@example.com", Purpose.NEWS)
    assert BY_MAIL == await sendable(sender, ola, BY_MAIL, "ola@example.com")
    assert [Purpose.NEWS] == await sendable(sender, None, BY_MAIL, "nina@example.com")


async def test_an_audience_leaves_a_frozen_account_out(sender: House, frozen: UUID) -> None:
    """The newsletter tool hears of it by not hearing of her; both kinds, and back when it is open."""
    assert ["ola@example.com"] == await told(sender, Purpose.NEWS)
    assert [] == await told(sender, Purpose.SMS)
    with clock.stopped_at(clock.now() + timedelta(days=7)):
        assert {"ola@example.com", NEW} == {*await told(sender, Purpose.NEWS)}
        assert [NUMBER] == await told(sender, Purpose.SMS)


async def test_a_frozen_account_has_taken_nothing_back(
    sender: House, owner: Any, frozen: UUID
) -> None:
    """The ledger says nothing of it: it isn't a no. A no that is said meanwhile is one."""
    async with sender.database.scope():
        standing = {each.purpose: each for each in await consents.standings(frozen)}
    assert standing[Purpose.NEWS].in_force
    async with sender.database.scope():
        found = await consents.of_customer(frozen, [Purpose.NEWS])
        await consents.withdraw(list(found.values()), [Purpose.NEWS], "staff", sender.keys)
    with clock.stopped_at(clock.now() + timedelta(days=7)):
        assert [Purpose.CART_REMINDER] == await sendable(sender, frozen, BY_MAIL, NEW)


async def test_what_was_written_before_is_not_sent(
    sender: House, owner: Any, reader: UUID, mail_server: MailServer, gateway: SmsGateway
) -> None:
    """Of what waits, the letter about an order goes, to whoever froze it; the offers to nobody."""
    with clock.stopped_at(NOON):
        await orders.order(owner, reader, number="30117")
        await agree(sender, reader, Purpose.DISCOUNT_CODES, Purpose.SMS)
        await change_and_freeze(sender, owner, reader)
        ids = [await post(sender, offer(reader, NEW)), await post(sender, offer_by_sms(reader))]
        await post(sender, about_an_order(reader, NEW))
        await owner.execute("UPDATE pgqueuer SET execute_after = $1", NOON)
        await send(sender)
    for id in ids:
        kept = await row(owner, id)
        assert ("abandoned", "no consent") == (kept["state"], kept["last_error"])
    assert ([MAIL], []) == (mail_server.recipients, gateway.asked)


async def test_of_who_is_gone_nothing_holds(sender: House, owner: Any, reader: UUID) -> None:
    """With the subjects of a customer goes what they agreed to; the same address begins anew."""
    await agree(sender, reader, Purpose.NEWS)
    for table in ("consent", "consent_subject"):
        await owner.execute(f"DELETE FROM {table} WHERE customer = $1", reader)
    await owner.execute("DELETE FROM customer WHERE id = $1", reader)
    assert [] == await sendable(sender, None, BY_MAIL)
    again = await make_customer(owner, MAIL)
    assert [Purpose.CART_REMINDER] == await sendable(sender, again, BY_MAIL)
