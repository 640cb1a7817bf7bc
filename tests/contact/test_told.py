"""What the helpdesk tells, in whatever order it comes (S11, S14, S38)."""

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.contact.writing import (
    about,
    called,
    entries,
    found,
    held,
    holds,
    messages,
    opened,
    replied,
    reply,
    start,
)
from tests.events.shop import MORNING, changed, just_now, merged, registered, states, tell
from tests.orders.orders import order, put

from minside.contact import actions as contact
from minside.contact.actions import ConversationKind, ConversationStatus, EntryKind
from minside.core import clock
from minside.core.house import House
from minside.core.paging import cursor
from minside.customers import actions as customers
from minside.events import actions as events


async def numbered(owner: Any, customer: UUID, number: str = "10001") -> None:
    await owner.execute(
        "INSERT INTO shop_number (number, customer) VALUES ($1, $2)", number, customer
    )


async def test_one_line_of_time(web: House, house: House, owner: Any, kari: UUID) -> None:
    """A call, a reply, what was written past Min Side and here, a complaint and a change by staff stand in one
    line, newest first, the change with the call in which it was asked for (S14, S38)."""
    await numbered(owner, kari)
    bought = await order(owner, kari)
    await put(
        owner, "complaint", customer=kari, shop_order=bought, number="K-1", line="1",
        opened_by="customer", opened_at=MORNING + timedelta(hours=4), body="Sømmen gikk opp.",
    )  # fmt: skip
    fixed = changed(phone="400 00 109", by="staff", reason="Du ringte.", hours=5)
    fixed.data["contact"] = "t-1"
    await tell(house, opened(), replied(), called(), fixed)
    made = await start(web, kari)
    line = await entries(web, kari)
    assert [
        EntryKind.WROTE, EntryKind.PROFILE_CHANGED, EntryKind.COMPLAINT, EntryKind.CALLED_US,
        EntryKind.REPLY, EntryKind.WROTE,
    ] == [each.kind for each in line]  # fmt: skip
    assert ("Du ringte.", "t-1") == (line[1].text, line[1].asked_in)
    assert [made, line[-1].conversation] == [line[0].conversation, line[-2].conversation]
    assert (True, "Tørrfôr 12 kg") == (line[2].is_held, line[2].title)


@pytest.mark.parametrize("size", [1, 2, 3])
async def test_pages_of_it_follow_each_other(
    size: int, web: House, house: House, owner: Any, kari: UUID
) -> None:
    """However many at a time they are the same as all at once, none twice and none left out: what came to one
    return at one moment neither."""
    await numbered(owner, kari)
    bought = await order(owner, kari)
    at = MORNING + timedelta(hours=3)
    await put(
        owner, "order_return", customer=kari, shop_order=bought, number="R-1", opened_by="staff",
        opened_at=at, received_at=at, refunded_at=at, lines="[]",
    )  # fmt: skip
    await tell(
        house, opened(), *(replied(reply=f"r-{n}", hours=2 + n) for n in range(5)), called(4.5)
    )
    whole = await entries(web, kari)
    pages: list[contact.Entry] = []
    after = None
    async with web.database.scope(customer=kari):
        while True:
            page = await contact.timeline(kari, first=size, after=after)
            pages += page.rows
            if not page.has_next:
                break
            after = cursor(page.rows[-1])
        assert (whole, len(whole), 10) == (
            pages,
            await page.total(),
            len({each.id for each in whole}),
        )


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_whatever_comes_first_it_ends_the_same(
    order: tuple[int, ...], web: House, house: House, owner: Any, kari: UUID
) -> None:
    """A reply and a closing that come before their conversation wait for it, and all that is told again is
    known."""
    await numbered(owner, kari)
    told = [opened(), replied(), about("conversation.closed", "s-1", 3)]
    await tell(house, *(told[place] for place in order))
    await tell(house, opened(), replied(), about("conversation.closed", "s-1", 3))
    [said, answered] = sorted(await entries(web, kari), key=lambda entry: entry.at)
    assert ("Er det kylling i?", "Nei, bare lam.") == (said.text, answered.text)
    assert said.conversation is not None
    conversation = await found(web, kari, said.conversation)
    assert ConversationStatus.CLOSED is conversation.status
    assert {("handled", None)} == set((await states(owner)).values())


async def test_the_latest_word_says_whether_it_is_closed(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Closed, reopened, and a closing of before that comes late."""
    with clock.stopped_at(MORNING):
        made = await start(web, kari)
    number = (await found(web, kari, made)).number
    await tell(house, about("conversation.closed", number, 1))
    assert ConversationStatus.CLOSED is (await found(web, kari, made)).status
    await tell(house, about("conversation.reopened", number, 3))
    await tell(house, about("conversation.closed", number, 2))
    assert ConversationStatus.WAITING_FOR_US is (await found(web, kari, made)).status


async def test_a_reply_to_nothing_is_a_dead_letter(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """At once where it would be one of ours; after a week where it may have been told late. Its reason says
    why, and a reply in another's conversation is none either."""
    await numbered(owner, kari)
    ours, theirs = replied("H-7K2M9P4"), replied("s-9")
    await tell(house, ours, theirs)
    assert ("dead", "no conversation of ours is called so") == (await states(owner))[ours.id]
    assert ("waiting", "unknown conversation") == (await states(owner))[theirs.id]
    with clock.stopped_at(clock.now() + timedelta(days=8)):
        async with house.database.scope():
            await events.sweep()
    assert ("dead", "unknown conversation") == (await states(owner))[theirs.id]
    await tell(house, registered("20001", first_name="Ola"), opened())
    another = replied(reply="r-2", customer="20001")
    await tell(house, another)
    assert ("dead", "the conversation is another customer's") == (await states(owner))[another.id]


async def test_a_reply_goes_by_mail_once_and_old_ones_dont(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """A year that is told at once writes to nobody; the helpdesk needs no customer number to answer."""
    made = await start(web, kari)
    number = (await found(web, kari, made)).number
    await tell(house, replied(number, 0, "r-0"), replied(number, just_now(), "r-1"))
    await tell(house, replied(number, just_now(), "r-1"))
    letters = await owner.fetch("SELECT template FROM message ORDER BY created_at, id")
    assert ["contact/copy", "contact/reply"] == [row["template"] for row in letters]
    assert ConversationStatus.WAITING_FOR_YOU is (await found(web, kari, made)).status


async def test_an_open_claim_holds_and_closing_it_lifts_that(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Conversations about a complaint, those that turn out to be one, and complaints of an order; each until it
    is settled (S11, S14, GDPR art. 17(3)(e))."""
    bought = await order(owner, kari)
    complaint = await put(
        owner, "complaint", customer=kari, shop_order=bought, number="K-1", line="1",
        opened_by="customer", opened_at=MORNING, body="Sømmen gikk opp.",
    )  # fmt: skip
    with clock.stopped_at(MORNING + timedelta(minutes=1)):
        made = await start(web, kari, kind=ConversationKind.COMPLAINT)
        asked = await start(web, kari)
    numbers = [(await found(web, kari, each)).number for each in (made, asked)]
    assert ["K-1", numbers[0]] == await holds(web, kari)

    subject = (await found(web, kari, made)).subject
    assert [("Tørrfôr 12 kg", bought), (subject, None)] == await held(web, kari)
    await tell(house, about("claim.opened", numbers[1], 1))
    assert ["K-1", *numbers] == await holds(web, kari)
    await tell(house, about("conversation.closed", numbers[0], 1))
    assert ["K-1", *numbers] == await holds(web, kari), "closing the talk isn't settling the claim"
    await tell(house, *(about("claim.closed", each, 2, outcome="Ny vare.") for each in numbers))
    assert ["K-1"] == await holds(web, kari)
    assert "Ny vare." == (await found(web, kari, made)).claim.outcome  # pyright: ignore[reportOptionalMemberAccess]
    await owner.execute(
        "UPDATE complaint SET outcome = 'replaced', settled_at = now() WHERE id = $1", complaint
    )
    assert [] == await holds(web, kari)


async def test_a_call_noted_twice_is_one(web: House, house: House, owner: Any, kari: UUID) -> None:
    """The later note stands, in whatever order they come."""
    await numbered(owner, kari)
    await tell(
        house, called(4, summary="Rettet notat."), called(3), called(4, summary="Rettet notat.")
    )
    [call] = await entries(web, kari)
    assert "Rettet notat." == call.text


async def test_two_who_are_one_have_one_line(web: House, house: House, owner: Any) -> None:
    """Merged, the other's conversations and calls are theirs."""
    await tell(house, registered("10001", email="kari@example.com"), registered("20001"))
    await tell(house, opened(), opened("s-2", customer="20001"), called(customer="20001"))
    await tell(house, merged("10001", "20001", hours=5))
    customer = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
    assert 3 == len(await entries(web, customer))


async def test_what_was_told_of_a_number_goes_with_it(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """An operator takes a number from an account: what the helpdesk told of it goes along, what the customer
    wrote in it here stays with them."""
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = $2, claimed_at = $2, email_verified_at = $2"
        " WHERE id = $1",
        kari, MORNING - timedelta(days=1),
    )  # fmt: skip
    await tell(house, registered("10001", email="kari@example.com"), opened(), replied(), called())
    assert 3 == len(await entries(web, kari))
    [conversation] = {each.conversation for each in await entries(web, kari)} - {None}
    assert conversation is not None
    await reply(web, kari, conversation, "Dette skrev jeg.")
    await tell(house, opened("s-2", subject="Noe for seg selv"))
    # Nobody knows whose a stranger's mail was, and only that it came is kept.
    await owner.execute(
        """
        INSERT INTO conversation_message
            (customer, conversation, written_by, channel, written_at, arrived_at, mail)
        SELECT customer, id, 'stranger', 'mail', opened_at, opened_at, sha256('x')
        FROM conversation WHERE number = 's-2'
        """
    )
    async with web.database.scope(customer=kari):
        newest = (await contact.messages_of([conversation]))[0][-1]
        await contact.mark_read(kari, conversation, newest=newest.id)
    async with house.database.scope():
        await customers.separate("10001")
    [stays] = await entries(web, kari)
    assert ("Dette skrev jeg.", "Allergi") == (stays.text, stays.title)
    other = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
    assert other != kari
    assert 5 == len(await entries(web, other))
    assert ["Er det kylling i?", "Nei, bare lam."] == [
        each.text for each in await messages(web, other, conversation)
    ]
    theirs = await found(web, other, conversation)
    assert (MORNING + timedelta(hours=2), None) == (
        theirs.at, await owner.fetchval("SELECT read_at FROM conversation WHERE id = $1", conversation),
    ), "who has it now has read nothing, and nothing was written in it since"  # fmt: skip
