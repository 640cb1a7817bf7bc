"""`kill -9` of a worker at every statement of the run, and two workers at once: each delivery becomes
one order, with its event and its mail once."""

import asyncio
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from tests.conftest import make_customer
from tests.events.holding import comes
from tests.subscriptions.agreed import MONDAY, TREATS, agree, lives, plan, sells
from tests.subscriptions.workers import Desk, desk

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.postgres import Server

# Each day some are due, so that every kill meets some.
FIRST = date(2026, 11, 18)
DAYS = 40
# What the statements of the run must be about, so that none of its steps is passed by.
WRITES = (
    "INSERT INTO shop_order", "INSERT INTO order_line", "INSERT INTO order_event",
    "INSERT INTO message", "INSERT INTO outgoing_event", "INSERT INTO pgqueuer",
    "INSERT INTO charge", "INSERT INTO delivery", "UPDATE delivery", "UPDATE subscription",
    "FOR NO KEY UPDATE", "BEGIN", "COMMIT",
)  # fmt: skip


async def _agreed(house: House, owner: Any, days: int, each: int) -> None:
    """On each day so many are due: paid by invoice and by card, and one that waits for a product."""
    await sells(owner)
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", TREATS)
    treats = {"sku": TREATS, "agreed_ore": 5900}
    for n in range(days * each):
        customer = await make_customer(owner, f"kunde{n}@example.com", "Kari")
        await lives(owner, customer)
        lines = ({}, {**treats, "when_out": "wait"}) if n % each == 2 else ({}, treats)
        await agree(
            owner, customer, FIRST + timedelta(days=n // each), *lines,
            payment="card" if n % each == 1 else "invoice", every=3, unit="month",
        )  # fmt: skip
    with clock.stopped_at(MONDAY):
        await plan(house)


def _on_day(day: int) -> datetime:
    """When what comes on that day has been due for five minutes."""
    return datetime(2026, 11, 16, 12, 5, tzinfo=OSLO) + timedelta(days=day)


async def test_a_worker_killed_at_any_statement_leaves_each_delivery_ordered_once(
    migrated: Server, house: House, owner: Any
) -> None:
    """Before it is sent, and while its answer is under way, of every statement there is; another
    worker does what is left. Of what was under way there is all or nothing at any time."""
    await _agreed(house, owner, DAYS, 3)
    seen: list[str] = []
    async with desk(migrated) as workers:
        for at in count(1):
            ended = {await _killed(workers, owner, how, at, seen) for how in ("before", "during")}
            if ended == {"done"}:
                break
        await _come_to_the_end(workers)
    assert {each for each in WRITES if not any(each in statement for statement in seen)} == set()
    await _once_each(owner, 3 * DAYS)


async def _killed(workers: Desk, owner: Any, how: str, at: int, seen: list[str]) -> str:
    """Whether it was, or had come to its end before that statement."""
    due = await owner.fetchval("SELECT min(deadline_at) FROM delivery WHERE state = 'planned'")
    ended, statement = await workers.ask(how, at, due + timedelta(minutes=5))
    seen.append(statement)
    assert await comes(lambda: _nobody_works(owner))
    await _all_or_nothing(owner)
    return ended


async def test_two_workers_at_once_order_each_delivery_once(
    migrated: Server, house: House, owner: Any
) -> None:
    """In batches that meet, both to the end; and with one of them killed now and then."""
    await _agreed(house, owner, DAYS, 3)
    chance = Random(1)
    async with desk(migrated) as first, desk(migrated) as second:
        for day in range(0, DAYS, 4):
            how = "never" if day < DAYS // 2 else "during"
            first.send("never", 0, _on_day(day), chance.randrange(1, 5))
            second.send(how, chance.randrange(1, 60), _on_day(day), chance.randrange(1, 5))
            await asyncio.gather(first.answer(), second.answer())
            assert await comes(lambda: _nobody_works(owner))
            await _all_or_nothing(owner)
        await _come_to_the_end(first)
    await _once_each(owner, 3 * DAYS)


async def _come_to_the_end(workers: Desk) -> None:
    """Also what waits for a product comes without it after some days."""
    for day in range(0, DAYS + 40, 10):
        ended, _ = await workers.ask("never", 0, _on_day(day))
        assert "done" == ended


async def _nobody_works(owner: Any) -> bool:
    """PostgreSQL has noticed that whoever was killed is gone."""
    return await owner.fetchval(
        "SELECT count(*) = 0 FROM pg_stat_activity WHERE usename = 'minside_service'"
        " AND state <> 'idle'"
    )


async def _all_or_nothing(owner: Any) -> None:
    """An order has a delivery, lines, its beginning, its mail and its event, and each of those its job;
    and its subscription counts it as a change."""
    halves = await owner.fetch(
        """
        SELECT o.number FROM shop_order o LEFT JOIN delivery d ON d.shop_order = o.id WHERE
            d.state IS DISTINCT FROM 'ordered'
            OR 1 <> (SELECT count(*) FROM order_line WHERE shop_order = o.id)
            OR 1 <> (SELECT count(*) FROM order_event WHERE shop_order = o.id)
            OR 1 <> (SELECT count(*) FROM message WHERE "values" ->> 'order_number' = o.number
                     AND template = 'orders/order_confirmation')
            OR 1 <> (SELECT count(*) FROM outgoing_event WHERE data ->> 'order' = o.number)
            OR (o.payment = 'card') <> EXISTS (SELECT FROM charge WHERE delivery = d.id)
            OR 1 <> (SELECT count(*) FROM delivery WHERE subscription = d.subscription
                     AND state = 'planned')
            OR (SELECT version FROM subscription WHERE id = d.subscription) <= (
                SELECT count(*) FROM delivery WHERE subscription = d.subscription
                  AND state = 'ordered')
        """
    )
    assert [] == halves
    jobs = await owner.fetchrow(
        """
        SELECT (SELECT count(*) FROM pgqueuer) AS there,
            (SELECT count(*) FROM message) + (SELECT count(*) FROM outgoing_event) AS expected
        """
    )
    assert jobs["expected"] == jobs["there"]


async def _once_each(owner: Any, agreements: int) -> None:
    await _all_or_nothing(owner)
    ordered = await owner.fetch(
        "SELECT number, count(*) AS n FROM delivery WHERE state = 'ordered' GROUP BY 1 ORDER BY 1"
    )
    assert (1, agreements) == tuple(ordered[0])
    assert await owner.fetchval("SELECT count(*) FROM shop_order") == sum(r["n"] for r in ordered)
