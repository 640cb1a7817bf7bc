"""The engine beside the plain model, over years."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from tests.conftest import make_customer
from tests.orders.orders import product
from tests.subscriptions.acts import any_act, any_wait
from tests.subscriptions.agreed import plan
from tests.subscriptions.beside import (
    PRICES,
    Both,
    answered,
    asked,
    asked_again,
    asked_now,
    begun,
    check,
    priced,
    run,
    settled,
    stocked,
)
from tests.subscriptions.plain_model import Shop, earliest

from minside.core import clock
from minside.core.house import House

BEGINS = datetime(2026, 11, 9, 9, tzinfo=UTC)
TWO_YEARS = timedelta(days=731)
# Every so manyeth customer pays by card.
BY_CARD = 40


async def _shop(owner: Any) -> Shop:
    for sku, price in PRICES.items():
        await product(owner, sku, name=sku, price_ore=price)
    return Shop(PRICES)


async def _customers(web: House, owner: Any, shop: Shop, chance: Random, count: int) -> list[Both]:
    every: list[Both] = []
    for n in range(count):
        customer = await make_customer(owner, f"kunde{n}@example.com", "Kari")
        first = earliest(BEGINS) + timedelta(days=chance.randrange(120))
        unit = chance.choice(("week", "week", "month"))
        interval = chance.randrange(2, 9) if unit == "week" else chance.randrange(1, 4)
        lines = {
            sku: _line(sku, chance) for sku in chance.sample(sorted(PRICES), chance.choice((1, 2)))
        }
        both = await begun(
            web, owner, customer, shop, BEGINS, first, interval, unit, lines, card=n % BY_CARD == 0
        )
        every.append(both)
    return every


def _line(sku: str, chance: Random) -> dict[str, Any]:
    when_out = chance.choice(("leave_out", "wait", "substitute"))
    other = chance.choice([each for each in sorted(PRICES) if each != sku])
    named = when_out == "substitute"
    return {
        "quantity": chance.randrange(1, 4),
        "agreed": PRICES[sku],
        "when_out": when_out,
        "substitute": other if named else None,
        "substitute_agreed": PRICES[other] if named else None,
        "ceiling": chance.choice((None, None, 60000)),
    }


async def simulate(
    house: House, web: House, owner: Any, *, customers: int, seed: int, edits: int
) -> tuple[Counter[str], int]:
    """Two years of runs, edits, prices and stock; how many deliveries came to what, and how many acts
    were done."""
    chance, money, now, done = Random(seed), Random(seed), BEGINS, 0
    shop = await _shop(owner)
    every = await _customers(web, owner, shop, chance, customers)
    with clock.stopped_at(now):
        await plan(house)
    while now < BEGINS + TWO_YEARS:
        now += any_wait(chance)
        if chance.random() < 0.9:
            await run(house, every, now)
        await _pay(house, owner, every, now, money)
        if chance.random() < 0.05:
            sku = chance.choice(sorted(PRICES))
            price = round(PRICES[sku] * chance.choice((0.9, 1, 1.1, 1.2)))
            await priced(house, owner, every, now, sku, price)
        if chance.random() < 0.1:
            kinds = ("in_stock", "in_stock", "in_stock", "out_of_stock", "gone")
            await stocked(owner, shop, chance.choice(sorted(PRICES)), chance.choice(kinds))
        for _ in range(edits):
            both = chance.choice(every)
            done += await both.do(now, *any_act(chance, both.plan, now))
    await run(house, every, now)
    kept = await settled(owner)
    for both in every:
        check(both, kept)
        await both.check_told(now)
    return Counter(one[1] for each in kept.values() for one in each), done


async def _pay(house: House, owner: Any, every: list[Both], now: datetime, chance: Random) -> None:
    """What was refused is asked for again, by the days or by a click; the shop answers most of what is
    asked, and says no to some of it, for some all the time."""
    cards = [both for both in every if both.plan.card]
    await asked_again(house, cards, now)
    for both in cards:
        if both.plan.stopped and chance.random() < 0.05:
            await asked_now(both, owner, now, max(both.plan.charges))
    mine = {both.id: both for both in cards}
    for charge in await asked(owner):
        both = mine[charge["subscription"]]
        if chance.random() < 0.8:
            is_again = charge["attempt"] > 1
            is_paid = chance.random() < (0.4 if is_again else 0.8)
            await answered(house, both, now, charge, is_paid=is_paid)


async def test_a_thousand_customers_get_for_two_years_what_the_model_says(
    house: House, web: House, owner: Any
) -> None:
    """Each delivery by its number, day and state, with what came along, for how much; across both
    changes of the clock, 29 February and month ends, with edits, prices, stock and refused charges from a
    seed."""
    came, done = await simulate(house, web, owner, customers=1_000, seed=1, edits=10)
    assert came["ordered"] > 10_000
    assert {"ordered", "nothing", "missed"} == came.keys()
    assert done > 1_500
    stood_in = await owner.fetchval(
        'SELECT count(*) FROM delivery WHERE left_out @> \'[{"why": "substitute_price"}]\''
    )
    assert stood_in > 0
    money = dict(await owner.fetch("SELECT state, count(*) FROM charge GROUP BY state"))
    assert money["paid"] > 100
    went_on = await owner.fetchval("SELECT count(*) FROM subscription_change WHERE kind = 'paid'")
    stopped = await owner.fetchval("SELECT count(*) FROM subscription_change WHERE kind = 'unpaid'")
    assert (stopped > 2, went_on > 2) == (True, True)
