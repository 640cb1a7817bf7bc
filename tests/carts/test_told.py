"""Carts of the shop's, and the same carts here: the newest quantity counts, and nothing is dropped in silence."""

import random
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from tests.carts.shelf import FEED, LEAD, TREATS, lines, told
from tests.conftest import make_customer
from tests.events.shop import MORNING, claimed, merged, registered, states, tell

from minside.carts import actions as carts
from minside.carts import words
from minside.carts.actions import News
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers


async def customer_of(owner: Any, number: str = "10001") -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)


async def picture(house: House, owner: Any) -> list[Any]:
    """All carts of customer 10001 as they are read, without our ids."""
    customer = await customer_of(owner)
    async with house.database.scope(customer=customer):
        found = await carts.carts(customer)
    return [
        (cart.name, sorted((each.sku, each.quantity, each.told_name, each.saved_at) for each in cart.lines))
        for cart in found
    ]  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(range(4))))
async def test_any_order_of_arrival_makes_the_same(
    order: tuple[int, ...], house: House, owner: Any
) -> None:
    """Of each product the newest quantity; what isn't told of any more is out."""
    happened = [
        told(1, name="Jul", FEED_12=1, LEAD=1),
        told(2, FEED_12=4, TREATS=1),
        told(3, name="Påske", FEED_12=2, TREATS=1, UKJENT=3),
        told(4, FEED_12=2, UKJENT=3),
    ]
    await tell(house, registered(), *(happened[n] for n in order))
    [(name, found)] = await picture(house, owner)
    assert "Påske" == name
    assert [(FEED, 2), ("UKJENT", 3)] == [each[:2] for each in found]


async def test_a_day_of_carts_shuffled_is_the_same_day(house: House, owner: Any) -> None:
    """Sixty words about three carts, in twelve orders, each with some told twice."""
    chance = random.Random(8)
    skus = ["FEED_12", "LEAD", "TREATS", "UKJENT", "A", "B"]
    day = [
        told(
            hours / 10,
            chance.choice(["H-1", "H-2", "H-3"]),
            name=chance.choice([None, "Jul", "Påske"]),
            **{sku: chance.randint(1, 9) for sku in chance.sample(skus, chance.randint(0, 5))},
        )
        for hours in range(60)
    ]
    await tell(house, registered(), *day)
    expected = sorted(await picture(house, owner), key=str)
    for seed in range(12):
        await owner.execute("DELETE FROM cart")
        await owner.execute("DELETE FROM event WHERE type = 'cart.changed'")
        shuffled = [*day, *chance.sample(day, 5)]
        random.Random(seed).shuffle(shuffled)
        await tell(house, *shuffled)
        assert expected == sorted(await picture(house, owner), key=str)


async def test_what_is_put_in_here_stays_though_the_shop_never_had_it(
    house: House, web: House, owner: Any
) -> None:
    """The shop's own word takes out only what was the shop's; a newer quantity here outvotes an older one
    of the shop's, and the other way round."""
    await tell(house, registered(), told(1, FEED_12=1, LEAD=1))
    customer = await customer_of(owner)
    [cart] = await owner.fetchval("SELECT array_agg(id) FROM cart")
    with clock.stopped_at(MORNING + timedelta(hours=2)):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, TREATS, 5)
            await carts.set_line(customer, cart, FEED, 7)
    await tell(house, told(1.5, FEED_12=3, LEAD=1))
    assert {FEED: 7, LEAD: 1, TREATS: 5} == await lines(web, customer, cart)
    await tell(house, told(3, FEED_12=2))
    assert {FEED: 2, TREATS: 5} == await lines(web, customer, cart)
    async with web.database.scope(customer=customer):
        [changes] = await carts.changes_of([cart])
    told_words = words.said(changes[0], cart, {LEAD: "Kobbel", FEED: "Fôr"})
    assert told_words.nb.startswith("I nettbutikken: ")
    assert "Fôr endret fra 7 til 2" in told_words.nb
    assert "Kobbel taken out" in told_words.en
    assert {(LEAD, 1, 0), (FEED, 7, 2)} == {
        (each.sku, each.before, each.after) for each in changes[0].lines
    }


@pytest.mark.parametrize("is_late", [False, True])
async def test_what_the_shop_had_is_out_when_it_tells_of_it_no_more(
    is_late: bool, house: House, web: House, owner: Any
) -> None:
    """Also where its quantity was changed here meanwhile, taken out or put back, or a deletion undone, and
    whether the shop's word came before that or after; what it never had stays."""
    first = told(1, FEED_12=1, LEAD=1)
    await tell(house, registered(), *([told(0.5)] if is_late else [first]))
    customer = await customer_of(owner)
    cart = await owner.fetchval("SELECT id FROM cart")
    with clock.stopped_at(MORNING + timedelta(hours=2)):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, TREATS, 5)
            await carts.set_line(customer, cart, FEED, 7)
            await carts.set_line(customer, cart, FEED, 0)
            await carts.set_line(customer, cart, FEED, 8)
            await carts.undo(customer, await carts.delete(customer, cart))
    await tell(house, *([first] if is_late else []))
    assert {FEED: 8, LEAD: 1, TREATS: 5} == await lines(web, customer, cart)
    await tell(house, told(3, LEAD=1))
    assert {LEAD: 1, TREATS: 5} == await lines(web, customer, cart)
    with clock.stopped_at(MORNING + timedelta(hours=4)):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, FEED, 2)
    await tell(house, told(5, LEAD=1))
    assert {FEED: 2, LEAD: 1, TREATS: 5} == await lines(web, customer, cart)


async def test_what_was_taken_out_here_stays_out_for_an_older_word(
    house: House, web: House, owner: Any
) -> None:
    await tell(house, registered(), told(1, FEED_12=1, LEAD=1))
    customer = await customer_of(owner)
    cart = await owner.fetchval("SELECT id FROM cart")
    with clock.stopped_at(MORNING + timedelta(hours=3)):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, LEAD, 0)
    await tell(house, told(2, FEED_12=1, LEAD=9))
    assert {FEED: 1} == await lines(web, customer, cart)
    await tell(house, told(4, FEED_12=1, LEAD=9))
    assert {FEED: 1, LEAD: 9} == await lines(web, customer, cart)


async def test_a_cart_deleted_here_is_back_where_the_shop_says_something_newer(
    house: House, web: House, owner: Any
) -> None:
    """An older word leaves it deleted; so does one that it is empty."""
    await tell(house, registered(), told(1, FEED_12=1))
    customer = await customer_of(owner)
    cart = await owner.fetchval("SELECT id FROM cart")
    with clock.stopped_at(MORNING + timedelta(hours=3)):
        async with web.database.scope(customer=customer):
            await carts.delete(customer, cart)
    await tell(house, told(2, FEED_12=2), told(4))
    assert [] == await picture(house, owner)
    await tell(house, told(5, LEAD=1))
    assert {LEAD: 1} == await lines(web, customer, cart)


async def test_a_product_that_nobody_knows_is_kept_by_its_number(
    house: House, web: House, owner: Any
) -> None:
    """It is told as the shop called it, else by its number, and can't be bought here."""
    cart = told(1, HEMMELIG=2)
    cart.data["lines"].append({"sku": "NAVN", "quantity": 1, "name": "Julekalender"})
    await tell(house, registered(), cart)
    customer = await customer_of(owner)
    async with web.database.scope(customer=customer):
        [found] = await carts.carts(customer)
        shown = await carts.todays(found.lines)
    assert [("HEMMELIG", News.UNKNOWN, False), ("Julekalender", News.UNKNOWN, False)] == [
        (each.name, each.news, each.can_be_had) for each in shown
    ]


async def test_a_product_told_twice_in_one_cart_comes_together(house: House, owner: Any) -> None:
    """And the operator reads so."""
    cart = told(1, FEED_12=2)
    cart.data["lines"].append({"sku": FEED, "quantity": 3})
    await tell(house, registered(), cart)
    [(_, [line])] = await picture(house, owner)
    assert (FEED, 5) == line[:2]
    assert "twice" in ((await states(owner))[cart.id][1] or "")


async def test_a_cart_of_a_thousand_lines_is_a_dead_letter(house: House, owner: Any) -> None:
    """Nothing of it is taken in; the next one is."""
    big = told(1)
    big.data["lines"] = [{"sku": f"P{number}", "quantity": 1} for number in range(1_000)]
    await tell(house, registered(), big, told(2, FEED_12=1))
    assert "dead" == (await states(owner))[big.id][0]
    [(_, [line])] = await picture(house, owner)
    assert (FEED, 1) == line[:2]


async def test_the_carts_of_two_customers_who_are_one_are_both_theirs(
    house: House, owner: Any
) -> None:
    """Also where both had one that the shop calls the same; what is told of either number goes on in its own."""
    other = told(1, FEED_12=1)
    other.data["customer"] = "10002"
    late = told(5, TREATS=2)
    late.data["customer"] = "10002"
    await tell(
        house, registered(), registered("10002"), told(1, LEAD=1), other, merged("10001", "10002"), late
    )  # fmt: skip
    found = await picture(house, owner)
    assert [[(LEAD, 1)], [(TREATS, 2)]] == sorted(
        [line[:2] for line in listed] for _, listed in found
    )
    assert {await customer_of(owner)} == {
        row["customer"] for row in await owner.fetch("SELECT customer FROM cart_line")
    }


async def test_a_cart_goes_where_its_number_goes(house: House, owner: Any) -> None:
    """A number that wasn't the account's after all has its carts for itself, with all that is in them."""
    account = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET claimed_at = $2, own_at = $2, own_email = email, email_verified_at = $2"
        " WHERE id = $1",
        account, MORNING - timedelta(days=9),
    )  # fmt: skip
    await tell(house, registered(email="kari@example.com"), told(1, FEED_12=1))
    assert account == await customer_of(owner)
    async with house.database.scope():
        await customers.separate("10001")
    other = await customer_of(owner)
    assert account != other
    [(_, [line])] = await picture(house, owner)
    assert (FEED, 1) == line[:2]
    for table in ("cart", "cart_line", "cart_change"):
        assert [other] == [
            row["customer"] for row in await owner.fetch(f"SELECT DISTINCT customer FROM {table}")
        ]


async def test_what_is_gone_long_ago_is_swept_away(house: House, web: House, owner: Any) -> None:
    """A cart of the shop's that was deleted stays, empty and without what was done, until none of its events
    can come any more; so does what was taken out of one."""
    await tell(house, registered(), told(1, FEED_12=1), told(1, "H-2", LEAD=1))
    customer = await customer_of(owner)
    first = await owner.fetchval("SELECT id FROM cart WHERE shop_cart = 'H-1'")
    second = await owner.fetchval("SELECT id FROM cart WHERE shop_cart = 'H-2'")
    async with web.database.scope(customer=customer):
        await carts.delete(customer, first)
        await carts.set_line(customer, second, LEAD, 0)
    for days, left in ((2, (2, 2)), (100, (1, 0))):
        with clock.stopped_at(clock.now() + timedelta(days=days)):
            async with house.database.scope():
                await carts.sweep()
        assert left == (
            await owner.fetchval("SELECT count(*) FROM cart"),
            await owner.fetchval("SELECT count(*) FROM cart_line"),
        )
        assert 0 == await owner.fetchval("SELECT count(*) FROM cart_change WHERE cart = $1", first)


async def test_a_cart_of_an_unknown_customer_waits_for_them(house: House, owner: Any) -> None:
    await tell(house, told(1, FEED_12=1), registered())
    await claimed(owner)
    [(_, [line])] = await picture(house, owner)
    assert (FEED, 1) == line[:2]
