"""An address that others put into an account, and that was taken back, knows and decides nothing of it."""

from itertools import pairwise
from uuid import UUID

import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree, agree_nobody, link, sendable
from tests.consents.said import HERE, boxes, retract
from tests.consents.test_told import withdrawn
from tests.events.shop import just_now, tell
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose
from minside.consents.actions.links import LinkOver
from minside.core.language import Language

__all__ = ["member", "way_in"]

THIEF, OTHER = "tyv@example.com", "tyv.igjen@example.com"
KINDS = [Purpose.NEWS, Purpose.OFFERS]


async def look_after(member: WayIn, customer: UUID) -> None:
    """The worker's turn."""
    async with member.worker.database.scope():
        await consents.follow(member.worker, customer)


async def ask(member: WayIn, address: str) -> str:
    """What is sent to who wants no more newsletters there."""
    async with member.web.database.scope():
        await consents.request_leave(member.web, address, Language.NB, address_block=HERE)
    return (await member.letters())[-1].token


async def press(member: WayIn, token: str) -> None:
    """Everything, by the page and by the mail program's button."""
    async with member.web.database.scope():
        await consents.one_click(member.web, token)
    async with member.web.database.scope():
        await consents.withdraw_by_link(member.web, token, everything=True)


@pytest.fixture
async def kari(member: WayIn) -> UUID:
    customer: UUID = await member.owner.fetchval(
        "UPDATE customer SET birth_year = 1990 RETURNING id"
    )
    await agree(member.worker, customer, *KINDS)
    return customer


async def also_signed_out(member: WayIn) -> UUID:
    """She asks for two kinds without signing in, and confirms it; the subject that said so."""
    asked = boxes(Purpose.NEWS, Purpose.ARTICLES, born=1990)
    async with member.web.database.scope():
        await consents.request_newsletter(member.web, MAIL, asked, Language.NB, address_block=HERE)
    token = (await member.letters())[-1].token
    async with member.web.database.scope():
        await consents.confirm(token, member.web.keys)
    await run_jobs(member.worker, "consents.follow_address", "consents.follow")
    return await member.owner.fetchval(
        "SELECT subject FROM consent_entry WHERE channel = 'confirmation'"
    )


async def take_over(member: WayIn, customer: UUID, *addresses: str) -> str:
    """Somebody else changes the address, once or more; the link that her own was sent."""
    found: list[str] = []
    for has, address in pairwise([MAIL, *addresses]):
        found.append((await member.change_email(await member.inside(has), address)).token)
        await look_after(member, customer)
    return found[0]


async def speak_there(member: WayIn, customer: UUID, says: str) -> None:
    """A no to everything by a link that came to the other address, or a yes in the account that has it."""
    if says == "no":
        await press(member, await ask(member, THIEF))
    else:
        await agree(member.worker, customer, Purpose.ARTICLES)


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
    """Then it was written at her own address too, which isn't left yet."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    if door == "link":
        await press(member, await ask(member, THIEF))
    elif door == "signed in":
        await retract(member.web, kari, *KINDS)
    else:
        quote = {"quote": "Stopp"} if door == "staff" else {}
        source = "helpdesk" if door == "staff" else "newsletter"
        await tell(member.worker, withdrawn(just_now(), email=THIEF, **quote), source=source)
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


async def click(member: WayIn, subject: UUID) -> None:
    """The foot's link of an old mail of news at her own address."""
    token = consents.ConsentLink.to(MAIL, subject, Purpose.NEWS).token(member.web.keys)
    async with member.web.database.scope():
        await consents.one_click(member.web, token)


async def first_subject(member: WayIn) -> UUID:
    return await member.owner.fetchval(
        "SELECT subject FROM consent_entry WHERE channel = 'tool/form' ORDER BY number LIMIT 1"
    )


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


async def test_what_she_said_before_it_stays_said(member: WayIn, kari: UUID) -> None:
    """A no of hers from before it was taken, and of the kind that she never agreed to nothing."""
    async with member.web.database.scope():
        await consents.one_click(member.web, await link(member.worker, kari, Purpose.NEWS))
    frozen_by = await take_over(member, kari, THIEF)
    await member.undo(frozen_by)
    await look_after(member, kari)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, MAIL)


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
