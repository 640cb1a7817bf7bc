"""Letters that are answered by mail: the customer's own word, and no other (S11)."""

import base64
import io
import json
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from tests.contact.conftest import ANSWERED_AT
from tests.contact.writing import called, entries, found, messages, replied, start
from tests.core.test_stranger_documents import pdf
from tests.events.shop import MORNING, Happened, just_now, states, tell

from minside.contact import actions as contact
from minside.contact.actions import AttachmentKind, ConversationStatus, EntryKind, WrittenBy
from minside.contact.actions import mailed as words
from minside.contact.actions.quoting import own_words
from minside.contact.mail import NOT_TAKEN
from minside.core import clock, documents
from minside.core.house import House
from minside.core.language import Language
from minside.events.actions import handling
from minside.outbox.templates import Rendered, render
from minside.outbox.transport import compose

QUOTED = """Takk, da prøver jeg 300 gram.

Den man. 30. nov. 2026 kl. 10:12 skrev Mikopet <
svar+abc@mikopet.no>:

> Hei, Kari! Hvor mye veier Luna?
"""


@pytest.fixture
async def kari(kari: UUID, owner: Any) -> UUID:
    """Her address is shown to be hers."""
    await owner.execute("UPDATE customer SET email_verified_at = created_at")
    return kari


def png(side: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "green").save(out, "PNG")
    return out.getvalue()


def mailed(to: str, **said: Any) -> Happened:
    data = {
        "to": to,
        "sender": "Kari@Example.com",
        "authenticated": True,
        "message_id": "<1@example.com>",
        "text": QUOTED,
    }
    return Happened("mail.received", {**data, **said}, just_now())


def attached(*contents: bytes) -> list[dict[str, str]]:
    return [
        {"name": f"{n}.png", "content": base64.b64encode(each).decode()}
        for n, each in enumerate(contents)
    ]


async def outcome(house: House, owner: Any, told: Happened) -> tuple[str, str | None]:
    await tell(house, told, source="mail")
    return (await states(owner))[told.id]


def address(house: House, conversation: UUID) -> str:
    made = contact.answer_address(house, "contact/copy", conversation)
    assert made is not None
    return made


async def test_an_answer_by_mail_is_the_customers_word(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """In the same line, without what it quotes, with its picture; the helpdesk hears of it, and no copy goes
    back. Brought again it is known."""
    made = await start(web, kari)
    told = mailed(address(house, made), attachments=attached(png()))
    assert ("handled", None) == await outcome(house, owner, told)
    _, mail = await messages(web, kari, made)
    assert ("Takk, da prøver jeg 300 gram.", WrittenBy.CUSTOMER) == (mail.text, mail.written_by)
    assert contact.ConversationChannel.MAIL is mail.channel
    assert [(AttachmentKind.PICTURE, "0.png")] == [
        (each.kind, each.name) for each in mail.attachments
    ]
    assert ("handled", None) == await outcome(house, owner, mailed(address(house, made)))
    assert 2 == len(await messages(web, kari, made))
    assert 2 == await owner.fetchval("SELECT count(*) FROM outgoing_event")
    assert 1 == await owner.fetchval("SELECT count(*) FROM message")


@pytest.mark.parametrize(
    "changed",
    [
        {"sender": "kari@elsewhere.example"},
        {"authenticated": False},
        {"sender": "kari@example.com.evil"},
    ],
)
async def test_from_another_address_it_is_kept_apart(
    changed: dict[str, Any], web: House, house: House, owner: Any, kari: UUID
) -> None:
    """The customer sees that something came, and not what; a person finds it among the dead letters. Once
    that address is theirs it can be let in."""
    made = await start(web, kari)
    told = mailed(address(house, made), **changed)
    assert ("dead", words.APART) == await outcome(house, owner, told)
    _, mail = await messages(web, kari, made)
    assert (WrittenBy.STRANGER, None) == (mail.written_by, mail.text)
    assert "300 gram" in await owner.fetchval("SELECT data::text FROM event")
    assert 1 == await owner.fetchval("SELECT count(*) FROM outgoing_event")
    assert ConversationStatus.WAITING_FOR_US is (await found(web, kari, made)).status
    assert ("handled", None) == await outcome(house, owner, mailed(address(house, made)))
    _, mail = await messages(web, kari, made)
    assert "Takk, da prøver jeg 300 gram." == mail.text


async def test_an_address_that_isnt_shown_to_be_hers_says_nothing(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Whoever typed it in."""
    made = await start(web, kari)
    await owner.execute("UPDATE customer SET email_verified_at = NULL")
    assert ("dead", words.APART) == await outcome(house, owner, mailed(address(house, made)))


async def test_while_an_account_is_frozen_neither_address_speaks_for_it(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Whoever was put in her place reads the letters that came before, and so knows where they are answered
    (N14); nor is the old address shown to be hers before she has it back."""
    made = await start(web, kari)
    await owner.execute("UPDATE customer SET email = 'tyv@example.com'")
    await owner.execute(
        """
        INSERT INTO email_change (customer, old_email, new_email, changed_at, frozen_at, token_sha256)
        VALUES ($1, 'kari@example.com', 'tyv@example.com', now(), now(), sha256('x'))
        """,
        kari,
    )
    for sender in ("tyv@example.com", "kari@example.com"):
        told = mailed(address(house, made), sender=sender, message_id=f"<{sender}>")
        assert ("dead", words.APART) == await outcome(house, owner, told)
    assert [None, None] == [each.text for each in (await messages(web, kari, made))[1:]]


@pytest.mark.parametrize("place", [0, 10, 30, 45])
async def test_a_forged_address_leads_nowhere(
    place: int, web: House, house: House, owner: Any, kari: UUID
) -> None:
    """One letter of it changed, one made up, another of ours: a dead letter, and nothing else."""
    made = await start(web, kari)
    local, host = address(house, made).split("@")
    name, token = local.split("+")
    other = "a" if token[place] != "a" else "b"
    forged = f"{name}+{token[:place]}{other}{token[place + 1 :]}@{host}"
    for to in (forged, ANSWERED_AT, f"{name}+{'a' * 52}@{host}", "post@mikopet.no"):
        assert ("dead", words.FORGED) == await outcome(house, owner, mailed(to))
    assert 1 == len(await messages(web, kari, made))
    assert made == contact.read_address(house.keys, address(house, made).upper())


@pytest.mark.parametrize(
    "said",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-generated; x=y"},
        {"precedence": "bulk"},
        {"precedence": "Auto_Reply"},
        {"sender": ""},
    ],
)
async def test_what_nobody_wrote_is_left_alone(
    said: dict[str, Any], web: House, house: House, owner: Any, kari: UUID
) -> None:
    """A holiday's answer to our copy is neither a word of hers nor answered: no loop can begin."""
    made = await start(web, kari)
    told = mailed(address(house, made), **said)
    assert ("handled", words.AUTOMATIC) == await outcome(house, owner, told)
    assert (1, 1) == (
        len(await messages(web, kari, made)),
        await owner.fetchval("SELECT count(*) FROM message"),
    )


async def test_a_mail_to_a_closed_conversation_is_answered_once_a_day(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """That nobody reads it, and where one writes instead: to her own address, never to who sent it."""
    made = await start(web, kari)
    await owner.execute("UPDATE conversation SET is_closed = true, closed_at = now()")
    for n in range(3):
        told = mailed(address(house, made), message_id=f"<{n}>")
        assert ("handled", words.CLOSED) == await outcome(house, owner, told)
    letters = await owner.fetch("SELECT template, recipient FROM message ORDER BY created_at")
    assert [("contact/copy", "kari@example.com"), ("contact/not_taken", "kari@example.com")] == [
        tuple(row) for row in letters
    ]
    assert 1 == len(await messages(web, kari, made))
    values = await owner.fetchval(
        'SELECT "values" FROM message WHERE template = $1', NOT_TAKEN.name
    )
    told = render(NOT_TAKEN, Language.NB, json.loads(values), public_url="https://min.example")
    assert f"https://min.example/kundeservice/ny?samtale={made}" in told.text


async def test_attachments_that_lie_stay_outside(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """A programme called a picture, a PDF that is none, and what the mail server left out: the words come in,
    and how many files didn't."""
    made = await start(web, kari)
    files = attached(b"MZ\x90\x00 this is a programme", b"%PDF-1.7 or is it", png())
    told = mailed(address(house, made), attachments=files, left_out=2)
    assert ("handled", "4 attachments weren't taken") == await outcome(house, owner, told)
    _, mail = await messages(web, kari, made)
    assert (4, ["2.png"]) == (mail.left_out, [each.name for each in mail.attachments])


async def test_twenty_attachments_are_ten(web: House, house: House, owner: Any, kari: UUID) -> None:
    """By mail the first ten that can be taken; the rest is said."""
    made = await start(web, kari)
    told = mailed(address(house, made), attachments=attached(*[png()] * 20))
    assert "handled" == (await outcome(house, owner, told))[0]
    _, mail = await messages(web, kari, made)
    assert (10, 10) == (mail.left_out, len(mail.attachments))


async def test_more_than_twenty_mails_an_hour_are_kept_apart(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Whatever two machines say to each other."""
    made = await start(web, kari)
    many = [mailed(address(house, made), message_id=f"<{n}>") for n in range(21)]
    await tell(house, *many, source="mail")
    assert [words.TOO_MANY] == [
        why for state, why in (await states(owner)).values() if state == "dead"
    ]
    assert 21 == len(await messages(web, kari, made))


async def test_what_others_mail_keeps_none_of_hers_out(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Whoever came to know the address can't shut her out of her own conversation."""
    made = await start(web, kari)
    to = address(house, made)
    many = [mailed(to, message_id=f"<{n}>", sender="x@elsewhere.example") for n in range(21)]
    await tell(house, *many, source="mail")
    assert ("handled", None) == await outcome(house, owner, mailed(to, message_id="<own>"))


async def test_a_file_that_nobody_has_time_to_read_comes_in_later(
    web: House, house: House, owner: Any, kari: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Being busy is no reason to leave it out."""
    made = await start(web, kari)
    told = mailed(address(house, made), attachments=attached(pdf()))
    monkeypatch.setattr(documents._READERS, "taken", 10)
    assert ("received", None) == await outcome(house, owner, told)
    monkeypatch.setattr(documents._READERS, "taken", 0)
    with clock.stopped_at(clock.now() + timedelta(minutes=1)):
        async with house.database.scope():
            batch = await owner.fetchval("SELECT batch FROM event WHERE event_id = $1", told.id)
            await handling.handle(house, batch)
    assert ("handled", None) == (await states(owner))[told.id]
    _, mail = await messages(web, kari, made)
    assert (0, 1) == (mail.left_out, len(mail.attachments))


async def test_a_copy_says_where_it_is_answered(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """In `Reply-To`, whole on its line, with nobody's name or address in it."""
    made = await start(web, kari)
    where = address(house, made)
    assert len(where.split("@")[0]) <= 64
    envelope = compose.Envelope("kari@example.com", made, Language.NB, answer_to=where)
    mail = compose.mail(envelope, Rendered("x", "x", None, "x"), house.settings).as_bytes()
    assert f"\r\nReply-To: {where}\r\n".encode() in mail
    assert str(made) not in where


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (QUOTED, "Takk, da prøver jeg 300 gram."),
        ("Hei\n\nOn Mon, Nov 30, 2026 at 10:12 AM Mikopet <svar@mikopet.no> wrote:\n> x", "Hei"),
        ("Hei\r\n\r\nFra: Mikopet <svar@mikopet.no>\r\nSendt: mandag\r\nTil: Kari\r\n\r\nx", "Hei"),
        ("Hei\n-----Opprinnelig melding-----\nx", "Hei"),
        ("> x\n>> y\nJa\n> z\nNei", "Ja\nNei"),
        ("Fra: og med mandag spiser hun ikke.\nHva gjør jeg?", "Fra: og med mandag spiser hun ikke.\nHva gjør jeg?"),
        ("På mandag skrev jeg til dere.\nHva skjer?", "På mandag skrev jeg til dere.\nHva skjer?"),
        ("> bare sitat", ""),
        ("Hei\n__________\nFra: Mikopet <svar@mikopet.no>\nSendt: mandag\n\nx", "Hei"),
        ("Den 30. nov. 2026 kl. 10:12 skrev Mikopet:\n> Hvor mye?\n\n300 gram.", "300 gram."),
        ("On 30.11.2026 10:12, Mikopet wrote:\n> x\nJa\n>> y\nNei\n-- \nKari", "Ja\nNei"),
        ("På nettsiden skrev dere følgende:\nTo dager.\nDet stemte ikke.", "På nettsiden skrev dere følgende:\nTo dager.\nDet stemte ikke."),
        ("Navn:\n__________\nKari", "Navn:\n__________\nKari"),
        ("a\u202eb\x07c", "abc"),
        ("20\u00a0000\u202fkr\ti\u2028dag 👩‍👧", "20\u00a0000\u202fkr i\ndag 👩‍👧"),
        ("z" + "\u0301" * 99 + " hei", "ź" + "\u0301" * 29 + " hei"),
        ("x" * 19_000, "x" * 19_000),
        ("x" * 30_000, "x" * 19_998 + " …"),
    ],
)  # fmt: skip
def test_only_ones_own_words_are_kept(text: str, own: str) -> None:
    """What is quoted is here already; what merely looks like it stays."""
    assert own == own_words(text)


@pytest.mark.parametrize("files", [[], attached(png())], ids=["alone", "with a picture"])
async def test_an_answer_below_what_isnt_marked_as_quoted_comes_in(
    files: list[dict[str, str]], web: House, house: House, owner: Any, kari: UUID
) -> None:
    """Where it ends can't be told, and nothing that she wrote is lost; a picture with nothing above it needs
    no words."""
    made = await start(web, kari)
    text = "Fra: Mikopet <svar@mikopet.no>\nSendt: mandag\n\nHvor mye?\n\n300 gram."
    told = mailed(address(house, made), text=text, attachments=files)
    assert "handled" == (await outcome(house, owner, told))[0]
    _, mail = await messages(web, kari, made)
    assert mail.text is not None
    assert (text if not files else "…") == mail.text


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_a_call_a_reply_and_a_mail_stand_in_one_line(
    order: tuple[int, ...], web: House, house: House, owner: Any, kari: UUID
) -> None:
    """By when each was, whichever came first, and once however often it is told (S11, S14)."""
    await owner.execute("INSERT INTO shop_number (number, customer) VALUES ('10001', $1)", kari)
    with clock.stopped_at(MORNING):
        made = await start(web, kari)
    number = (await found(web, kari, made)).number
    for again in (False, True):
        mail = mailed(address(house, made), message_id="<one>")
        told = [called(1), replied(number, 2), Happened("mail.received", mail.data, 3)]
        assert not again or {each.id for each in told}.isdisjoint(await states(owner))
        for place in order:
            await tell(house, told[place], source="mail")
    line = await entries(web, kari)
    assert [EntryKind.MAILED, EntryKind.REPLY, EntryKind.CALLED_US, EntryKind.WROTE] == [
        each.kind for each in line
    ]
    assert {("handled", None)} == set((await states(owner)).values())
