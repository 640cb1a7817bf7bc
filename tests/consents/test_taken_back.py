"""What others say at an address that they put into an account is none of its owner's once it was taken back."""

from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree, agree_nobody, link, sendable
from tests.consents.said import retract
from tests.consents.taking import (
    KINDS,
    OTHER,
    THIEF,
    ask,
    kari,
    look_after,
    one_click,
    press,
    speak_there,
    take_over,
)
from tests.consents.test_told import withdrawn
from tests.events.shop import just_now, tell

from minside.consents.actions import Kind, Purpose

__all__ = ["kari", "member", "way_in"]


@pytest.mark.parametrize("frozen", [False, True])
async def test_a_no_from_there_is_none_of_hers(frozen: bool, member: WayIn, kari: UUID) -> None:
    """Whoever put it there says no to everything by a link that came there, before she gets her own back: also
    from one that they put there later, and to what staff are told from there."""
    frozen_by = await take_over(member, kari, THIEF, OTHER)
    if frozen:
        await member.freeze(frozen_by)
    for address in (THIEF, OTHER):
        await press(member, await ask(member, address))
    await tell(member.worker, withdrawn(just_now(), email=OTHER, quote="Stopp"), source="helpdesk")
    assert [] == await sendable(member.worker, kari, KINDS, OTHER)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("door", ["link", "signed in", "staff", "tool"])
async def test_a_no_from_there_before_the_worker_has_looked(
    door: str, member: WayIn, kari: UUID
) -> None:
    """What she had said goes along first, so it is a no at the other address alone."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if door == "link":
        await press(member, await ask(member, THIEF))
    elif door == "signed in":
        await retract(member.web, kari, *KINDS)
    else:
        quote = {"quote": "Stopp"} if door == "staff" else {}
        source = "helpdesk" if door == "staff" else "newsletter"
        await tell(
            member.worker,
            withdrawn(just_now(), email=THIEF, purpose="newsletter", **quote),
            source=source,
        )
    assert [] == await sendable(member.worker, kari, KINDS, THIEF)
    await member.undo(frozen_by)
    await look_after(member, kari)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("says", ["no", "yes"])
async def test_what_came_from_there_when_she_put_her_own_back_goes_with_the_undo(
    says: str, member: WayIn, kari: UUID
) -> None:
    """She changes it back signed in, as anybody would, and undoes the change afterwards."""
    frozen_by = await take_over(member, kari, THIEF)
    await speak_there(member, kari, says)
    await member.change_email(await member.inside(THIEF), MAIL)
    await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], MAIL)


@pytest.mark.parametrize("says", ["no", "yes"])
@pytest.mark.parametrize("undone", ["first", "both"])
async def test_what_went_over_her_own_between_two_of_theirs_goes_too(
    undone: str, says: str, member: WayIn, kari: UUID
) -> None:
    """They put hers back in between. Once it is right nothing more is written of it."""
    frozen_by = await take_over(member, kari, THIEF)
    await speak_there(member, kari, says)
    await member.change_email(await member.inside(THIEF), MAIL)
    await look_after(member, kari)
    again = await take_over(member, kari, OTHER)
    if undone == "both":
        await member.undo(again)
        await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, [*KINDS, Purpose.ARTICLES], MAIL)
    written = await member.owner.fetchval("SELECT max(number) FROM consent_entry")
    await look_after(member, kari)
    assert written == await member.owner.fetchval("SELECT max(number) FROM consent_entry")


@pytest.mark.parametrize("looked", [False, True])
async def test_a_yes_from_there_is_none_of_hers(looked: bool, member: WayIn, kari: UUID) -> None:
    """What somebody agreed to there while it was nobody's, and by the account that they had taken."""
    await agree_nobody(member.worker, Kind.MAIL, THIEF, Purpose.ARTICLES)
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if looked:
        await look_after(member, kari)
    await agree(member.worker, kari, Purpose.DISCOUNT_CODES)
    await member.undo(frozen_by)
    await look_after(member, kari)
    every = [*KINDS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES]
    assert KINDS == await sendable(member.worker, kari, every, MAIL)


@pytest.mark.parametrize("frozen", [False, True])
async def test_an_address_in_between_that_agreed_before_is_none_of_hers(
    frozen: bool, member: WayIn, kari: UUID
) -> None:
    """Somebody's own newsletter, at the second of three addresses that they put there one after the other."""
    await agree_nobody(member.worker, Kind.MAIL, OTHER, Purpose.ARTICLES)
    frozen_by = await take_over(member, kari, THIEF, OTHER)
    await member.change_email(await member.inside(OTHER), "tyv.til.slutt@example.com")
    if frozen:
        await member.freeze(frozen_by)
    await member.undo(frozen_by)
    await look_after(member, kari)
    every = [*KINDS, Purpose.ARTICLES]
    assert KINDS == await sendable(member.worker, kari, every, MAIL)
    await press(member, await ask(member, OTHER))
    assert KINDS == await sendable(member.worker, kari, every, MAIL)


@pytest.mark.parametrize("looked", [False, True])
@pytest.mark.parametrize("says", ["no", "no twice", "yes"])
async def test_all_that_is_said_there_before_the_worker_has_looked_is_theirs(
    says: str, looked: bool, member: WayIn, kari: UUID
) -> None:
    """One no, one after the other, or a yes to what she had agreed to as well."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if says == "yes":
        await agree(member.worker, kari, *KINDS)
    else:
        await retract(member.web, kari, *KINDS)
    if says == "no twice":
        told = withdrawn(just_now(), email=THIEF, purpose="newsletter", quote="Stopp")
        await tell(member.worker, told, source="helpdesk")
    if looked:
        await look_after(member, kari)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


async def test_their_own_newsletter_of_before_costs_her_none_of_hers(
    member: WayIn, kari: UUID
) -> None:
    """The address that they put there had agreed to one of her kinds itself."""
    await agree_nobody(member.worker, Kind.MAIL, THIEF, Purpose.NEWS)
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, MAIL)


@pytest.mark.parametrize("door", ["link", "asked", "helpdesk", "newsletter"])
@pytest.mark.parametrize("looked", [False, True])
async def test_an_address_that_is_hers_after_all_begins_anew(
    looked: bool, door: str, member: WayIn, kari: UUID
) -> None:
    """She undid a change of her own by mistake, and makes it again, before the worker has looked or after: what she
    had said is there, and every no from there counts."""
    frozen_by = await take_over(member, kari, OTHER)
    await member.undo(frozen_by)
    if looked:
        await look_after(member, kari)
    await member.change_email(await member.inside(MAIL), OTHER)
    await look_after(member, kari)
    assert KINDS == await sendable(member.worker, kari, KINDS, OTHER)
    if door == "link":
        await one_click(member, await link(member.worker, kari, Purpose.NEWS))
    elif door == "asked":
        await press(member, await ask(member, OTHER))
    else:
        quote = {"quote": "Stopp"} if door == "helpdesk" else {}
        await tell(member.worker, withdrawn(just_now(), email=OTHER, **quote), source=door)
    left = [] if door == "asked" else [Purpose.OFFERS]
    assert left == await sendable(member.worker, kari, KINDS, OTHER)
