"""What is told of products counts by its moment, in whatever order it comes."""

from collections.abc import Awaitable, Callable
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue.feeds import MORNING, hours, item, prices, rss, skus, stocks, take
from tests.conftest import empty
from tests.events.shop import Happened, states, tell

from minside.catalogue import actions as catalogue
from minside.catalogue.actions.history import Run, weave
from minside.catalogue.facts import Word
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House

Step = Callable[[Database], Awaitable[Any]]


def described(name: str, at: float) -> Step:
    async def step(database: Database) -> None:
        async with database.scope():
            item = catalogue.Item(catalogue.Content(sku="A", name=name))
            await catalogue.take_in(item, at=hours(at))

    return step


def priced(ore: int, at: float, regular: int | None = None) -> Step:
    async def step(database: Database) -> None:
        async with database.scope():
            await catalogue.price_told("A", ore, regular, hours(at))

    return step


def stocked(quantity: int, at: float) -> Step:
    async def step(database: Database) -> None:
        async with database.scope():
            await catalogue.stock_told("A", None, quantity, hours(at))

    return step


def gone(at: float) -> Step:
    async def step(database: Database) -> None:
        async with database.scope():
            await catalogue.gone_told("A", hours(at))

    return step


def fed(price: str, at: float) -> Step:
    async def step(database: Database) -> None:
        await take(database, rss(item("A", "Fra strømmen", price=price)), at=at)

    return step


STORY = (fed("100 NOK", 1), priced(90_00, 2, 100_00), fed("100 NOK", 3), stocked(0, 4), gone(5))


async def test_the_order_of_arrival_is_no_matter(owner: Any, service_database: Database) -> None:
    """Feeds and events of five moments come in two dozen orders, each twice, to one result."""
    for order in [*permutations(STORY)][::5]:
        await empty(owner)
        await described("Først", 0)(service_database)
        for _ in range(2):
            for step in order:
                await step(service_database)
            await _all_is_told(owner)


async def _all_is_told(owner: Any) -> None:
    row = await owner.fetchrow(
        "SELECT name, price_ore, sale_ore, availability, stock, gone_at FROM product"
    )
    assert ("Fra strømmen", 100_00, None, "out_of_stock", 0, hours(5)) == tuple(row)
    assert [(1, 100_00, None), (2, 100_00, 90_00), (3, 100_00, None)] == await prices(owner)
    assert [(1, "in_stock", None), (4, "out_of_stock", 0)] == await stocks(owner)


async def test_what_is_said_again_is_one_row(owner: Any, service_database: Database) -> None:
    """The history holds changes, however often the same is told between and after them."""
    await described("Fôr", 0)(service_database)
    for at, ore in ((5, 100), (1, 100), (3, 100), (9, 200), (7, 200), (8, 200), (8, 200)):
        await priced(ore, at)(service_database)
    assert [(1, 100, None), (7, 200, None)] == await prices(owner)


Words = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 3)), min_size=1, unique_by=lambda each: each[0]
)


@given(Words)
def test_histories_are_in_order_and_without_doubles(told: list[tuple[int, int]]) -> None:
    """Whatever comes when: the newest counts, each row was told for its moment, neighbours differ,
    and telling all of it again changes nothing."""
    runs: list[Run[int]] = []
    for at, value in told:
        runs = weave(runs, Word(hours(at), "feed"), value)
    newest = max(told)
    assert newest[1] == runs[-1].value
    assert hours(newest[0]) == runs[-1].told.at
    assert {(run.since.at, run.value) for run in runs} <= {(hours(at), v) for at, v in told}
    assert all(a.since < b.since and a.value != b.value for a, b in pairwise(runs))
    assert runs[0].since.at == hours(min(told)[0])
    for at, value in sorted(told):
        runs = weave(runs, Word(hours(at), "feed"), value)
    assert [
        value
        for n, (_, value) in enumerate(sorted(told))
        if n == 0 or sorted(told)[n - 1][1] != value
    ] == [run.value for run in runs]


@given(Words)
def test_in_order_every_change_has_its_moment(told: list[tuple[int, int]]) -> None:
    """As they nearly always come."""
    told = sorted(told)
    runs: list[Run[int]] = []
    for at, value in told:
        runs = weave(runs, Word(hours(at), "feed"), value)
    changes = [told[0]] + [b for a, b in pairwise(told) if a[1] != b[1]]
    assert changes == [((run.since.at - MORNING).seconds // 3600, run.value) for run in runs]


async def test_a_clock_that_is_ahead_outvotes_nobody(
    owner: Any, service_database: Database
) -> None:
    """What is told for a moment that hasn't come counts from now on."""
    with clock.stopped_at(hours(1)):
        await described("Fôr", 1)(service_database)
        await priced(100, 10_000)(service_database)
    with clock.stopped_at(hours(2)):
        await priced(90, 2)(service_database)
    assert [(1, 100, None), (2, 90, None)] == await prices(owner)


async def test_of_an_unknown_product_nothing_is_told(service_database: Database) -> None:
    """Whoever tells of its price, stock or end hears that it isn't known, with its sku."""
    for step in (priced(100, 1), stocked(1, 1), gone(1)):
        with pytest.raises(catalogue.UnknownProduct) as unknown:
            await step(service_database)
        assert "A" == unknown.value.sku
    async with service_database.scope():
        with pytest.raises(ValueError, match="neither"):
            await catalogue.stock_told("A", None, None, MORNING)


async def test_the_shops_events_wait_for_their_product(house: House, owner: Any) -> None:
    """Price, stock and end that come first wait, and count once the product is told of; so they
    do where a feed tells of it."""
    early = [
        Happened("product.price_changed", {"sku": "A", "price": 9000, "regular_price": 10000}, 2),
        Happened("product.stock_changed", {"sku": "A", "availability": "in_stock", "quantity": 3}),
        Happened("product.gone", {"sku": "B"}, 3),
    ]
    await tell(house, *early)
    assert {"waiting"} == {state for state, _ in (await states(owner)).values()}
    changed = {
        "sku": "A",
        "name": "Kattefôr med laks",
        "category": ["Katt", "Tørrfôr"],
        "group": "G",
        "variant": "Laks",
        "picture": "https://bilder.example/a.jpg",
        "details": [{"name": "Protein", "value": "30 %"}],
    }
    await tell(house, Happened("product.changed", changed, 1))
    await take(house.database, rss(item("B")), at=1)
    await tell(house, Happened("product.changed", {**changed, "name": "Eldre"}, 0.5))
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    row = await owner.fetchrow("SELECT * FROM product WHERE sku = 'A'")
    assert ("Kattefôr med laks", 100_00, 90_00, 3) == (
        row["name"], row["price_ore"], row["sale_ore"], row["stock"],
    )  # fmt: skip
    assert ["B"] == await skus(owner, "gone_at IS NOT NULL")


@pytest.mark.parametrize("sku", ["A  1", "A\u00a01", "Fo\u0302r"])
async def test_a_number_that_a_feed_would_have_tidied_is_a_dead_letter(
    sku: str, house: House, owner: Any
) -> None:
    """Two blanks, one that doesn't break, a letter in two parts: it looks like another product's, and
    would be one of its own."""
    event = Happened("product.gone", {"sku": sku})
    await tell(house, event)
    state, reason = (await states(owner))[event.id]
    assert "dead" == state
    assert "sku" in (reason or "")
