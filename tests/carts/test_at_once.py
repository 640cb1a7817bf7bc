"""Twenty clients at one cart at once: no line is lost and none is there twice."""

import asyncio
from typing import Any
from uuid import UUID

from tests.carts.shelf import FEED, TREATS, lines, made
from tests.core import pools
from tests.orders.orders import product

from minside.carts import actions as carts
from minside.core.database import APP
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.refusals import Refusal

CLIENTS = 20


async def test_twenty_clients_set_lines_merge_and_open_one_cart(
    house: House, owner: Any, migrated: Server, kari: UUID
) -> None:
    """Each sets a product of its own and one that all set, every other one merges a cart into it, twice, every
    fifth opens it, all beside each other. All products are there once, with what was asked for; the
    common one has a quantity that somebody asked for; what was merged came once, and what was in each
    of the merged carts is there as often."""
    for number in range(CLIENTS):
        await product(owner, f"P-{number}")
        await product(owner, f"M-{number}")
    async with pools.lent(migrated.url(APP)) as database:
        web = House(house.settings, database, house.keys)
        cart = await made(web, kari, FEED_12=1)
        beside = {n: await made(web, kari, f"Kurv {n}") for n in range(0, CLIENTS, 2)}
        async with database.scope(customer=kari):
            for number, other in beside.items():
                await carts.set_line(kari, other, f"M-{number}", 7)
                await carts.set_line(kari, other, TREATS, 1)
        opened: list[str] = []

        async def client(number: int) -> None:
            async with database.scope(customer=kari):
                await carts.set_line(kari, cart, f"P-{number}", number + 1)
            async with database.scope(customer=kari):
                await carts.set_line(kari, cart, FEED, number + 100)
            if number in beside:
                await _merge(beside[number])
                await _merge(beside[number])
            if number % 5 == 0:
                async with database.scope(customer=kari):
                    opened.append((await carts.open_in_shop(web, kari, cart)).url)

        async def _merge(other: UUID) -> None:
            async with database.scope(customer=kari) as scope:
                try:
                    async with scope.savepoint():
                        await carts.merge(kari, other, cart)
                except Refusal:
                    pass

        await asyncio.gather(*(client(number) for number in range(CLIENTS)))
        found = await lines(web, kari, cart)
    assert len(beside) == found.pop(TREATS)
    common = found.pop(FEED)
    assert 100 <= common < 100 + CLIENTS
    assert {f"P-{n}": n + 1 for n in range(CLIENTS)} | {f"M-{n}": 7 for n in beside} == found
    assert CLIENTS // 5 == len(set(opened))
    assert 1 == await owner.fetchval(
        "SELECT count(*) FROM cart WHERE customer = $1 AND deleted_at IS NULL", kari
    )


async def test_carts_merged_into_each_other_at_once_end_as_one(
    house: House, owner: Any, migrated: Server, kari: UUID
) -> None:
    """Two that cross neither wait for each other for ever nor lose anything."""
    for _ in range(5):
        async with pools.lent(migrated.url(APP)) as database:
            web = House(house.settings, database, house.keys)
            one, other = await made(web, kari, FEED_12=2), await made(web, kari, LEAD=3)

            async def merge(cart: UUID, into: UUID) -> None:
                async with database.scope(customer=kari) as scope:
                    try:
                        async with scope.savepoint():
                            await carts.merge(kari, cart, into)
                    except carts.CartNotFound:
                        pass

            await asyncio.gather(merge(one, other), merge(other, one))
            async with database.scope(customer=kari):
                [left] = await carts.carts(kari)
                assert {"FEED-12": 2, "LEAD": 3} == {each.sku: each.quantity for each in left.lines}
                await carts.delete(kari, left.id)
