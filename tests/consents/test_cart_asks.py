"""The reminder of a cart where its owner has it ask: off until somebody says yes to the text that asks."""

from collections.abc import AsyncGenerator
from uuid import UUID

import pytest
from tests.consents.leaving import agree as agreed_elsewhere
from tests.consents.leaving import sendable
from tests.consents.said import agree, retract, states
from tests.consents.test_texts import shown_of

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Purpose, State
from minside.core.house import House
from minside.core.language import Language

CART = Purpose.CART_REMINDER


async def start(house: House, *, asks: bool) -> None:
    settings = house.settings.model_copy(update={"cart_reminder_asks": asks})
    await consents.check_start(House(settings, house.database, house.keys))


@pytest.fixture(autouse=True)
async def as_delivered(house: House) -> AsyncGenerator[None]:
    yield
    await start(house, asks=False)


async def gets(house: House, customer: UUID) -> bool:
    return [CART] == await sendable(house, customer, [CART])


async def test_it_waits_for_a_yes(house: House, web: House, shown: UUID) -> None:
    """Nothing is sent beforehand; the page asks by the text that says so, and a no ends it again (S43)."""
    assert await gets(house, shown)
    await start(house, asks=True)
    assert not await gets(house, shown)
    found = (await shown_of(web, shown))[CART]
    assert (False, True, False) == (
        found.is_by_interest, found.can_give.allowed, found.can_withdraw.allowed,
    )  # fmt: skip
    assert "Ja, minn meg" in consents.todays(CART, Language.NB).text
    await agree(web, shown, CART)
    assert await gets(house, shown)
    await retract(web, shown, CART)
    assert not await gets(house, shown)


async def test_what_needed_no_yes_is_none(house: House, web: House, shown: UUID) -> None:
    """Turned off and on again, or told by others: it is asked for anew."""
    await retract(web, shown, CART)
    await agree(web, shown, CART)
    assert await gets(house, shown)
    await start(house, asks=True)
    assert State.OUTDATED == (await states(web, shown))[CART]
    assert not await gets(house, shown)
    await agreed_elsewhere(house, shown, CART)
    assert not await gets(house, shown)


async def test_a_no_is_one_both_ways_and_so_is_a_yes_that_was_asked_for(
    house: House, web: House, shown: UUID
) -> None:
    """Switched on or off, nothing that somebody said is lost."""
    await retract(web, shown, CART)
    await start(house, asks=True)
    assert State.WITHDRAWN == (await states(web, shown))[CART]
    await agree(web, shown, CART)
    await start(house, asks=False)
    assert State.GIVEN == (await states(web, shown))[CART]
    assert await gets(house, shown)


async def test_each_way_has_its_own_words(house: House) -> None:
    """Neither says what isn't so: that nobody need say yes, or that somebody must."""
    said = {}
    for asks in (False, True):
        await start(house, asks=asks)
        said[asks] = [texts.latest(CART, language).version for language in Language]
    assert {False: [1, 1], True: [2, 2]} == said
