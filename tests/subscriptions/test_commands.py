"""`minside deliveries`, and the alarm where nothing comes of a subscription."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from click.testing import Result
from tests.core.logged import logging_to_lines
from tests.house.portal import open_portal
from tests.house.test_cli import KEY, minside
from tests.subscriptions.agreed import agreed, deliveries, lives, sells
from tests.subscriptions.charged import at, charged, fails_until_given_up
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.database import SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.subscriptions import actions as subscriptions

WELL = "Every active subscription has its next delivery, and nothing is overdue.\n"


async def command(server: Server, verb: str) -> Result:
    """In a thread, for the command has an event loop of its own."""
    environment = {"DATABASE_SERVICE_URL": server.url(SERVICE), "MINSIDE_KEYS": KEY}
    return await asyncio.to_thread(minside, "deliveries", verb, **environment)


@pytest.fixture
async def subscription(house: House, owner: Any, kari: UUID) -> UUID:
    """By the real clock, which the commands go by."""
    await sells(owner)
    await lives(owner, kari)
    return await agreed(house, owner, kari, clock.today() + timedelta(days=30))


async def test_what_is_due_is_ordered_by_hand(
    migrated: Server, owner: Any, subscription: UUID
) -> None:
    """As the worker does, and once."""
    await owner.execute("UPDATE delivery SET deadline_at = now() - interval '2 minutes'")
    assert "Settled: 1.\n" == (await command(migrated, "run")).output
    assert "Settled: 0.\n" == (await command(migrated, "run")).output
    states = [row["state"] for row in await deliveries(owner, subscription)]
    assert ["ordered", "planned"] == states


async def test_what_is_amiss_is_named_and_mended(
    migrated: Server, owner: Any, kari: UUID, subscription: UUID
) -> None:
    """A subscription without a delivery, by its id and nobody's name; the exit code says so too."""
    assert (0, WELL) == ((result := await command(migrated, "check")).exit_code, result.output)
    await owner.execute("DELETE FROM delivery")
    told = await command(migrated, "check")
    assert (1, f"subscription {subscription}  no delivery is coming\n") == (
        told.exit_code,
        told.output,
    )
    assert "Set right: 1.\n" == (await command(migrated, "plan")).output
    assert WELL == (await command(migrated, "check")).output


async def test_a_delivery_that_nobody_ordered_is_named(
    migrated: Server, owner: Any, subscription: UUID
) -> None:
    """An hour after its deadline, and not before."""
    await owner.execute("UPDATE delivery SET deadline_at = now() - interval '59 minutes'")
    assert WELL == (await command(migrated, "check")).output
    await owner.execute("UPDATE delivery SET deadline_at = now() - interval '61 minutes'")
    id = await owner.fetchval("SELECT id FROM delivery")
    told = await command(migrated, "check")
    assert (1, f"delivery {id}  due and not settled\n") == (told.exit_code, told.output)


@pytest.mark.parametrize(
    ("days", "every", "came"),
    [
        (3, 4, ["ordered", "planned"]),
        (3, 1, ["ordered", "planned"]),
        (40, 4, ["missed", "ordered", "planned"]),
        (40, 1, ["missed"] * 6 + ["planned"]),
        (40, 12, ["ordered", "planned"]),
    ],
)
async def test_after_days_without_a_worker_what_can_still_come_comes_once(
    migrated: Server, house: House, owner: Any, kari: UUID, days: int, every: int, came: list[str]
) -> None:
    """As the worker does when it is back, or somebody by hand: what would come beside the next is missed and told
    of, the rest is ordered; again finds nothing. What is amiss is named before, and nothing after."""
    await sells(owner)
    await lives(owner, kari)
    # A Monday at noon in Oslo, whatever day it is: a Wednesday's deadline.
    down_since = datetime(2026, 9, 7, 12, tzinfo=clock.OSLO)
    with clock.stopped_at(down_since - timedelta(days=10)):
        made = await agreed(house, owner, kari, date(2026, 9, 9), every=every)
    with clock.stopped_at(down_since + timedelta(days=days)):
        settled = await subscriptions.run(house)
        assert 0 == await subscriptions.run(house)
        async with house.database.scope():
            assert [0, 0, 0] == list((await subscriptions.amiss()).counted.values())
    assert came == [row["state"] for row in await deliveries(owner, made)]
    assert came.count("ordered") == await owner.fetchval("SELECT count(*) FROM shop_order")
    told = await owner.fetchval("SELECT count(*) FROM message WHERE template LIKE '%missed%'")
    assert ("missed" in came, settled > 0) == (told > 0, True)


async def test_the_daily_look_is_an_alarm_in_the_log_and_a_figure(
    migrated: Server, house: House, owner: Any, subscription: UUID
) -> None:
    """Until the next look; who it is about stands in neither."""
    await owner.execute("DELETE FROM delivery")
    for expected in (1, 0):
        with logging_to_lines() as lines:
            async with house.database.scope():
                await subscriptions.look_for_amiss()
        told = [(line["level"], line["reason"], line["count"]) for line in lines.all]
        assert [("error", "without_next", 1)] * expected == told
        figures = await _figures(migrated)
        assert f'minside_deliveries_amiss{{kind="without_next"}} {expected}.0' in figures
        assert 'minside_deliveries_amiss{kind="overdue"} 0.0' in figures
        async with house.database.scope():
            await subscriptions.plan(house)


async def _figures(server: Server) -> list[str]:
    async with open_portal(server) as portal:
        transport = httpx.ASGITransport(portal.app, client=("127.0.0.1", 4711))  # pyright: ignore[reportArgumentType]
        async with httpx.AsyncClient(
            transport=transport, base_url="http://localhost:8000"
        ) as client:
            return (await client.get("/metrics")).text.splitlines()


async def test_what_was_moved_and_is_paused_for_money_is_no_alarm(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The day of a later delivery passes while the subscription waits: it isn't overdue, for nothing comes."""
    subscription, charge = await charged(house, owner, kari)
    with clock.stopped_at(at(16, 13)):
        await Steering(web, kari, subscription).do(subscriptions.move, 3, date(2027, 1, 15))
    await fails_until_given_up(house, charge)
    assert [1, 2, 3] == [row["number"] for row in await deliveries(owner, subscription)]
    with clock.stopped_at(datetime(2027, 2, 1, 9, tzinfo=clock.OSLO)):
        async with house.database.scope():
            assert [0, 0, 0] == list((await subscriptions.amiss()).counted.values())


async def test_one_that_cannot_be_ordered_holds_up_no_other(
    house: House, owner: Any, kari: UUID, ola: UUID, subscription: UUID
) -> None:
    """The log tells that there is one; the run after it is mended orders it too."""
    await lives(owner, ola)
    other = await agreed(house, owner, ola, clock.today() + timedelta(days=30))
    await owner.execute(
        f"""
        UPDATE delivery SET deadline_at = now() - interval '2 minutes';
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'no'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON shop_order FOR EACH ROW
            WHEN (NEW.customer = '{kari}') EXECUTE FUNCTION refuse();
        """
    )
    with logging_to_lines() as lines:
        assert 1 == await subscriptions.run(house)
    assert "delivery_not_ordered" in {line["event"] for line in lines.all}
    await owner.execute("DROP FUNCTION refuse CASCADE")
    assert "ordered" == (await deliveries(owner, other))[0]["state"]
    assert "planned" == (await deliveries(owner, subscription))[0]["state"]
    assert 1 == await subscriptions.run(house)
