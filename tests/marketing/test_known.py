"""Whom the newsletter tool tells of: an address alone doesn't say whose a number of the shop's is."""

import random
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import Happened, registered, states
from tests.events.shop import tell as shop_tells

from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.events import actions as events
from minside.marketing import actions as marketing
from minside.marketing.actions import Fate, UseKind

from .newsletter import agree, at, bounced, clicked, code_used, opened, sent, tell
from .test_told import shown

P = Purpose.PERSONALISATION


@pytest.fixture
async def recognised(house: House, web: House, known: UUID, owner: Any) -> UUID:
    """Agrees to all; the shop's number is hers for its address alone, which anybody may have typed."""
    await agree(web, known, Purpose.NEWS, P)
    await owner.execute("UPDATE shop_number SET is_recognised = true")
    return known


async def test_what_a_stranger_does_under_her_address_is_not_hers(
    house: House, web: House, recognised: UUID, owner: Any
) -> None:
    """What was looked at, opened and clicked isn't stored at all, not at the door either; what was sent,
    and came back, is nobody's."""
    viewed = Happened("product.viewed", {"customer": "10001", "sku": "SECRET"}, 3)
    with clock.stopped_at(at(20)):
        taken = await tell(house, viewed, opened(), clicked())
        await tell(house, sent(text="Hei Ola!"), bounced(), code_used())
    assert {events.State.DROPPED} == {each.state for each in taken}
    assert [] == await shown(web, recognised)
    async with web.database.scope(customer=recognised):
        assert [] == list(await marketing.views(recognised))
    kept = await owner.fetch("SELECT customer, kind FROM marketing_message_use ORDER BY at")
    assert [(None, "bounced"), (None, "code_used")] == [tuple(row) for row in kept]


async def test_what_came_in_before_the_number_was_hers_by_its_address_alone_goes_too(
    house: House, recognised: UUID, owner: Any
) -> None:
    """The door let it in; whoever handles it looks once more."""
    viewed = Happened("product.viewed", {"customer": "10001", "sku": "SECRET"}, 3)
    await owner.execute("UPDATE shop_number SET is_recognised = false")
    with clock.stopped_at(at(20)):
        told = (viewed, opened(), clicked())
        for each in told:
            async with house.database.scope():
                await events.receive(events.Brought("newsletter", each.id, each.body), house.keys)
        await owner.execute("UPDATE shop_number SET is_recognised = true")
        await tell(house, sent())
    assert {"handled"} == {(await states(owner))[each.id][0] for each in told}
    assert 0 == await owner.fetchval("SELECT count(*) FROM viewed_product")
    assert 0 == await owner.fetchval("SELECT count(*) FROM marketing_message_use")


async def test_what_went_to_her_own_mailbox_is_hers(
    house: House, web: House, recognised: UUID
) -> None:
    """As an order is; with what came of it, whichever was told first."""
    told = [sent(to="Kari@Example.com"), bounced(), code_used()]
    await tell(house, *random.Random(7).sample(told, 3), bounced(8))
    [message] = await shown(web, recognised)
    assert Fate.CAME_BACK == message.fate
    assert [UseKind.BOUNCED, UseKind.CODE_USED, UseKind.BOUNCED] == [u.kind for u in message.uses]


async def test_an_account_that_is_taken_for_the_shops_customer_gets_nothing_of_theirs(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Whether the shop told of its customer's address before what they did or after it: what they did is
    gone, and what they were sent is nobody's, until more than the address says that the two are one."""
    viewed = Happened("product.viewed", {"customer": "10002", "sku": "SECRET"}, 3)
    await owner.execute("UPDATE shop_number SET is_recognised = true")
    await shop_tells(house, registered("10002", email="ola@example.com"))
    other = await owner.fetchval(
        "UPDATE customer SET birth_year = 1990 WHERE number = '10002' RETURNING id"
    )
    await agree(web, other, P)
    with clock.stopped_at(at(20)):
        await tell(house, viewed, sent(customer="10002"), clicked(4, customer="10002"))
        await tell(house, bounced(customer="10002"))
    assert 1 == await owner.fetchval("SELECT count(*) FROM viewed_product")
    await agree(web, known, P)
    await shop_tells(house, registered("10002", hours=6, email="kari@example.com"))
    assert known == await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10002'")
    assert 0 == await owner.fetchval("SELECT count(*) FROM viewed_product")
    assert [None] == await _owners(owner, "marketing_message")
    assert [None] == await _owners(owner, "marketing_message_use")
    async with house.database.scope():
        await customers.separate("10002")
    apart = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10002'")
    [message] = await shown(web, apart)
    assert Fate.CAME_BACK == message.fate


async def _owners(owner: Any, table: str) -> list[UUID | None]:
    return [row["customer"] for row in await owner.fetch(f"SELECT customer FROM {table}")]


async def test_what_went_to_nobodys_address_is_theirs_who_show_that_they_have_it(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """The night after; and stays theirs though they leave it."""
    await owner.execute("UPDATE customer SET email_verified_at = NULL")
    with clock.stopped_at(at(20)):
        await tell(house, sent(customer=None, to="kari@example.com"))
        assert [] == await shown(web, known)
        await owner.execute("UPDATE customer SET email_verified_at = created_at")
        async with house.database.scope():
            await marketing.look_over()
        assert 1 == len(await shown(web, known))
        await owner.execute("UPDATE customer SET email = 'ny@example.com'")
        async with house.database.scope():
            await marketing.look_over()
        assert 1 == len(await shown(web, known))
