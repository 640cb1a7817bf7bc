"""Links that went to an address which was taken back, and what is told of it, decide nothing of the account."""

from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, link, sendable
from tests.consents.taking import KINDS, THIEF, ask, kari, look_after, one_click, press, take_over
from tests.consents.test_told import withdrawn
from tests.events.shop import just_now, tell

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.consents.actions.links import LinkOver

__all__ = ["kari", "member", "way_in"]


async def test_an_accounts_link_that_went_there_does_nothing(member: WayIn, kari: UUID) -> None:
    """The cart's reminder is the account's own, and its button in a mail that went there is no more hers."""
    reminder = [Purpose.CART_REMINDER]
    frozen_by = await take_over(member, kari, THIEF)
    there = await link(member.worker, kari, Purpose.CART_REMINDER)
    await member.undo(frozen_by)
    await look_after(member, kari)
    own = await link(member.worker, kari, Purpose.CART_REMINDER)
    for token, left in ((there, reminder), (own, [])):
        async with member.web.database.scope():
            await consents.one_click(member.web, token)
        assert left == await sendable(member.worker, kari, reminder, MAIL)


@pytest.mark.parametrize("looked", [False, True])
async def test_what_was_undone_wasnt_left(looked: bool, member: WayIn, kari: UUID) -> None:
    """By links of before and of now, before and after the worker has looked."""
    frozen_by = await take_over(member, kari, THIEF)
    before = [await ask(member, THIEF), await link(member.worker, kari, Purpose.NEWS)]
    await member.freeze(frozen_by)
    await member.undo(frozen_by)
    if looked:
        await look_after(member, kari)
    for token in before:
        async with member.web.database.scope():
            with pytest.raises(LinkOver):
                await consents.look(member.web, token)
        with pytest.raises(LinkOver):
            await press(member, token)
    asked = await ask(member, THIEF)
    async with member.web.database.scope():
        assert [] == (await consents.look(member.web, asked)).holding
    await press(member, asked)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


async def test_every_address_since_was_put_there(member: WayIn, kari: UUID) -> None:
    """What was changed again meanwhile, and again, is none of hers either."""
    put_there = [THIEF, "tyv.i.mellom@example.com", "tyv.til.slutt@example.com"]
    frozen_by = await take_over(member, kari, *put_there)
    await member.freeze(frozen_by)
    await member.undo(frozen_by)
    await look_after(member, kari)
    for address in put_there:
        await press(member, await ask(member, address))
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("source", ["newsletter", "helpdesk"])
@pytest.mark.parametrize("looked", [False, True])
async def test_others_who_tell_of_it_mean_nobody_here(
    source: str, looked: bool, member: WayIn, kari: UUID
) -> None:
    """A no that the tool or staff heard from that address is about that address alone."""
    frozen_by = await take_over(member, kari, THIEF)
    await member.freeze(frozen_by)
    await member.undo(frozen_by)
    if looked:
        await look_after(member, kari)
    quote = {"quote": "Stopp"} if source == "helpdesk" else {}
    await tell(member.worker, withdrawn(just_now(), email=THIEF, **quote), source=source)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


async def test_nor_where_nothing_was_ever_said_there(member: WayIn, kari: UUID) -> None:
    """The worker hasn't looked, and the account has no consents of that address: undone all the same."""
    reminder = [Purpose.CART_REMINDER]
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    there = await link(member.worker, kari, Purpose.CART_REMINDER)
    await member.undo(frozen_by)
    await one_click(member, there)
    assert reminder == await sendable(member.worker, kari, reminder, MAIL)
