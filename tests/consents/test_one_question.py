"""One question is about all that waits for an address; a yes holds only once who reads mail there said it."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.said import agree, agreed, entries, letters, links, may_send, retract, states
from tests.consents.test_asking import HERE, KARI, NINA, NOON, NUMBER, confirm, look, request
from tests.consents.test_texts import newer

from minside.auth.actions.links import LinkInvalid
from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import NEWSLETTER, Purpose, State
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.house import House
from minside.core.language import Language

__all__ = ["newer"]
NEWS, OFFERS, CODES, ARTICLES = NEWSLETTER


async def waits_at_once(house: House, customer: UUID) -> set[Purpose]:
    """What waits though the address is known by now, so that a yes holds at once."""
    async with house.database.scope(customer=customer):
        return {each.purpose for each in await consents.overview(customer) if each.is_shown}


async def test_four_yeses_are_one_mail_and_one_press(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Its page shows all four; each gets an entry of its own, with its own text."""
    for purpose in NEWSLETTER:
        await agree(web, unshown, purpose)
    [token] = await links(house, owner)
    assert NEWSLETTER == (await look(web, token)).waiting
    assert not any([await may_send(house, each, KARI, unshown) for each in NEWSLETTER])
    assert list(NEWSLETTER) == await confirm(web, token, *NEWSLETTER)
    assert dict.fromkeys(NEWSLETTER, State.GIVEN) == await states(web, unshown)
    rows = await owner.fetch(
        "SELECT purpose, text_sha256 FROM consent_entry WHERE action = 'given' ORDER BY number"
    )
    ours = [(each.value, texts.latest(each, Language.NB).sha256) for each in NEWSLETTER]
    assert ours == [tuple(row) for row in rows]
    assert (True, NEWSLETTER) == ((await look(web, token)).is_done, (await look(web, token)).given)


async def test_the_words_of_its_page_are_those_that_the_yes_cites(
    web: House, house: House, owner: Any, request: pytest.FixtureRequest
) -> None:
    """Each in the language and the version it was asked about, though the texts are others by now; and the page
    shows them still when it is done."""
    asked = [Agreed(NEWS, 1, Language.NB), Agreed(ARTICLES, 1, Language.EN)]
    async with web.database.scope():
        boxes = consents.Boxes(asked, 1980)
        await consents.request_newsletter(house, NINA, boxes, Language.NB, address_block=HERE)
    request.getfixturevalue("newer")
    [token] = await links(house, owner)
    shown = (await look(web, token)).words
    assert {NEWS: (1, Language.NB), ARTICLES: (1, Language.EN)} == {
        purpose: (words.version, words.language) for purpose, words in shown.items()
    }
    await confirm(web, token, NEWS, ARTICLES)
    cited = await owner.fetch(
        "SELECT e.purpose, t.text FROM consent_entry e JOIN consent_text t ON t.sha256 = e.text_sha256"
        " WHERE e.action = 'given'"
    )
    assert {row["purpose"]: row["text"] for row in cited} == {
        purpose.value: words.text for purpose, words in shown.items()
    }
    assert shown == (await look(web, token)).words


async def test_what_the_page_didnt_show_isnt_confirmed(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """A yes that was said while it stood open waits on; since the address is known by then, saying it again
    is enough, without another mail. An old page that names nothing confirms what the mail named."""
    await agree(web, unshown, NEWS)
    [token] = await links(house, owner)
    await agree(web, unshown, OFFERS)
    assert set() == await waits_at_once(web, unshown)
    assert [NEWS] == await confirm(web, token)
    assert {NEWS: State.GIVEN, OFFERS: State.ASKED} == await states(web, unshown)
    assert {OFFERS} == await waits_at_once(web, unshown)
    await agree(web, unshown, OFFERS)
    assert dict.fromkeys((NEWS, OFFERS), State.GIVEN) == await states(web, unshown)
    assert 1 == len(await letters(owner))


async def test_a_link_is_about_what_waits_though_its_own_was_taken_back(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """What was said yes to after the mail has no other link; what was said no to isn't brought back."""
    await agree(web, unshown, NEWS)
    await agree(web, unshown, OFFERS)
    await retract(web, unshown, NEWS)
    [token] = await links(house, owner)
    assert (OFFERS,) == (await look(web, token)).waiting
    with pytest.raises(LinkInvalid):
        await confirm(web, token, NEWS)
    assert [OFFERS] == await confirm(web, token, NEWS, OFFERS)
    assert {NEWS: State.WITHDRAWN, OFFERS: State.GIVEN} == await states(web, unshown)


async def test_after_an_hour_it_is_asked_anew_about_all(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """The mail names what waits, and a link that works for as long as the last of it does."""
    with clock.stopped_at(NOON):
        await agree(web, unshown, NEWS)
    with clock.stopped_at(NOON + timedelta(minutes=59)):
        await agree(web, unshown, OFFERS)
    with clock.stopped_at(NOON + timedelta(minutes=60)):
        await agree(web, unshown, CODES)
    first, second = await links(house, owner)
    named = json.loads((await letters(owner))[1]["values"])["asked_for"]
    assert ["Nyheter på e-post", "Tilbud på e-post", "Rabattkoder på e-post"] == named.splitlines()
    with clock.stopped_at(NOON + timedelta(days=7, minutes=58)):
        assert (OFFERS, CODES) == (await look(web, first)).waiting
        assert [OFFERS] == await confirm(web, first, NEWS, OFFERS)
    with clock.stopped_at(NOON + timedelta(days=7, minutes=61)):
        assert (OFFERS,) == (await look(web, second)).given
        assert {OFFERS: State.GIVEN} == await states(web, unshown)


async def test_the_brake_leaves_no_yes_without_a_link(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Another yes is answered with the mails that came; where none came to this address it is refused, says so,
    and isn't noted."""
    with clock.stopped_at(NOON):
        for _ in range(3):
            await agree(web, unshown, NEWS)
        await agree(web, unshown, ARTICLES)
        assert (NEWS, ARTICLES) == (await look(web, (await links(house, owner))[-1])).waiting
        await owner.execute("UPDATE customer SET email = 'kari+to@example.com'")
        noted = len(await entries(owner))
        with pytest.raises(consents.AskedOften) as refused:
            await agree(web, unshown, OFFERS)
    assert "så ja-et er ikke notert. Prøv igjen kl. 14.00." in refused.value.message(Language.NB)
    assert "link" not in refused.value.message(Language.EN)
    assert (3, noted) == (len(await letters(owner)), len(await entries(owner)))


async def test_an_answered_link_isnt_waited_for_again(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Who says no by it, and then yes on Min Side, is asked once more; a mail that was given up is none."""
    await agree(web, unshown, NEWS)
    [token] = await links(house, owner)
    async with web.database.scope():
        await consents.decline(token, web.keys, [NEWS, OFFERS])
    assert dict.fromkeys((NEWS, OFFERS), State.WITHDRAWN) == await states(web, unshown)
    await agree(web, unshown, OFFERS)
    assert 2 == len(await letters(owner))
    await owner.execute("UPDATE message SET state = 'abandoned', secrets = NULL")
    await agree(web, unshown, CODES)
    assert 3 == len(await letters(owner))


async def test_whoever_asks_says_whether_a_mail_left(web: House, owner: Any, unshown: UUID) -> None:
    """The page says "we have sent" only of what was; said again, one is."""
    said: list[bool | None] = []
    for purpose in (NEWS, OFFERS, OFFERS, Purpose.PERSONALISATION):
        async with web.database.scope(customer=unshown):
            boxes = consents.Boxes(agreed(purpose))
            said.append(await consents.agree(web, unshown, boxes, consents.Door.MIN_SIDE))
    assert [True, False, True, False] == said
    assert 2 == len(await letters(owner))


async def test_a_number_is_asked_once_too(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """The SMS that lies there can be answered, also after a no and another yes; after `STOPP` it is asked anew."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, Purpose.SMS)
    await retract(web, shown, Purpose.SMS)
    await agree(web, shown, Purpose.SMS)
    assert 1 == len(await letters(owner))
    async with house.database.scope():
        await consents.said_by_sms(house, NUMBER, "STOPP")
    await agree(web, shown, Purpose.SMS)
    assert 2 == len(await letters(owner))


async def test_who_asks_without_account_sees_all_that_waits_there(
    web: House, house: House, owner: Any
) -> None:
    """The newest mail names it, and either link leads to it."""
    await request(web, NEWS)
    await request(web, ARTICLES)
    first, second = await links(house, owner)
    for token in (first, second):
        assert (NEWS, ARTICLES) == (await look(web, token)).waiting
    assert "Nyheter" in (await letters(owner))[1]["values"]
    assert [NEWS, ARTICLES] == await confirm(web, second)
