"""The newsletter tool asks for an audience and is told it: part by part, whole or not at all; and an
operator fetches one."""

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from click.testing import Result
from tests.events.receiver import Receiver, receiving
from tests.events.shop import Happened, states
from tests.house.test_cli import KEY, minside
from tests.jobs.running import run_jobs, service_house

from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.events import actions as events
from minside.marketing import actions as marketing

from .newsletter import TOOL, agree, tell
from .reaching import crowd, named

JOB = "marketing.audience.news"


@pytest.fixture
async def receivers() -> AsyncGenerator[dict[str, Receiver]]:
    async with receiving() as tool, receiving() as shop:
        yield {TOOL: tool, "shop": shop}


@pytest.fixture
async def telling(
    migrated: Server, owner: Any, receivers: dict[str, Receiver]
) -> AsyncGenerator[House]:
    """The worker's house, which knows where the newsletter tool is."""
    told = {key: each.settings for key, each in receivers.items()}
    async with service_house(migrated, receivers=told) as house:
        yield house


def asked(purpose: str = "news", request: str | None = None) -> Happened:
    data = {"purpose": purpose, "request": request or str(uuid4())}
    return Happened("audience.requested", data, 2)


def told(receiver: Receiver, type: str) -> list[dict[str, Any]]:
    return [each["data"] for each in receiver.taken if each["type"] == type]


async def test_it_asks_and_is_told_all_of_it(
    telling: House, web: House, known: UUID, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """Parts of one audience, counted, then that it is whole; nobody else hears of it, and nothing of it
    is left in what waits to be told."""
    await crowd(owner, marketing.AT_ONCE)
    await agree(web, known, Purpose.NEWS)
    await run_jobs(telling)
    for each in receivers.values():
        each.forget()
    question = asked()
    await tell(telling, question)
    await run_jobs(telling)
    parts = told(receivers[TOOL], "audience.part")
    [ended] = told(receivers[TOOL], "audience.ended")
    assert {(question.data["request"], ended["audience"])} == {
        (each["request"], each["audience"]) for each in [*parts, ended]
    }
    assert [1, 2] == [each["part"] for each in parts]
    assert (2, marketing.AT_ONCE + 1, 0) == (
        ended["parts"], ended["members"], ended["withdrawn"],
    )  # fmt: skip
    members = [member for each in parts for member in each["members"]]
    [mine] = [member for member in members if member["id"] == await named(owner, known)]
    assert {"id", "customer", "email", "language"} == mine.keys()
    assert marketing.AT_ONCE + 1 == len({member["email"] for member in members})
    assert receivers[TOOL].taken[-1]["type"] == "audience.ended"
    assert 0 == sum(each.asked for key, each in receivers.items() if key != TOOL)
    assert 0 == await owner.fetchval("SELECT count(*) FROM outgoing_event WHERE type ~ '^audience'")


async def test_each_member_reads_that_the_tool_got_it(
    telling: House, web: House, known: UUID, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """One line for each time, with what it was (S36); of who wasn't among them none."""
    await agree(web, known, Purpose.NEWS)
    await crowd(owner, 3)
    await owner.execute("UPDATE consent SET state = 'withdrawn' WHERE customer <> $1", known)
    await tell(telling, asked())
    await run_jobs(telling, JOB)
    rows = await owner.fetch("SELECT * FROM disclosure WHERE type = 'audience.part'")
    [(customer, fields, receiver)] = [
        (row["customer"], row["fields"], row["receiver"]) for row in rows
    ]
    assert (known, ["customer", "email", "language"], TOOL) == (customer, fields, receiver)
    async with web.database.scope(customer=known):
        page = await events.disclosures(known, first=10, after=None)
    assert "audience.part" in {each.type for each in page.rows}


@pytest.mark.parametrize("answer", [500, 301])
async def test_what_breaks_off_begins_anew(
    answer: int, telling: House, web: House, known: UUID, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """Under another name; what was seen without an answer is a disclosure all the same."""
    await agree(web, known, Purpose.NEWS)
    receivers[TOOL].answer = answer
    await tell(telling, asked())
    await run_jobs(telling, JOB)
    assert 1 == receivers[TOOL].asked
    assert 1 == await owner.fetchval("SELECT count(*) FROM disclosure WHERE type = 'audience.part'")
    receivers[TOOL].answer = 200
    with clock.stopped_at(clock.now() + timedelta(minutes=5)):
        await run_jobs(telling, JOB)
    [part], [ended] = (told(receivers[TOOL], f"audience.{each}") for each in ("part", "ended"))
    assert part["audience"] == ended["audience"]
    assert 2 == await owner.fetchval("SELECT count(*) FROM disclosure WHERE type = 'audience.part'")


async def test_what_never_left_is_no_disclosure(
    telling: House, web: House, known: UUID, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """Nobody listens where the tool was to be."""
    await agree(web, known, Purpose.NEWS)
    nowhere = {**receivers[TOOL].settings, "url": "http://127.0.0.1:1/"}
    settings = telling.settings.model_validate(
        {**telling.settings.model_dump(by_alias=False), "receivers": {TOOL: nowhere}}
    )
    with pytest.raises(events.NotDelivered):
        await marketing.tell_audience(Purpose.NEWS, uuid4(), replace(telling, settings=settings))
    assert 0 == await owner.fetchval("SELECT count(*) FROM disclosure")


@pytest.mark.parametrize(
    ("source", "purpose", "reason"),
    [
        ("shop", "news", "only the newsletter tool asks for an audience"),
        (TOOL, "personalisation", "an audience for a purpose that has no address to send to"),
        (TOOL, "statistics_cookies", "an audience for a purpose that has no address to send to"),
        (TOOL, "everything", "an audience for a purpose that has no address to send to"),
    ],
)
async def test_who_may_not_ask_is_a_dead_letter(
    source: str, purpose: str, reason: str, telling: House, owner: Any
) -> None:
    """Another system, and what belongs to an account or a browser; nobody is told anything."""
    question = asked(purpose)
    async with telling.database.scope():
        await events.receive(events.Brought(source, question.id, question.body), telling.keys)
    done = await run_jobs(telling)
    assert ("dead", reason) == (await states(owner))[question.id]
    assert [] == [name for name in done if name.startswith("marketing.audience")]


async def command(server: Server, purpose: str, receivers: dict[str, Receiver]) -> Result:
    """In a thread, for the command has an event loop of its own."""
    named = {key: each.settings for key, each in receivers.items()}
    environment = {
        "DATABASE_SERVICE_URL": server.url(SERVICE),
        "MINSIDE_KEYS": KEY,
        "MINSIDE_RECEIVERS": json.dumps(named),
    }
    return await asyncio.to_thread(
        minside, "consents", "audience", "--purpose", purpose, **environment
    )


async def test_an_operator_fetches_it(
    migrated: Server, web: House, known: UUID, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """A line each, and a last one that says how many; each reads that the tool got it."""
    await agree(web, known, Purpose.NEWS)
    found = await command(migrated, "news", receivers)
    assert 0 == found.exit_code, found.output
    member, last = map(json.loads, found.output.splitlines())
    mine = {
        "id": await named(owner, known),
        "customer": "10001",
        "email": "kari@example.com",
        "language": "nb",
    }
    assert mine == member
    assert {"members": 1, "withdrawn": 0} == last
    assert known == await owner.fetchval(
        "SELECT customer FROM disclosure WHERE type = 'audience.part'"
    )


async def test_an_operator_is_refused_what_has_no_address(
    migrated: Server, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """An account's purpose, a browser's; and any where nobody could read who got it."""
    for purpose in ("personalisation", "cart_reminder", "statistics_cookies"):
        found = await command(migrated, purpose, receivers)
        assert 2 == found.exit_code
    found = await command(migrated, "news", {})
    assert (1, True) == (found.exit_code, "MINSIDE_RECEIVERS" in found.output)
