"""What a customer sees of their consents, over HTTP, by the app's own documents."""

from typing import Any
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.consents.leaving import MAIL, agree_nobody, sendable
from tests.consents.said import agree, agreed, letters, links, retract
from tests.events.shop import Happened, just_now, tell
from tests.house.portal import Portal, Visitor
from tests.jobs.running import run_jobs

from minside.consents import texts
from minside.consents.actions import Kind, Purpose
from minside.core.agreeing import Agreed
from minside.core.house import House
from minside.core.language import Language


def sent(*purposes: Purpose) -> list[dict[str, Any]]:
    return [_input(each) for each in agreed(*purposes)]


def _input(box: Agreed) -> dict[str, Any]:
    return {
        "purpose": box.purpose.name,
        "version": box.version,
        "language": box.language.name,
    }


@pytest.fixture
async def visitor(portal: Portal, shown: UUID) -> Visitor:
    await give_password(portal.database, shown)
    visitor = portal.visitor()
    await visitor.sign_in()
    return visitor


async def consents(visitor: Visitor) -> dict[str, Any]:
    me = await visitor.run("OwnConsents")
    return {each["purpose"]: each for each in me["consents"]}


async def test_each_purpose_is_shown_with_its_text(visitor: Visitor) -> None:
    """What it is about, where it goes, whether it holds, the words of today and those that were
    agreed to; never a browser's."""
    found = await consents(visitor)
    assert [
        "NEWS", "OFFERS", "DISCOUNT_CODES", "ARTICLES", "SMS", "PERSONALISATION", "CART_REMINDER",
    ] == list(found)  # fmt: skip
    news = found["NEWS"]
    assert ("MAIL", "kari@example.com", "NEVER", False, None, None) == (
        news["kind"], news["address"], news["state"], news["inForce"], news["since"],
        news["agreedText"],
    )  # fmt: skip
    assert news["currentText"]["label"].startswith("Yes, send me news")
    assert (True, None) == (news["canGive"]["allowed"], news["canGive"]["reason"])
    assert not news["canWithdraw"]["allowed"]
    cart = found["CART_REMINDER"]
    assert (True, True, False, True) == (
        cart["byInterest"], cart["inForce"], cart["canGive"]["allowed"],
        cart["canWithdraw"]["allowed"],
    )  # fmt: skip
    await visitor.run("ConsentGive", input={"consents": sent(Purpose.NEWS)})
    agreed_to = (await consents(visitor))["NEWS"]["agreedText"]
    wording = texts.latest(Purpose.NEWS, Language.NB)
    assert (wording.label, wording.paragraphs) == (agreed_to["label"], agreed_to["paragraphs"])


async def test_saying_yes_and_no(visitor: Visitor) -> None:
    """Several at once; each stands with the text agreed to, how and when, and its history."""
    boxes = sent(Purpose.NEWS, Purpose.PERSONALISATION)
    payload = await visitor.run("ConsentGive", input={"consents": boxes})
    assert [] == payload["userErrors"]
    news = (await consents(visitor))["NEWS"]
    assert ("GIVEN", True, "on Min Side") == (news["state"], news["inForce"], news["channel"])
    assert ("NB", 1) == (news["agreedText"]["language"], news["agreedText"]["version"])
    payload = await visitor.run("ConsentWithdraw", input={"purposes": ["NEWS", "CART_REMINDER"]})
    assert [] == payload["userErrors"]
    found = await consents(visitor)
    assert ["WITHDRAWN", "WITHDRAWN", "GIVEN"] == [
        found[each]["state"] for each in ("NEWS", "CART_REMINDER", "PERSONALISATION")
    ]
    assert [("WITHDRAWN", 1), ("GIVEN", 1)] == [
        (step["action"], step["textVersion"]) for step in found["NEWS"]["history"]
    ]
    assert int(found["NEWS"]["history"][0]["receiptNumber"]) > 1


def can_withdraw(found: dict[str, Any]) -> list[str]:
    return [purpose for purpose, each in found.items() if each["canWithdraw"]["allowed"]]


async def test_a_no_is_offered_for_what_was_agreed_to_beside_it(
    visitor: Visitor, house: House, shown: UUID
) -> None:
    """At the customer's address somebody who wasn't signed in said yes; the customer said no, or nothing: a no
    of theirs ends it, and isn't offered again (S41)."""
    await visitor.run("ConsentWithdraw", input={"purposes": ["NEWS", "CART_REMINDER"]})
    assert [] == can_withdraw(await consents(visitor))
    both = (Purpose.NEWS, Purpose.OFFERS)
    for each in both:
        await agree_nobody(house, Kind.MAIL, MAIL, each)
    assert list(both) == await sendable(house, shown, both)
    found = await consents(visitor)
    assert ["WITHDRAWN", "NEVER"] == [found[each.name]["state"] for each in both]
    assert ["NEWS", "OFFERS"] == can_withdraw(found)
    payload = await visitor.run("ConsentWithdraw", input={"purposes": ["NEWS", "OFFERS"]})
    assert [] == payload["userErrors"]
    assert [] == await sendable(house, shown, both)
    assert [] == can_withdraw(await consents(visitor))


@pytest.mark.parametrize("is_agreed", [False, True])
async def test_what_another_agreed_to_at_an_address_is_nobodys_to_see(
    is_agreed: bool, visitor: Visitor, house: House, owner: Any
) -> None:
    """While the address isn't shown to be the customer's a no is offered for all that goes there, whether or not
    somebody agreed to it."""
    await owner.execute("UPDATE customer SET email_verified_at = NULL")
    await visitor.run("ConsentWithdraw", input={"purposes": ["NEWS", "CART_REMINDER"]})
    if is_agreed:
        await agree_nobody(house, Kind.MAIL, MAIL, Purpose.NEWS)
    assert ["NEWS", "OFFERS", "DISCOUNT_CODES", "ARTICLES"] == can_withdraw(await consents(visitor))


async def test_nobody_asks_what_was_agreed_to_at_anothers_address(
    web: House, house: House, shown: UUID, ola: UUID
) -> None:
    """Whoever isn't that customer hears nothing."""
    await agree_nobody(house, Kind.MAIL, MAIL, Purpose.NEWS)
    for customer, words in ((ola, []), (shown, ["news"])):
        async with web.database.scope(customer=customer) as scope:
            rows = await scope.fetch("SELECT consent_given_beside($1) AS word", shown)
            assert words == [row["word"] for row in rows]


async def test_refusals_stand_at_their_fields(visitor: Visitor, owner: Any) -> None:
    """The box, or the year; and nothing of the form is done."""
    await owner.execute("UPDATE customer SET birth_year = NULL")
    boxes = [*sent(Purpose.CART_REMINDER), *sent(Purpose.NEWS)]
    payload = await visitor.run("ConsentGive", input={"consents": boxes})
    assert [(["birthYear"], "BIRTH_YEAR_NEEDED")] == _errors(payload)
    old = [{**boxes[1], "version": 7}]
    payload = await visitor.run("ConsentGive", input={"consents": old, "birthYear": 1980})
    assert [(["consents", "0"], "STALE_VERSION")] == _errors(payload)
    assert await owner.fetchval("SELECT birth_year FROM customer") is None
    assert 0 == await owner.fetchval("SELECT count(*) FROM consent_entry")


def _errors(payload: Any) -> list[Any]:
    return [(each["field"], each["code"]) for each in payload["userErrors"]]


async def test_a_page_costs_the_same_however_long_the_history(
    portal: Portal, visitor: Visitor, web: House, shown: UUID
) -> None:
    """One entry or a hundred, the statements are as many; no more than the newest hundred are told."""
    await agree(web, shown, Purpose.NEWS)
    await consents(visitor)
    few = portal.statements("OwnConsents")
    for _ in range(55):
        await retract(web, shown, Purpose.NEWS)
        await agree(web, shown, Purpose.NEWS, Purpose.OFFERS)
    found = await consents(visitor)
    assert (100, few) == (len(found["NEWS"]["history"]), portal.statements("OwnConsents"))
    assert few <= 9


async def test_a_newsletter_is_asked_for_and_confirmed_signed_out(
    portal: Portal, house: House, owner: Any
) -> None:
    """The texts, the question with the same, and the answer, without an account."""
    stranger = portal.visitor()
    asked = await stranger.run("NewsletterTexts")
    assert ["NEWS", "OFFERS", "DISCOUNT_CODES", "ARTICLES"] == [each["purpose"] for each in asked]
    boxes = [
        {
            "purpose": each["purpose"],
            "version": each["text"]["version"],
            "language": each["text"]["language"],
        }
        for each in asked[:2]
    ]
    form = {"email": "nina@example.com", "consents": boxes, "birthYear": 1980, "language": "EN"}
    payload = await stranger.run("NewsletterRequest", input=form)
    assert "nina@example.com" == payload["sentTo"]
    [letter] = await letters(owner)
    assert "en" == letter["language"]
    [token] = await links(house, owner)
    seen = await stranger.run("ConsentToConfirm", token=token)
    assert ("n…@example.com", _kinds(asked, waits=True), False) == (
        seen["address"], seen["kinds"], seen["isDone"],
    )  # fmt: skip
    answer = {"token": token, "purposes": ["NEWS", "OFFERS"]}
    payload = await stranger.run("ConsentConfirm", input=answer)
    assert ([], ["NEWS", "OFFERS"]) == (payload["userErrors"], payload["purposes"])
    seen = await stranger.run("ConsentToConfirm", token=token)
    assert (_kinds(asked, waits=False), True) == (seen["kinds"], seen["isDone"])
    assert await stranger.run("ConsentToConfirm", token=token[:-1]) is None
    payload = await stranger.run("ConsentConfirm", input={"token": "x"})
    assert [(["token"], "LINK_INVALID")] == _errors(payload)


def _kinds(asked: list[Any], *, waits: bool) -> list[dict[str, Any]]:
    labels = {"NEWS": "News by e-mail", "OFFERS": "Offers by e-mail"}
    return [
        {
            "__typename": "KindToConfirm",
            "purpose": purpose,
            "label": label,
            "waits": waits,
            "text": text["text"],
        }
        for (purpose, label), text in zip(labels.items(), asked, strict=False)
    ]


async def test_joining_with_boxes_says_so(visitor: Visitor, owner: Any) -> None:
    """A box that was ticked beside the button is a yes by itself, and joining without is none."""
    await visitor.run("MembershipJoin", input={})
    assert 0 == await owner.fetchval("SELECT count(*) FROM consent_entry")
    boxes = sent(Purpose.OFFERS)
    payload = await visitor.run("MembershipJoin", input={"consents": boxes, "idempotencyKey": "k"})
    assert [] == payload["userErrors"]
    rows = await owner.fetch("SELECT purpose, channel FROM consent_entry WHERE purpose <> ''")
    assert [("offers", "joining")] == [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("change", "waits"),
    [("now()", None), ("NULL", "kari@example.com")],
)
async def test_joining_says_that_a_yes_waits(
    change: str, waits: str | None, visitor: Visitor, owner: Any
) -> None:
    """Where nobody knows whose the address is, and there is a yes that it must say itself."""
    await owner.execute(f"UPDATE customer SET email_verified_at = {change}")
    payload = await visitor.run("MembershipJoin", input={"consents": sent(Purpose.OFFERS)})
    assert ([], waits) == (payload["userErrors"], payload["waitsAt"])
    payload = await visitor.run("MembershipJoin", input={})
    assert None is payload["waitsAt"]


async def test_a_box_that_is_refused_keeps_one_from_joining(visitor: Visitor, owner: Any) -> None:
    """The form is done as a whole or not at all, and says which box."""
    await owner.execute("UPDATE customer SET birth_year = 2018")
    payload = await visitor.run("MembershipJoin", input={"consents": sent(Purpose.NEWS)})
    assert [(["consents", "0"], "TOO_YOUNG")] == _errors(payload)
    assert 0 == await owner.fetchval("SELECT count(*) FROM membership_fact")


@pytest.mark.parametrize(("known", "field"), [("NULL", ["birthYear"]), ("2018", ["consents", "0"])])
async def test_a_year_of_the_forms_own_is_what_is_wrong(
    known: str, field: list[str], visitor: Visitor, owner: Any
) -> None:
    """Once, however many boxes are ticked; where another is known already, writing it again mends nothing."""
    await owner.execute(f"UPDATE customer SET birth_year = {known}")
    boxes = sent(Purpose.NEWS, Purpose.OFFERS) if known == "NULL" else sent(Purpose.NEWS)
    form = {"consents": boxes, "birthYear": 2015}
    payload = await visitor.run("MembershipJoin", input=form)
    assert [(field, "TOO_YOUNG")] == _errors(payload)


async def test_words_of_others_are_shown_as_they_were(
    visitor: Visitor, house: House, owner: Any, shown: UUID
) -> None:
    """What somebody agreed to on the tool's form stands there, with how; there is no difference to tell."""
    data = {
        "email": "kari@example.com", "purpose": "news", "channel": "signup_form",
        "text": "Ja takk!\nNyheter fra Mikopet.", "language": "nb",
    }  # fmt: skip
    await tell(house, Happened("consent.given", data, 1), source="newsletter")
    await run_jobs(house, "consents.follow")
    news = (await consents(visitor))["NEWS"]
    assert ("Ja takk!", ["Nyheter fra Mikopet."], None, "NB") == tuple(
        news["agreedText"][name] for name in ("label", "paragraphs", "version", "language")
    )
    assert ("by the newsletter form", None) == (news["channel"], news["difference"])


async def test_a_complaint_says_why_all_of_it_stopped(
    visitor: Visitor, house: House, web: House, shown: UUID
) -> None:
    """At each kind, in its history, and at the cart's reminder: a mail was marked as spam."""
    await agree(web, shown, Purpose.NEWS, Purpose.ARTICLES)
    told = Happened("message.complained", {"email": "kari@example.com"}, just_now())
    await tell(house, told, source="newsletter")
    await run_jobs(house, "consents.follow")
    why = "when an e-mail of ours was marked as spam, and all marketing by e-mail stopped"
    found = await consents(visitor)
    for purpose in ("NEWS", "OFFERS", "DISCOUNT_CODES", "ARTICLES", "CART_REMINDER"):
        assert ("WITHDRAWN", why) == (found[purpose]["state"], found[purpose]["channel"]), purpose
        assert why == found[purpose]["history"][0]["channel"]


async def test_a_link_that_is_used_signed_in_shows_the_address(
    portal: Portal, web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Who is in the account and reads its mail has the address: it is verified from then on."""
    await give_password(portal.database, unshown)
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    visitor = portal.visitor()
    await visitor.sign_in()
    payload = await visitor.run("ConsentConfirm", input={"token": token})
    assert [] == payload["userErrors"]
    assert (await consents(visitor))["NEWS"]["inForce"]
    kept = await owner.fetchrow("SELECT email_verified_at, own_email FROM customer")
    assert kept["email_verified_at"] is not None
    assert "kari@example.com" == kept["own_email"]
