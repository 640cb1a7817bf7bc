"""100,000 deliveries that are due, each made into an order (W4), beside one hand-written
`INSERT … SELECT` that writes the same rows, and beside a loop that orders one at a time.

The insert is the floor: it knows what the answer is, and asks nothing. It writes the order, its line
and event, what is told to the warehouse, the confirmation, both jobs and their log, and the next
delivery, settles the one that was due, and counts that as a change of its subscription.
"""

import os
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any, Final

import asyncpg

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.database import OWNER, SERVICE
from minside.core.house import House
from minside.subscriptions import actions as subscriptions

from .house import benchmark_house
from .one_at_a_time import order_next
from .table import Row, Work, beside, peak_mib, show

DUE: Final = int(os.environ.get("BENCH_DUE", "100000"))
GROWN: Final = int(os.environ.get("BENCH_GROWN", "1000000"))
ROUNDS: Final = 3
LOOP: Final = 300
PRODUCTS: Final = 200
FIRST: Final = date(2026, 11, 18)
DEADLINE: Final = datetime(2026, 11, 16, 12, tzinfo=OSLO)
TABLES: Final = (
    "order_event, order_line, charge, delivery_line, delivery, shop_order, message,"
    " event_delivery, outgoing_event, pgqueuer, pgqueuer_log"
)


async def main() -> list[Row]:
    async with _shop(durable=False) as (house, owner, service):
        rows = [await _beside_the_insert(house, owner, service), *await _growth(house, owner)]
    async with _shop(durable=True) as (house, owner, _):
        return [*rows, *await _beside_the_loop(house, owner)]


@asynccontextmanager
async def _shop(*, durable: bool) -> AsyncGenerator[tuple[House, Any, Any]]:
    """With so many agreements, at the moment when they are due."""
    async with benchmark_house(durable=durable) as (house, server):
        owner: Any = await asyncpg.connect(server.url(OWNER))
        service: Any = await asyncpg.connect(server.url(SERVICE))
        try:
            await _agreed(owner, DUE)
            with clock.stopped_at(DEADLINE + timedelta(minutes=5)):
                yield house, owner, service
        finally:
            await service.close()
            await owner.close()


async def _agreed(owner: Any, count: int) -> None:
    """So many customers with a fixed delivery each, of one of the shop's products."""
    await owner.execute(
        f"""
        INSERT INTO product (sku, name, category, category_path, variant, contents, name_key,
            first_seen_at, changed_at, content_sha256, content_at, content_by, listed_at, price_at,
            price_by, currency, price_ore, stock_at, stock_by, availability)
        SELECT 'FEED-' || n, 'Tørrfôr ' || n, '{{}}', '', '{{}}', '[]', 'vare', now(), now(),
            '\\x{"00" * 32}', now(), 'feed', now(), now(), 'feed', 'NOK', 39900 + n, now(), 'feed',
            'in_stock'
        FROM generate_series(0, {PRODUCTS - 1}) AS n ON CONFLICT DO NOTHING;
        INSERT INTO customer (email, first_name, last_name, street, postcode, city, country,
            created_at)
        SELECT 'kunde' || n || '@example.com', 'Kari', 'Nordmann', 'Furulia 12', '0956', 'Oslo',
            'NO', now()
        FROM generate_series((SELECT count(*) FROM customer) + 1, {count}) AS n;
        INSERT INTO subscription (customer, state, anchor_on, anchor_number, every, unit,
            delivery_method, payment, notice, state_since, created_at)
        SELECT id, 'active', '{FIRST}', 1, 4, 'week', 'home_delivery', 'invoice', 'email', now(),
            now()
        FROM customer c WHERE NOT EXISTS (SELECT FROM subscription WHERE customer = c.id);
        INSERT INTO subscription_line (customer, subscription, position, sku, quantity, agreed_ore,
            when_out)
        SELECT customer, id, 0, 'FEED-' || n % {PRODUCTS}, 1, 39900 + n % {PRODUCTS}, 'leave_out'
        FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM subscription) s
        WHERE NOT EXISTS (SELECT FROM subscription_line WHERE subscription = s.id);
        ANALYZE;
        """
    )


async def _make_due(owner: Any, count: int = DUE) -> None:
    """The first delivery of so many is planned, and nothing has been ordered."""
    await owner.execute(
        f"""
        TRUNCATE {TABLES} CASCADE;
        UPDATE subscription SET version = 1 WHERE version > 1;
        INSERT INTO delivery (customer, subscription, number, state, planned_on, deliver_on,
            deadline_at)
        SELECT customer, id, 1, 'planned', '{FIRST}', '{FIRST}', '{DEADLINE.isoformat()}'
        FROM subscription ORDER BY id LIMIT {count};
        ANALYZE delivery;
        """
    )
    await owner.execute("VACUUM subscription")


_INSERT: Final = """
    WITH due AS MATERIALIZED (
        SELECT d.id AS delivery, d.customer, d.subscription, uuidv7() AS shop_order,
            uuidv7() AS outgoing, uuidv7() AS message,
            'F-' || upper(substr(md5(d.id::text), 1, 10)) AS number,
            c.email, c.first_name, concat_ws(' ', c.first_name, c.last_name) AS recipient,
            c.street, c.street2, c.postcode, c.city, c.country, c.language, c.number AS told_of,
            s.delivery_method, s.payment, d.deliver_on,
            l.sku, l.quantity, p.name, p.price_ore
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        JOIN customer c ON c.id = d.customer
        JOIN subscription_line l ON l.subscription = s.id JOIN product p ON p.sku = l.sku
        WHERE d.state = 'planned' AND d.deadline_at <= $1
    ), orders AS (
        INSERT INTO shop_order (id, number, customer, told_of, email, is_by_address, placed_at,
            delivery_method, recipient, street, street2, postcode, city, country, payment, total_ore,
            delivery_ore, discount_ore)
        SELECT shop_order, number, customer, told_of, email, true, $1, delivery_method, recipient,
            street, street2, postcode, city, country, payment, price_ore * quantity, 0, 0 FROM due
    ), lines AS (
        INSERT INTO order_line (customer, shop_order, line, position, sku, name, quantity, price_ore)
        SELECT customer, shop_order, '1', 0, sku, name, quantity, price_ore FROM due
    ), happened AS (
        INSERT INTO order_event (customer, shop_order, kind, at, event, parts)
        SELECT customer, shop_order, 'placed', $1, 'here/' || shop_order,
            '{head,lines,delivery,total}' FROM due
    ), confirmed AS (
        INSERT INTO message (id, customer, channel, purpose, template, recipient, language, "values",
            state, created_at)
        SELECT message, customer, 'mail', 'orders', 'orders/order_confirmation', email, language,
            jsonb_build_object('name', first_name, 'order', NULL, 'order_number', number,
                'withdrawal_form', shop_order::text, 'exempt', '[]'::jsonb,
                'placed_at', to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
                'lines', jsonb_build_array(jsonb_build_object('name', name, 'quantity', quantity,
                    'total_ore', price_ore * quantity)),
                'delivery_method', delivery_method, 'delivery_ore', 0, 'discount_ore', 0,
                'total_ore', price_ore * quantity, 'vat_ore', NULL, 'payment', payment,
                'address', jsonb_build_array(recipient, street, postcode || ' ' || city)),
            'queued', $1
        FROM due
    ), told AS (
        INSERT INTO outgoing_event (id, customer, stream, type, version, occurred_at, data)
        SELECT outgoing, customer, 'customer/' || customer, 'delivery.to_fulfil', 1, $1,
            jsonb_build_object('delivery', delivery, 'order', number, 'customer', told_of,
                'deliver_on', deliver_on,
                'to', jsonb_build_object('name', recipient, 'street', street,
                    'postcode', postcode, 'city', city, 'country', country),
                'method', delivery_method,
                'lines', jsonb_build_array(jsonb_build_object('line', '1', 'sku', sku, 'name', name,
                    'quantity', quantity, 'price', price_ore)),
                'email', email)
        FROM due
    ), settled AS (
        UPDATE delivery d SET state = 'ordered', shop_order = due.shop_order, settled_at = $1
        FROM due WHERE d.id = due.delivery
    ), counted AS (
        UPDATE subscription s SET version = version + 1 FROM due WHERE s.id = due.subscription
    ), following AS (
        INSERT INTO delivery (customer, subscription, number, planned_on, deliver_on, deadline_at,
            state)
        SELECT customer, subscription, 2, '2026-12-16', '2026-12-16', '2026-12-14 12:00+01',
            'planned' FROM due
    ), queued AS (
        INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, status)
        SELECT 0, job, decode(replace(about::text, '-', ''), 'hex'), now() + $2, 'queued'
        FROM (SELECT 'outbox.send' AS job, message AS about FROM due
              UNION ALL SELECT 'events.fan_out', outgoing FROM due) AS jobs
        RETURNING id, entrypoint
    )
    INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority)
    SELECT id, 'queued', entrypoint, 0 FROM queued
"""


async def _insert(service: Any) -> None:
    await service.fetch(_INSERT, clock.now(), clock.ahead())


async def _beside_the_insert(house: House, owner: Any, service: Any) -> Row:
    await _make_due(owner)
    before = peak_mib()
    started = time.perf_counter()
    assert DUE == await subscriptions.run(house)
    rate, grown = DUE / (time.perf_counter() - started), peak_mib() - before
    expected = await _picture(owner)
    await _make_due(owner)
    await _insert(service)
    stored = await _picture(owner)
    assert expected == stored, (expected, stored)

    async def ours() -> None:
        assert DUE == await subscriptions.run(house)

    return await beside(
        f"W4 {DUE:,} deliveries due", ours, "one INSERT … SELECT", lambda: _insert(service),
        rounds=ROUNDS, reach="≥ 0.25", before=lambda: _make_due(owner),
        note=f"{rate:,.0f}/s, memory grew by {grown:.0f} MiB",
    )  # fmt: skip


async def _beside_the_loop(house: House, owner: Any) -> list[Row]:
    """By the time for one delivery: all would take a loop the better part of an hour. Two of them, on a
    server that waits for the disk at each commit: the plain one (`one_at_a_time.py`), and the run in
    batches of one, which has few statements too."""

    async def plain() -> None:
        for _ in range(LOOP):
            assert await order_next(house)

    async def batches_of_one() -> None:
        for _ in range(LOOP):
            async with house.database.scope():
                assert 1 == await subscriptions.order_batch(house, 1)

    async def ours() -> None:
        assert DUE == await subscriptions.run(house)

    await _write_the_same(house, owner)
    many = [await _each(ours, owner, DUE) for _ in range(ROUNDS)]
    rows: list[Row] = []
    for peer, reach, loop in (
        ("one at a time", "≥ 50", plain), ("our batches of one", "", batches_of_one)
    ):  # fmt: skip
        one = [await _each(loop, owner, LOOP) for _ in range(ROUNDS)]
        ratios = sorted(a / b for a, b in zip(one, many, strict=True))
        note = f"{1000 * min(one):.1f} ms beside {1000 * min(many):.2f} ms each"
        what = f"W4 {DUE:,} deliveries due, durable"
        rows.append(Row(what, peer, ratios[len(ratios) // 2], ratios[0], ratios[-1], reach, note))
    return rows


async def _write_the_same(house: House, owner: Any) -> None:
    """The plain loop and the run, each on as few as the loop can do."""
    await _make_due(owner, LOOP)
    while await order_next(house):
        pass
    expected = await _picture(owner)
    await _make_due(owner, LOOP)
    await subscriptions.run(house)
    stored = await _picture(owner)
    assert expected == stored, (expected, stored)


async def _each(work: Work, owner: Any, count: int) -> float:
    """Seconds for one of so many."""
    await _make_due(owner)
    started = time.perf_counter()
    await work()
    return (time.perf_counter() - started) / count


async def _growth(house: House, owner: Any) -> list[Row]:
    """How quick the run is with a tenth, and with ten times as many."""
    if GROWN <= DUE:
        return []
    await _agreed(owner, GROWN)
    each: dict[int, float] = {}
    memory: dict[int, float] = {}
    for count in (DUE // 10, DUE, GROWN):
        await _make_due(owner, count)
        before = peak_mib()
        started = time.perf_counter()
        assert count == await subscriptions.run(house)
        each[count] = (time.perf_counter() - started) / count
        memory[count] = peak_mib() - before
    return [
        Row(
            f"W4 {count:,} deliveries due", f"{DUE:,}", ratio := each[DUE] / each[count], ratio,
            ratio, "about 1", f"{1 / each[count]:,.0f}/s, memory grew by {memory[count]:.0f} MiB",
        )
        for count in each
    ]  # fmt: skip


async def _picture(owner: Any) -> list[Any]:
    """What both must have written, but for ids and numbers, which each draws of its own."""
    return [
        *await owner.fetch(
            """
            SELECT count(*), sum(hashtextextended(row(o.customer, told_of, o.email, is_by_address,
                placed_at, delivery_method, recipient, street, street2, postcode, city, country,
                o.payment, total_ore, line, position, sku, name, quantity, price_ore, kind, at, parts,
                d.number, d.state, settled_at, left_out, d.deliver_on)::text, 0))
            FROM shop_order o JOIN order_line l ON l.shop_order = o.id
            JOIN order_event e ON e.shop_order = o.id JOIN delivery d ON d.shop_order = o.id
            """
        ),
        *await owner.fetch(
            """
            SELECT count(*), sum(hashtextextended(row(o.customer, channel, purpose, template,
                recipient, language, m."values" - 'order_number' - 'withdrawal_form', state, created_at)::text, 0))
            FROM message m JOIN shop_order o ON o.number = m."values" ->> 'order_number'
            """.replace("recipient,", "m.recipient,").replace("state,", "m.state,")
        ),
        *await owner.fetch(
            """
            SELECT count(*), sum(hashtextextended(row(e.customer, stream, type, version, occurred_at,
                data - 'order' - 'delivery')::text, 0))
            FROM outgoing_event e
            """
        ),
        *await owner.fetch(
            """
            SELECT count(*), sum(hashtextextended(row(customer, subscription, number, state,
                planned_on, deliver_on, moved_by, deadline_at)::text, 0))
            FROM delivery
            """
        ),
        [
            tuple(row)
            for row in await owner.fetch(
                "SELECT entrypoint, count(*), count(DISTINCT payload) FROM pgqueuer"
                " GROUP BY 1 ORDER BY 1"
            )
        ],
        await owner.fetchval("SELECT count(*) FROM pgqueuer_log"),
        await owner.fetchval("SELECT sum(version) FROM subscription"),
    ]


if __name__ == "__main__":
    import asyncio

    show(asyncio.run(main()))
