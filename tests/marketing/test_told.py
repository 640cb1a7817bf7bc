"""What the newsletter tool tells of messages: in any order, any number of times, one result."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import Happened, merged, registered, states
from tests.events.shop import tell as shop_tells
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.events import actions as events
from minside.events.types.consents import Given
from minside.marketing import actions as marketing
from minside.marketing.actions import Fate, Kind, Message, UseKind
from minside.marketing.actions.grounds import look_at

from .newsletter import (
    TOOL,
    agree,
    at,
    bounced,
    clicked,
    code_used,
    complained,
    opened,
    refuse,
    sent,
    tell,
)

P = Purpose.PERSONALISATION


async def shown(house: House, customer: UUID) -> list[Message]:
    async with house.database.scope(customer=customer):
        page = await marketing.messages(customer, kind=Kind.MARKETING, first=50, after=None)
        return page.rows


async def why(house: House, customer: UUID, message: Message) -> marketing.Why:
    async with house.database.scope(customer=customer):
        return await marketing.why(customer, message, Language.NB)


async def test_a_message_is_shown_with_what_was_told_of_it(
    house: House, web: House, known: UUID
) -> None:
    """What, when, where to, what for, and that it was sent; the web sees her own."""
    await tell(house, sent(to="kari@example.com"))
    [message] = await shown(web, known)
    assert ("Høst i skogen", "kari@example.com", at(2), Fate.SENT, Kind.MARKETING) == (
        message.subject, message.to, message.at, message.fate, message.kind,
    )  # fmt: skip
    assert "Nyheter på e-post" == message.purpose.nb
    assert "Hei!\n\nNå er det tid for refleks." == marketing.text_of(message, "https://x.example")


async def test_nobody_sees_anothers(house: House, web: House, known: UUID, ola: UUID) -> None:
    """Neither in the list nor by its id (N6)."""
    await tell(house, sent(), bounced())
    [message] = await shown(web, known)
    async with web.database.scope(customer=ola) as scope:
        assert await marketing.message(known, message.id) is None
        assert [] == await scope.fetch("SELECT FROM marketing_message_use")


async def test_what_came_of_it_counts_in_any_order(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """A bounce, a code's use and a complaint before the sending is told, or after; each also twice."""
    told = [sent(), bounced(), code_used(), complained()]
    expected = None
    for seed in range(6):
        order = random.Random(seed).sample(told, len(told))
        await owner.execute("DELETE FROM marketing_message; DELETE FROM marketing_message_use")
        await owner.execute(
            "DELETE FROM event; DELETE FROM email_bounce; DELETE FROM discount_code_use"
        )
        await tell(house, *order)
        # The tool tells again what it has told already, and its ids are forgotten by then.
        await owner.execute("DELETE FROM event")
        await tell(house, *order)
        [message] = await shown(web, known)
        found = (message.subject, message.fate, message.uses)
        expected = expected or found
        assert expected == found, order
    assert expected is not None
    assert Fate.CAME_BACK == expected[1]
    assert [UseKind.BOUNCED, UseKind.CODE_USED, UseKind.COMPLAINED] == [u.kind for u in expected[2]]
    assert ("HOST10", "5001") == (expected[2][1].code, expected[2][1].order)


async def test_of_two_words_about_one_message_the_later_counts(
    house: House, web: House, known: UUID
) -> None:
    """Whichever comes first."""
    for first, second in ((0, 1), (1, 0)):
        told = [sent(2, message=f"m{first}", subject="Før"), sent(3, message=f"m{first}")]
        await tell(house, told[first], told[second])
    assert ["Høst i skogen", "Høst i skogen"] == [each.subject for each in await shown(web, known)]


async def test_a_message_of_somebody_unknown_waits(house: House, web: House, owner: Any) -> None:
    """Also its bounce: nothing is kept of them before the shop has told who they are, and then all is."""
    told = [bounced(), sent()]
    await tell(house, *told)
    assert {"waiting"} == {(await states(owner))[each.id][0] for each in told}
    assert 0 == await owner.fetchval("SELECT count(*) FROM marketing_message_use")
    await shop_tells(house, registered())
    customer = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
    [message] = await shown(web, customer)
    assert Fate.CAME_BACK == message.fate


@pytest.mark.parametrize("permanent", [True, False])
async def test_a_bounce_for_who_is_gone_makes_nobody_anew(
    permanent: bool, house: House, owner: Any
) -> None:
    """After a week it is a dead letter, with the reason and nothing of theirs stored; also where the
    mailbox was full and nobody but this list would have wanted it."""
    told = bounced(permanent=permanent)
    await tell(house, told)
    with clock.stopped_at(clock.now() + timedelta(days=8)):
        async with house.database.scope():
            await events.sweep()
    assert ("dead", "unknown customer") == (await states(owner))[told.id]
    assert 0 == await owner.fetchval("SELECT count(*) FROM customer")


async def test_a_channel_that_is_none_is_a_dead_letter(
    house: House, owner: Any, known: UUID
) -> None:
    """Post for marketing, say: a person looks at it (S33)."""
    told = sent(channel="post")
    await tell(house, told)
    assert ("dead", "neither mail nor SMS") == (await states(owner))[told.id]


async def test_two_customers_of_one_newsletter_are_merged(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """What each was sent under one name stays apart, with what came of each."""
    await shop_tells(house, registered("10002"))
    await tell(house, sent(), sent(3, customer="10002"), bounced(4, customer="10002"))
    await shop_tells(house, merged("10001", "10002", 5))
    found = await shown(web, known)
    assert [(at(3), Fate.CAME_BACK), (at(2), Fate.SENT)] == [(m.at, m.fate) for m in found]


async def test_a_complaint_about_no_message_is_no_use(
    house: House, web: House, known: UUID
) -> None:
    """There is nothing to show it at."""
    await tell(
        house, sent(), complained(message=None), complained(customer=None, email="k@x.example")
    )
    [message] = await shown(web, known)
    assert () == tuple(message.uses)


async def test_what_was_opened_is_kept_under_a_consent_alone(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Without one it is dropped at the door, and nothing of it is stored: not even whose it was."""
    [taken, *_] = await tell(house, opened(), clicked())
    assert events.State.DROPPED == taken.state
    rows = await owner.fetch("SELECT state, data, streams FROM event WHERE type LIKE 'message.%'")
    assert {("dropped", None, ())} == {(r["state"], r["data"], tuple(r["streams"])) for r in rows}
    await agree(web, known, Purpose.PERSONALISATION, hours=3.5)
    # What happened before the yes isn't kept, whenever it is told; what comes after it is.
    await tell(house, sent(), opened(3.2), clicked(4))
    [message] = await shown(web, known)
    assert [(UseKind.CLICKED, at(4))] == [(use.kind, use.at) for use in message.uses]


async def test_the_door_sees_a_consent_as_the_web(house: House, web: House, known: UUID) -> None:
    """The web takes events in, and nobody is signed in there."""
    await agree(web, known, Purpose.PERSONALISATION)
    async with web.database.scope():
        assert await marketing.may_keep_use("10001", at(2))
    async with web.database.scope():
        assert not await marketing.may_keep_use("10001", at(0.5))
    async with web.database.scope():
        assert not await marketing.may_keep_use("99999", at(2))


async def test_after_a_no_nothing_more_is_kept(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Also of what happened while the yes held, and of what had come in already."""
    await agree(web, known, Purpose.PERSONALISATION)
    before = opened(3)
    async with house.database.scope():
        await events.receive(events.Brought(TOOL, before.id, before.body), house.keys)
    await refuse(web, known, Purpose.PERSONALISATION, hours=5)
    await run_jobs(house, "events.handle")
    [taken] = await tell(house, clicked(4))
    assert events.State.DROPPED == taken.state
    assert 0 == await owner.fetchval("SELECT count(*) FROM marketing_message_use")


async def test_of_a_link_its_host_and_path_are_kept(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """What stands behind them may say who followed it; it isn't stored on the way either."""
    await agree(web, known, Purpose.PERSONALISATION)
    told = clicked()
    async with house.database.scope():
        await events.receive(events.Brought(TOOL, told.id, told.body), house.keys)
    data = await owner.fetchval("SELECT data FROM event WHERE event_id = $1", told.id)
    assert "hemmelig" not in data
    assert "kunde" not in data
    await run_jobs(house, "events.handle")
    await tell(house, sent())
    [message] = await shown(web, known)
    assert ["https://mikopet.example/refleks"] == [use.link for use in message.uses]


async def test_a_use_that_cannot_be_read_is_not_kept_either(
    house: House, known: UUID, owner: Any
) -> None:
    """Whose it is can't be told, so neither can it be asked whether they agreed."""
    told = replace(clicked(), data={"customer": "10001", "message": "nb-07", "link": "kari@x"})
    [taken] = await tell(house, told)
    assert events.State.DROPPED == taken.state
    assert await owner.fetchval("SELECT data FROM event WHERE event_id = $1", told.id) is None


async def test_a_sending_rests_on_the_consent_of_its_moment(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Also when it was withdrawn since: the entry, its words and its moment (N5)."""
    await agree(web, known, Purpose.NEWS)
    await refuse(web, known, Purpose.NEWS, hours=3)
    told = sent(2)
    await tell(house, told)
    assert ("handled", None) == (await states(owner))[told.id]
    [message] = await shown(web, known)
    found = await why(web, known, message)
    assert found.is_allowed
    assert found.agreement is not None
    assert at(1) == found.agreement.at
    assert (found.agreement.text or "").startswith("Ja, send meg nyheter på e-post.")
    assert ["E-postadressen din", "Fornavnet ditt", "Språket ditt"] == [u.nb for u in found.used]


async def test_where_messages_are_adapted_it_is_said_what_is_used(
    house: House, web: House, known: UUID
) -> None:
    """Under the consent to personalisation, at that moment (S42)."""
    await agree(web, known, Purpose.NEWS, Purpose.PERSONALISATION)
    await tell(house, sent(2), sent(0.5, message="nb-06"))
    adapted, plain = await shown(web, known)
    found = await why(web, known, adapted)
    assert "Det du har kjøpt" in [each.nb for each in found.used]
    assert found.adapting is not None
    assert at(1) == found.adapting.at
    assert (found.adapting.text or "").startswith("Ja, tilpass det dere sender")
    before = await why(web, known, plain)
    assert "Det du har kjøpt" not in [each.nb for each in before.used]
    assert before.adapting is None


async def test_a_newsletter_that_says_not_what_it_holds_rests_on_any_part(
    house: House, web: House, known: UUID
) -> None:
    """Tools that don't ask for each by itself have a word for all."""
    await agree(web, known, Purpose.ARTICLES)
    await tell(house, sent(2, purpose="newsletter_email"))
    [message] = await shown(web, known)
    assert "Nyhetsbrev på e-post" == message.purpose.nb
    found = await why(web, known, message)
    agreement = found.agreement
    assert agreement is not None
    assert "artikler" in (agreement.text or "")
    assert (1, 3) == (len(found.stops), len(found.stopped))


@pytest.mark.parametrize(
    ("told", "purposes"),
    [
        (sent(0.5), [Purpose.NEWS]),
        (sent(4), [Purpose.NEWS]),
        (sent(2, purpose="offers"), [Purpose.NEWS]),
        (sent(2, purpose="julebrev"), [Purpose.NEWS]),
        (sent(2, purpose="newsletter_sms", channel="sms"), [Purpose.NEWS]),
        (sent(2, channel="sms"), [Purpose.NEWS]),
        (sent(2, channel="sms", to="+4791234567"), [Purpose.NEWS]),
        (sent(2, to="annen@example.com"), [Purpose.NEWS]),
        (sent(2, purpose="personalisation"), [P]),
        (sent(2, purpose="cart_reminder", channel="sms"), [Purpose.NEWS]),
        (sent(2, purpose="statistics_cookies"), [Purpose.NEWS]),
        (sent(2), []),
    ],
)
async def test_a_sending_without_a_consent_is_told_to_the_operator(
    told: Happened, purposes: list[Purpose], house: House, web: House, known: UUID, owner: Any
) -> None:
    """Before the yes, after the no, for another purpose, for one that nobody knows or nothing is sent for,
    by another channel, to another address: the event says it, so do the figure and the customer's
    page."""
    if purposes:
        await agree(web, known, *purposes)
        await refuse(web, known, *purposes, hours=3)
    with clock.stopped_at(at(10)):
        await tell(house, told)
    assert ("handled", "sent without a consent in force") == (await states(owner))[told.id]
    async with web.database.scope(read_only=True):
        assert {"unconsented": 1} == await marketing.alarms()
    [message] = await shown(web, known)
    found = await why(web, known, message)
    assert not found.is_allowed
    assert found.agreement is None


async def test_a_sending_to_nobodys_address_rests_on_what_was_said_there(
    house: House, owner: Any
) -> None:
    """Also without a customer: of one newsletter to two addresses the one that never agreed is flagged, by
    mail and by SMS."""
    async with house.database.scope():
        for kind, address, purpose in (
            (consents.Kind.MAIL, "gjest@example.com", "news"),
            (consents.Kind.SMS, "+4791234567", "sms"),
        ):
            [subject] = await consents.of_address(kind, address)
            said = consents.Said(subject.id, purpose, consents.Action.GIVEN, "tool/form", at=at(1))
            await consents.append([said], house.keys)
    sms = {"customer": None, "purpose": "sms", "channel": "sms", "message": "s1"}
    told = [
        sent(2, customer=None, to="Gjest@example.com"), sent(2, customer=None, to="x@example.com"),
        sent(2, **sms, to="+4791234567"), sent(2, **sms, to="+4790000000"),
        sent(0.5, customer=None, to="gjest@example.com", message="nb-06"),
    ]  # fmt: skip
    await tell(house, *told)
    flagged = "sent without a consent in force"
    found = [(await states(owner))[each.id] for each in told]
    assert [None, flagged, None, flagged, flagged] == [note for _, note in found]
    assert {"handled"} == {state for state, _ in found}


async def test_a_sending_to_neither_customer_nor_address_is_a_dead_letter(
    house: House, owner: Any
) -> None:
    """Nobody could ever look whether they had agreed."""
    told = sent(2, customer=None)
    await tell(house, told)
    assert "dead" == (await states(owner))[told.id][0]


async def test_a_sending_rests_on_what_was_in_force_at_an_address_that_was_left_since(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Whoever has it now says nothing of it."""
    await agree(web, known, Purpose.NEWS)
    await owner.execute("UPDATE consent_subject SET left_at = $1 WHERE kind = 'mail'", at(5))
    told = [sent(2, to="kari@example.com"), sent(6, to="kari@example.com", message="nb-08")]
    await tell(house, *told)
    flagged = "sent without a consent in force"
    assert [None, flagged] == [(await states(owner))[each.id][1] for each in told]


async def test_a_reminder_of_a_cart_rests_on_nobodys_objection(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Until its customer says no; somebody without an account has no cart."""
    told = [
        sent(2, purpose="cart_reminder", message="k1"), sent(4, purpose="cart_reminder"),
        sent(2, purpose="cart_reminder", customer=None, to="x@example.com"),
    ]  # fmt: skip
    await refuse(web, known, Purpose.CART_REMINDER, hours=3)
    await tell(house, *told)
    flagged = "sent without a consent in force"
    assert [None, flagged, flagged] == [(await states(owner))[each.id][1] for each in told]


async def test_hundreds_of_messages_are_looked_at_as_one(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """In as many statements, with the same answers."""
    await agree(web, known, Purpose.ARTICLES)
    await refuse(web, known, Purpose.ARTICLES, hours=3)
    await tell(house, sent(2, purpose="newsletter_email"), sent(4, message="nb-08"))
    few = await _looked_at(house, owner)
    await owner.execute(
        """
        INSERT INTO marketing_message (customer, told_of, tool, message, purpose, channel, subject,
            sent_at, event, is_unconsented)
        SELECT customer, told_of, tool, message || '/' || n, purpose, channel, subject, sent_at, event,
            false
        FROM marketing_message, generate_series(1, 149) AS n
        """
    )
    assert [(3, 1), (3, 150)] == [few, await _looked_at(house, owner)]


async def _looked_at(house: House, owner: Any) -> tuple[int, int]:
    """How many statements it took, and how many rest on nothing."""
    ids = [row["id"] for row in await owner.fetch("SELECT id FROM marketing_message")]
    async with house.database.scope() as scope:
        before = scope.statements
        bare = await look_at(ids)
        return scope.statements - before, bare


async def test_a_consent_told_of_late_lifts_the_alarm(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """The next look finds what the ledger says of that moment."""
    with clock.stopped_at(at(10)):
        await tell(house, sent(2))
        await agree(web, known, Purpose.NEWS, hours=1)
        async with house.database.scope():
            assert 0 == await marketing.look_over()
        async with web.database.scope(read_only=True):
            assert {"unconsented": 0} == await marketing.alarms()
    [message] = await shown(web, known)
    assert (await why(web, known, message)).is_allowed


async def test_whoever_tells_of_a_consent_has_messages_looked_at_anew(
    house: House, web: House, known: UUID
) -> None:
    """By the customer's number, or by the address alone; the event itself is the consents'."""
    await tell(house, sent(2, to="kari@example.com"))
    await agree(web, known, Purpose.NEWS, hours=1)
    for whose in ({"customer": "10001"}, {"email": "KARI@example.com"}):
        async with house.database.scope() as scope:
            await scope.execute(
                "UPDATE marketing_message SET is_unconsented = true, consent_entry = NULL,"
                " consent_text_sha256 = NULL"
            )
            data = Given(purpose="news", channel="signup_form", **whose)
            with pytest.raises(events.NotForUs):
                await marketing.told_consent(
                    house, events.Told(TOOL, "evt-x", "consent.given", at(1), at(1), data)
                )
        [message] = await shown(web, known)
        assert (await why(web, known, message)).is_allowed


async def test_what_has_been_kept_long_enough_goes(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """The text after a year, the rest after two."""
    await tell(house, sent(), bounced())
    for days, subjects, texts in ((366, 1, 0), (731, 0, 0)):
        with clock.stopped_at(at(2) + timedelta(days=days)):
            async with house.database.scope():
                await marketing.sweep()
        found = await shown(web, known)
        assert subjects == await owner.fetchval("SELECT count(*) FROM marketing_message_use")
        assert subjects == len(found)
        assert texts == len([each for each in found if marketing.text_of(each, "https://x")])
