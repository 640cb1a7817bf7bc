"""Who says something before the worker has looked after a change of address has that done first."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import Context
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.auth.conftest import member, way_in
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree, agree_nobody, link, sendable
from tests.consents.said import agree as tick
from tests.consents.said import entries, retract, states
from tests.consents.taking import KINDS, THIEF, ask, kari, look_after, one_click
from tests.consents.test_gives_way import WAITING
from tests.consents.test_no_holds import numbered
from tests.consents.test_told import given, withdrawn
from tests.events.shop import Happened, just_now, tell

from minside.consents import actions as consents
from minside.consents.actions import Kind, Purpose
from minside.consents.actions.agreeing import AddressChanged
from minside.consents.actions.asking import Question
from minside.core import clock
from minside.core.database import until_done
from minside.outbox.actions.recipients import _lock_number  # pyright: ignore[reportPrivateUsage]

__all__ = ["kari", "member", "way_in"]

NEW = "kari.ny@example.com"
MOVED = [
    ("carried", "news", "address_changed"),
    ("carried", "offers", "address_changed"),
    ("withdrawn", "news", "address_changed"),
    ("withdrawn", "offers", "address_changed"),
]


async def by_link(member: WayIn, customer: UUID) -> None:
    await one_click(member, await link(member.worker, customer, Purpose.NEWS))


async def signed_in(member: WayIn, customer: UUID) -> None:
    await retract(member.web, customer, Purpose.NEWS)


async def by_the_tool(member: WayIn, customer: UUID) -> None:
    await tell(member.worker, withdrawn(just_now(), email=NEW), source="newsletter")


async def to_staff(member: WayIn, customer: UUID) -> None:
    told = withdrawn(just_now(), email=NEW, purpose="news", quote="Stopp")
    await tell(member.worker, told, source="helpdesk")


async def said_no_at(member: WayIn) -> set[str]:
    """The addresses at which somebody did."""
    rows = await member.owner.fetch(
        """
        SELECT s.address FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
        WHERE e.action = 'withdrawn' AND e.channel <> 'address_changed'
        """
    )
    return {row["address"] for row in rows}


async def by_the_shop(member: WayIn, customer: UUID) -> None:
    await numbered(member.owner, customer)
    told = {"customer": "10001", "evidence": {"purpose": "news", "given": False, "channel": "till"}}
    await tell(member.worker, Happened("consent.evidence", told, just_now()), source="shop")


async def question(member: WayIn, customer: UUID) -> str:
    """The link of a mail that asked whether it was she."""
    named = consents.ConsentLink.read(
        await link(member.worker, customer, Purpose.NEWS), member.web.keys
    )
    asked = Question(named.subject, (Purpose.NEWS,), clock.now() + timedelta(days=1))
    return asked.token(member.web.keys)


async def by_the_question(member: WayIn, customer: UUID) -> None:
    token = await question(member, customer)
    async with member.web.database.scope():
        await consents.decline(token, member.web.keys)


NOES = [by_link, signed_in, by_the_tool, to_staff, by_the_shop, by_the_question]


@pytest.mark.parametrize("say_no", NOES)
async def test_a_no_is_about_one_address(
    say_no: Callable[[WayIn, UUID], Awaitable[None]], member: WayIn, kari: UUID
) -> None:
    """She moved, and says no at once: what she had said moves as the worker would move it, and the no stands at the
    new address alone, but for one that names her and no address: see `test_about_her`. When the worker comes nothing
    is left to do."""
    await member.change_email(await member.inside(MAIL), NEW)
    await say_no(member, kari)
    written = (await entries(member.owner))[len(KINDS) :]
    assert MOVED == written[: len(MOVED)]
    assert {("withdrawn", "news")} == {each[:2] for each in written[len(MOVED) :]}
    about_her = {MAIL} if say_no is by_the_shop else set[str]()
    assert {NEW} | about_her == await said_no_at(member)
    assert [Purpose.OFFERS] == await sendable(member.worker, kari, KINDS, NEW)
    await look_after(member, kari)
    assert written == (await entries(member.owner))[len(KINDS) :]


async def by_the_tools_form(member: WayIn, customer: UUID) -> None:
    await tell(member.worker, given(just_now(), email=NEW, purpose="articles"), source="newsletter")


async def by_its_own_link(member: WayIn, customer: UUID) -> None:
    """She was asked there while nobody knew that it is hers."""
    async with member.worker.database.scope():
        [subject] = (await consents.of_customer(customer, [Purpose.ARTICLES])).values()
        asked = consents.Said(subject.id, Purpose.ARTICLES.value, consents.Action.ASKED, "min_side")
        await consents.append([asked], member.worker.keys)
    token = await question(member, customer)
    async with member.web.database.scope():
        await consents.confirm(token, member.web.keys, [Purpose.ARTICLES])


@pytest.mark.parametrize("say", [by_the_tools_form, by_its_own_link])
async def test_a_yes_is_about_one_address_too(
    say: Callable[[WayIn, UUID], Awaitable[None]], member: WayIn, kari: UUID
) -> None:
    """What she had said moves before it is written."""
    await member.change_email(await member.inside(MAIL), NEW)
    await say(member, kari)
    written = [each for each in await entries(member.owner) if each[0] != "asked"]
    assert MOVED == written[len(KINDS) : -1]
    every = [*KINDS, Purpose.ARTICLES]
    assert every == await sendable(member.worker, kari, every, NEW)


async def test_what_others_said_there_counts_for_nobody_though_staff_give_her_the_address(
    member: WayIn, kari: UUID
) -> None:
    """Nobody has shown that it is hers, so nothing moves: their yes lets nothing be sent, and is none of hers."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    await tick(member.web, kari, Purpose.ARTICLES)
    await member.undo(frozen_by)
    await member.owner.execute("UPDATE customer SET email = $1", THIEF)
    assert [] == await sendable(member.worker, kari, [Purpose.ARTICLES], THIEF)
    assert Purpose.ARTICLES not in await states(member.web, kari)
    async with member.worker.database.scope():
        assert [] == (await consents.reached(Purpose.ARTICLES, consents.FIRST, 9)).reached
    before = len(await entries(member.owner))
    await retract(member.web, kari, Purpose.ARTICLES)
    assert 1 == len(await entries(member.owner)) - before


async def test_whose_address_changes_is_waited_for(member: WayIn, kari: UUID) -> None:
    """What is said of a customer at that very moment is about the address that they have then."""
    transaction = member.owner.transaction()
    await transaction.start()
    await member.owner.execute("SELECT FROM customer WHERE id = $1 FOR UPDATE", kari)
    await member.owner.execute("UPDATE customer SET email = $2 WHERE id = $1", kari, NEW)

    async def address() -> str | None:
        async with member.worker.database.scope():
            return (await consents.of_customer(kari, KINDS))[Kind.MAIL].address

    asking = asyncio.create_task(address(), context=Context())
    await asyncio.wait([asking], timeout=0.3)
    await transaction.commit()
    assert NEW == await asyncio.wait_for(asking, 5)


async def test_a_yes_comes_after_what_was_said_before(member: WayIn, kari: UUID) -> None:
    """Nobody's words at the new address become hers with it."""
    await agree_nobody(member.worker, Kind.MAIL, NEW, Purpose.ARTICLES)
    await member.change_email(await member.inside(MAIL), NEW)
    await tick(member.web, kari, Purpose.DISCOUNT_CODES)
    every = [*KINDS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES]
    assert every == await sendable(member.worker, kari, every, NEW)
    assert [("given", "discount_codes", "min_side")] == (await entries(member.owner))[-1:]


async def test_nothing_moves_to_an_address_that_isnt_shown(member: WayIn, kari: UUID) -> None:
    """Staff gave her another: a no is written at both, for she may have the first one back."""
    await member.owner.execute("UPDATE customer SET email = $1", NEW)
    await retract(member.web, kari, Purpose.NEWS)
    assert [("withdrawn", "news", "min_side")] * 2 == (await entries(member.owner))[len(KINDS) :]


async def test_nobody_has_anothers_words_moved(member: WayIn, kari: UUID, ola: UUID) -> None:
    """The web moves what is the customer's whom it acts for, and leaves nothing that is where they are."""
    await member.owner.execute("UPDATE customer SET email = $2 WHERE id = $1", kari, NEW)
    for call in ("consent_leave($1, now())", "consent_take_nobodys($1)"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with member.web.database.scope(customer=ola) as scope:
                await scope.fetch(f"SELECT {call}", kari)
        async with member.web.database.scope(customer=kari) as scope:
            await scope.fetch(f"SELECT {call}", kari)
    assert 0 == await member.owner.fetchval(
        "SELECT count(*) FROM consent_subject WHERE left_at IS NOT NULL"
    )


@asynccontextmanager
async def held(member: WayIn, lock: str) -> AsyncGenerator[None]:
    """Somebody else holds it meanwhile."""
    await member.owner.execute(f"SELECT pg_advisory_lock({lock})")
    try:
        yield
    finally:
        await member.owner.execute(f"SELECT pg_advisory_unlock({lock})")


def account(customer: UUID) -> str:
    return str(_lock_number(str(customer)))


def subjects(customer: UUID) -> str:
    return f"hashtextextended('consent subject {customer}', 0)"


async def waits_or_is_done(member: WayIn, speaking: asyncio.Task[None]) -> None:
    for _ in range(250):
        if speaking.done() or await member.owner.fetchval(WAITING):
            return
        await asyncio.sleep(0.02)
    pytest.fail("it neither waits nor ends")


async def say_yes(member: WayIn, customer: UUID, _token: str) -> None:
    await tick(member.web, customer, Purpose.DISCOUNT_CODES)


async def say_no(member: WayIn, customer: UUID, _token: str) -> None:
    await retract(member.web, customer, *KINDS, Purpose.CART_REMINDER)


async def press_there(member: WayIn, _customer: UUID, token: str) -> None:
    await one_click(member, token)


async def tell_staff(member: WayIn, _customer: UUID, _token: str) -> None:
    told = withdrawn(just_now(), email=THIEF, purpose="everything", quote="Stopp")
    await tell(member.worker, told, source="helpdesk")


async def tell_the_tool(member: WayIn, _customer: UUID, _token: str) -> None:
    told = withdrawn(just_now(), email=THIEF, purpose="everything")
    await tell(member.worker, told, source="newsletter")


@pytest.mark.parametrize("looked", [False, True])
@pytest.mark.parametrize("lock", [account, subjects])
@pytest.mark.parametrize("does", [say_yes, say_no, press_there, tell_staff, tell_the_tool])
async def test_what_waits_while_the_change_is_undone_counts_for_nobody(
    does: Callable[[WayIn, UUID, str], Awaitable[None]],
    lock: Callable[[UUID], str],
    looked: bool,
    member: WayIn,
    kari: UUID,
) -> None:
    """Others say yes, or no, signed in or by a link that came there, and it waits for something until she has her own
    address back: it is refused, or about the other address. Or the undo waits for it."""
    frozen_by = (await member.change_email(await member.inside(MAIL), THIEF)).token
    there = await ask(member, THIEF)
    await link(member.worker, kari, Purpose.CART_REMINDER)
    if looked:
        await look_after(member, kari)
    else:
        await agree(member.worker, kari, Purpose.ARTICLES)

    async def speak() -> None:
        with suppress(AddressChanged):
            await does(member, kari, there)

    async with held(member, lock(kari)):
        speaking = asyncio.create_task(speak(), context=Context())
        await waits_or_is_done(member, speaking)
        undoing = asyncio.create_task(member.undo(frozen_by), context=Context())
        await asyncio.wait([undoing], timeout=0.5)
    await asyncio.wait_for(asyncio.gather(speaking, undoing), 10)
    await look_after(member, kari)
    every = [*KINDS, Purpose.DISCOUNT_CODES, Purpose.ARTICLES]
    assert KINDS == await sendable(member.worker, kari, every, MAIL)


async def test_many_at_once_move_it_once(member: WayIn, kari: UUID) -> None:
    """Her noes by several doors and the worker, all before any has looked: each is heard, and nothing is moved
    twice."""
    await member.change_email(await member.inside(MAIL), NEW)
    tokens = [await ask(member, NEW) for _ in range(2)]

    async def again(work: Callable[[], Awaitable[Any]]) -> None:
        await until_done(work)

    await asyncio.gather(
        *(
            asyncio.create_task(again(work), context=Context())
            for work in (
                lambda: retract(member.web, kari, Purpose.NEWS),
                lambda: look_after(member, kari),
                lambda: one_click(member, tokens[0]),
                lambda: look_after(member, kari),
                lambda: one_click(member, tokens[1]),
                lambda: retract(member.web, kari, *KINDS),
            )
        )
    )
    assert [] == await sendable(member.worker, kari, KINDS, NEW)
    assert 1 == (await entries(member.owner)).count(MOVED[0])
