""" "It wasn't me" (N14): while an account is frozen, nothing about its orders goes to the new address."""

import re
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any

import pytest
from tests.auth.way_in import WayIn
from tests.conftest import give_password
from tests.events.shop import claimed, just_now, registered, tell
from tests.jobs.running import run_jobs, service_house
from tests.orders.shop import placed, return_, shipped
from tests.outbox.mail_server import MailServer, mail_serving

from minside.core import clock
from minside.core.house import House
from minside.core.postgres import Server
from minside.customers import actions as customers
from minside.outbox import actions as outbox

OLD, NEW = "kari@example.com", "tyv@example.com"


@pytest.fixture
async def mail_server() -> AsyncGenerator[MailServer]:
    async with mail_serving() as server:
        yield server


@pytest.fixture
async def house(owner: Any, migrated: Server, mail_server: MailServer) -> AsyncGenerator[House]:
    async with service_house(migrated, smtp_url=mail_server.url) as house:
        yield house


@pytest.fixture
async def kari(web: House, house: House, owner: Any, quick_hashes: None) -> WayIn:
    """The shop's customer 10001, who has an account."""
    await tell(house, registered(email=OLD, first_name="Kari"))
    customer = await claimed(owner, days=1)
    await give_password(web.database, customer)
    async with web.database.scope(customer=customer):
        await customers.mark_verified(customer)
    return WayIn(web, house, owner)


async def _stolen(kari: WayIn) -> str:
    """A thief has changed the address; what the old one freezes that with."""
    return (await kari.change_email(await kari.inside(), NEW)).token


async def _recipients(owner: Any) -> list[str]:
    rows = await owner.fetch(
        "SELECT recipient FROM message WHERE purpose = 'orders' ORDER BY created_at, id"
    )
    return [row["recipient"] for row in rows]


async def test_what_happens_while_it_is_frozen_is_told_to_whoever_froze_it(
    house: House, owner: Any, kari: WayIn, mail_server: MailServer
) -> None:
    """Confirmation, slip and return form: all to the old address, none to the new one."""
    await kari.freeze(await _stolen(kari))
    lines = [{"line": "1", "quantity": 1}]
    now = just_now()
    await tell(
        house, placed(hours=now - 3), shipped(now - 2), return_("opened", now - 1, lines=lines)
    )
    assert [OLD, OLD, OLD] == await _recipients(owner)
    await run_jobs(house)
    assert [OLD, OLD, OLD] == [mail["To"] for mail in mail_server.taken if _of_the_order(mail)]


async def test_what_was_written_before_the_freeze_is_sent_to_the_old_address(
    house: House, owner: Any, kari: WayIn, web: House, mail_server: MailServer
) -> None:
    """It waited while the old address froze the change; it shows where it went in the end."""
    link = await _stolen(kari)
    await tell(house, placed(hours=just_now() - 3))
    assert [NEW] == await _recipients(owner)
    customer = await kari.freeze(link)
    await run_jobs(house)
    assert [OLD] == [mail["To"] for mail in mail_server.taken if _of_the_order(mail)]
    async with web.database.scope(customer=customer):
        [[shown]] = await outbox.about_orders(["5001"])
    assert (OLD, outbox.Fate.SENT) == (shown.recipient, shown.fate)


async def test_letters_about_the_freeze_itself_go_where_they_are_meant_to(
    house: House, owner: Any, kari: WayIn, mail_server: MailServer
) -> None:
    """The new address hears that it is frozen: only what is about orders goes elsewhere."""
    await kari.freeze(await _stolen(kari))
    await run_jobs(house)
    assert {OLD, NEW} == {mail["To"] for mail in mail_server.taken[-2:]}


async def test_of_two_changes_the_address_that_froze_is_written_to(
    house: House, owner: Any, kari: WayIn
) -> None:
    """Not the one in between."""
    identity = await kari.inside()
    link = (await kari.change_email(identity, "mellom@example.com")).token
    await kari.change_email(identity, NEW)
    await kari.freeze(link)
    await tell(house, placed(hours=just_now() - 3))
    assert [OLD] == await _recipients(owner)


async def test_once_it_is_over_letters_go_to_the_accounts_address(
    house: House, owner: Any, kari: WayIn
) -> None:
    """A freeze lifts by itself seven days after the change; nobody is written to elsewhere for good."""
    start = clock.now()
    with clock.stopped_at(start):
        await kari.freeze(await _stolen(kari))
    with clock.stopped_at(start + timedelta(days=7)):
        await tell(house, placed(hours=just_now() - 3))
    assert [NEW] == await _recipients(owner)


async def test_undone_it_is_the_old_address_again(house: House, owner: Any, kari: WayIn) -> None:
    """Which is the account's own by then."""
    link = await _stolen(kari)
    await kari.freeze(link)
    await kari.undo(link)
    await tell(house, placed(hours=just_now() - 3))
    assert [OLD] == await _recipients(owner)


async def test_a_guests_letters_are_no_accounts(house: House, owner: Any, kari: WayIn) -> None:
    """Somebody else's freeze moves nothing of theirs."""
    await kari.freeze(await _stolen(kari))
    await tell(house, placed("5002", just_now() - 3, email="gjest@example.com"))
    assert ["gjest@example.com"] == await _recipients(owner)


def _of_the_order(mail: Any) -> bool:
    """By its number, and not by a link or code that happens to hold the same digits."""
    text = mail.get_body(("plain",)).get_content()
    return re.search(r"(?<![\w-])5001(?![\w-])", text) is not None


async def test_what_waited_goes_to_the_address_that_was_taken_back(
    house: House, owner: Any, kari: WayIn, mail_server: MailServer
) -> None:
    """A letter that was written to the thief's address, and not sent before the change was undone, goes
    to hers."""
    link = await _stolen(kari)
    await tell(house, placed(hours=just_now() - 3), shipped(just_now() - 2))
    await kari.freeze(link)
    await kari.undo(link)
    await run_jobs(house)
    assert [OLD, OLD] == [mail["To"] for mail in mail_server.taken if _of_the_order(mail)]


async def test_a_letter_about_an_order_that_is_anothers_by_now_is_not_sent(
    house: House, owner: Any, kari: WayIn, mail_server: MailServer
) -> None:
    """Neither to the one whose it was nor to a thief's address; the operator sees it."""
    link = await _stolen(kari)
    await tell(house, registered("10002", email="ola@example.com"), placed(hours=just_now() - 3))
    await kari.freeze(link)
    await kari.undo(link)
    await tell(house, placed(hours=just_now() - 2.9, customer="10002"))
    await run_jobs(house)
    assert [] == [mail["To"] for mail in mail_server.taken if _of_the_order(mail)]
    assert ("abandoned", "order gone") == tuple(
        await owner.fetchrow("SELECT state, last_error FROM message WHERE purpose = 'orders'")
    )
