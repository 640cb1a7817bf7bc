"""The noes of the owner of an account count, whenever they were said, when the address was taken back."""

from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree, link, sendable
from tests.consents.said import HERE, boxes, retract
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
from tests.consents.test_told import withdrawn
from tests.events.shop import just_now, tell

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.language import Language

__all__ = ["kari", "member", "way_in"]


@pytest.mark.parametrize("put_back", [False, True])
async def test_her_no_counts_after_theirs(put_back: bool, member: WayIn, kari: UUID) -> None:
    """Where nothing was left to end any more, by a link of her own."""
    frozen_by = await take_over(member, kari, THIEF)
    await press(member, await ask(member, THIEF))
    own = await first_subject(member)
    if put_back:
        await member.change_email(await member.inside(THIEF), MAIL)
        await look_after(member, kari)
        token = await link(member.worker, kari, Purpose.NEWS)
        async with member.web.database.scope():
            await consents.one_click(member.web, token)
    else:
        await click(member, own)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("door", ["link", "signed in", "staff"])
async def test_her_no_after_the_undo_is_hers(door: str, member: WayIn, kari: UUID) -> None:
    """Before the worker has looked, it is written at the other address as well."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    await agree(member.worker, kari, Purpose.ARTICLES)
    await member.undo(frozen_by)
    if door == "link":
        await click(member, await first_subject(member))
    elif door == "signed in":
        await retract(member.web, kari, Purpose.NEWS)
    else:
        told = withdrawn(just_now(), email=MAIL, purpose="news", quote="Ikke nyheter")
        await tell(member.worker, told, source="helpdesk")
    await look_after(member, kari)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize(
    "moves", [("kari.imellom@example.com",), ("kari.imellom@example.com", MAIL)]
)
@pytest.mark.parametrize("when", ["while", "after"])
async def test_her_no_at_an_address_of_before_counts_as_well(
    when: str, moves: tuple[str, ...], member: WayIn, kari: UUID
) -> None:
    """She had moved herself, also there and back, before it was taken; she uses the link of a mail from before
    that while it is taken, and after, before the worker has looked."""
    first = await first_subject(member)
    await take_over(member, kari, *moves)
    own = moves[-1]
    frozen_by = (await member.change_email(await member.inside(own), THIEF)).token
    await look_after(member, kari)
    if when == "while":
        await click(member, first)
        assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, THIEF)
    await member.undo(frozen_by)
    if when == "after":
        await click(member, first)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, own)


@pytest.mark.parametrize("door", ["first", "second", "asked"])
async def test_a_link_of_either_ends_what_came_along(door: str, member: WayIn, kari: UUID) -> None:
    """The same where nobody took anything: she moved herself, and an old mail's link is about her address of then,
    whichever of the two it was for."""
    subjects = {"first": await first_subject(member), "second": await also_signed_out(member)}
    await take_over(member, kari, OTHER)
    if door == "asked":
        await press(member, await ask(member, MAIL))
        left: list[Purpose] = []
    else:
        await click(member, subjects[door])
        left = [Purpose.OFFERS, Purpose.ARTICLES]
    every = [*KINDS, Purpose.ARTICLES]
    assert left == await sendable(member.worker, kari, every, OTHER)


async def test_her_own_no_counts_before_and_after(member: WayIn, kari: UUID) -> None:
    """The link of an old mail of hers: said while it is frozen it ends that kind, and afterwards the other."""
    news, offers = [await link(member.worker, kari, each) for each in KINDS]
    frozen_by = await take_over(member, kari, THIEF)
    await member.freeze(frozen_by)
    async with member.web.database.scope():
        await consents.one_click(member.web, news)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)
    async with member.web.database.scope():
        await consents.one_click(member.web, offers)
    assert [] == await sendable(member.worker, kari, KINDS, MAIL)


async def test_her_own_is_hers_though_it_was_put_back_meanwhile(member: WayIn, kari: UUID) -> None:
    """Who took it may have changed it back: a no from there counts."""
    frozen_by = await take_over(member, kari, THIEF, MAIL)
    own = [await link(member.worker, kari, each) for each in KINDS]
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)
    for token in own:
        async with member.web.database.scope():
            await consents.one_click(member.web, token)
    assert [] == await sendable(member.worker, kari, KINDS, MAIL)


async def test_an_address_that_she_left_herself_stays_hers(member: WayIn, kari: UUID) -> None:
    """She moved before, and nobody undid that: a no from there counts, whatever was undone since."""
    own = "kari.ny@example.com"
    old = await link(member.worker, kari, Purpose.NEWS)
    await take_over(member, kari, own)
    frozen_by = (await member.change_email(await member.inside(own), THIEF)).token
    await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    async with member.web.database.scope():
        await consents.one_click(member.web, old)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, own)


@pytest.mark.parametrize("theirs", ["before", "after", None])
async def test_her_no_counts_beside_theirs_before_the_worker_has_looked(
    theirs: str | None, member: WayIn, kari: UUID
) -> None:
    """By the link of an old mail of hers, while others say no to everything by a link that came to the other
    address."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    there = await ask(member, THIEF)
    if theirs == "before":
        await press(member, there)
    await click(member, await first_subject(member))
    if theirs == "after":
        await press(member, there)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


async def test_her_no_counts_in_the_same_moment_as_theirs(member: WayIn, kari: UUID) -> None:
    """Where the other address agreed to that kind too, and both say no to it by the same door."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    await agree(member.worker, kari, Purpose.NEWS)
    there = await ask(member, THIEF)
    await click(member, await first_subject(member))
    await one_click(member, there)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("door", ["link", "asked", "signed in"])
@pytest.mark.parametrize("looked", [False, True])
async def test_her_no_counts_once_she_has_put_her_own_back(
    looked: bool, door: str, member: WayIn, kari: UUID
) -> None:
    """She says it before she undoes the change as well, and before the worker has looked."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if looked:
        await look_after(member, kari)
    else:
        await agree(member.worker, kari, Purpose.ARTICLES)
    await member.change_email(await member.inside(THIEF), MAIL)
    if door == "link":
        await one_click(member, await link(member.worker, kari, Purpose.NEWS))
    elif door == "asked":
        await press(member, await ask(member, MAIL))
    else:
        await retract(member.web, kari, Purpose.NEWS)
    await member.undo(frozen_by)
    await look_after(member, kari)
    left = [] if door == "asked" else [Purpose.OFFERS]
    assert left == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], MAIL)


@pytest.mark.parametrize("looked", [False, True])
async def test_her_no_counts_though_others_undo_that_she_put_her_own_back(
    looked: bool, member: WayIn, kari: UUID
) -> None:
    """They have a link too, at the other address: by that her own is the one that was taken back, until she undoes
    their first change."""
    frozen_by = await take_over(member, kari, THIEF)
    theirs = (await member.change_email(await member.inside(THIEF), MAIL)).token
    await retract(member.web, kari, Purpose.NEWS)
    await member.undo(theirs)
    if looked:
        await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("theirs", [False, True])
@pytest.mark.parametrize("door", ["the page", "helpdesk", "newsletter"])
async def test_her_no_by_a_door_that_knows_nobody_counts(
    door: str, theirs: bool, member: WayIn, kari: UUID
) -> None:
    """At her own address while it isn't the account's: by the link of a mail that asked, to staff, or by the tool."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if theirs:
        await retract(member.web, kari, *KINDS)
    if door == "the page":
        asked = boxes(Purpose.NEWS, born=1990)
        async with member.web.database.scope():
            await consents.request_newsletter(
                member.web, MAIL, asked, Language.NB, address_block=HERE
            )
        token = (await member.letters())[-1].token
        async with member.web.database.scope():
            await consents.decline(token, member.web.keys)
    else:
        quote = {"quote": "Stopp"} if door == "helpdesk" else {}
        await tell(member.worker, withdrawn(just_now(), email=MAIL, **quote), source=door)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)
