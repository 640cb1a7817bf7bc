"""Who may have typed another's address is asked there first; nothing is sent before the answer."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.said import (
    HERE,
    agree,
    agreed,
    boxes,
    entries,
    letters,
    links,
    may_send,
    retract,
    states,
    subject_of,
)
from tests.jobs.running import run_jobs

from minside.auth.actions.links import LinkInvalid
from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose, State
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.hooks import Reply
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.core.throttle import Throttled

KARI = "kari@example.com"
NINA = "nina@example.com"
NUMBER = "+4791234567"
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


async def confirm(house: House, token: str, *shown: Purpose) -> list[Purpose]:
    """What the mail named, where nothing else was `shown`."""
    async with house.database.scope():
        return list(await consents.confirm(token, house.keys, shown or None))


async def look(house: House, token: str) -> consents.ToConfirm:
    async with house.database.scope():
        return await consents.to_confirm(token, house.keys)


async def request(
    house: House, *purposes: Purpose, email: str = NINA, born: int | None = 1980
) -> str:
    async with house.database.scope():
        return await consents.request_newsletter(
            house, email, boxes(*purposes, born=born), Language.NB, address_block=HERE
        )


async def test_an_unconfirmed_address_is_asked_and_its_link_is_the_yes(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """One mail names what was asked for; nothing is in force before its link is used."""
    await agree(web, unshown, Purpose.NEWS, Purpose.ARTICLES)
    assert {Purpose.NEWS: State.ASKED, Purpose.ARTICLES: State.ASKED} == await states(web, unshown)
    assert not await may_send(house, Purpose.NEWS, KARI, unshown)
    [letter] = await letters(owner)
    assert ("consents/confirm", KARI, unshown) == (
        letter["template"], letter["recipient"], letter["customer"],
    )  # fmt: skip
    [token] = await links(house, owner)
    assert [Purpose.NEWS, Purpose.ARTICLES] == await confirm(web, token)
    assert await may_send(house, Purpose.NEWS, KARI, unshown)
    assert ("given", "articles", "confirmation") == (await entries(owner))[-1]


async def test_a_link_confirms_once_and_looking_does_nothing(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Used again it says the same, and the ledger has one yes."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    for is_done in (False, False):
        assert is_done is (await look(web, token)).is_done
    assert "k…@example.com" == (await look(web, token)).address
    assert 1 == len(await entries(owner))
    for _ in range(3):
        assert [Purpose.NEWS] == await confirm(web, token)
    assert (await look(web, token)).is_done
    assert 2 == len(await entries(owner))


async def is_verified(owner: Any) -> bool:
    return await owner.fetchval("SELECT bool_or(email_verified_at IS NOT NULL) FROM customer")


async def test_a_link_that_a_stranger_follows_verifies_nothing(
    web: House, house: House, owner: Any, unshown: UUID, ola: UUID
) -> None:
    """Whose address the customer gave as their own may say yes to a newsletter without giving them what came
    in under it: neither signed out, nor signed in as somebody else, nor once the customer has another."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    assert [Purpose.NEWS] == await confirm(web, token)
    assert not await is_verified(owner)
    async with web.database.scope(customer=ola):
        await consents.confirm(token, web.keys, signed_in=ola)
    await owner.execute("UPDATE customer SET email = 'ny@example.com' WHERE id = $1", unshown)
    async with web.database.scope(customer=unshown):
        await consents.confirm(token, web.keys, signed_in=unshown)
    assert not await is_verified(owner)


async def test_what_a_link_confirmed_is_not_asked_again(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Who says no on Min Side and regrets it gets no mail again: the address said yes itself. Another kind
    neither; but once the address has said no itself, it is asked."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    await confirm(web, token)
    await retract(web, unshown, Purpose.NEWS)
    await agree(web, unshown, Purpose.NEWS, Purpose.OFFERS)
    assert dict.fromkeys((Purpose.NEWS, Purpose.OFFERS), State.GIVEN) == await states(web, unshown)
    assert 1 == len(await letters(owner))
    [subject] = [
        each for each in await subject_of(house, Kind.MAIL, KARI) if each.customer is not None
    ]
    async with house.database.scope():
        await consents.withdraw([subject], [Purpose.OFFERS], "foot_link", house.keys)
    await agree(web, unshown, Purpose.OFFERS)
    assert State.ASKED is (await states(web, unshown))[Purpose.OFFERS]
    assert 2 == len(await letters(owner))


async def test_a_link_of_nobodys_shows_the_address_to_who_is_signed_in(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """A newsletter that they asked for before they signed in, at their own address."""
    await request(web, Purpose.ARTICLES, email=KARI)
    [token] = await links(house, owner)
    async with web.database.scope(customer=unshown):
        await consents.confirm(token, web.keys, signed_in=unshown)
    assert await is_verified(owner)
    await run_jobs(house, "consents.follow", "consents.follow_address")
    assert {Purpose.ARTICLES: State.GIVEN} == await states(web, unshown)


async def test_a_link_lasts_a_week(web: House, house: House, owner: Any, unshown: UUID) -> None:
    """A second before it counts, then no more, and it can be asked anew."""
    start = clock.now().replace(microsecond=0)
    with clock.stopped_at(start):
        await agree(web, unshown, Purpose.NEWS)
        [token] = await links(house, owner)
    with clock.stopped_at(start + timedelta(days=7)):
        with pytest.raises(LinkInvalid):
            await confirm(web, token)
        assert {} == await states(web, unshown)
        await agree(web, unshown, Purpose.NEWS)
        assert 2 == len(await links(house, owner))
    with clock.stopped_at(start + timedelta(days=7, seconds=-1)):
        assert [Purpose.NEWS] == await confirm(web, token)


async def test_a_no_after_the_question_stays_a_no(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """An old link brings nothing back that was said no to since."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    await retract(web, unshown, Purpose.NEWS)
    with pytest.raises(LinkInvalid):
        await confirm(web, token)
    assert {Purpose.NEWS: State.WITHDRAWN} == await states(web, unshown)


async def test_a_link_that_isnt_ours_is_none(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Cut short, changed in any part, or signed for something else: refused, and nothing is written."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    raw = urlsafe_b64decode(token)
    other = raw[:-16] + house.keys.sign("delivery link", raw[:-16])
    flipped = [raw[:n] + bytes([raw[n] ^ 1]) + raw[n + 1 :] for n in (0, 18, 22, len(raw) - 1)]
    for forged in (
        "",
        token[:-1],
        token + "A",
        *(urlsafe_b64encode(b).decode() for b in [other, *flipped]),
    ):
        with pytest.raises(LinkInvalid):
            await confirm(web, forged)
    assert 1 == len(await entries(owner))


async def test_an_address_is_asked_a_few_times_an_hour(
    web: House, owner: Any, unshown: UUID
) -> None:
    """Whoever clicks on fills no mailbox, and isn't told that one was sent: they are told from when they may
    ask anew, and nothing is noted."""
    with clock.stopped_at(NOON):
        for _ in range(3):
            await agree(web, unshown, Purpose.NEWS)
        noted = len(await entries(owner))
        with pytest.raises(consents.AskedOften) as refused:
            await agree(web, unshown, Purpose.NEWS)
        assert "prøv igjen kl. 14.00." in refused.value.message(Language.NB)
        assert "Use the link in one that you got" in refused.value.message(Language.EN)
    assert (3, noted) == (len(await letters(owner)), len(await entries(owner)))
    with clock.stopped_at(NOON + timedelta(hours=1, minutes=1)):
        await agree(web, unshown, Purpose.NEWS)
    assert 4 == len(await letters(owner))


async def test_a_telephone_is_asked_a_few_times_an_hour(
    web: House, owner: Any, shown: UUID
) -> None:
    """As a mailbox; the SMS that came can be answered."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    with clock.stopped_at(NOON):
        for _ in range(3):
            await agree(web, shown, Purpose.SMS)
        with pytest.raises(consents.AskedOften) as refused:
            await agree(web, shown, Purpose.SMS)
    assert "Svar JA på en du har fått" in refused.value.message(Language.NB)
    assert 3 == len(await letters(owner))


async def test_a_landline_gets_no_sms_and_is_told_so(web: House, owner: Any, shown: UUID) -> None:
    """Nothing is asked there; the page says why before one tries. A country that doesn't tell them apart is let
    through."""
    await owner.execute("UPDATE customer SET phone = '+4722334455'")
    with pytest.raises(Refused) as refused:
        await agree(web, shown, Purpose.SMS)
    assert ["NOT_POSSIBLE"] == [each.code.value for each in refused.value.refusals]
    assert "ikke et mobilnummer" in refused.value.refusals[0].message(Language.NB)
    async with web.database.scope(customer=shown):
        shown_now = {each.purpose: each for each in await consents.overview(shown)}
        reason = shown_now[Purpose.SMS].can_give.reason
        assert reason is not None
        assert "isn’t a mobile number" in reason.in_(Language.EN)
    assert [] == await letters(owner)
    await owner.execute("UPDATE customer SET phone = '+14155552671'")
    await agree(web, shown, Purpose.SMS)
    assert 1 == len(await letters(owner))


async def test_a_new_number_is_asked_by_sms_and_ja_is_the_yes(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """In any case and with any dots; another word, or another number, is no yes."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, Purpose.SMS)
    [letter] = await letters(owner)
    assert ("consents/confirm_sms", NUMBER) == (letter["template"], letter["recipient"])
    async with house.database.scope():
        assert await consents.said_by_sms(house, NUMBER, "Ja takk, gjerne det") is None
        assert await consents.said_by_sms(house, "+4799999999", "ja") is None
    assert not await may_send(house, Purpose.SMS, NUMBER, shown)
    async with house.database.scope():
        reply = await consents.said_by_sms(house, NUMBER, " Ja! ")
    assert Reply("yes", "consents/sms_confirmed") == reply
    assert await may_send(house, Purpose.SMS, NUMBER, shown)
    async with house.database.scope():
        assert await consents.said_by_sms(house, NUMBER, "JA") is None
    assert [("asked", "sms", "min_side"), ("given", "sms", "sms")] == await entries(owner)


async def test_a_ja_after_a_week_is_none(web: House, house: House, owner: Any, shown: UUID) -> None:
    """Nobody remembers by then what they were asked."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, Purpose.SMS)
    with clock.stopped_at(clock.now() + timedelta(days=7, minutes=1)):
        async with house.database.scope():
            assert await consents.said_by_sms(house, NUMBER, "JA") is None
    assert not await may_send(house, Purpose.SMS, NUMBER, shown)


async def test_who_has_no_account_gets_nothing_before_the_link(
    web: House, house: House, owner: Any
) -> None:
    """A newsletter for an address of nobody's: asked for, confirmed, and then in force (S32)."""
    assert NINA == await request(web, Purpose.OFFERS, email=" nina@EXAMPLE.com ")
    assert not await may_send(house, Purpose.OFFERS, NINA, None)
    [token] = await links(house, owner)
    assert [Purpose.OFFERS] == await confirm(web, token)
    assert await may_send(house, Purpose.OFFERS, NINA, None)
    assert not await may_send(house, Purpose.NEWS, NINA, None)


async def test_a_request_is_answered_alike_whoever_lives_there(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """A customer's address, one that said yes already, one that said no: one letter each, the same
    words, the same number of entries, and nothing that held is touched."""
    await agree(web, shown, Purpose.NEWS)
    before = len(await entries(owner))
    await request(web, Purpose.NEWS, email=KARI)
    await request(web, Purpose.NEWS, email=NINA)
    assert [("asked", "news", "sign_up")] * 2 == (await entries(owner))[before:]
    first, second = await letters(owner)
    told = ("template", "customer", "language", "values")
    assert [first[name] for name in told] == [second[name] for name in told]
    assert await may_send(house, Purpose.NEWS, KARI, shown)


async def test_a_customers_own_address_becomes_theirs_by_the_link(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """What somebody asked for without signing in, and confirmed, stands on their own page."""
    await request(web, Purpose.ARTICLES, email="KARI@example.com")
    [token] = await links(house, owner)
    await confirm(web, token)
    await run_jobs(house, "consents.follow_address")
    assert {Purpose.ARTICLES: State.GIVEN} == await states(web, shown)
    await retract(web, shown, Purpose.ARTICLES)
    assert not await may_send(house, Purpose.ARTICLES, KARI, shown)


@pytest.mark.parametrize(
    ("email", "ticked", "fields"),
    [
        ("nina", agreed(Purpose.NEWS), [("email",)]),
        (NINA, [], [("consents",)]),
        (NINA, agreed(Purpose.NEWS, Purpose.SMS), [("consents", "1")]),
        (NINA, [Agreed(Purpose.NEWS, 99, Language.NB)], [("consents", "0")]),
        ("", agreed(Purpose.PERSONALISATION), [("email",), ("consents", "0")]),
    ],
)
async def test_a_request_is_refused_at_its_field(
    email: str, ticked: list[Agreed], fields: Any, web: House, owner: Any
) -> None:
    """Only the newsletter's four kinds, in today's words, to an address; nothing is written."""
    form = consents.Boxes(ticked, 1980)
    with pytest.raises(Refused) as refused:
        async with web.database.scope():
            await consents.request_newsletter(web, email, form, Language.NB, address_block=HERE)
    assert fields == [each.field for each in refused.value.refusals]
    assert [] == await letters(owner)


@pytest.mark.parametrize(
    ("born", "refusals"),
    [
        (None, [(("birthYear",), "BIRTH_YEAR_NEEDED")]),
        (1066, [(("birthYear",), "OUT_OF_RANGE")]),
        (2100, [(("birthYear",), "OUT_OF_RANGE")]),
        (2011, [(("birthYear",), "TOO_YOUNG")]),
        (2010, []),
    ],
)
async def test_who_has_no_account_is_asked_how_old_they_are_too(
    born: int | None, refusals: Any, web: House, owner: Any
) -> None:
    """Fifteen by the year alone, as everywhere, in the last hour of the year; it is kept nowhere, and
    without it no letter is written."""
    said: list[Any] = []
    with clock.stopped_at(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        try:
            await request(web, Purpose.NEWS, Purpose.OFFERS, born=born)
        except Refused as refused:
            said = [(each.field, each.code.value) for each in refused.refusals]
    assert refusals == said
    written = await letters(owner)
    assert len(written) == (0 if refusals else 1)
    assert not any(str(born) in str(dict(row)["values"]) for row in written)


async def test_requests_fill_no_mailbox(web: House, owner: Any) -> None:
    """Three letters an hour to one address from one network, and ten wishes in five minutes."""
    for _ in range(10):
        await request(web, Purpose.NEWS)
    with pytest.raises(Throttled):
        await request(web, Purpose.NEWS, email="another@example.com")
    assert 3 == len(await letters(owner))
    assert 3 == len(await entries(owner))


async def test_a_year_that_nobody_knew_is_kept(web: House, owner: Any, shown: UUID) -> None:
    """Asked for at the box, it stands on the profile; a yes that is refused keeps nothing."""
    await owner.execute("UPDATE customer SET birth_year = NULL")
    for born, code in ((None, "BIRTH_YEAR_NEEDED"), (clock.today().year - 15, "TOO_YOUNG")):
        with pytest.raises(Refused) as refused:
            async with web.database.scope(customer=shown) as scope, scope.savepoint():
                await scope.fetchval("SELECT 1")
                form = consents.Boxes(agreed(Purpose.NEWS, Purpose.OFFERS), born)
                await consents.agree(web, shown, form, consents.Door.MIN_SIDE)
        said = [(each.field, each.code.value) for each in refused.value.refusals]
        assert [(("birthYear",), code)] == said
    async with web.database.scope(customer=shown):
        form = consents.Boxes(agreed(Purpose.NEWS), 1980)
        await consents.agree(web, shown, form, consents.Door.MIN_SIDE)
    assert 1980 == await owner.fetchval("SELECT birth_year FROM customer")


async def test_a_browsers_choice_isnt_a_customers(web: House, owner: Any, shown: UUID) -> None:
    """Cookies are chosen in the browser that they are for."""
    with pytest.raises(Refused) as refused:
        await agree(web, shown, Purpose.NEWS, Purpose.STATISTICS_COOKIES)
    assert [("consents", "1")] == [each.field for each in refused.value.refusals]
    with pytest.raises(Refused):
        await retract(web, shown, Purpose.MARKETING_COOKIES)
    assert 0 == await owner.fetchval("SELECT count(*) FROM consent_subject WHERE kind = 'browser'")


async def test_one_click_counts_once(web: House, owner: Any, shown: UUID) -> None:
    """The same form sent twice says one thing, also where a no came in between."""
    await agree(web, shown, Purpose.NEWS, key="one")
    await retract(web, shown, Purpose.NEWS, key="two")
    await agree(web, shown, Purpose.NEWS, key="one")
    await retract(web, shown, Purpose.NEWS, key="two")
    assert {Purpose.NEWS: State.WITHDRAWN} == await states(web, shown)
    assert 2 == len(await entries(owner))


async def test_one_box_ticked_twice_is_one_yes(web: House, owner: Any, shown: UUID) -> None:
    """A form that names a purpose twice says it once."""
    await agree(web, shown, Purpose.NEWS, Purpose.NEWS)
    assert [("given", "news", "min_side")] == await entries(owner)
    assert Kind.MAIL.value == await owner.fetchval("SELECT kind FROM consent_subject")


@pytest.mark.parametrize("kind", [None, Purpose.OFFERS])
async def test_what_waits_is_shown_by_a_way_out_and_ended_there(
    kind: Purpose | None, web: House, house: House, owner: Any
) -> None:
    """Who was asked may say no where they leave, to one or to all; the mail that waits for a yes opens nothing for
    that any more. Undone it isn't: nothing was sent yet."""
    await request(web, Purpose.NEWS, Purpose.OFFERS)
    async with web.database.scope():
        await consents.request_leave(web, NINA, Language.NB, address_block=HERE)
    confirming, leaving = await links(house, owner)
    async with web.database.scope():
        found = await consents.look(web, leaving)
    assert ([], [Purpose.NEWS, Purpose.OFFERS]) == (found.holding, found.waiting)
    async with web.database.scope():
        left = await consents.withdraw_by_link(web, leaving, everything=kind is None, kind=kind)
    stays = [Purpose.NEWS] if kind else []
    assert (stays, None) == (left.linked.waiting, left.undo)
    if not stays:
        with pytest.raises(LinkInvalid):
            await confirm(web, confirming)
    else:
        assert stays == await confirm(web, confirming)
    sent = [
        each for each in (Purpose.NEWS, Purpose.OFFERS) if await may_send(house, each, NINA, None)
    ]
    assert stays == sent


async def test_what_a_customer_was_asked_waits_at_her_way_out_too(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Nobody has shown that the address is hers, and it is asked for of nobody's as well: one no ends both."""
    await agree(web, unshown, Purpose.NEWS)
    await request(web, Purpose.NEWS, email=KARI)
    async with web.database.scope():
        await consents.request_leave(web, KARI, Language.NB, address_block=HERE)
    *confirming, leaving = await links(house, owner)
    async with web.database.scope():
        assert [Purpose.NEWS] == (await consents.look(web, leaving)).waiting
    async with web.database.scope():
        left = await consents.withdraw_by_link(web, leaving, everything=True)
    assert [] == left.linked.waiting
    for token in confirming:
        with pytest.raises(LinkInvalid):
            await confirm(web, token)
    assert not await may_send(house, Purpose.NEWS, KARI, unshown)
