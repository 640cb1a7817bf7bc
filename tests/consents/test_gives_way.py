"""A no that meets others who hold what it needs, in another order: it may be the one that gives way, and is
written all the same."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import Context
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.conftest import give_password, make_customer
from tests.consents.leaving import MAIL, agree, link, noes, sendable
from tests.consents.test_by_staff import command
from tests.consents.test_slow_server import by_one_click, by_the_foot, on_min_side
from tests.events.shop import Happened, states
from tests.house.portal import Portal
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import ConsentLink, Door, Purpose
from minside.consents.actions.asking import Question
from minside.consents.schema import ConsentsMutation
from minside.core import clock
from minside.core.graphql import Refusable
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.outbox import actions as outbox

OLA = "ola@example.com"
CODES = Purpose.DISCOUNT_CODES
NO = {"purpose": "news", "channel": "footer_link"}
YES = {**NO, "text": "Ja takk", "language": "nb"}
HER_NOES = """
    SELECT count(*) FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
    WHERE e.action = 'withdrawn' AND s.customer IS NOT NULL
"""
JOBS = "SELECT count(*) FROM pgqueuer WHERE entrypoint = 'events.handle'"
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


async def is_waited(owner: Any, count: int = 1) -> None:
    for _ in range(250):
        if await owner.fetchval(WAITING) >= count:
            return
        await asyncio.sleep(0.02)
    pytest.fail("nobody waits")


@asynccontextmanager
async def ledger_first(house: House) -> AsyncGenerator[None]:
    """Somebody has the ledger, and then asks for the address that the block took first."""
    async with house.database.scope():
        await current().fetch("SELECT FROM consent_tip()")
        yield
        await outbox.recipient_lock(MAIL)


async def by_the_question(portal: Portal, token: str) -> Any:
    """By the link that had asked whether it was they."""
    keys = portal.app.state.house.keys
    link = ConsentLink.read(token, keys)
    asked = Question(link.subject, (CODES,), clock.now() + timedelta(days=1)).token(keys)
    said = await portal.visitor().run("ConsentDecline", input={"token": asked})
    assert [] == said["userErrors"]


async def by_the_command(_portal: Portal, _token: str, server: Server) -> Any:
    """Staff."""
    words = ("--email", MAIL, "--purpose", CODES.value, "--quote", "Nei takk")
    done = await command(server, *words)
    assert 0 == done.exit_code, done.output


NOES = {
    Door.MIN_SIDE: "consent_withdraw",
    Door.CONFIRMATION: "consent_decline",
    Door.FOOT_LINK: "consent_withdraw_by_link",
}
# No mutation: the route, the SMS's job, the command and the event, and the worker itself.
OTHERS = {Door.ONE_CLICK, Door.SMS, Door.STAFF, Door.ADDRESS_CHANGED, Door.TOO_YOUNG}
# A browser's no is its own cookie's, and waits for nobody.
COOKIES = {Door.BANNER}
YESES = {Door.SIGN_UP, Door.REGISTRATION, Door.JOINING}
NO_NO = {
    "consent_give", "consent_confirm", "consent_withdraw_undo_by_link", "newsletter_request",
    "newsletter_leave_request",
}  # fmt: skip


def test_each_door_of_a_no_says_it_again() -> None:
    """There is none but these; whoever makes another says here whether it takes a no."""
    assert {*Door} == {*NOES, *OTHERS, *COOKIES, *YESES}
    fields = ConsentsMutation.__strawberry_definition__.fields  # pyright: ignore
    again = {
        field.python_name: extension._again
        for field in fields
        for extension in field.extensions
        if isinstance(extension, Refusable)
    }
    assert {*again} == {*NOES.values()} | NO_NO
    assert {*NOES.values()} == {name for name, is_again in again.items() if is_again}


@pytest.mark.usefixtures("quick_hashes")
@pytest.mark.parametrize(
    "door", [by_one_click, by_the_foot, on_min_side, by_the_question, by_the_command]
)
async def test_a_no_that_gave_way_is_said_again(
    door: Callable[..., Awaitable[Any]], portal: Portal, house: House, owner: Any, reader: UUID,
    migrated: Server,
) -> None:  # fmt: skip
    """PostgreSQL ends one of two who wait for each other: the door that it was says it anew, once."""
    await give_password(portal.database, reader)
    for turn in range(1, 6):
        await agree(house, reader, CODES)
        token = await link(house, reader, CODES)
        saying: asyncio.Future[Any] | None = None
        try:
            async with ledger_first(house):
                more = (migrated,) if door is by_the_command else ()
                saying = asyncio.ensure_future(door(portal, token, *more))
                await is_waited(owner)
        except asyncpg.DeadlockDetectedError:
            # Where the machine is slow the other one is who looks last, and gives way.
            assert saying is not None
            await saying
            continue
        await asyncio.wait_for(saying, 5)
        assert turn == await owner.fetchval(HER_NOES)
        return
    pytest.fail("the door never gave way")


@pytest.mark.usefixtures("quick_hashes")
async def test_who_was_signed_out_while_it_waited_says_nothing_again(
    portal: Portal, house: House, owner: Any, reader: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's session, which the customer ends: what it gave way with isn't said in their name."""
    await give_password(portal.database, reader)
    await agree(house, reader, CODES)
    visitor = portal.visitor()
    await visitor.sign_in()
    tried: list[str] = []
    retract = consents.retract

    async def give_way_once(*args: Any, **more: Any) -> None:
        tried.append("retract")
        if len(tried) == 1:
            await owner.execute("DELETE FROM session")
            raise asyncpg.DeadlockDetectedError
        await retract(*args, **more)

    monkeypatch.setattr(consents, "retract", give_way_once)
    given = {"purposes": ["DISCOUNT_CODES"], "idempotencyKey": None}
    with pytest.raises(AssertionError, match="UNAUTHENTICATED"):
        await visitor.run("ConsentWithdraw", input=given)
    assert ["retract"] == tried
    assert 0 == await owner.fetchval(HER_NOES)


async def settled(owner: Any) -> list[str]:
    return sorted(state for state, _ in (await states(owner)).values())


async def came_together(house: House, source: str, *told: Happened) -> None:
    async with house.database.scope():
        brought = [events.Brought(source, each.id, each.body) for each in told]
        await events.receive_all(brought, house.keys)


@pytest.mark.parametrize(
    "first",
    [
        ("newsletter", "consent.withdrawn", {**NO, "email": MAIL}),
        ("newsletter", "consent.given", {**YES, "email": MAIL}),
        ("newsletter", "message.complained", {"email": MAIL}),
        ("helpdesk", "consent.withdrawn", {**NO, "email": MAIL, "quote": "Nei takk"}),
        (
            "newsletter",
            "consent.withdrawn",
            {**NO, "purpose": "everything", "phone": "+4790000000"},
        ),
        ("shop", "customer.registered", {"number": "10001", "email": OLA}),
    ],
)
async def test_what_is_told_of_a_consent_holds_nothing_for_the_next_one(
    first: tuple[str, str, dict[str, Any]], house: House, owner: Any, kari: UUID
) -> None:
    """They came together; while the second waits for its address, the first is committed: neither the ledger
    nor a customer is held, which who has that address may need."""
    source, type, data = first
    no = Happened("consent.withdrawn", {**NO, "email": OLA, "quote": "Nei takk"}, 2)
    await came_together(house, source, Happened(type, data, 1), no)
    async with house.database.scope():
        await outbox.recipient_lock(OLA)
        working = asyncio.create_task(run_jobs(house, "events.handle"))
        await is_waited(owner)
        [became, waits] = await settled(owner)
        assert (became, waits) == ("dead" if "phone" in data else "handled", "received")
        await current().fetch("SELECT FROM consent_tip()")
    await asyncio.wait_for(working, 5)
    assert [became, "handled"] == await settled(owner)


async def test_what_is_handled_whole_leaves_one_job_and_outlives_a_death(
    house: House, owner: Any
) -> None:
    """Each is a transaction of its own, and none leaves a job for the next: the batch's own one does what is
    left, should whoever handles them die."""
    told = [Happened("consent.given", {**YES, "email": f"{n}@example.com"}, 1) for n in range(4)]
    await came_together(house, "newsletter", *told)
    batch = await owner.fetchval("SELECT DISTINCT batch FROM event")
    async with house.database.scope():
        assert await events.handle(house, batch, goes_on=True)
    assert 1 == await owner.fetchval(JOBS)
    await run_jobs(house, "events.handle")
    assert ["handled"] * 4 == await settled(owner)
    await came_together(house, "newsletter", *[replace(each, id=each.id + "b") for each in told])
    batch = await owner.fetchval("SELECT DISTINCT batch FROM event WHERE state = 'received'")
    await events.handle_whole(house, batch)
    assert ["handled"] * 8 == await settled(owner)
    assert 1 == await owner.fetchval(JOBS)


async def test_what_another_worker_holds_keeps_nothing_behind_it_waiting(
    house: House, owner: Any
) -> None:
    """The first of a batch is in other hands: those behind it, which go alone too, are handled meanwhile."""
    told = [Happened("consent.given", {**YES, "email": f"{n}@example.com"}, n) for n in range(3)]
    await came_together(house, "newsletter", *told)
    batch = await owner.fetchval("SELECT DISTINCT batch FROM event")
    async with house.database.scope():
        await current().fetch(
            "SELECT pg_advisory_xact_lock(hashtextextended('events ' || stream, 0)) FROM unnest(("
            " SELECT streams FROM event ORDER BY occurred_at LIMIT 1)) AS stream"
        )
        handling = asyncio.create_task(events.handle_whole(house, batch), context=Context())
        await asyncio.wait_for(handling, 10)
        assert ["handled", "handled", "received"] == await settled(owner)
    await events.handle_whole(house, batch)
    assert ["handled"] * 3 == await settled(owner)


async def test_a_yes_with_a_year_of_birth_keeps_no_no_waiting(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Whoever keeps the year, and then asks for the ledger, has nothing that an entry of theirs needs."""
    await owner.execute("UPDATE customer SET birth_year = NULL")
    await agree(house, shown, CODES)
    token = await link(house, shown, CODES)
    async with web.database.scope(customer=shown):
        await customers.change(shown, customers.ProfileForm(birth_year=1990))

        async def click() -> None:
            async with web.database.scope():
                await consents.one_click(web, token)

        await asyncio.wait_for(asyncio.create_task(click(), context=Context()), 5)
    assert 1 == len(await noes(owner))


async def follow(house: House, customer: UUID) -> None:
    async with house.database.scope():
        await consents.follow(house, customer)


async def press_everything(house: House, token: str) -> None:
    async with house.database.scope():
        await consents.withdraw_by_link(house, token, everything=True)


@pytest.mark.parametrize("by_link", [False, True])
async def test_who_waits_for_an_account_holds_up_nobody_else(
    by_link: bool, web: House, house: House, owner: Any, shown: UUID
) -> None:
    """The worker that looks what was agreed to too early, and a no to everything at a letter's foot: they wait
    while something of the account is being kept, and others say no meanwhile."""
    other = await make_customer(owner, OLA, "Ola")
    await agree(house, other, CODES)
    await agree(house, shown, CODES, Purpose.PERSONALISATION)
    token, others = await link(house, shown, CODES), await link(house, other, CODES)
    await owner.execute("UPDATE customer SET birth_year = 2016 WHERE id = $1", shown)
    async with house.database.scope():
        assert await outbox.share_recipient(str(shown))
        work = press_everything(web, token) if by_link else follow(house, shown)
        working = asyncio.create_task(work, context=Context())
        await is_waited(owner)
        clicking = asyncio.create_task(press_everything(web, others), context=Context())
        await asyncio.wait_for(clicking, 5)
    await asyncio.wait_for(working, 5)
    every = [CODES, Purpose.PERSONALISATION]
    assert [] == await sendable(house, shown, every[: 1 if by_link else 2])
