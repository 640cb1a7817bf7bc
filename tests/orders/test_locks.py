"""Whoever locks addresses, numbers and rows takes them in one order: nobody waits for each other."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.events.shop import Happened, just_now, merged, registered, tell
from tests.membership.club import started
from tests.orders.orders import order, whose
from tests.orders.shop import placed

from minside.core import clock
from minside.core.house import House
from minside.core.rooms import HANDLERS
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types import INCOMING
from minside.orders import actions as orders

KARIS, OTHERS = "kari@example.com", "annen@example.com"


@asynccontextmanager
async def _held(owner: Any, of: UUID) -> AsyncGenerator[None]:
    """Meanwhile nobody else gets at that order's row, nor at any of the club's."""
    async with owner.transaction():
        await owner.execute("SELECT FROM shop_order WHERE id = $1 FOR UPDATE", of)
        await owner.execute("SELECT FROM membership_fact FOR UPDATE")
        yield
        await asyncio.sleep(0.2)


async def _settle(house: House) -> None:
    async with house.database.scope():
        await orders.settle(["10003"])


async def _join(house: House, customer: UUID) -> None:
    async with house.database.scope():
        await orders.join_guest(house, customer)


async def _separate(house: House) -> None:
    async with house.database.scope():
        await customers.separate("10003")


async def _take_in(house: House, event: Happened) -> None:
    """In one transaction, which isn't tried again."""
    data = msgspec.convert(event.data, INCOMING[event.type, 1].data)
    told = events.Told("shop", event.id, event.type, clock.now(), clock.now(), data)
    async with house.database.scope():
        await HANDLERS[event.type][0].run(house, told)


async def _proven(owner: Any) -> None:
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = now(), email_verified_at = now(),"
        " claimed_at = now()"
    )


async def test_a_guest_joins_while_numbers_are_settled(
    house: House, owner: Any, kari: UUID
) -> None:
    """Both lock the address first, and then the order."""
    hers = await order(owner, None, told_of="10003", email=KARIS)
    last = await order(owner, None, told_of="10003", email=OTHERS)
    await _proven(owner)
    async with _held(owner, last):
        settling = asyncio.ensure_future(_settle(house))
        await asyncio.sleep(0.2)
        joining = asyncio.ensure_future(_join(house, kari))
    await asyncio.gather(settling, joining)
    assert (kari, None) == (await whose(owner, hers), await whose(owner, last))


@pytest.mark.parametrize("how", ["separate", "merge", "absorb"])
async def test_an_order_comes_while_its_number_changes_hands(
    how: str, house: House, owner: Any
) -> None:
    """It locks the address that it was placed with, and then its number; so does who takes numbers
    apart, or makes them one."""
    its = registered("10003", email=KARIS) if how == "separate" else registered("10003")
    if how != "merge":
        await owner.execute("INSERT INTO customer (email, created_at) VALUES ($1, now())", KARIS)
        await _proven(owner)
    await tell(house, registered("10001"), its, started(number="10003"))
    if how == "absorb":
        # Nothing but the address that it is told to have makes it hers.
        work = _take_in(house, registered("10003", just_now(), email=KARIS))
    else:
        work = _separate(house) if how == "separate" else _take_in(house, merged("10001", "10003"))
    await tell(house, placed("5009", customer="10003", email=OTHERS))
    of = await owner.fetchval("SELECT id FROM shop_order")
    async with _held(owner, of):
        changing = asyncio.ensure_future(work)
        await asyncio.sleep(0.2)
        coming = asyncio.ensure_future(
            _take_in(house, placed("5010", customer="10003", email=OTHERS))
        )
    await asyncio.gather(changing, coming)
    expected = await owner.fetchval(
        "SELECT customer FROM shop_number WHERE number = '10003' AND NOT is_recognised"
    )
    found = await owner.fetch("SELECT customer FROM shop_order")
    assert [expected] * 2 == [row["customer"] for row in found]
