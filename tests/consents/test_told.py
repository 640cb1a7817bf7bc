"""What others tell of consents, in any order and any number of times."""

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.consents.said import agree, entries, may_send, states
from tests.events.shop import MORNING, Happened, registered, tell
from tests.events.shop import states as event_states
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents import texts, words
from minside.consents.actions import Purpose, State, told
from minside.consents.actions.hearing import UNKNOWN_PURPOSE
from minside.consents.actions.yes_told import TOO_YOUNG
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language

KARI = "kari@example.com"
NUMBER = "+4791234567"
TEXT = "Ja takk, jeg vil ha nyheter, tilbud, rabattkoder og artikler på e-post."
THIS_YEAR = "2026-03-01T10:00:00+00:00"
BEFORE = "2025-03-01T10:00:00+00:00"
KINDS = (Purpose.NEWS, Purpose.OFFERS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES)


def given(hours: float = 1, **said: Any) -> Happened:
    whose = {"email": KARI} if not said.keys() & {"email", "phone", "customer"} else {}
    data = {"purpose": "news", "channel": "signup_form", "text": TEXT, **whose, **said}
    return Happened("consent.given", data, hours)


def withdrawn(hours: float = 2, **said: Any) -> Happened:
    whose = {"email": KARI} if not said.keys() & {"email", "phone", "customer"} else {}
    data = {"purpose": "news", "channel": "footer_link", **whose, **said}
    return Happened("consent.withdrawn", data, hours)


def known(*evidence: dict[str, Any], **details: Any) -> Happened:
    details = {"email": KARI, "birth_year": 1984, **details}
    return registered(consents=list(evidence), **details)


async def whose(owner: Any, number: str = "10001") -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)


async def test_evidence_with_text_moment_and_channel_is_a_yes(house: House, owner: Any) -> None:
    """It enters as what it is: when and how the shop was told, with its own words."""
    evidence = {
        "purpose": "newsletter", "given": True, "at": BEFORE, "channel": "till", "text": TEXT,
    }  # fmt: skip
    await tell(house, known(evidence))
    assert [("given", each.value, "shop/till") for each in KINDS] == await entries(owner)
    customer = await whose(owner)
    assert dict.fromkeys(KINDS, State.GIVEN) == await states(house, customer)
    row = await owner.fetchrow("SELECT * FROM consent_text")
    assert (TEXT, None) == (row["text"], row["version"])
    assert BEFORE == (await owner.fetchval("SELECT min(since) FROM consent")).isoformat()


@pytest.mark.parametrize(
    "left_out", [{"text"}, {"at"}, {"channel"}, {"text", "at", "channel"}, {"future"}, {"blank"}]
)
async def test_without_evidence_there_is_no_consent(
    left_out: set[str], house: House, owner: Any
) -> None:
    """What lacks its words, its moment or its channel isn't in force, and the operator reads so."""
    evidence = {"purpose": "news", "given": True, "at": BEFORE, "channel": "till", "text": TEXT}
    evidence = {name: value for name, value in evidence.items() if name not in left_out}
    if "future" in left_out:
        evidence["at"] = "2031-01-01T00:00:00+00:00"
    if "blank" in left_out:
        evidence["text"] = " \n "
    event = known(evidence)
    await tell(house, event)
    assert [] == await entries(owner)
    assert {} == await states(house, await whose(owner))
    settled = (await event_states(owner))[f"\nconsent/1/{event.id}"]
    assert ("handled", told.NO_EVIDENCE) == settled


async def test_a_no_needs_no_evidence(house: House, owner: Any) -> None:
    """Whoever said no before Min Side said no."""
    await tell(house, known({"purpose": "newsletter_email", "given": False}))
    customer = await whose(owner)
    assert dict.fromkeys(KINDS, State.WITHDRAWN) == await states(house, customer)


@pytest.mark.parametrize("is_part", [True, False])
@pytest.mark.parametrize("source", ["helpdesk", "newsletter", "accounting"])
async def test_what_was_known_before_of_a_yes_is_the_shops_to_tell(
    source: str, is_part: bool, house: House, owner: Any
) -> None:
    """Nobody else's word makes one, be it told of a customer or by itself: it waits for a person."""
    evidence = {"purpose": "news", "given": True, "at": BEFORE, "channel": "phone", "text": TEXT}
    events = [known(evidence)] if is_part else [known(), as_evidence(evidence)]
    for each in events:
        is_shops = not is_part and each is events[0]
        await tell(house, each, source="shop" if is_shops else source)
    assert [] == await entries(owner)
    settled = list((await event_states(owner)).values())
    assert [("handled", None), ("dead", told.NOT_THE_SHOPS)] == settled


def as_evidence(evidence: dict[str, Any]) -> Happened:
    return Happened("consent.evidence", {"customer": "10001", "evidence": evidence}, 1)


@pytest.mark.parametrize("is_part", [True, False])
@pytest.mark.parametrize(
    ("source", "channel", "shown"),
    [
        ("shop", "shop/phone", "i nettbutikken, før Min Side"),
        ("newsletter", "tool/phone", "gjennom nyhetsbrevet"),
        ("helpdesk", "helpdesk/phone", "gjennom kundeservice"),
        ("accounting", "accounting/phone", "i et annet av butikkens systemer"),
    ],
)
async def test_a_no_that_was_known_before_counts_whoever_tells_it(
    source: str, channel: str, shown: str, is_part: bool, house: House, owner: Any
) -> None:
    """A no is never held back; whoever reads it sees who told it."""
    evidence = {"purpose": "news", "given": False, "channel": "phone"}
    if is_part:
        await tell(house, known(evidence), source=source)
    else:
        await tell(house, known())
        await tell(house, as_evidence(evidence), source=source)
    assert [("withdrawn", "news", channel)] == await entries(owner)
    assert shown == words.channel(channel).in_(Language.NB)


async def test_the_shop_tells_of_a_yes_that_it_knew_by_itself(house: House, owner: Any) -> None:
    """As what it tells beside the customer."""
    await tell(house, known())
    evidence = {"purpose": "news", "given": True, "at": BEFORE, "channel": "till", "text": TEXT}
    await tell(house, as_evidence(evidence))
    assert [("given", "news", "shop/till")] == await entries(owner)


async def test_a_number_that_an_address_alone_says_is_ours_speaks_for_the_address_alone(
    house: House, owner: Any
) -> None:
    """Anybody may have typed the address in the shop: neither its telephone nor its profile is the
    account's."""
    account = await make_customer(owner, KARI)
    await owner.execute(
        "UPDATE customer SET own_email = email, email_verified_at = now(), claimed_at = now(),"
        " own_at = now(), birth_year = 1984, phone = $1",
        NUMBER,
    )
    full = {"given": True, "at": BEFORE, "channel": "till", "text": TEXT}
    await tell(
        house,
        known(*({"purpose": each, **full} for each in ("sms", "personalisation", "offers"))),
    )
    assert account == await whose(owner)
    assert [("given", "offers", "shop/till")] == await entries(owner)


async def test_what_is_told_twice_is_written_once(house: House, owner: Any) -> None:
    """Also under another id, as a sender may who lost its own."""
    for _ in range(2):
        await tell(house, given(text=TEXT), withdrawn(), source="newsletter")
    assert [
        ("given", "news", "tool/signup_form"),
        ("withdrawn", "news", "tool/footer_link"),
    ] == await entries(owner)


HAPPENED = (
    ("given", 1, {"customer": "10001"}),
    ("withdrawn", 2, {}),
    ("given", 3, {}),
    ("withdrawn", 3, {"customer": "10001"}),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
async def test_any_order_has_the_same_result(
    order: tuple[int, ...], house: House, owner: Any
) -> None:
    """What was said last holds, whatever was told last; of a yes and a no of one moment the no."""
    events = [
        (given if word == "given" else withdrawn)(hours, **whose)
        for word, hours, whose in (HAPPENED[place] for place in order)
    ]
    await tell(house, known(), *events, source="newsletter")
    assert {Purpose.NEWS: State.WITHDRAWN} == await states(house, await whose(owner))
    assert not await may_send(house, Purpose.NEWS, KARI, await whose(owner))


async def test_before_the_customer_is_known_the_address_is(house: House, owner: Any) -> None:
    """A yes for an address, told before the shop tells whose it is, is in force there at once."""
    await tell(house, given(customer="10001", email=KARI), source="newsletter")
    assert await may_send(house, Purpose.NEWS, KARI, None)
    await tell(house, known())
    assert await may_send(house, Purpose.NEWS, KARI, await whose(owner))


async def test_of_a_customer_nobody_knows_it_waits(house: House, owner: Any) -> None:
    """What is about an account waits for it, though an address is told: there is nobody to write it of."""
    words = texts.latest(Purpose.PERSONALISATION, Language.NB).text
    event = given(customer="10001", email=KARI, purpose="personalisation", text=words)
    await tell(house, event, source="newsletter")
    assert "waiting" == (await event_states(owner))[event.id][0]
    await tell(house, known())
    await run_jobs(house, "events.handle")
    assert {Purpose.PERSONALISATION: State.GIVEN} == await states(house, await whose(owner))


async def test_a_yes_to_others_words_about_using_more_is_asked_for_anew(
    house: House, owner: Any
) -> None:
    """What may be used only the words say, and theirs may leave out what we do; the very words of ours,
    told by others, are ours. What may be sent the purpose says."""
    old = {"customer": "10001", "email": KARI, "text": "Dere kan bruke det jeg har kjøpt."}
    await tell(
        house,
        known(),
        given(1, purpose="personalisation", **old),
        given(1, purpose="news", **old),
        source="newsletter",
    )
    customer = await whose(owner)
    expected = {Purpose.PERSONALISATION: State.OUTDATED, Purpose.NEWS: State.GIVEN}
    assert expected == await states(house, customer)
    async with house.database.scope():
        assert await consents.in_force(customer, Purpose.PERSONALISATION) is None
        assert set() == await consents.who_agree([customer], Purpose.PERSONALISATION)
    ours = {**old, "text": texts.latest(Purpose.PERSONALISATION, Language.EN).text}
    await tell(house, given(2, purpose="personalisation", **ours), source="newsletter")
    assert State.GIVEN == (await states(house, customer))[Purpose.PERSONALISATION]
    versions = "SELECT language, version FROM consent_text WHERE version IS NOT NULL"
    assert [("en", 1)] == [tuple(row.values()) for row in await owner.fetch(versions)]


async def test_a_purpose_of_others_waits_for_a_person(house: House, owner: Any) -> None:
    """It may be a no, so it isn't lost."""
    events = (given(purpose="fax"), withdrawn(purpose="alt"))
    await tell(house, *events, source="newsletter")
    assert [("dead", UNKNOWN_PURPOSE)] * 2 == list((await event_states(owner)).values())
    assert [] == await entries(owner)


def complained(hours: float = 3, **said: Any) -> Happened:
    return Happened("message.complained", {"message": "nb-12", **said}, hours)


async def test_a_complaint_ends_all_mail_to_the_address(house: House, owner: Any) -> None:
    """Whoever marks one as spam wants none of them; SMS goes on, which nobody complained of."""
    await tell(
        house,
        known(phone=NUMBER),
        given(purpose="newsletter", customer="10001", email=KARI),
        given(purpose="sms", phone=NUMBER, customer="10001"),
        complained(email=KARI),
        source="newsletter",
    )
    await run_jobs(house, "consents.follow")
    customer = await whose(owner)
    expected = {
        **dict.fromkeys((*KINDS, Purpose.CART_REMINDER), State.WITHDRAWN), Purpose.SMS: State.GIVEN,
    }  # fmt: skip
    assert expected == await states(house, customer)
    assert {
        ("withdrawn", each.value, "tool/complaint") for each in (*KINDS, Purpose.CART_REMINDER)
    } == {entry for entry in await entries(owner) if entry[0] == "withdrawn"}
    assert await owner.fetchval(
        "SELECT bool_and(at = $1) FROM consent_entry WHERE action = 'withdrawn'",
        MORNING + timedelta(hours=3),
    )


@pytest.mark.parametrize("said", [{"email": KARI}, {"customer": "10001", "email": KARI}])
async def test_a_complaint_before_its_customer_is_known_is_heard(
    said: dict[str, Any], house: House, owner: Any
) -> None:
    """In any order, and twice: a yes of before it ends, and no cart is reminded of."""
    for _ in range(2):
        await tell(house, complained(**said), source="newsletter")
    await tell(house, given(1, purpose="newsletter"), source="newsletter")
    await tell(house, known())
    await run_jobs(house, "consents.follow")
    customer = await whose(owner)
    for purpose in (*KINDS, Purpose.CART_REMINDER):
        assert not await may_send(house, purpose, KARI, customer), purpose
    said_twice = await owner.fetch(
        """
        SELECT subject, purpose FROM consent_entry WHERE action = 'withdrawn'
        GROUP BY subject, purpose HAVING count(*) > 1
        """
    )
    assert [] == said_twice


async def test_what_is_said_after_a_complaint_holds(house: House, web: House, owner: Any) -> None:
    """Who says yes again, or wants to be reminded again, is believed, whenever the worker looks."""
    await tell(house, known(), complained(customer="10001"), source="newsletter")
    await run_jobs(house, "consents.follow")
    customer = await whose(owner)
    assert not await may_send(house, Purpose.CART_REMINDER, KARI, customer)
    await agree(web, customer, Purpose.CART_REMINDER)
    async with house.database.scope():
        await consents.follow(house, customer)
    assert await may_send(house, Purpose.CART_REMINDER, KARI, customer)


async def test_a_complaint_about_an_sms_ends_sms(house: House, owner: Any) -> None:
    """Where only a number is told, it was no mail."""
    yes = given(purpose="sms", phone=NUMBER, customer="10001")
    news = given(purpose="news", customer="10001", email=KARI)
    await tell(house, known(phone=NUMBER), yes, news, complained(phone=NUMBER), source="newsletter")
    assert ("withdrawn", "sms", "tool/sms_complaint") == (await entries(owner))[-1]
    customer = await whose(owner)
    assert {Purpose.SMS: State.WITHDRAWN, Purpose.NEWS: State.GIVEN} == await states(
        house, customer
    )


async def test_the_tool_hears_what_a_complaint_ended(house: House, owner: Any) -> None:
    """It told us that somebody complained, and can't know of what that was a no to."""
    yes = given(purpose="newsletter", customer="10001", email=KARI)
    await tell(house, known(), yes, complained(email=KARI), source="newsletter")
    rows = await owner.fetch(
        "SELECT origin, data FROM outgoing_event WHERE type = 'consent.changed' ORDER BY id"
    )
    ended = [json.loads(row["data"]) for row in rows if row["origin"] is None]
    assert {each.value for each in KINDS} == {each["purpose"] for each in ended}
    assert {(False, "tool/complaint")} == {(each["given"], each["channel"]) for each in ended}


async def test_who_told_is_not_told_back(house: House, owner: Any) -> None:
    """The tool hears of its own word nothing; what came too late to count is told to nobody."""
    await tell(house, known(), withdrawn(5), given(1), source="newsletter")
    rows = await owner.fetch(
        "SELECT origin, data FROM outgoing_event WHERE type = 'consent.changed' ORDER BY id"
    )
    assert ["newsletter"] == [row["origin"] for row in rows]
    assert '"given": false' in rows[0]["data"].replace('":f', '": f')


async def test_who_is_too_young_has_no_consent_by_others_either(house: House, owner: Any) -> None:
    """A form of others doesn't ask how old one is; where we know, it counts."""
    event = given(customer="10001", email=KARI, purpose="personalisation")
    await tell(house, known(birth_year=2012), event, source="newsletter")
    assert ("handled", TOO_YOUNG) == (await event_states(owner))[event.id]
    assert [] == await entries(owner)


@pytest.mark.parametrize(
    ("born", "purpose", "is_taken"),
    [
        (2011, "news", False), (2010, "news", True),
        (2008, "personalisation", False), (2007, "personalisation", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_evidence", [True, False])
async def test_the_age_that_counts_is_the_same_for_what_others_tell(
    is_evidence: bool, born: int, purpose: str, is_taken: bool, house: House, owner: Any
) -> None:
    """Fifteen, and eighteen to be profiled, by the year alone and up to its last hour in Oslo, for what
    the shop knew and for what the tool tells."""
    evidence = {
        "purpose": purpose, "given": True, "at": THIS_YEAR, "channel": "till", "text": TEXT,
    }  # fmt: skip
    with clock.stopped_at(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        if is_evidence:
            await tell(house, known(evidence, birth_year=born))
        else:
            yes = given(customer="10001", email=KARI, purpose=purpose)
            await tell(house, known(birth_year=born), yes, source="newsletter")
    assert is_taken == bool(await entries(owner))


async def test_a_no_at_an_address_left_is_heard(house: House, owner: Any) -> None:
    """The tool may have sent before it heard of the new one: what was carried on ends too."""
    await tell(house, known(), given(customer="10001", email=KARI), source="newsletter")
    customer = await whose(owner)
    await owner.execute(
        "UPDATE customer SET email = 'ny@example.com', own_email = 'ny@example.com',"
        " email_verified_at = now()"
    )
    async with house.database.scope():
        await consents.follow(house, customer)
    assert await may_send(house, Purpose.NEWS, "ny@example.com", customer)
    await tell(house, withdrawn(), source="newsletter")
    assert not await may_send(house, Purpose.NEWS, "ny@example.com", customer)


async def test_an_address_no_mail_goes_to_waits_for_a_person(house: House, owner: Any) -> None:
    """It is no address of anybody's."""
    event = given(email="kari")
    await tell(house, event, source="newsletter")
    assert "dead" == (await event_states(owner))[event.id][0]
