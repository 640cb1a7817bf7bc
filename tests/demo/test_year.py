"""The demo's year of events: it is taken in whole, and makes the same in whatever order it comes."""

import json
import random
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import pytest
from tests.conftest import empty
from tests.events.shop import states
from tests.jobs.running import run_jobs
from tests.orders import shop as orders

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.house import House
from minside.demo.fill import FEED
from minside.demo.shop_year import year
from minside.events import actions as events

UNTIL = datetime(2026, 11, 27, 12, tzinfo=UTC)
Told = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """What happened, in the order in which it did."""
    return sorted(year(UNTIL), key=_moment)


def _moment(event: Told) -> datetime:
    return datetime.fromisoformat(event["timestamp"])


async def live(house: House, told: Iterable[Told], owner: Any) -> dict[str, list[Any]]:
    """Each event comes by itself and is handled before the next; what there is in the end."""
    await empty(owner)
    with clock.stopped_at(UNTIL):
        await catalogue.import_products(
            house.database, _feed(), as_of=UNTIL - timedelta(days=400), complete=True
        )
        for event in told:
            await tell(house, event)
    return await picture(owner)


async def _feed() -> AsyncIterator[bytes]:
    yield FEED.read_bytes()


async def tell(house: House, event: Told) -> None:
    body = json.dumps({name: value for name, value in event.items() if name != "id"}).encode()
    async with house.database.scope():
        await events.receive(events.Brought("shop", event["id"], body), house.keys)
    await run_jobs(house, "events.handle")


async def picture(owner: Any) -> dict[str, list[Any]]:
    """All that the events have made, without our ids and the moments at which they came."""
    questions = {
        "customers": "SELECT number, email, first_name, last_name, phone, birth_year, language,"
        " street, postcode, city FROM customer",
        "history": "SELECT c.number, field, old_value, new_value, changed_by, reason, changed_at"
        " FROM profile_change p JOIN customer c ON c.id = p.customer"
        " WHERE old_value IS DISTINCT FROM new_value",
        "members": "SELECT c.number, f.is_joining, f.done_by, f.reason, f.happened_at, f.event"
        " FROM membership_fact f JOIN customer c ON c.id = f.customer",
        "benefits": "SELECT * FROM benefit",
        "codes": "SELECT c.number, d.code, d.percent, d.amount_ore, d.valid_until, d.event"
        " FROM discount_code d JOIN customer c ON c.id = d.customer",
        "code uses": "SELECT c.number, u.code, u.order_number, u.used_at, u.event"
        " FROM discount_code_use u JOIN customer c ON c.id = u.customer",
        "marketing": "SELECT told_of, tool, message, purpose, recipient, subject, text, sent_at,"
        " is_unconsented FROM marketing_message",
        "its use": "SELECT told_of, tool, message, kind, at, code, order_number, is_permanent"
        " FROM marketing_message_use",
        # An address that was spoken of before its customer was known has two subjects: the last word counts.
        "consents": "SELECT DISTINCT ON (coalesce(s.address, k.number), c.purpose)"
        " coalesce(s.address, k.number), c.purpose, c.state, c.since"
        " FROM consent c JOIN consent_subject s ON s.id = c.subject"
        " LEFT JOIN customer k ON k.id = s.customer WHERE s.left_at IS NULL"
        " ORDER BY coalesce(s.address, k.number), c.purpose, c.since DESC, c.entry DESC",
        "products": "SELECT * FROM product",
        "prices": "SELECT p.sku, h.* FROM product_price h JOIN product p ON p.id = h.product",
        "stocks": "SELECT p.sku, h.* FROM product_stock h JOIN product p ON p.id = h.product",
        # A no that came before its customer is told once more when they are known, and handled then.
        "events": "SELECT DISTINCT regexp_replace(event_id, '^\\ncustomer-of/', '') AS event_id, state, data"
        " FROM event",
    }
    found = {name: await owner.fetch(question) for name, question in questions.items()}
    ours = {"id", "product", "first_seen_at", "seen_at"}
    made = {
        name: sorted(str({k: v for k, v in dict(row).items() if k not in ours}) for row in rows)
        for name, rows in found.items()
    }
    return made | await orders.picture(owner)


def shuffled_within_days(told: list[Told], seed: int) -> list[Told]:
    """The days in their order, and within each day the order of chance."""
    chance, days = random.Random(seed), list[Told]()
    for _, day in groupby(told, key=lambda event: _moment(event).date()):
        of_day = list(day)
        chance.shuffle(of_day)
        days += of_day
    return days


async def test_the_year_is_whole(told: list[Told], house: House, owner: Any) -> None:
    """Every event is taken in; none is dead, and none waits for somebody who never comes."""
    await live(house, told, owner)
    assert len(told) > 100
    became = {state for state, _ in (await states(owner)).values()}
    assert became <= {"handled", "kept", "dropped"}
    numbers = await owner.fetch("SELECT number FROM customer ORDER BY 1")
    assert ["10001", "10002", "10003"] == [row["number"] for row in numbers]


async def test_the_year_makes_the_same_twice_and_in_any_order_of_a_day(
    told: list[Told], house: House, owner: Any
) -> None:
    """Told once more nothing changes; told in other orders, within a day and from its end to its
    beginning, the same comes of it."""
    expected = await live(house, told, owner)
    assert all(expected.values())
    for event in told:
        await tell(house, event)
    assert expected == await picture(owner)
    for seed in range(2):
        assert expected == await live(house, shuffled_within_days(told, seed), owner)
    assert expected == await live(house, reversed(told), owner)
