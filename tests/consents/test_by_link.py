"""The page at the foot's link: it shows, one press does it, another takes it back."""

from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import (
    MAIL,
    agree,
    agree_nobody,
    link,
    noes,
    said,
    sendable,
)
from tests.consents.test_unsubscribe import FORM, OTHER_KEY, wrong
from tests.house.portal import Portal, Visitor

from minside.consents.actions import NEWSLETTER, ConsentLink, Kind, Purpose
from minside.consents.actions.by_link import UNDONE_WITHIN, UNDOS
from minside.consents.actions.links import WayBack
from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring

TWO = [Purpose.DISCOUNT_CODES, Purpose.ARTICLES]


@pytest.fixture
def visitor(portal: Portal) -> Visitor:
    return portal.visitor()


@pytest.fixture
async def token(house: House, reader: UUID) -> str:
    """At the foot of a letter of a discount code; articles are agreed to as well."""
    await agree(house, reader, *TWO)
    return await link(house, reader, Purpose.DISCOUNT_CODES)


async def look(visitor: Visitor, token: str) -> Any:
    return await visitor.run("ConsentByLink", token=token)


async def leave(
    visitor: Visitor,
    token: str,
    *,
    everything: bool = False,
    besides: bool = False,
    kind: Purpose | None = None,
) -> Any:
    given = {"token": token, "everything": everything, "besides": besides}
    if kind:
        given["kind"] = kind.name
    return await visitor.run("ConsentWithdrawByLink", input=given)


async def undo(visitor: Visitor, token: str, answered: str) -> Any:
    """With what `leave` answered."""
    given = {"token": token, "undo": answered}
    return await visitor.run("ConsentWithdrawUndoByLink", input=given)


async def test_it_says_what_and_where_and_changes_nothing(
    visitor: Visitor, owner: Any, token: str
) -> None:
    """The address is masked; nobody is named."""
    found = await look(visitor, token)
    assert ("Discount codes by e-mail", "k…@example.com", True) == (
        found["label"], found["reached"], found["inForce"],
    )  # fmt: skip
    assert [
        "Discount codes by e-mail", "Articles, tips and advice by e-mail", "Reminder of your cart",
    ] == [each["label"] for each in found["everything"]]  # fmt: skip
    assert [] == await noes(owner)


async def test_only_this_kind(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """One press; the others stay."""
    left = await leave(visitor, token)
    assert (False, False, []) == (left["consent"]["inForce"], left["onItsWay"], left["userErrors"])
    assert [("discount_codes", "foot_link")] == await noes(owner)
    assert [Purpose.ARTICLES] == await sendable(house, reader, TWO)


async def test_everything(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """All marketing to that address, what she hasn't said a word of too; not what goes to her telephone."""
    await agree(house, reader, Purpose.SMS)
    left = await leave(visitor, token, everything=True)
    assert [] == left["consent"]["everything"]
    assert {(each.value, "foot_link") for each in (*NEWSLETTER, Purpose.CART_REMINDER)} == set(
        await noes(owner)
    )
    assert [] == await sendable(house, reader, [*NEWSLETTER, Purpose.CART_REMINDER])
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], "+4791234567")


async def test_another_kind_than_the_letters_is_left_by_itself(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """And given back by itself; what doesn't come to that mailbox isn't chosen there."""
    left = await leave(visitor, token, kind=Purpose.ARTICLES)
    assert [("articles", "foot_link")] == await noes(owner)
    assert [Purpose.DISCOUNT_CODES] == await sendable(house, reader, TWO)
    assert [] == (await undo(visitor, token, left["undo"]))["userErrors"]
    assert TWO == await sendable(house, reader, TWO)
    await agree(house, reader, Purpose.SMS)
    for each in (Purpose.SMS, Purpose.PERSONALISATION, Purpose.STATISTICS_COOKIES):
        [error] = (await leave(visitor, token, kind=each))["userErrors"]
        assert ("NOT_POSSIBLE", ["kind"]) == (error["code"], error["field"][-1:])
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], "+4791234567")


async def test_a_reminder_of_which_nobody_said_a_word_is_left_by_itself(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """It comes for as long as nobody objects: the no is the first word about it."""
    await leave(visitor, token, kind=Purpose.CART_REMINDER)
    assert [("cart_reminder", "foot_link")] == await noes(owner)
    both = [*TWO, Purpose.CART_REMINDER]
    assert TWO == await sendable(house, reader, both)


async def test_twice_is_as_once(visitor: Visitor, owner: Any, token: str) -> None:
    """The second finds nothing to take, and so nothing to give back."""
    await leave(visitor, token)
    assert (await leave(visitor, token))["undo"] is None
    assert 1 == len(await noes(owner))


@pytest.mark.parametrize("everything", [False, True])
async def test_it_was_a_mistake(
    everything: bool, visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Exactly what was taken holds again, with its text; what never held doesn't."""
    await agree(house, reader, Purpose.SMS)
    every = [*Purpose][:7]
    before = await sendable(house, reader, every)
    texts = await owner.fetch(
        "SELECT purpose, text_sha256, state FROM consent WHERE state = 'given'"
    )
    left = await leave(visitor, token, everything=everything)
    back = await undo(visitor, token, left["undo"])
    assert [] == back["userErrors"]
    assert before == await sendable(house, reader, every)
    again = await owner.fetch(
        "SELECT purpose, text_sha256, state FROM consent WHERE state = 'given'"
        " AND purpose <> 'cart_reminder'"
    )
    assert sorted(map(tuple, texts)) == sorted(map(tuple, again))
    last = [line for line in await said(owner) if line[2] == "foot_link"]
    assert ("given", "foot_link") == (last[-1][0], last[-1][2])


async def test_a_second_undo_finds_nothing(visitor: Visitor, owner: Any, token: str) -> None:
    """Nor does one where something was said since: what is said last holds."""
    answered = (await leave(visitor, token))["undo"]
    await undo(visitor, token, answered)
    [error] = (await undo(visitor, token, answered))["userErrors"]
    assert "NOT_POSSIBLE" == error["code"]
    await leave(visitor, token)
    [error] = (await undo(visitor, token, answered))["userErrors"]
    assert "NOT_POSSIBLE" == error["code"]
    assert "withdrawn" == (await said(owner))[-1][0]


async def test_a_no_of_another_door_or_day_isnt_undone_here(
    visitor: Visitor, portal: Portal, house: House, owner: Any, token: str
) -> None:
    """A forwarded mail gives nobody's consent back a day later."""
    left = await leave(visitor, token)
    with clock.stopped_at(clock.now() + UNDONE_WITHIN):
        [error] = (await undo(visitor, token, left["undo"]))["userErrors"]
    assert "NOT_POSSIBLE" == error["code"]
    await undo(visitor, token, left["undo"])
    await visitor.client.post(f"/unsubscribe/{token}", data={"List-Unsubscribe": "One-Click"})
    number = await owner.fetchval("SELECT max(number) FROM consent_entry")
    link = ConsentLink.read(token, house.keys)
    its = WayBack(link.subject, clock.now() + UNDONE_WITHIN, [number]).token(house.keys)
    [error] = (await undo(visitor, token, its))["userErrors"]
    assert "NOT_POSSIBLE" == error["code"]


async def test_the_way_back_cant_be_guessed(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Who holds the same letter, and knows what stands in the ledger, takes nothing of its reader's back."""
    left = await leave(visitor, token, everything=True)
    good: str = left["undo"]
    entries = list(range(1, 150))
    subject = ConsentLink.read(token, house.keys).subject
    until = clock.now() + UNDONE_WITHIN
    others = WayBack(subject, until, entries).token(Keyring([OTHER_KEY]))
    flipped = good[:40] + ("B" if good[40] == "A" else "A") + good[41:]
    anybodys = WayBack(UUID(int=7), until, entries).token(house.keys)
    for each in (
        others,
        flipped,
        anybodys,
        token,
        good[:-4],
        good + "A",
        "7",
        "",
        "æ",
        "A" * 20_000,
    ):
        [error] = (await undo(visitor, token, each))["userErrors"]
        assert "NOT_POSSIBLE" == error["code"], each[:60]
    assert [] == await sendable(house, reader, TWO)
    assert [] == (await undo(visitor, token, good))["userErrors"]
    assert TWO == await sendable(house, reader, TWO)


async def test_another_customers_no_isnt_given_back(
    visitor: Visitor, house: House, owner: Any, reader: UUID, ola: UUID, token: str
) -> None:
    """By whoever holds a link of their own."""
    await agree(house, ola, Purpose.NEWS)
    his = await link(house, ola, Purpose.NEWS)
    taken = await leave(visitor, his)
    [error] = (await undo(visitor, token, taken["undo"]))["userErrors"]
    assert "NOT_POSSIBLE" == error["code"]
    assert [] == await sendable(house, ola, [Purpose.NEWS], "ola@example.com")


async def test_wrong_links_show_nothing_and_do_nothing(
    visitor: Visitor, house: House, owner: Any, token: str
) -> None:
    """Forged, cut short, of another purpose, of somebody who is gone: not told apart."""
    gone = ConsentLink.to(MAIL, UUID(int=7), Purpose.NEWS).token(house.keys)
    for each in [*wrong(token, house.keys), gone]:
        assert await look(visitor, each) is None
        [error] = (await leave(visitor, each))["userErrors"]
        assert "LINK_INVALID" == error["code"]
        [error] = (await undo(visitor, each, "2"))["userErrors"]
        assert "LINK_INVALID" == error["code"]
    assert [] == await noes(owner)


async def test_the_address_is_left_whoevers_it_was(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """And comes back so, where it was a mistake."""
    await agree_nobody(house, Kind.MAIL, MAIL, Purpose.DISCOUNT_CODES)
    left = await leave(visitor, token)
    assert 2 == len(await noes(owner))
    assert [] == await sendable(house, reader, [Purpose.DISCOUNT_CODES])
    await undo(visitor, token, left["undo"])
    given = await owner.fetchval(
        "SELECT count(*) FROM consent WHERE purpose = 'discount_codes' AND state = 'given'"
    )
    assert 2 == given


async def test_an_address_that_was_left_says_nothing_for_its_customer(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Whoever reads it by now stops what comes there, and nothing else of hers."""
    await owner.execute("UPDATE customer SET email = 'kari2@example.com'")
    await agree(house, reader, Purpose.NEWS)
    await leave(visitor, token, everything=True)
    assert [Purpose.NEWS, Purpose.CART_REMINDER] == await sendable(
        house, reader, [Purpose.NEWS, Purpose.CART_REMINDER], "kari2@example.com"
    )


async def test_a_carts_reminder_leads_to_the_rest(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Its link is about the account, and masks the address it goes to."""
    its = await link(house, reader, Purpose.CART_REMINDER)
    assert "k…@example.com" == (await look(visitor, its))["reached"]
    await leave(visitor, its, everything=True)
    assert [] == await sendable(house, reader, [*NEWSLETTER, Purpose.CART_REMINDER])


async def test_an_old_reminders_link_opens_nothing_of_the_account(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Whoever reads the mailbox that its customer left sees neither the new address nor what is sent there,
    and takes nothing back; a click of theirs in a mail program objects to reminders alone."""
    its = await link(house, reader, Purpose.CART_REMINDER)
    left = await leave(visitor, its, everything=True)
    await owner.execute("UPDATE customer SET email = 'kari2@example.com'")
    await agree(house, reader, Purpose.NEWS, Purpose.CART_REMINDER)
    assert await look(visitor, its) is None
    for answer in (await leave(visitor, its), await undo(visitor, its, left["undo"])):
        [error] = answer["userErrors"]
        assert "LINK_INVALID" == error["code"]
    both = [Purpose.NEWS, Purpose.CART_REMINDER]
    assert both == await sendable(house, reader, both, "kari2@example.com")
    clicked = await visitor.client.post(f"/unsubscribe/{its}", data=FORM)
    assert 200 == clicked.status_code
    assert [Purpose.NEWS] == await sendable(house, reader, both, "kari2@example.com")


async def test_the_ledger_isnt_filled_by_one_link(
    visitor: Visitor, house: House, reader: UUID, token: str
) -> None:
    """Who keeps changing their mind waits with the yes, and never with the no."""
    for _ in range(UNDOS.attempts):
        left = await leave(visitor, token)
        assert [] == (await undo(visitor, token, left["undo"]))["userErrors"]
    left = await leave(visitor, token)
    assert [] == left["userErrors"]
    [error] = (await undo(visitor, token, left["undo"]))["userErrors"]
    assert "THROTTLED" == error["code"]
    assert [Purpose.ARTICLES] == await sendable(house, reader, TWO)


async def test_what_isnt_mail_is_named_and_ends_by_the_same_link(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """SMS and adapting stand beside all that is mail; one press ends both, nothing else, and is taken back."""
    await agree(house, reader, Purpose.SMS, Purpose.PERSONALISATION)
    both = ["Offers and news by SMS", "Adapted to you and your pets"]
    assert both == (await look(visitor, token))["besides"]
    left = await leave(visitor, token, everything=True)
    assert (both, []) == (left["consent"]["besides"], left["consent"]["everything"])
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], "+4791234567")
    left = await leave(visitor, token, besides=True)
    assert ([], []) == (left["consent"]["besides"], left["userErrors"])
    assert [] == await sendable(house, reader, [Purpose.SMS], "+4791234567")
    ended = {("sms", "foot_link"), ("personalisation", "foot_link")}
    assert ended == set((await noes(owner))[-2:])
    assert [] == (await undo(visitor, token, left["undo"]))["userErrors"]
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], "+4791234567")
    assert both == (await look(visitor, token))["besides"]


async def test_who_reads_a_mailbox_that_was_left_isnt_told_what_else_its_customer_agreed_to(
    visitor: Visitor, house: House, owner: Any, reader: UUID, token: str
) -> None:
    """Nor may they end it: it may be somebody else by now."""
    await agree(house, reader, Purpose.SMS, Purpose.PERSONALISATION)
    await owner.execute("UPDATE customer SET email = 'ny@example.com' WHERE id = $1", reader)
    assert [] == (await look(visitor, token))["besides"]
    await leave(visitor, token, besides=True)
    assert [Purpose.SMS] == await sendable(house, reader, [Purpose.SMS], "+4791234567")
