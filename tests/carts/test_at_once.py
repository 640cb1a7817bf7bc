"""Twenty clients at one cart at once: no line is lost and none is there twice."""

import asyncio
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from tests.carts.shelf import FEED, TREATS, lines, made
from tests.core import pools
from tests.events.shop import registered, tell
from tests.orders.orders import product

from minside.carts import actions as carts
from minside.core import clock
from minside.core.database import APP, SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.refusals import Refusal
from minside.events.types.declaration import Line
from minside.events.types.service import CartChanged

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


async def test_the_shop_tells_of_carts_while_they_are_changed_here(
    house: House, web: House, owner: Any, migrated: Server
) -> None:
    """Words about three carts of the shop's, some of which say that they were opened from one here, among clients who
    set, merge, delete and take back: all are done or refused, nobody waits for ever, and no cart is left in two."""
    await tell(house, registered())
    customer = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
    cart = await made(web, customer, FEED_12=2)
    async with web.database.scope(customer=customer):
        opened = await carts.open_in_shop(web, customer, cart)
    [opening] = parse_qs(urlsplit(opened.url).query)["id"]
    deleted: list[UUID] = []
    async with pools.lent(migrated.url(APP)) as ours, pools.lent(migrated.url(SERVICE)) as service:

        async def word(number: int) -> None:
            data = CartChanged(
                customer="10001",
                cart=f"S-{number % 3}",
                lines=[Line(sku=FEED, quantity=number + 1), Line(sku=f"X-{number}", quantity=1)],
                opening=opening if number % 2 else None,
            )
            said = SimpleNamespace(
                data=data, occurred_at=clock.now(), received_at=clock.now(), order=f"shop {number}"
            )
            async with service.scope():
                await carts.changed(house, said)

        async def client(number: int) -> None:
            async with ours.scope(customer=customer) as scope:
                mine = await carts.carts(customer)
                try:
                    async with scope.savepoint():
                        if number % 4 == 0 and len(mine) > 1:
                            await carts.merge(customer, mine[0].id, mine[1].id)
                        elif number % 4 == 1 and mine:
                            deleted.append(await carts.delete(customer, mine[-1].id))
                        elif number % 4 == 2 and deleted:
                            await carts.undo(customer, deleted.pop())
                        elif mine:
                            await carts.set_line(customer, mine[0].id, TREATS, number + 1)
                except Refusal:
                    pass

        for begin in range(0, 60, 12):
            numbers = range(begin, begin + 12)
            await asyncio.gather(*(act(number) for number in numbers for act in (word, client)))
        await word(99)
        await asyncio.gather(*(word(number) for number in (101, 103, 105)))
    found = await owner.fetch("SELECT id, shop_cart, met FROM cart")
    assert {(f"S-{n}", cart) for n in range(3)} | {(None, None)} == {
        (row["shop_cart"], row["met"]) for row in found
    }
    assert 1 == (await lines(web, customer, cart))["X-105"]


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
