"""All that was sent to a customer, as the app asks for it: both kinds in one line of time (S10, N5)."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import give_password
from tests.consents.leaving import offer
from tests.events.shop import MORNING
from tests.house.portal import Portal, Visitor, open_portal
from tests.orders import orders
from tests.outbox.messages import LINK, letter
from tests.outbox.test_letters import SAMPLES

from minside.auth import mail
from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.agreeing import Agreed
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.marketing import actions as marketing
from minside.orders import mail as order_mail
from minside.outbox import actions as outbox
from minside.outbox import templates

from .newsletter import sent, tell

LISTED = """query ($first: Int, $after: String, $kind: MessageKind) { me { messages(first: $first,
    after: $after, kind: $kind) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind channel purpose to subject language at state uses { kind } } } } }"""
ONE = """query ($id: ID!) { me { message(id: $id) { text uses { kind } reason {
    sentence isAllowed used consent { text at } stops stopped } attachments { name url } } } }"""


@pytest.fixture
async def portal(migrated: Server, known: UUID, quick_hashes: None) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        await give_password(portal.database, known)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def ask(visitor: Visitor, document: str, field: str, **variables: Any) -> Any:
    """What `me` has under this name, in Norwegian."""
    answer = (
        await visitor.client.post(
            "/graphql",
            json={"query": document, "variables": variables},
            headers={"accept-language": "nb"},
        )
    ).json()
    assert "errors" not in answer, answer
    return answer["data"]["me"][field]


async def write(owner: Any, customer: UUID, hours: float, keys: Keyring, **values: Any) -> UUID:
    """A letter with a link of ours, written so many hours after the morning."""
    row = {
        "channel": "mail", "purpose": "security", "template": "auth/password_reset",
        "recipient": "kari@example.com", "language": "nb", "values": '{"name": "Kari"}',
        "state": "sent", "secrets": None, "useless_after": None, **values,
    }  # fmt: skip
    at = MORNING + timedelta(hours=hours)
    is_sent = row["state"] == "sent"
    return await owner.fetchval(
        """
        INSERT INTO message (customer, channel, purpose, template, recipient, language, "values",
            state, secrets, useless_after, created_at, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id
        """,
        customer, *row.values(), at, at + timedelta(minutes=1) if is_sent else None,
    )  # fmt: skip


async def empty_of_letters(owner: Any) -> None:
    """Signing in here writes that a new device came."""
    await owner.execute("DELETE FROM message")


async def test_both_kinds_stand_in_one_line_of_time(
    house: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """The newest first, each with what it is, and one kind alone where that is asked for."""
    await empty_of_letters(owner)
    await tell(house, sent(2, to="kari@example.com"), sent(4, message="nb-08", channel="sms"))
    await write(owner, known, 3, house.keys)
    found = await ask(visitor, LISTED, "messages")
    assert 3 == found["totalCount"]
    assert [("MARKETING", "SMS"), ("SERVICE", "MAIL"), ("MARKETING", "MAIL")] == [
        (node["kind"], node["channel"]) for node in found["nodes"]
    ]
    service = found["nodes"][1]
    assert ("Velg nytt passord", "kari@example.com", "SENT", "NB", "Kontoen din og sikkerheten din") == (
        service["subject"], service["to"], service["state"], service["language"], service["purpose"],
    )  # fmt: skip
    for kind, count in (("SERVICE", 1), ("MARKETING", 2)):
        found = await ask(visitor, LISTED, "messages", kind=kind)
        assert (count, {kind}) == (found["totalCount"], {node["kind"] for node in found["nodes"]})


async def test_pages_neither_leave_out_nor_repeat(
    house: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """Also where many were sent in one moment, and what comes in meanwhile pushes nothing."""
    await empty_of_letters(owner)
    for number in range(6):
        await tell(house, sent(number // 3, message=f"nb-{number}"))
        await write(owner, known, number // 3, house.keys)
    expected = (await ask(visitor, LISTED, "messages", first=100))["nodes"]
    seen: list[Any] = []
    after, more = None, True
    while more:
        found = await ask(visitor, LISTED, "messages", first=2, after=after)
        seen += found["nodes"]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
        await tell(house, sent(24, message=f"later-{len(seen)}"))
    assert 12 == len(expected)
    assert expected == seen


async def test_a_made_up_cursor_is_refused(visitor: Visitor) -> None:
    """As on every long list."""
    response = await visitor.client.post(
        "/graphql", json={"query": LISTED, "variables": {"after": "Zm9v"}}
    )
    assert response.json()["errors"]


async def test_a_hundred_take_as_many_statements_as_one(
    house: House, portal: Portal, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """Whatever came of them."""
    taken: list[int] = []
    for number in (1, 60):
        for each in range(number):
            await write(owner, known, each / 60, house.keys)
        await owner.execute(
            """
            INSERT INTO marketing_message (customer, told_of, tool, message, purpose, channel, subject,
                sent_at, event, is_unconsented)
            SELECT $1, '10001', 'newsletter', $2 || n, 'news', 'mail', 'Hei', $3, 'e', true
            FROM generate_series(1, $4) n
            """,
            known, f"m{number}-", MORNING, number,
        )  # fmt: skip
        await ask(visitor, LISTED, "messages", first=100)
        taken.append([line["statements"] for line in portal.lines.all if "statements" in line][-1])
    assert taken[0] == taken[1]


async def test_what_was_sent_is_read_again_without_its_secrets(
    house: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """Also while they are still there, sealed: the link works once, in the letter itself."""
    await empty_of_letters(owner)
    async with house.database.scope():
        id = await outbox.post(letter(customer=known), house.keys)
    found = await ask(visitor, ONE, "message", id=str(id))
    assert "Hei, Kari!" in found["text"]
    assert "(lenken er tatt bort)" in found["text"]
    assert LINK not in found["text"]
    assert "hemmelig" not in found["text"]
    assert found["reason"]["sentence"].startswith("Du får denne e-posten fordi noen ba om")
    assert (True, [], None, []) == (
        found["reason"]["isAllowed"], found["reason"]["used"], found["reason"]["consent"],
        found["uses"],
    )  # fmt: skip
    listed = await ask(visitor, LISTED, "messages")
    assert ["WAITING"] == [node["state"] for node in listed["nodes"]]


async def test_a_letter_that_no_room_knows_any_more_is_listed(
    house: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """It was sent, so it is said that it was; so is one that said other things then."""
    await empty_of_letters(owner)
    for values in ({"template": "auth/forgotten"}, {"values": '{"nickname": "Kari"}'}):
        id = await write(owner, known, 1, house.keys, **values)
        found = await ask(visitor, ONE, "message", id=str(id))
        assert found["text"] is None
        assert "Nøyaktig hvorfor" in found["reason"]["sentence"]
    nodes = (await ask(visitor, LISTED, "messages"))["nodes"]
    assert [None, None] == [node["subject"] for node in nodes]


async def test_marketing_of_ours_shows_the_consent_that_it_rests_on(
    house: House, web: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """As the newsletter tool's does: the words agreed to, the day, and what was used (N5)."""
    await empty_of_letters(owner)
    yes = Agreed(Purpose.DISCOUNT_CODES, 1, Language.NB)
    async with web.database.scope(customer=known):
        await consents.give(known, [yes], consents.Door.MIN_SIDE, web.keys)
    entry = await owner.fetchval("SELECT max(number) FROM consent_entry")
    async with house.database.scope():
        id = await outbox.post(offer(known), house.keys)
    await owner.execute("UPDATE message SET consent_entry = $2 WHERE id = $1", id, entry)
    reason = (await ask(visitor, ONE, "message", id=str(id)))["reason"]
    assert reason["consent"]["text"].startswith("Ja, send meg rabattkoder på e-post.")
    assert "Rabattkoden din" == reason["used"][-1]
    assert 4 == len(reason["used"])
    assert reason["isAllowed"]
    await owner.execute("UPDATE message SET consent_entry = NULL WHERE id = $1", id)
    assert (await ask(visitor, ONE, "message", id=str(id)))["reason"]["consent"] is None


async def test_of_what_was_sent_it_is_said_what_is_sent_still(
    house: House, web: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """Who said no since isn't told to say it, and reads that nothing comes; a newsletter that may come by any
    of four says it of each."""
    news, offers, codes, articles = (
        "Nyheter på e-post", "Tilbud på e-post", "Rabattkoder på e-post",
        "Artikler, tips og råd på e-post",
    )  # fmt: skip
    both = [Agreed(Purpose.NEWS, 1, Language.NB), Agreed(Purpose.OFFERS, 1, Language.NB)]
    async with web.database.scope(customer=known):
        await consents.give(known, both, consents.Door.MIN_SIDE, web.keys)
    for number, word in enumerate(("news", "newsletter_email")):
        await tell(house, sent(number, message=f"nb-{number}", purpose=word))
    whole, one = [
        node["id"] for node in (await ask(visitor, LISTED, "messages", kind="MARKETING"))["nodes"]
    ]
    assert ([news], []) == await stops(visitor, one)
    assert ([news, offers], [codes, articles]) == await stops(visitor, whole)
    async with web.database.scope(customer=known):
        theirs = await consents.of_customer(known, [Purpose.NEWS])
        await consents.withdraw(list(theirs.values()), [Purpose.NEWS], "min_side", web.keys)
    assert ([], [news]) == await stops(visitor, one)
    assert ([offers], [news, codes, articles]) == await stops(visitor, whole)


async def stops(visitor: Visitor, id: str) -> tuple[list[str], list[str]]:
    reason = (await ask(visitor, ONE, "message", id=id))["reason"]
    return reason["stops"], reason["stopped"]


async def test_what_came_with_a_letter_is_found_again(
    house: House, visitor: Visitor, known: UUID, owner: Any
) -> None:
    """By its file's name, where it is drawn anew for its customer; where its row is gone, what it was. Of a
    letter that had none, and of the newsletter's, nothing."""
    await empty_of_letters(owner)
    order = await orders.order(owner, known, number="30117")
    form = await write(owner, known, 1, house.keys, **confirmation(order))
    gone = await write(owner, known, 2, house.keys, **confirmation(uuid4()))
    none = await write(owner, known, 3, house.keys, **confirmation(None))
    await tell(house, sent(4))
    newsletter = (await ask(visitor, LISTED, "messages", kind="MARKETING"))["nodes"][0]["id"]
    [found] = (await ask(visitor, ONE, "message", id=str(form)))["attachments"]
    assert {"name": "returskjema-30117.pdf", "url": f"/order/{order}/return-form.pdf"} == found
    assert 200 == (await visitor.client.get(found["url"])).status_code
    [found] = (await ask(visitor, ONE, "message", id=str(gone)))["attachments"]
    assert {"name": "Returskjema", "url": None} == found
    for id in (str(none), newsletter):
        assert [] == (await ask(visitor, ONE, "message", id=id))["attachments"]


async def test_what_came_with_a_letter_of_another_order_is_not_theirs(
    house: House, visitor: Visitor, known: UUID, ola: UUID, owner: Any
) -> None:
    """An order that is another's by now has no paper to open, and its number isn't said."""
    id = await write(
        owner, known, 1, house.keys, **confirmation(await orders.order(owner, ola, number="30118"))
    )
    [found] = (await ask(visitor, ONE, "message", id=str(id)))["attachments"]
    assert {"name": "Returskjema", "url": None} == found


def confirmation(form: UUID | None) -> dict[str, Any]:
    """An order's confirmation, with the form of this order."""
    values = {**SAMPLES, "order": None, "withdrawal_form": str(form) if form else None}
    template = order_mail.ORDER_CONFIRMATION
    said = {name: values[name] for name in template.values}
    return {"template": template.name, "purpose": "orders", "values": json.dumps(said)}


async def test_nobody_reads_anothers_message(
    house: House, visitor: Visitor, ola: UUID, owner: Any
) -> None:
    """Its id leads nowhere, as one that is none."""
    others = await write(owner, ola, 1, house.keys)
    for id in (str(others), "nei"):
        assert await ask(visitor, ONE, "message", id=id) is None


async def test_a_code_is_taken_out_too() -> None:
    """By its own word, and in the other language likewise."""
    read = templates.reread(
        mail.EMAIL_CHANGE_CODE, Language.EN, _sample(mail.EMAIL_CHANGE_CODE), public_url="https://x"
    )
    assert "(the code has been taken out)" in read.text


def _sample(template: templates.Template) -> dict[str, Any]:
    samples = {"name": "Kari", "new_email_masked": "k…i@example.com"}
    return {name: samples[name] for name in template.values}


async def test_letters_of_ours_for_a_consented_purpose_would_be_marketing() -> None:
    """What leaves by a yes alone is shown as marketing, and nothing else is; every purpose of a letter has
    words of its own."""
    purposes = {each.purpose for each in templates.registered()}
    asked = {each.purpose for each in templates.registered() if each.needs}
    assert asked == purposes & marketing.MARKETING
    assert asked == purposes - marketing.SERVICE.keys()
