"""50,000 events in and stored, beside the bare insert of the same rows (W7); `handling.py` has what
becomes of them."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import asyncpg

from minside.core.database import OWNER, SERVICE
from minside.core.house import House
from minside.core.postgres import Server
from minside.events import actions as events

from .house import benchmark_house
from .table import Row, beside, peak_mib

EVENTS = 50_000
ROUNDS = 5
CHUNK = 500
START = datetime(2025, 1, 1, tzinfo=UTC)
COLUMNS = (
    "batch", "source", "event_id", "body_sha256", "type", "version", "occurred_at", "received_at",
    "streams", "data", "state",
)  # fmt: skip


async def main() -> list[Row]:
    async with benchmark_house() as (house, server):
        owner: Any = await asyncpg.connect(server.url(OWNER))
        try:
            return await _beside_the_insert(house, server, owner)
        finally:
            await owner.close()


async def _beside_the_insert(house: House, server: Server, owner: Any) -> list[Row]:
    lines = list(_lines())
    before = peak_mib()
    await _feed(house, lines)
    grown = peak_mib() - before
    expected = await _picture(owner)
    columns = ", ".join(COLUMNS).replace("streams", "array_to_string(streams, ' ')")
    rows = [tuple(row) for row in await owner.fetch(f"SELECT {columns} FROM event")]
    plain: Any = await asyncpg.connect(server.url(SERVICE))

    async def empty() -> None:
        await owner.execute("TRUNCATE event, pgqueuer, pgqueuer_log")

    async def ours() -> None:
        await _feed(house, lines)

    async def theirs() -> None:
        await insert(plain, rows)

    await empty()
    await theirs()
    assert expected == await _picture(owner)
    row = await beside(
        f"W7 {EVENTS:,} events in", ours, "bare insert", theirs,
        rounds=ROUNDS, reach="≥ 0.3", before=empty,
        note=f"memory grew by {grown:.0f} MiB",
    )  # fmt: skip
    await plain.close()
    return [row]


def _lines() -> Iterator[bytes]:
    """A year of a shop: orders, stock, prices and changes, of 5,000 customers and products."""
    chance = random.Random(7)
    for n in range(EVENTS):
        type, data = _event(chance, n)
        at = START + timedelta(minutes=10 * n)
        yield json.dumps(
            {"id": f"evt-{n}", "type": type, "timestamp": at.isoformat(), "data": data}
        ).encode()


def _event(chance: random.Random, n: int) -> tuple[str, dict[str, Any]]:
    customer, sku = f"1{chance.randrange(5_000):04}", f"MP-{chance.randrange(5_000)}"
    match n % 4:
        case 0:
            return "product.stock_changed", {"sku": sku, "availability": "in_stock", "quantity": n}
        case 1:
            return "product.price_changed", {"sku": sku, "price": 100 * chance.randrange(1, 900)}
        case 2:
            changes = {"phone": f"4{chance.randrange(10**7):07}", "first_name": "Kari"}
            return "customer.changed", {"number": customer, "changes": changes, "by": "customer"}
        case _:
            return "order.delivered", {"order": f"o-{n}", "customer": customer, "shipment": "s-1"}


async def _feed(house: House, lines: list[bytes]) -> None:
    async for fed in events.feed(house, "shop", lines):
        assert fed.outcome is events.Outcome.NEW


async def insert(connection: Any, rows: list[tuple[Any, ...]]) -> None:
    """As few statements as ours, and nothing but them."""
    statement = f"""
        INSERT INTO event ({", ".join(COLUMNS)})
        SELECT batch, source, event_id, sha, type, version, occurred_at, received_at,
               string_to_array(streams, ' '), data, state
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::smallint[],
                    $7::timestamptz[], $8::timestamptz[], $9::text[], $10::jsonb[], $11::text[])
          AS one (batch, source, event_id, sha, type, version, occurred_at, received_at, streams,
                  data, state)
    """
    for start in range(0, len(rows), CHUNK):
        columns = [list(column) for column in zip(*rows[start : start + CHUNK], strict=True)]
        async with connection.transaction():
            await connection.fetch(statement, *columns)


async def _picture(owner: Any) -> bytes:
    """What both must have stored, but for what each makes of its own."""
    rows = await owner.fetch(
        "SELECT source, event_id, body_sha256, type, occurred_at, streams, data, state FROM event"
        " ORDER BY event_id"
    )
    return sha256(str([tuple(row) for row in rows]).encode()).digest()
