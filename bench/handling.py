"""50,000 events in and handled by the rooms, beside the bare insert of the same rows.

What they are about grows as it does in a shop: new customers, changes of those that are known, and
the price and stock of 5,000 products. The insert is the floor, not a peer: it knows nothing of what
the events say. Each round is a fifth, so the spread also tells whether it stays as quick.
"""

import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from minside.catalogue import actions as catalogue
from minside.core.database import OWNER, SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.events import actions as events

from .events import COLUMNS, insert
from .house import benchmark_house
from .table import Row, beside, peak_mib

EVENTS = 50_000
ROUNDS = 5
PRODUCTS = 5_000
START = datetime(2025, 1, 1, tzinfo=UTC)


async def main() -> list[Row]:
    async with benchmark_house() as (house, server):
        owner: Any = await asyncpg.connect(server.url(OWNER))
        try:
            await _stock_up(house)
            return [await _beside_the_insert(house, server, owner)]
        finally:
            await owner.close()


async def _stock_up(house: House) -> None:
    imported = await catalogue.import_products(house.database, _products(), as_of=START)
    assert PRODUCTS == imported.counted.total(), imported


async def _products() -> AsyncIterator[bytes]:
    for n in range(PRODUCTS):
        yield json.dumps(
            {"id": f"MP-{n}", "title": f"Tørrfôr {n}", "price": "10 NOK",
             "availability": "in_stock"}
        ).encode() + b"\n"  # fmt: skip


async def _beside_the_insert(house: House, server: Server, owner: Any) -> Row:
    shop, times = Shop(), Times()
    rounds = shop.rounds()
    plain: Any = await asyncpg.connect(server.url(SERVICE))
    rows = await _rows_of_a_round(house, owner)
    before = peak_mib()

    async def ours() -> None:
        lines = next(rounds)
        with times:
            await _feed_and_handle(house, owner, lines)

    async def theirs() -> None:
        await insert(plain, rows)

    async def empty() -> None:
        await owner.execute("TRUNCATE event, pgqueuer, pgqueuer_log")

    row = await beside(
        f"{EVENTS:,} events in and handled", ours, "bare insert", theirs,
        rounds=ROUNDS, reach="", before=empty,
    )  # fmt: skip
    grown = peak_mib() - before
    await plain.close()
    await shop.check(owner)
    return row.with_note(
        f"{times.rate(EVENTS):,.0f}/s, memory grew by {grown:.0f} MiB",
    )


async def _rows_of_a_round(house: House, owner: Any) -> list[tuple[Any, ...]]:
    """What stands in the table when as many events as in a round are stored."""
    async for fed in events.feed(house, "shop", next(Shop().rounds())):
        assert fed.outcome is events.Outcome.NEW
    columns = ", ".join(COLUMNS).replace("streams", "array_to_string(streams, ' ')")
    return [tuple(row) for row in await owner.fetch(f"SELECT {columns} FROM event")]


async def _feed_and_handle(house: House, owner: Any, lines: list[bytes]) -> None:
    async for fed in events.feed(house, "shop", lines):
        assert fed.outcome is events.Outcome.NEW
    batches = await owner.fetch("SELECT batch FROM event GROUP BY batch ORDER BY min(occurred_at)")
    for row in batches:
        await events.handle_whole(house, row["batch"])
    handled = await owner.fetchval("SELECT count(*) FROM event WHERE state = 'handled'")
    assert len(lines) == handled, await owner.fetch(
        "SELECT state, reason, count(*) FROM event GROUP BY 1, 2"
    )


class Times:
    """How long everything of ours took."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._since = 0.0

    def __enter__(self) -> None:
        self._since = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds += time.perf_counter() - self._since

    def rate(self, number: int) -> float:
        return number / self._seconds


class Shop:
    """What it tells, and what Min Side must then know."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._phones: list[str] = []
        self._prices: dict[str, int] = {}
        self._told: Counter[str] = Counter()

    def rounds(self) -> Iterator[list[bytes]]:
        for start in range(0, EVENTS, EVENTS // ROUNDS):
            yield [self._line(n) for n in range(start, start + EVENTS // ROUNDS)]

    def _line(self, n: int) -> bytes:
        type, data = self._event(n)
        self._told[type] += 1
        at = (START + timedelta(minutes=5 * (n + 1))).isoformat()
        return json.dumps({"id": f"evt-{n}", "type": type, "timestamp": at, "data": data}).encode()

    def _event(self, n: int) -> tuple[str, dict[str, Any]]:
        sku, phone = f"MP-{self._chance.randrange(PRODUCTS)}", f"+4740{n:06}"
        match n % 10:
            case 0:
                return "customer.registered", self._new(phone)
            case 1 | 2 | 3:
                which = self._chance.randrange(len(self._phones))
                self._phones[which] = phone
                changes = {"phone": phone, "first_name": "Kari"}
                return "customer.changed", {
                    "number": _number(which), "changes": changes, "by": "customer",
                }  # fmt: skip
            case 4 | 5 | 6:
                said = {"sku": sku, "availability": "in_stock", "quantity": n}
                return "product.stock_changed", said
            case _:
                self._prices[sku] = 100 + n
                return "product.price_changed", {"sku": sku, "price": 100 + n}

    def _new(self, phone: str) -> dict[str, Any]:
        self._phones.append(phone)
        number = _number(len(self._phones) - 1)
        return {
            "number": number, "email": f"kunde-{number}@example.com", "first_name": "Kari",
            "last_name": "Nordmann", "phone": phone,
            "address": {"street": "Furulia 12", "postcode": "0956", "city": "Oslo"},
        }  # fmt: skip

    async def check(self, owner: Any) -> None:
        """Of everything what was told last counts."""
        phones = await owner.fetch("SELECT number, phone FROM customer")
        assert {_number(n): phone for n, phone in enumerate(self._phones)} == {
            row["number"]: row["phone"] for row in phones
        }
        prices = await owner.fetch("SELECT sku, price_ore FROM product")
        assert self._prices.items() <= {row["sku"]: row["price_ore"] for row in prices}.items()
        words = await owner.fetchval("SELECT count(*) FROM profile_change WHERE field = 'phone'")
        assert self._told["customer.registered"] + self._told["customer.changed"] == words


def _number(n: int) -> str:
    return f"1{n:05}"
