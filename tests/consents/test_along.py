"""A no at an address that its customer has left ends what was carried along from there, and nothing else;
alike by our own links, by the newsletter tool's and by staff."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.leaving import MAIL, agree, agree_nobody, link, sendable
from tests.consents.proving import noted, on
from tests.consents.said import HERE, links, retract
from tests.consents.test_told import withdrawn
from tests.consents.test_unsubscribe import FORM
from tests.events.shop import just_now, tell
from tests.house.portal import Portal

from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose
from minside.consents.actions.by_link import UNDONE_WITHIN
from minside.consents.actions.links import WayBack
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language

NEW, NEWER = "kari.ny@example.com", "kari.nyere@example.com"
KINDS = [Purpose.NEWS, Purpose.OFFERS, Purpose.ARTICLES]
Door = Callable[[Portal, House, str], Awaitable[None]]


async def move(house: House, owner: Any, customer: UUID, address: str = NEW) -> None:
    """She has another address, which is shown to be hers, and the worker has looked."""
    await owner.execute(
        "UPDATE customer SET email = $2, own_email = $2, email_verified_at = now() WHERE id = $1",
        customer, address,
    )  # fmt: skip
    async with house.database.scope():
        await consents.follow(house, customer)


@pytest.fixture
async def token(house: House, owner: Any, reader: UUID) -> str:
    """At the foot of an old mail with news: she agreed to news and offers there and moved, and to articles
    where she lives now."""
    await owner.execute("INSERT INTO shop_number (number, customer) VALUES ('10001', $1)", reader)
    await owner.execute("UPDATE customer SET number = '10001'")
    await agree(house, reader, Purpose.NEWS, Purpose.OFFERS)
    token = await link(house, reader, Purpose.NEWS)
    await move(house, owner, reader)
    await agree(house, reader, Purpose.ARTICLES)
    assert KINDS == await sendable(house, reader, KINDS, NEW)
    return token


async def by_one_click(portal: Portal, _house: House, token: str) -> None:
    answer = await portal.visitor().client.post(f"/unsubscribe/{token}", data=FORM)
    assert 200 == answer.status_code


async def by_the_foot(portal: Portal, _house: House, token: str) -> None:
    left = await portal.visitor().run(
        "ConsentWithdrawByLink", input={"token": token, "everything": False}
    )
    assert [] == left["userErrors"]


async def by_the_tool(_portal: Portal, house: House, _token: str) -> None:
    await tell(house, withdrawn(just_now()), source="newsletter")


async def by_the_tool_that_knows_her(_portal: Portal, house: House, _token: str) -> None:
    await tell(house, withdrawn(just_now(), customer="10001", email=MAIL), source="newsletter")


async def by_staff(_portal: Portal, house: House, _token: str) -> None:
    await tell(house, withdrawn(just_now(), email=MAIL, quote="Stopp"), source="helpdesk")


DOORS = [by_one_click, by_the_foot, by_the_tool, by_the_tool_that_knows_her, by_staff]


@pytest.mark.parametrize("door", DOORS)
async def test_what_was_carried_along_ends(
    door: Door, portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """She moved, and the mail that she opens is of before: she wants no more of it, wherever it comes by
    now. Once, however often."""
    for _ in range(2):
        await door(portal, house, token)
    assert [Purpose.OFFERS, Purpose.ARTICLES] == await sendable(house, reader, KINDS, NEW)
    assert 1 == await owner.fetchval(
        """
        SELECT count(*) FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
        WHERE s.address = $1 AND e.action = 'withdrawn'
        """,
        NEW,
    )


@pytest.mark.parametrize("door", DOORS)
async def test_what_was_said_at_the_new_address_stays(
    door: Door, portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Whoever reads the old mailbox by now may be another: they end nothing that another address agreed to
    itself, though it was carried there before."""
    await agree(house, reader, Purpose.NEWS)
    await door(portal, house, token)
    assert KINDS == await sendable(house, reader, KINDS, NEW)


async def test_a_newer_no_comes_along_over_an_older_yes(
    house: House, owner: Any, reader: UUID
) -> None:
    """Somebody signed up at the new address once, without signing in; she has said no since. Of a kind that she
    said nothing of since, that yes stays."""
    await agree_nobody(house, Kind.MAIL, NEW, Purpose.NEWS)
    await agree_nobody(house, Kind.MAIL, NEW, Purpose.ARTICLES)
    await agree(house, reader, *KINDS)
    await retract(house, reader, Purpose.NEWS)
    await move(house, owner, reader)
    assert [Purpose.OFFERS, Purpose.ARTICLES] == await sendable(house, reader, KINDS, NEW)


async def test_everything_is_what_came_from_there(
    portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """The page shows it before, and offers no way back: no yes for an address comes from another. What
    belongs to the account is none of the old address's."""
    visitor = portal.visitor()
    found = await visitor.run("ConsentByLink", token=token)
    assert ("k…@example.com", True) == (found["reached"], found["inForce"])
    assert ["NEWS", "OFFERS"] == [each["purpose"] for each in found["everything"]]
    left = await visitor.run("ConsentWithdrawByLink", input={"token": token, "everything": True})
    assert (None, []) == (left["undo"], left["consent"]["everything"])
    every = [*KINDS, Purpose.CART_REMINDER]
    assert every[2:] == await sendable(house, reader, every, NEW)
    taken = await owner.fetch("SELECT number FROM consent_entry WHERE channel = 'foot_link'")
    subject = consents.ConsentLink.read(token, house.keys).subject
    back = WayBack(subject, clock.now() + UNDONE_WITHIN, [row["number"] for row in taken])
    given = {"token": token, "undo": back.token(house.keys)}
    await visitor.run("ConsentWithdrawUndoByLink", input=given)
    assert every[2:] == await sendable(house, reader, every, NEW)


@pytest.mark.parametrize("door", DOORS)
async def test_it_is_followed_through_every_move(
    door: Door, portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Carried twice it is the same yes; and what was said on the way is another."""
    await move(house, owner, reader, NEWER)
    assert KINDS == await sendable(house, reader, KINDS, NEWER)
    await door(portal, house, token)
    assert KINDS[1:] == await sendable(house, reader, KINDS, NEWER)


@pytest.mark.parametrize("door", DOORS)
async def test_a_no_before_the_worker_looked_is_not_carried(
    door: Door, portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """The order of the two changes nothing."""
    await owner.execute("UPDATE customer SET email = $1, own_email = $1", NEWER)
    async with house.database.scope():
        [old] = [
            each
            for each in await consents.of_address(consents.Kind.MAIL, NEW)
            if each.customer == reader
        ]
    its = consents.ConsentLink.to(old.address or "", old.id, Purpose.NEWS).token(house.keys)
    if door in (by_one_click, by_the_foot):
        await door(portal, house, its)
    else:
        told = {"email": NEW, **({"customer": "10001"} if door is not by_the_tool else {})}
        await tell(house, withdrawn(just_now(), **told), source="newsletter")
    async with house.database.scope():
        await consents.follow(house, reader)
    assert KINDS[1:] == await sendable(house, reader, KINDS, NEWER)


async def test_who_has_the_address_now_speaks_for_themselves(
    house: House, owner: Any, reader: UUID, token: str
) -> None:
    """The tool names an address alone, and it is somebody else's by now: their no is theirs."""
    other = await make_customer(owner, MAIL)
    await owner.execute(
        "UPDATE customer SET own_email = email, email_verified_at = now() WHERE id = $1", other
    )
    await agree(house, other, Purpose.NEWS)
    await by_the_tool(None, house, token)  # pyright: ignore[reportArgumentType]
    assert [] == await sendable(house, other, KINDS)
    assert KINDS == await sendable(house, reader, KINDS, NEW)


async def test_a_number_that_was_left_takes_nothing_along(
    house: House, owner: Any, reader: UUID
) -> None:
    """A new number has said yes itself, so a no of the old one isn't about it."""
    await agree(house, reader, Purpose.SMS)
    old, new = "+4791234567", "+4799999999"
    await owner.execute("UPDATE customer SET phone = $1", new)
    async with house.database.scope():
        await consents.follow(house, reader)
    await agree(house, reader, Purpose.SMS)
    await tell(house, withdrawn(just_now(), purpose="sms", phone=old), source="newsletter")
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], new)


async def by_a_link_asked_for(portal: Portal, house: House, owner: Any) -> None:
    async with house.database.scope():
        await consents.request_leave(house, MAIL, Language.NB, address_block=HERE)
    asked = (await links(house, owner))[-1]
    left = await portal.visitor().run(
        "ConsentWithdrawByLink", input={"token": asked, "everything": True}
    )
    assert ([], None) == (left["userErrors"], left["undo"])


async def test_a_link_asked_for_at_the_old_address_ends_what_came_along(
    portal: Portal, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """She doesn't know any more which address it was; nobody has that now."""
    await by_a_link_asked_for(portal, house, owner)
    assert [Purpose.ARTICLES] == await sendable(house, reader, KINDS, NEW)


@pytest.mark.parametrize("is_pressed_after", [False, True])
async def test_a_link_asked_for_before_the_worker_looked_is_about_who_left(
    is_pressed_after: bool, portal: Portal, house: House, owner: Any, reader: UUID
) -> None:
    """Nobody has the address any more, and what was said there hasn't come along yet: pressed before or after
    it has, the link ends it."""
    await agree(house, reader, Purpose.NEWS)
    await owner.execute(
        "UPDATE customer SET email = $1, own_email = $1, email_verified_at = now()", NEW
    )
    async with house.database.scope():
        await consents.request_leave(house, MAIL, Language.NB, address_block=HERE)
    [asked] = await links(house, owner)
    press = {"token": asked, "everything": True}
    if not is_pressed_after:
        await portal.visitor().run("ConsentWithdrawByLink", input=press)
    async with house.database.scope():
        await consents.follow(house, reader)
    if is_pressed_after:
        await portal.visitor().run("ConsentWithdrawByLink", input=press)
    for address in (MAIL, NEW):
        assert [] == await sendable(house, reader, [Purpose.NEWS], address)


@pytest.mark.parametrize("anew", [False, True])
async def test_a_no_is_about_what_came_along_though_its_year_is_gone(
    anew: bool, portal: Portal, proven: House, owner: Any, reader: UUID
) -> None:
    """Nothing tells any more from which address it came; a yes said at the new one itself stays, though its
    year is gone as well."""
    with clock.stopped_at(on(2020)):
        await agree(proven, reader, Purpose.NEWS)
        token = await link(proven, reader, Purpose.NEWS)
        await move(proven, owner, reader)
        if anew:
            await agree(proven, reader, Purpose.NEWS)
    await noted(proven)
    with clock.stopped_at(on(2025)):
        await consents.carry(proven)
        await noted(proven)
        await consents.drop_year(proven, 2020)
    await by_one_click(portal, proven, token)
    is_left = [Purpose.NEWS] if anew else []
    assert is_left == await sendable(proven, reader, [Purpose.NEWS], NEW)


@pytest.mark.parametrize("comes_back", [False, True])
async def test_a_slip_isnt_undone_once_its_address_is_left(
    comes_back: bool, portal: Portal, house: House, owner: Any, reader: UUID
) -> None:
    """The way back was answered before she moved: no yes is written, nor told, of an address that she left,
    though she has it again."""
    await agree(house, reader, Purpose.NEWS)
    token = await link(house, reader, Purpose.NEWS)
    visitor = portal.visitor()
    left = await visitor.run("ConsentWithdrawByLink", input={"token": token, "everything": False})
    await move(house, owner, reader)
    if comes_back:
        await move(house, owner, reader, MAIL)
    await owner.execute("DELETE FROM outgoing_event")
    given = {"token": token, "undo": left["undo"]}
    undone = await visitor.run("ConsentWithdrawUndoByLink", input=given)
    assert ["NOT_POSSIBLE"] == [each["code"] for each in undone["userErrors"]]
    assert 0 == await owner.fetchval("SELECT count(*) FROM outgoing_event")
    for address in (MAIL, NEW):
        assert [] == await sendable(house, reader, [Purpose.NEWS], address)
