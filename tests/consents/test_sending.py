"""Marketing leaves while its reader says yes, and what it must carry; other letters ask nobody."""

import asyncio
import re
from datetime import datetime, timedelta
from email import message_from_bytes
from typing import Any
from uuid import UUID

import pytest
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
from tests.jobs.running import service_house
from tests.orders import orders
from tests.outbox.gateway import SmsGateway
from tests.outbox.mail_server import MailServer, says
from tests.outbox.messages import row

from minside.consents import actions as consents
from minside.consents.actions import ConsentLink, Kind, Purpose
from minside.core import clock
from minside.core.clock import OSLO
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.postgres import Server
from minside.outbox import actions as outbox
from minside.outbox.actions.recipients import share_recipient

NOON = datetime(2026, 11, 30, 12, tzinfo=OSLO)


async def test_marketing_leaves_where_its_reader_agreed(
    sender: House, owner: Any, reader: UUID, mail_server: MailServer
) -> None:
    """The message keeps which entry of the ledger it rests on (N5)."""
    await agree(sender, reader, Purpose.DISCOUNT_CODES)
    id = await post(sender, offer(reader))
    await send(sender)
    assert [MAIL] == mail_server.recipients
    entry = await owner.fetchval("SELECT number FROM consent_entry WHERE action = 'given'")
    kept = await row(owner, id)
    assert ("sent", entry) == (kept["state"], kept["consent_entry"])


async def test_marketing_without_a_yes_is_never_sent(
    sender: House, owner: Any, reader: UUID, mail_server: MailServer
) -> None:
    """A yes to another kind is none; no attempt is made, and no operator sends it again by the dozen."""
    await agree(sender, reader, Purpose.NEWS, Purpose.SMS)
    id = await post(sender, offer(reader))
    await send(sender)
    kept = await row(owner, id)
    assert ("abandoned", "no consent", 0) == (kept["state"], kept["last_error"], kept["attempts"])
    assert 0 == mail_server.asked["EHLO"]
    async with sender.database.scope():
        assert [] == await outbox.abandoned()


async def test_what_waited_or_failed_is_asked_about_again(
    sender: House, owner: Any, reader: UUID, mail_server: MailServer
) -> None:
    """A no between two attempts, or before an operator's, holds."""
    await agree(sender, reader, Purpose.DISCOUNT_CODES)
    mail_server.at["MAIL"] = says("451 Later")
    id = await post(sender, offer(reader))
    await send(sender)
    del mail_server.at["MAIL"]
    async with sender.database.scope():
        found = await consents.of_customer(reader, [Purpose.DISCOUNT_CODES])
        await consents.withdraw(
            list(found.values()), [Purpose.DISCOUNT_CODES], "min_side", sender.keys
        )
    with clock.stopped_at(clock.now() + timedelta(minutes=5)):
        await send(sender)
    assert "no consent" == (await row(owner, id))["last_error"]
    async with sender.database.scope():
        await outbox.resend([id])
    await send(sender)
    assert ("no consent", []) == ((await row(owner, id))["last_error"], mail_server.taken)


async def test_order_mail_asks_nobody(
    sender: House, reader: UUID, mail_server: MailServer, owner: Any
) -> None:
    """What is told because of an order goes out, and says nothing of leaving."""
    await orders.order(owner, reader, number="30117")
    await post(sender, about_an_order(reader))
    await send(sender)
    [mail] = mail_server.taken
    assert [] == [name for name in mail if name.startswith("List-")]
    assert mail["Precedence"] is None
    assert mail["Feedback-ID"] is None


async def test_an_address_that_was_left_is_sent_nothing(
    sender: House, owner: Any, reader: UUID
) -> None:
    """What belongs to an account goes to its address of today alone."""
    async with sender.database.scope():
        kari, other = Addressee(reader, MAIL), Addressee(reader, "andre@example.com")
        assert await consents.permit(sender, "cart_reminder", kari) is not None
        assert await consents.permit(sender, "cart_reminder", other) is None
        assert await consents.permit(sender, "cart_reminder", Addressee(None, MAIL)) is None


async def test_a_guests_yes_is_enough(sender: House, owner: Any, mail_server: MailServer) -> None:
    """An address need not be a customer's."""
    subject = await agree_nobody(sender, Kind.MAIL, "nina@example.com", Purpose.DISCOUNT_CODES)
    await post(sender, offer(None, "nina@example.com"))
    await send(sender)
    [mail] = mail_server.taken
    token = ConsentLink.to("nina@example.com", subject, Purpose.DISCOUNT_CODES).token(sender.keys)
    assert f"<https://minside.example/unsubscribe/{token}>" == mail["List-Unsubscribe"]


# What a signature of DKIM is made over (RFC 6376 §5.4.1), with what RFC 8058 §4 adds.
SIGNED = {
    "From": r"Mikopet <nyheter@mikopet\.no>",
    "To": r"kari@example\.com",
    "Subject": r"Du har fått en rabattkode",
    "Date": r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000",
    "Message-ID": r"<[0-9a-f-]{36}@minside\.example>",
    "MIME-Version": r"1\.0",
    "Content-Type": r'multipart/alternative; boundary="[^"]+"',
    "List-Id": r"Mikopet <discount-codes\.minside\.example>",
    "List-Unsubscribe": r"<https://minside\.example/unsubscribe/[A-Za-z0-9_-]{52}>",
    "List-Unsubscribe-Post": r"List-Unsubscribe=One-Click",
}
UNSIGNED = {
    "Feedback-ID": r"code_issued:discount-codes:minside:mikopet",
    "Precedence": r"bulk",
    "Auto-Submitted": r"auto-generated",
    "Content-Language": r"nb",
}


async def test_a_marketing_mail_is_right_in_every_field(
    sender: House, reader: UUID, mail_server: MailServer, owner: Any
) -> None:
    """As it came to the server, byte by byte: each field once, in 7 bits, folded where a blank is, no
    line too long, and an address of the web whole."""
    await agree(sender, reader, Purpose.DISCOUNT_CODES)
    await post(sender, offer(reader))
    await send(sender)
    [raw] = mail_server.raw
    raw.decode("ascii")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert 998 >= max(map(len, raw.split(b"\r\n")))
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    names = [
        line.partition(":")[0] for line in head.split("\r\n") if not line.startswith((" ", "\t"))
    ]
    assert len(names) == len({name.lower() for name in names})
    assert all(re.fullmatch(r"[\x21-\x39\x3b-\x7e]+", name) for name in names)
    long = [line for line in head.split("\r\n") if len(line) > 78]
    assert ["List-Unsubscribe"] == [line.partition(":")[0] for line in long]
    [mail] = mail_server.taken
    for name, form in (SIGNED | UNSIGNED).items():
        assert 1 == names.count(name), name
        assert re.fullmatch(form, str(mail[name])), (name, str(mail[name]))
    assert "=?" not in re.findall(r"(?m)^List-Unsubscribe: .+$", head)[0]
    assert "7bit quoted-printable" == " ".join(
        sorted({part["Content-Transfer-Encoding"] or "7bit" for part in mail.walk()})
    )


async def test_marketing_has_a_sender_of_its_own(
    owner: Any, migrated: Server, mail_server: MailServer, reader: UUID
) -> None:
    """In its head and to the server, so that what is reported as spam is never counted against letters
    about orders."""
    marketing = "Mikopet <hei@nyheter.example>"
    async with service_house(migrated, smtp_url=mail_server.url, marketing_from=marketing) as house:
        await agree(house, reader, Purpose.DISCOUNT_CODES)
        await post(house, offer(reader))
        await orders.order(owner, reader, number="30117")
        await post(house, about_an_order(reader))
        await send(house)
    senders = {str(mail["From"]) for mail in mail_server.taken if mail["List-Id"]}
    others = {str(mail["From"]) for mail in mail_server.taken if not mail["List-Id"]}
    assert ({marketing}, {"Mikopet <min-side@mikopet.no>"}) == (senders, others)
    assert {"hei@nyheter.example", "min-side@mikopet.no"} == {*mail_server.senders}
    by_server = zip(mail_server.taken, mail_server.senders, strict=True)
    assert all(f"<{sender}>" in str(mail["From"]) for mail, sender in by_server)


async def test_the_foot_leads_out_and_nothing_else_is_told(
    sender: House, reader: UUID, mail_server: MailServer, owner: Any
) -> None:
    """The token stands after `#`, in the text and in the HTML; in no header or address stands whose it
    is."""
    await agree(sender, reader, Purpose.DISCOUNT_CODES)
    await post(sender, offer(reader))
    await send(sender)
    [mail] = mail_server.taken
    token = str(mail["List-Unsubscribe"]).rpartition("/")[2].rstrip(">")
    for part in mail.iter_parts():
        assert f"https://minside.example/meld-av#{token}" in part.get_content()
        assert str(reader) not in part.get_content()
    assert str(reader) not in message_from_bytes(mail_server.raw[0]).as_string()


async def test_without_https_no_button_is_promised(
    owner: Any, migrated: Server, mail_server: MailServer, reader: UUID
) -> None:
    """RFC 8058 §3.1 lets one click go over https alone; the address to leave at stands all the same."""
    async with service_house(
        migrated,
        smtp_url=mail_server.url,
        environment="development",
        public_url="http://localhost:8000",
    ) as house:
        await agree(house, reader, Purpose.DISCOUNT_CODES)
        await post(house, offer(reader))
        await send(house)
    [mail] = mail_server.taken
    assert mail["List-Unsubscribe-Post"] is None
    assert str(mail["List-Unsubscribe"]).startswith("<http://localhost:8000/unsubscribe/")


async def test_an_sms_comes_from_a_number_that_takes_answers(
    sender: House, reader: UUID, gateway: SmsGateway, owner: Any
) -> None:
    """It says the word to answer with."""
    await agree(sender, reader, Purpose.SMS)
    await post(sender, offer_by_sms(reader))
    with clock.stopped_at(NOON):
        await owner.execute("UPDATE pgqueuer SET execute_after = $1", NOON)
        await send(sender)
    [sms] = gateway.asked
    assert ("1938", NUMBER) == (sms["from"], sms["to"])
    assert sms["text"].endswith("Svar STOPP for å slippe.")


async def test_without_a_number_for_answers_no_marketing_goes_by_sms(
    owner: Any, migrated: Server, gateway: SmsGateway, reader: UUID
) -> None:
    """Who can't say no isn't written to; the operator sees why."""
    async with service_house(migrated, sms_url=gateway.url) as house:
        await agree(house, reader, Purpose.SMS)
        id = await post(house, offer_by_sms(reader))
        with clock.stopped_at(NOON):
            await owner.execute("UPDATE pgqueuer SET execute_after = $1", NOON)
            await send(house)
    kept = await row(owner, id)
    assert ("failed", "no number for answers") == (kept["state"], kept["last_error"])
    assert [] == gateway.asked


@pytest.mark.parametrize(("hour", "waits"), [(7, 1), (8, 0), (19, 0), (20, 12), (23, 9), (2, 6)])
async def test_no_telephone_rings_at_night(
    hour: int, waits: int, sender: House, reader: UUID, gateway: SmsGateway, owner: Any
) -> None:
    """A marketing SMS waits for eight in the morning, in Oslo, and is one attempt."""
    await agree(sender, reader, Purpose.SMS)
    await post(sender, offer_by_sms(reader))
    at = NOON.replace(hour=hour)
    await owner.execute("UPDATE pgqueuer SET execute_after = $1", at)
    with clock.stopped_at(at):
        await send(sender)
        assert (0 if waits else 1) == len(gateway.asked)
    with clock.stopped_at(at + timedelta(hours=waits)):
        await send(sender)
    assert 1 == len(gateway.asked)


async def test_who_said_no_to_one_kind_gets_the_others(sender: House, reader: UUID) -> None:
    """Each kind is chosen by itself (S28 to S31)."""
    await agree(sender, reader, *consents.NEWSLETTER)
    async with sender.database.scope():
        found = await consents.of_customer(reader, [Purpose.NEWS])
        await consents.withdraw(list(found.values()), [Purpose.NEWS], "min_side", sender.keys)
    assert list(consents.NEWSLETTER[1:]) == await sendable(sender, reader, consents.NEWSLETTER)


async def test_who_objects_holds_up_what_goes_to_the_account(sender: House, reader: UUID) -> None:
    """The reminder of a cart belongs to no address of the ledger's, and goes to one all the same: nothing
    is sent there until the objection is committed."""
    async with sender.database.scope():
        found = await consents.of_customer(reader, [Purpose.CART_REMINDER])
        await consents.withdraw(
            list(found.values()), [Purpose.CART_REMINDER], "min_side", sender.keys
        )

        async def may_begin() -> bool:
            async with sender.database.scope():
                return await share_recipient(MAIL)

        assert not await asyncio.create_task(may_begin())
