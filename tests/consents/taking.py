"""An account whose address somebody else changes, and whose owner undoes that: who does what."""

from itertools import pairwise
from uuid import UUID

import pytest
from tests.auth.way_in import WayIn
from tests.consents.leaving import MAIL, agree
from tests.consents.said import HERE, boxes
from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core.language import Language

THIEF, OTHER = "tyv@example.com", "tyv.igjen@example.com"
KINDS = [Purpose.NEWS, Purpose.OFFERS]


@pytest.fixture
async def kari(member: WayIn) -> UUID:
    customer: UUID = await member.owner.fetchval(
        "UPDATE customer SET birth_year = 1990 RETURNING id"
    )
    await agree(member.worker, customer, *KINDS)
    return customer


async def look_after(member: WayIn, customer: UUID) -> None:
    """The worker's turn."""
    async with member.worker.database.scope():
        await consents.follow(member.worker, customer)


async def take_over(member: WayIn, customer: UUID, *addresses: str) -> str:
    """Somebody else changes the address, once or more; the link that her own was sent."""
    found: list[str] = []
    for has, address in pairwise([MAIL, *addresses]):
        found.append((await member.change_email(await member.inside(has), address)).token)
        await look_after(member, customer)
    return found[0]


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


async def one_click(member: WayIn, token: str) -> None:
    """The mail program's button."""
    async with member.web.database.scope():
        await consents.one_click(member.web, token)


async def click(member: WayIn, subject: UUID) -> None:
    """The foot's link of an old mail of news at her own address."""
    token = consents.ConsentLink.to(MAIL, subject, Purpose.NEWS).token(member.web.keys)
    async with member.web.database.scope():
        await consents.one_click(member.web, token)


async def first_subject(member: WayIn) -> UUID:
    return await member.owner.fetchval(
        "SELECT subject FROM consent_entry WHERE channel = 'tool/form' ORDER BY number LIMIT 1"
    )


async def speak_there(member: WayIn, customer: UUID, says: str) -> None:
    """A no to everything by a link that came to the other address, or a yes in the account that has it."""
    if says == "no":
        await press(member, await ask(member, THIEF))
    else:
        await agree(member.worker, customer, Purpose.ARTICLES)


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
