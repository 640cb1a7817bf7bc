"""Writing to customer service: kept, told, copied by mail, and never twice (S11, S14)."""

import asyncio
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.contact.writing import TEXT, found, messages, refused, reply, start
from tests.orders.orders import number as number_of
from tests.orders.orders import order

from minside.contact import actions as contact
from minside.contact.actions import (
    ClaimState,
    ConversationKind,
    ConversationStatus,
    Upload,
    WrittenBy,
)
from minside.contact.actions.brakes import CONVERSATIONS, MESSAGES
from minside.core import clock, files
from minside.core.codes import Code
from minside.core.house import House
from minside.core.pictures import Picture
from minside.core.refusals import NotFound


async def upload(web: House, customer: UUID, *, document: bool = False) -> UUID:
    async with web.database.scope(customer=customer):
        if document:
            return await files.keep_document(customer, b"%PDF-1.7 ...")
        return await files.keep_picture(
            customer, Picture(b"big", 640, 480), Picture(b"small", 256, 192)
        )


async def test_what_is_written_is_read_told_and_copied(web: House, owner: Any, kari: UUID) -> None:
    """The helpdesk hears what it needs, and a copy goes to the customer's own address (S11)."""
    made = await start(web, kari)
    [message] = await messages(web, kari, made)
    assert (TEXT, WrittenBy.CUSTOMER) == (message.text, message.written_by)
    conversation = await found(web, kari, made)
    assert (ConversationStatus.WAITING_FOR_US, None) == (conversation.status, conversation.claim)
    assert re.fullmatch(r"H-[2-9B-Z]{7}", conversation.number)
    told = await owner.fetchval("SELECT data::jsonb - 'id' - 'message' FROM outgoing_event")
    for word in (conversation.number, "question", "Mengde fôr", "Luna"):
        assert word in told
    letter = await owner.fetchrow("SELECT template, recipient, customer, purpose FROM message")
    assert ("contact/copy", "kari@example.com", kari, "service") == tuple(letter)


async def test_it_says_which_of_ones_own_orders_it_is_about(
    web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """By the order's line; another's order isn't there."""
    bought, olas = await order(owner, kari), await order(owner, ola)
    made = await start(web, kari, order=bought, line="1")
    conversation = await found(web, kari, made)
    assert (await number_of(owner, bought), "1") == (conversation.order_number, conversation.line)
    assert [(Code.NOT_FOUND, ("order",))] == await refused(start(web, kari, order=olas))
    assert [(Code.NOT_FOUND, ("line",))] == await refused(start(web, kari, order=bought, line="9"))


async def test_all_that_is_wrong_is_said_at_once(web: House, owner: Any, kari: UUID) -> None:
    """At its field, and nothing is kept or sent."""
    eleven = [Upload(uuid4()) for _ in range(11)]
    said: dict[str, Any] = {"subject": " ", "text": "a" * 5_001, "attachments": eleven}
    assert {
        (Code.REQUIRED, ("subject",)), (Code.TOO_LONG, ("text",)), (Code.LIMIT_REACHED, ("attachments",)),
    } == set(await refused(start(web, kari, **said)))  # fmt: skip
    assert [(Code.INVALID_CHARACTERS, ("text",))] == await refused(
        start(web, kari, text="a\u202eb")
    )
    gone = [Upload(await upload(web, kari)), Upload(uuid4())]
    assert [(Code.UPLOAD_GONE, ("attachments", "1"))] == await refused(
        start(web, kari, attachments=gone)
    )
    for table in ("conversation", "conversation_message", "message", "outgoing_event"):
        assert 0 == await owner.fetchval(f"SELECT count(*) FROM {table}")


async def test_attachments_come_in_their_order(
    web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """Pictures with their thumbnails, PDFs, and names that can be shown; never another's upload."""
    picture, paper = await upload(web, kari), await upload(web, kari, document=True)
    sent = [Upload(paper, "../kvit\u202etering\n.pdf"), Upload(picture)]
    made = await start(web, kari, attachments=sent)
    [message] = await messages(web, kari, made)
    assert [
        (contact.AttachmentKind.PDF, paper, "../kvittering.pdf", False),
        (contact.AttachmentKind.PICTURE, picture, None, True),
    ] == [(each.kind, each.id, each.name, bool(each.thumbnail)) for each in message.attachments]
    olas = await upload(web, ola)
    assert [(Code.UPLOAD_GONE, ("attachments", "0"))] == await refused(
        start(web, kari, attachments=[Upload(olas)])
    )


async def test_a_complaint_takes_no_pdf(web: House, kari: UUID) -> None:
    """Pictures of what is wrong are pictures: an upload of another kind isn't there for them."""
    paper = await upload(web, kari, document=True)
    async with web.database.scope(customer=kari):
        with pytest.raises(files.UploadGone):
            await files.take(kari, paper)


async def test_twenty_of_one_form_write_once(web: House, owner: Any, kari: UUID) -> None:
    """One conversation, one message, one copy, whatever a telephone does in a tunnel."""
    made = await asyncio.gather(*(start(web, kari, key="once") for _ in range(20)))
    written = await asyncio.gather(*(reply(web, kari, made[0], key="twice") for _ in range(20)))
    assert (1, 1) == (len(set(made)), len(set(written)))
    assert 2 == await owner.fetchval("SELECT count(*) FROM conversation_message")
    assert 2 == await owner.fetchval("SELECT count(*) FROM message")


async def test_nobody_writes_in_anothers_conversation(
    web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """It isn't there for them: neither to read nor to write in."""
    made = await start(web, kari)
    assert [(Code.NOT_FOUND, ("conversation",))] == await refused(reply(web, ola, made))
    assert [] == await messages(web, ola, made)
    async with web.database.scope(customer=ola):
        assert None is await contact.find(ola, made)
    with pytest.raises(NotFound):
        await found(web, ola, made)


async def test_a_closed_conversation_takes_no_reply(web: House, owner: Any, kari: UUID) -> None:
    """Clearly refused at the text, which stays with whoever wrote it."""
    made = await start(web, kari)
    await owner.execute("UPDATE conversation SET is_closed = true, closed_at = now()")
    assert [(Code.CONVERSATION_CLOSED, ("text",))] == await refused(reply(web, kari, made))
    assert ConversationStatus.CLOSED is (await found(web, kari, made)).status


async def test_a_complaint_is_an_open_claim(web: House, owner: Any, kari: UUID) -> None:
    """From its first word on; a question is none."""
    made = await start(web, kari, kind=ConversationKind.COMPLAINT)
    claim = (await found(web, kari, made)).claim
    assert claim is not None
    assert ClaimState.OPEN is claim.state


async def test_more_than_anybody_means_must_wait(web: House, owner: Any, kari: UUID) -> None:
    """Ten conversations and thirty messages an hour; an hour later there is room again."""
    now = clock.now()
    with clock.stopped_at(now):
        made = [await start(web, kari) for _ in range(CONVERSATIONS.attempts)]
        assert [(Code.THROTTLED, None)] == await refused(start(web, kari))
        for _ in range(MESSAGES.attempts - CONVERSATIONS.attempts):
            await reply(web, kari, made[0])
        assert [(Code.THROTTLED, None)] == await refused(reply(web, kari, made[0]))
    with clock.stopped_at(now + timedelta(hours=3)):
        await reply(web, kari, await start(web, kari))


async def test_the_web_can_write_nothing_but_the_customers_own_words(
    web: House, owner: Any, kari: UUID
) -> None:
    """PostgreSQL itself refuses a reply of staff's, a settled claim and a closed conversation (N6)."""
    made = await start(web, kari)
    for attempt in (
        "INSERT INTO conversation_message (customer, conversation, written_by, channel, body, written_at,"
        " arrived_at) VALUES ($1, $2, 'staff', 'shop', 'x', now(), now())",
        "UPDATE conversation SET is_closed = true WHERE customer = $1 AND id = $2",
        "UPDATE conversation SET claim = NULL WHERE customer = $1 AND id = $2",
        "DELETE FROM conversation_message WHERE customer = $1 AND conversation = $2",
    ):
        with pytest.raises(Exception, match=r"permission denied|row-level security"):
            async with web.database.scope(customer=kari) as scope:
                await scope.fetch(attempt, kari, made)


async def test_what_was_seen_is_read_and_what_came_since_isnt(
    web: House, owner: Any, kari: UUID
) -> None:
    """Read marks go as far as the newest message that was shown, and never back."""
    made = await start(web, kari)
    for name in ("r-1", "r-2"):
        await owner.execute(
            "INSERT INTO conversation_message (customer, conversation, written_by, channel, body,"
            " written_at, arrived_at, reply) VALUES ($1, $2, 'staff', 'shop', 'Hei', now(), clock_timestamp(), $3)",
            kari, made, name,
        )  # fmt: skip
    _, first, second = await messages(web, kari, made)
    async with web.database.scope(customer=kari):
        assert (1, 2) == (await contact.unread(kari), (await contact.get(kari, made)).unread)
    for newest, left in ((first, 1), (second, 0), (first, 0)):
        async with web.database.scope(customer=kari):
            assert left == (await contact.mark_read(kari, made, newest=newest.id)).unread
    async with web.database.scope(customer=kari):
        assert 0 == await contact.unread(kari)
