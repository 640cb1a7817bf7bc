"""A yes whose text asks anew is said anew, by whichever way, and then counts."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.proving import on
from tests.consents.said import agree, entries, links, may_send, retract, states
from tests.consents.test_asking import NINA, NUMBER, confirm, look
from tests.consents.test_asking import request as request_newsletter
from tests.consents.test_texts import newer
from tests.consents.test_told import TEXT, given, known, whose
from tests.events.shop import MORNING, tell
from tests.jobs.running import run_jobs
from tests.marketing.reaching import read

from minside.consents import actions as consents
from minside.consents.actions import Purpose, State
from minside.core import clock
from minside.core.house import House

__all__ = ["newer"]
KARI = "kari@example.com"
BEFORE, AFTER = datetime(2027, 1, 15, 12, tzinfo=UTC), datetime(2027, 3, 15, 12, tzinfo=UTC)


async def test_a_mailed_link_renews_a_yes(
    web: House, house: House, owner: Any, request: pytest.FixtureRequest
) -> None:
    """Of an address that is nobody's, as its first one did."""
    await ask(web)
    [token] = await links(house, owner)
    await confirm(web, token)
    request.getfixturevalue("newer")
    assert not await may_send(house, Purpose.OFFERS, NINA, None)
    await ask(web)
    token = (await links(house, owner))[-1]
    assert not (await look(web, token)).is_done
    assert [Purpose.OFFERS] == await confirm(web, token)
    assert await may_send(house, Purpose.OFFERS, NINA, None)


async def ask(web: House) -> None:
    await request_newsletter(web, Purpose.OFFERS)


async def test_a_yes_of_others_after_a_text_that_asks_anew_counts(
    house: House, newer: None
) -> None:
    """In words of others: one of before doesn't hold any more, one of after does."""
    for at, counts in ((BEFORE, False), (AFTER, True)):
        hours = (at - MORNING) / timedelta(hours=1)
        with clock.stopped_at(at):
            told = given(hours=hours, purpose="offers", email=NINA)
            await tell(house, told, source="newsletter")
            assert counts is await may_send(house, Purpose.OFFERS, NINA, None)
            reached = [each.email for each in await read(house, Purpose.OFFERS)]
            assert ([NINA] if counts else []) == reached


async def test_a_number_that_said_yes_in_a_year_that_went_is_not_asked(
    web: House, proven: House, owner: Any, shown: UUID
) -> None:
    """What it said was carried on."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    with clock.stopped_at(on(2020)):
        await agree(web, shown, Purpose.SMS)
        async with proven.database.scope():
            await consents.said_by_sms(proven, NUMBER, "JA")
            await consents.note_head(proven)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await consents.drop_year(proven, 2020)
    await retract(web, shown, Purpose.SMS)
    await agree(web, shown, Purpose.SMS)
    assert State.GIVEN is (await states(web, shown))[Purpose.SMS]


async def test_a_no_on_min_side_reaches_a_yes_beside_it(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Of the same address, said without an account, and newer than the customer's own no."""
    await agree(web, unshown, Purpose.NEWS)
    await retract(web, unshown, Purpose.NEWS)
    await request_newsletter(web, Purpose.NEWS, Purpose.OFFERS, email=KARI)
    await confirm(web, (await links(house, owner))[-1])
    assert await may_send(house, Purpose.NEWS, KARI, unshown)
    await retract(web, unshown, Purpose.NEWS)
    assert (False, True) == (
        await may_send(house, Purpose.NEWS, KARI, unshown),
        await may_send(house, Purpose.OFFERS, KARI, unshown),
    )
    count = len(await entries(owner))
    await retract(web, unshown, Purpose.NEWS)
    assert count == len(await entries(owner))


async def test_a_link_names_nothing_that_was_said_no_to(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """Once all of it is answered only what is sent is named."""
    await agree(web, unshown, Purpose.NEWS, Purpose.ARTICLES)
    [token] = await links(house, owner)
    await confirm(web, token)
    await retract(web, unshown, Purpose.ARTICLES)
    asked = await look(web, token)
    assert (True, (Purpose.NEWS,)) == (asked.is_done, asked.purposes)


async def test_who_was_too_young_then_said_no_yes(house: House, owner: Any) -> None:
    """What counts is how old they were when they said it, not when it is told."""
    said = {"purpose": "news", "given": True, "channel": "till", "text": TEXT}
    told = known({**said, "at": "2019-03-01T10:00:00+00:00"}, birth_year=2008)
    await tell(house, told)
    assert {} == await states(house, await whose(owner))
    await tell(house, known({**said, "at": "2025-03-01T10:00:00+00:00"}, birth_year=2008))
    assert {Purpose.NEWS: State.GIVEN} == await states(house, await whose(owner))


async def test_what_somebody_too_young_said_without_account_ends(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Once it is known whose the address is; a newsletter form is told any year."""
    await owner.execute("UPDATE customer SET birth_year = 2016")
    await request_newsletter(web, Purpose.NEWS, email=KARI)
    await confirm(web, (await links(house, owner))[-1])
    await run_jobs(house, "consents.follow_address")
    assert not await may_send(house, Purpose.NEWS, KARI, shown)
    assert ("withdrawn", "news", "too_young") == (await entries(owner))[-1]
