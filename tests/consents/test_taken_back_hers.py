"""What the owner of an account had said at their own address comes back whole when it was taken back."""

from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree, agree_nobody, link, sendable
from tests.consents.said import boxes, retract, states
from tests.consents.taking import (
    KINDS,
    OTHER,
    THIEF,
    also_signed_out,
    ask,
    click,
    first_subject,
    kari,
    look_after,
    one_click,
    press,
    take_over,
)
from tests.consents.test_told import given
from tests.events.shop import tell

from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose

__all__ = ["kari", "member", "way_in"]

NEW = "kari.ny@example.com"


@pytest.mark.parametrize("clicked", [0, 1, None])
async def test_what_she_said_signed_out_at_her_address_is_hers(
    clicked: int | None, member: WayIn, kari: UUID
) -> None:
    """On the page for who isn't signed in: two subjects of one address, whose words come back together; a no by a
    link of either counts."""
    subjects = [await first_subject(member), await also_signed_out(member)]
    frozen_by = await take_over(member, kari, THIEF)
    if clicked is not None:
        await click(member, subjects[clicked])
    await member.undo(frozen_by)
    await look_after(member, kari)
    news = [Purpose.NEWS] if clicked is None else []
    every = [*KINDS, Purpose.ARTICLES]
    expected = [*news, Purpose.OFFERS, Purpose.ARTICLES]
    assert expected == await sendable(member.worker, kari, every, MAIL)


async def test_it_comes_back_to_wherever_she_reads_by_then(member: WayIn, kari: UUID) -> None:
    """Undone, and moved on before the worker has looked."""
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await member.change_email(await member.inside(MAIL), "kari.ny@example.com")
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, "kari.ny@example.com")


async def test_what_she_says_between_two_takings_comes_back_too(member: WayIn, kari: UUID) -> None:
    """Undone, a yes before the worker has looked, and taken again."""
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await agree(member.worker, kari, Purpose.ARTICLES)
    again = await take_over(member, kari, OTHER)
    await member.undo(again)
    await look_after(member, kari)
    every = [*KINDS, Purpose.ARTICLES]
    assert every == await sendable(member.worker, kari, every, MAIL)


async def test_what_she_said_before_it_stays_said(member: WayIn, kari: UUID) -> None:
    """A no of hers from before it was taken, and of the kind that she never agreed to nothing."""
    async with member.web.database.scope():
        await consents.one_click(member.web, await link(member.worker, kari, Purpose.NEWS))
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


async def test_her_no_of_before_outlasts_their_own_newsletter(member: WayIn, kari: UUID) -> None:
    """The other address had agreed to what she had said no to; nor does a yes of hers count that is told late."""
    await one_click(member, await link(member.worker, kari, Purpose.NEWS))
    before = await states(member.web, kari)
    await agree_nobody(member.worker, Kind.MAIL, THIEF, Purpose.NEWS)
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert before == await states(member.web, kari)
    await tell(member.worker, given(-1, email=MAIL), source="newsletter")
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("says", ["no", "yes"])
async def test_a_move_of_her_own_just_before_is_hers(says: str, member: WayIn, kari: UUID) -> None:
    """The worker has looked after neither change: what she had said before she moved, and since, comes back to where
    she had moved."""
    await member.change_email(await member.inside(MAIL), NEW)
    if says == "no":
        await retract(member.web, kari, Purpose.NEWS)
    else:
        await agree(member.worker, kari, Purpose.ARTICLES)
    frozen_by = (await member.change_email(await member.inside(NEW), THIEF)).token
    await retract(member.web, kari, Purpose.OFFERS)
    await member.undo(frozen_by)
    await look_after(member, kari)
    hers = [Purpose.OFFERS] if says == "no" else [*KINDS, Purpose.ARTICLES]
    assert hers == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], NEW)


async def test_her_yes_after_the_undo_counts_beside_what_comes_back(
    member: WayIn, kari: UUID
) -> None:
    """She says it before the worker has looked."""
    frozen_by = await take_over(member, kari, THIEF)
    await press(member, await ask(member, THIEF))
    await member.undo(frozen_by)
    async with member.web.database.scope(customer=kari):
        await consents.agree(member.web, kari, boxes(Purpose.ARTICLES), consents.Door.MIN_SIDE)
    every = [*KINDS, Purpose.ARTICLES]
    assert every == await sendable(member.worker, kari, every, MAIL)
    await look_after(member, kari)
    assert every == await sendable(member.worker, kari, every, MAIL)


@pytest.mark.parametrize("nobodys", [False, True])
async def test_it_comes_along_though_the_address_she_moves_on_to_had_said_something(
    nobodys: bool, member: WayIn, kari: UUID
) -> None:
    """She undoes the change and moves before the worker has looked; at the new address she had asked for another
    kind without signing in."""
    if nobodys:
        await agree_nobody(member.worker, Kind.MAIL, NEW, Purpose.ARTICLES)
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await member.change_email(await member.inside(MAIL), NEW)
    await look_after(member, kari)
    hers = [*KINDS, Purpose.ARTICLES] if nobodys else KINDS
    assert hers == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], NEW)


@pytest.mark.parametrize("hers", ["nothing", "a no"])
async def test_an_end_that_nobody_said_ends_nothing_elsewhere(
    hers: str, member: WayIn, kari: UUID
) -> None:
    """Others had said yes to articles while she had her own address back: that ends with the undo. Where she
    moves on to she had asked for articles herself, which holds, unless she had said no since."""
    await agree_nobody(member.worker, Kind.MAIL, NEW, Purpose.ARTICLES)
    if hers == "a no":
        await retract(member.web, kari, Purpose.ARTICLES)
    frozen_by = await take_over(member, kari, THIEF)
    await agree(member.worker, kari, Purpose.ARTICLES)
    await member.change_email(await member.inside(THIEF), MAIL)
    await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    await member.change_email(await member.inside(MAIL), NEW)
    await look_after(member, kari)
    articles = [Purpose.ARTICLES] if hers == "nothing" else []
    expected = [*KINDS, *articles]
    assert expected == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], NEW)
