"""A no from the address itself, without an account: by the link that asked, and by one asked for."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import agree as agree_by_form
from tests.consents.leaving import agree_nobody
from tests.consents.said import HERE, agree, entries, letters, links, may_send, states
from tests.consents.test_asking import NINA, confirm, request

from minside.auth.actions.links import LinkInvalid
from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose, State
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.core.throttle import Throttled

TWO = (Purpose.NEWS, Purpose.ARTICLES)


async def decline(house: House, token: str) -> None:
    async with house.database.scope():
        await consents.decline(token, house.keys)


async def ask_to_leave(house: House, email: str = NINA) -> str:
    async with house.database.scope():
        return await consents.request_leave(house, email, Language.NB, address_block=HERE)


async def test_who_signed_up_without_an_account_leaves_by_the_same_link(
    web: House, house: House, owner: Any
) -> None:
    """One press, also after the yes; said twice it is as once, and the link says no yes any more."""
    await request(web, *TWO)
    [token] = await links(house, owner)
    await confirm(web, token)
    assert await may_send(house, Purpose.NEWS, NINA, None)
    for _ in range(2):
        await decline(web, token)
    assert not await may_send(house, Purpose.NEWS, NINA, None)
    assert not await may_send(house, Purpose.ARTICLES, NINA, None)
    noes = [each for each in await entries(owner) if each[0] == "withdrawn"]
    assert [("withdrawn", each.value, "confirmation") for each in TWO] == noes
    with pytest.raises(LinkInvalid):
        await confirm(web, token)


async def test_a_no_before_the_yes_is_one(web: House, house: House, owner: Any) -> None:
    """What was asked by somebody else ends there, and isn't sent."""
    await request(web, Purpose.NEWS)
    [token] = await links(house, owner)
    await decline(web, token)
    assert ("withdrawn", "news", "confirmation") == (await entries(owner))[-1]
    with pytest.raises(LinkInvalid):
        await confirm(web, token)


async def test_a_customers_question_is_declined_too(
    web: House, house: House, owner: Any, unshown: UUID
) -> None:
    """On Min Side it stands as a no."""
    await agree(web, unshown, Purpose.NEWS)
    [token] = await links(house, owner)
    await decline(web, token)
    assert {Purpose.NEWS: State.WITHDRAWN} == await states(web, unshown)


async def test_a_no_needs_a_link_of_ours(web: House, house: House, owner: Any) -> None:
    """What we never signed, and what is over, says nothing: the page asks for a new one."""
    await request(web, Purpose.NEWS)
    [token] = await links(house, owner)
    with pytest.raises(LinkInvalid):
        await decline(web, token[:-4] + "AAAA")
    with clock.stopped_at(clock.now() + timedelta(days=8)), pytest.raises(LinkInvalid):
        await decline(web, token)
    assert [("asked", "news", "sign_up")] == await entries(owner)


async def test_the_link_that_ends_them_is_sent_to_the_address_itself(
    web: House, house: House, owner: Any
) -> None:
    """Typing an address ends nothing; whoever reads mail there sees all that comes, and ends it."""
    await agree_nobody(house, Kind.MAIL, NINA, Purpose.OFFERS)
    assert NINA == await ask_to_leave(web)
    assert await may_send(house, Purpose.OFFERS, NINA, None)
    [letter] = await letters(owner)
    assert ("consents/leave", NINA, None) == (
        letter["template"], letter["recipient"], letter["customer"],
    )  # fmt: skip
    [token] = await links(house, owner)
    async with web.database.scope():
        assert [Purpose.OFFERS] == (await consents.look(web, token)).holding
    async with web.database.scope():
        await consents.withdraw_by_link(web, token, everything=True)
    assert not await may_send(house, Purpose.OFFERS, NINA, None)


async def asked_of_two_kinds(web: House, house: House, owner: Any) -> str:
    """Of whoever gets offers and articles: the link that was asked for."""
    await agree_nobody(house, Kind.MAIL, NINA, Purpose.OFFERS)
    await agree_nobody(house, Kind.MAIL, NINA, Purpose.ARTICLES)
    await ask_to_leave(web)
    [token] = await links(house, owner)
    return token


async def test_a_link_asked_for_is_about_no_kind_and_ends_one_at_a_time(
    web: House, house: House, owner: Any
) -> None:
    """What comes there is named, and nothing that doesn't; each is left by itself, and given back by itself."""
    token = await asked_of_two_kinds(web, house, owner)
    async with web.database.scope():
        found = await consents.look(web, token)
    assert (None, [Purpose.OFFERS, Purpose.ARTICLES]) == (found.purpose, found.holding)
    async with web.database.scope():
        left = await consents.withdraw_by_link(web, token, kind=Purpose.OFFERS)
    assert [Purpose.ARTICLES] == left.linked.holding
    assert await may_send(house, Purpose.ARTICLES, NINA, None)
    assert not await may_send(house, Purpose.OFFERS, NINA, None)
    assert left.undo
    async with web.database.scope():
        back = await consents.undo_by_link(web, token, left.undo)
    assert [Purpose.OFFERS, Purpose.ARTICLES] == back.linked.holding


async def test_a_mail_programs_click_on_a_link_asked_for_ends_all_that_comes(
    web: House, house: House, owner: Any
) -> None:
    """No head of ours carries it; who sends it to that address all the same wants what was asked for."""
    token = await asked_of_two_kinds(web, house, owner)
    async with web.database.scope():
        await consents.one_click(web, token)
    assert not await may_send(house, Purpose.ARTICLES, NINA, None)
    assert not await may_send(house, Purpose.OFFERS, NINA, None)


async def test_a_reminder_is_left_by_itself_by_a_link_asked_for(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Though the link is about an address, and the reminder about its customer's account, of which nobody has
    said a word; what is agreed to goes on."""
    address = "kari@example.com"
    await agree_by_form(house, shown, Purpose.NEWS)
    await ask_to_leave(web, address)
    token = (await links(house, owner))[-1]
    async with web.database.scope():
        await consents.withdraw_by_link(web, token, kind=Purpose.CART_REMINDER)
    assert not await may_send(house, Purpose.CART_REMINDER, address, shown)
    assert await may_send(house, Purpose.NEWS, address, shown)


async def test_a_link_asked_for_says_nothing_of_who_lives_there(web: House, owner: Any) -> None:
    """The same answer and the same letter, where nobody ever asked for anything; what is no address is refused
    at its field, and nobody's mailbox is filled."""
    assert NINA == await ask_to_leave(web)
    assert ["consents/leave"] == [each["template"] for each in await letters(owner)]
    with pytest.raises(Refused) as refused:
        await ask_to_leave(web, "ikke en adresse")
    assert [("email",)] == [each.field for each in refused.value.refusals]
    for _ in range(5):
        await ask_to_leave(web)
    assert 3 == len(await letters(owner))
    with pytest.raises(Throttled):
        for _ in range(10):
            await ask_to_leave(web)


@pytest.mark.parametrize("is_shown", [True, False])
async def test_a_link_asked_for_ends_all_that_comes_to_a_customer(
    is_shown: bool, web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Whoever has the address: the reminder of a cart too, and what an adapted mail rests on is offered beside
    it, as at the foot of any mail that comes there."""
    address = "kari@example.com"
    if not is_shown:
        await owner.execute("UPDATE customer SET email_verified_at = NULL")
    await agree_by_form(house, shown, Purpose.NEWS, Purpose.PERSONALISATION)
    await ask_to_leave(web, address)
    token = (await links(house, owner))[-1]
    async with web.database.scope():
        assert [Purpose.PERSONALISATION] == (await consents.look(web, token)).besides
        await consents.withdraw_by_link(web, token, everything=True)
    assert not await may_send(house, Purpose.NEWS, address, shown)
    assert not await may_send(house, Purpose.CART_REMINDER, address, shown)
