"""A letter of what was agreed or has ended, and a merge of its reader at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import make_customer
from tests.events.shop import merged, states, tell
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, lives
from tests.subscriptions.eaten import dog, named
from tests.subscriptions.test_confirming import Writing, kari_

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

__all__ = ["kari_"]


async def _begins(kari_: Writing) -> Callable[[], Awaitable[None]]:
    mine = await kari_.begins()
    return lambda: subscriptions.confirm(kari_.house, mine)


async def _parts(kari_: Writing) -> Callable[[], Awaitable[None]]:
    luna = await dog(kari_.owner, kari_.customer, "Luna")
    mine = await kari_.begins()
    for sku in (FEED, TREATS):
        await named(kari_.owner, kari_.customer, mine, sku, luna)
    await kari_.farewell(luna, mine)
    said: UUID = await kari_.owner.fetchval("SELECT id FROM pet_farewell")
    return lambda: subscriptions.confirm_farewell(kari_.house, said)


@pytest.mark.parametrize(("act", "letter"), [(_begins, "agreed"), (_parts, "ended")])
async def test_a_merge_while_it_is_written_loses_no_letter(
    act: Any, letter: str, kari_: Writing, house: House, owner: Any
) -> None:
    """It was looked up whose it is, and by the time that it may be written it is another's: it is
    written to whoever is kept, once."""
    ola = await _shop_customers(owner, kari_.customer)
    with clock.stopped_at(MONDAY):
        write = await act(kari_)
    event = merged("10002", "10001", hours=-100)
    async with house.database.scope() as scope:
        await scope.fetch("SELECT id FROM customer WHERE id = $1 FOR UPDATE", kari_.customer)
        merging = asyncio.ensure_future(tell(house, event))
        await _waiting(owner, 1)
        writing = asyncio.ensure_future(_written(house, write))
        await _waiting(owner, 2)
    await asyncio.gather(merging, writing)
    assert ("handled", None) == (await states(owner))[event.id]
    told = "SELECT customer, template FROM message"
    assert [(ola, f"subscriptions/{letter}")] == [tuple(row) for row in await owner.fetch(told)]
    await _written(house, write)
    assert 1 == len(await owner.fetch(told))


async def _shop_customers(owner: Any, kari: UUID) -> UUID:
    """Kari and Ola are two of the shop's; Ola's id."""
    ola = await make_customer(owner, "ola@example.com", "Ola")
    await lives(owner, ola)
    for customer, number in ((kari, "10001"), (ola, "10002")):
        await owner.execute(
            "INSERT INTO shop_number (number, customer, is_recognised) VALUES ($1, $2, true)",
            number, customer,
        )  # fmt: skip
        await owner.execute("UPDATE customer SET number = $2 WHERE id = $1", customer, number)
    return ola


async def _written(house: House, write: Callable[[], Awaitable[None]]) -> None:
    with clock.stopped_at(MONDAY):
        async with house.database.scope():
            await write()


async def _waiting(owner: Any, count: int) -> None:
    """So many stand behind somebody's lock."""
    for _ in range(200):
        behind = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
        if count <= await owner.fetchval(behind):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("nobody waits")
