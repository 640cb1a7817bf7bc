"""A cart that was opened in the shop and the shop's own cart of it are one, whichever is told first."""

import random
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.carts.shelf import FEED, GONE, LEAD, TREATS, lines, made, told
from tests.events.shop import MORNING, Happened, merged, registered, states, tell
from tests.orders.orders import put

from minside.carts import actions as carts
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers

HOUR = timedelta(hours=1)
OPENED = MORNING + HOUR


async def customer_of(owner: Any, number: str = "10001") -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)


async def begun(house: House, web: House, owner: Any, **goods: int) -> tuple[UUID, UUID]:
    """A customer of the shop's, with a cart that is filled half an hour before it is opened."""
    await tell(house, registered())
    customer = await customer_of(owner)
    with clock.stopped_at(OPENED - HOUR / 2):
        filled = goods or {"FEED_12": 2, "LEAD": 1}
        return customer, await made(web, customer, "Til hytta", **filled)


async def open_cart(web: House, owner: Any, customer: UUID, cart: UUID, hours: float = 1) -> str:
    """Its opening, as the shop is told it."""
    with clock.stopped_at(MORNING + timedelta(hours=hours)):
        async with web.database.scope(customer=customer):
            await carts.open_in_shop(web, customer, cart)
    return (await heard(owner))["opening"]


async def heard(owner: Any) -> dict[str, Any]:
    """What the shop was told last."""
    return msgspec.json.decode(
        await owner.fetchval(
            "SELECT data FROM outgoing_event WHERE type = 'cart.opened' ORDER BY id DESC LIMIT 1"
        )
    )


def after(opening: str, hours: float, cart: str = "S-9", /, **goods: Any) -> Happened:
    """The shop's word about the cart it made of that opening."""
    word = told(hours, cart, **goods)
    word.data["opening"] = opening
    return word


async def all_of(web: House, customer: UUID) -> list[tuple[str | None, dict[str, int]]]:
    async with web.database.scope(customer=customer):
        found = await carts.carts(customer)
    return [(cart.name, {each.sku: each.quantity for each in cart.lines}) for cart in found]


async def test_it_comes_back_as_itself(house: House, web: House, owner: Any) -> None:
    """Under its own name; what is changed in the shop from then on is changed here, and the shop hears what it
    calls it when it is opened anew."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    assert None is (await heard(owner)).get("shop_cart")
    await tell(house, after(opening, 2, name="Handlekurv", FEED_12=2, LEAD=1))
    assert [("Til hytta", {FEED: 2, LEAD: 1})] == await all_of(web, customer)
    await tell(house, told(3, "S-9", FEED_12=5, TREATS=1))
    assert [("Til hytta", {FEED: 5, TREATS: 1})] == await all_of(web, customer)
    assert {FEED: 5, TREATS: 1} == await lines(web, customer, cart)
    async with web.database.scope(customer=customer):
        [changes] = await carts.changes_of([cart])
    assert {(FEED, 2, 5), (LEAD, 1, 0), (TREATS, 0, 1)} == {
        (each.sku, each.before, each.after) for each in changes[0].lines
    }
    await open_cart(web, owner, customer, cart, 4)
    assert "S-9" == (await heard(owner))["shop_cart"]


async def test_without_a_word_of_it_the_shops_cart_stands_by_itself(
    house: House, web: House, owner: Any
) -> None:
    customer, cart = await begun(house, web, owner)
    await open_cart(web, owner, customer, cart)
    await tell(house, told(2, "S-9", FEED_12=2, LEAD=1))
    assert 2 == len(await all_of(web, customer))


@pytest.mark.parametrize("order", list(permutations(range(4))))
async def test_whichever_word_comes_first_the_same_comes_of_them(
    order: tuple[int, ...], house: House, web: House, owner: Any
) -> None:
    """Only one of them says the opening. What was put in here since, and what the shop couldn't be told of,
    stays; what it took over and tells of no more is out."""
    customer, cart = await begun(house, web, owner, FEED_12=2, LEAD=1)
    old = {"saved_at": MORNING, "said_at": MORNING, "said_by": "min-side", "in_shop": False}
    await put(owner, "cart_line", customer=customer, cart=cart, sku=GONE, quantity=3, **old)
    opening = await open_cart(web, owner, customer, cart)
    with clock.stopped_at(OPENED + HOUR / 4):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, TREATS, 4)
    words = [
        told(0.5, "S-9", UKJENT=1),
        after(opening, 2, UKJENT=1, FEED_12=2, LEAD=1),
        told(3, "S-9", FEED_12=3, LEAD=1, ANNET=2),
        told(4, "S-9", FEED_12=3, ANNET=2),
    ]
    await tell(house, *(words[n] for n in order))
    [(name, found)] = await all_of(web, customer)
    assert "Til hytta" == name
    assert {FEED: 3, "ANNET": 2, GONE: 3, TREATS: 4} == found


async def test_a_day_of_words_and_changes_shuffled_is_the_same_day(
    house: House, web: House, owner: Any
) -> None:
    """What the shop says comes late or twice, what is done here when it is done: one cart, the same each time."""
    chance = random.Random(80)
    skus = ["FEED_12", "LEAD", "TREATS", "UKJENT"]
    seen: set[str] = set()
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    here = [(2 + n * 0.8, chance.choice([FEED, LEAD, TREATS]), 100 + n) for n in range(8)]
    said = [
        (2 + n * 0.4, {sku: chance.randint(1, 9) for sku in chance.sample(skus, chance.randint(0, 4))})
        for n in range(20)
    ]  # fmt: skip

    def word(number: int, hours: float, goods: dict[str, int]) -> Happened:
        """One of the same id each time; every fifth says the opening."""
        data = told(hours, "S-9", name=None, **goods).data
        if number % 5 == 1:
            data["opening"] = opening
        return Happened("cart.changed", data, hours, f"day-{number}")

    for seed in range(12):
        late = random.Random(seed)
        await owner.execute("DELETE FROM cart WHERE shop_cart IS NOT NULL")
        await owner.execute("DELETE FROM event WHERE type = 'cart.changed'")
        await owner.execute("DELETE FROM cart_line")
        await owner.execute("UPDATE cart SET told_at = NULL, told_by = NULL")
        steps: list[tuple[float, Any]] = [
            *((hours, (sku, quantity)) for hours, sku, quantity in here),
            *((hours + late.choice([0, 0, 1, 9]), word(n, hours, goods)) for n, (hours, goods) in enumerate(said)),
        ]  # fmt: skip
        for hours, step in sorted(steps, key=lambda each: each[0]):
            if isinstance(step, Happened):
                await tell(house, step)
                continue
            with clock.stopped_at(MORNING + timedelta(hours=hours)):
                async with web.database.scope(customer=customer):
                    await carts.set_line(customer, cart, *step)
        [(_, found)] = await all_of(web, customer)
        seen.add(str(sorted(found.items())))
        assert 1 == len(seen), seed


async def test_an_opening_of_somebody_elses_joins_nothing(
    house: House, web: House, owner: Any
) -> None:
    """Nor does one that nobody knows; the operator reads so, and nothing is lost."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    await tell(house, registered("10002"))
    foreign, unknown = after(opening, 2, LEAD=9), after(str(UUID(int=7)), 2, "S-8", TREATS=1)
    foreign.data["customer"] = "10002"
    no_id = after("S-9", 2)
    await tell(house, foreign, unknown, no_id)
    assert {FEED: 2, LEAD: 1} == await lines(web, customer, cart)
    assert [(None, {LEAD: 9})] == await all_of(web, await customer_of(owner, "10002"))
    assert [(None, {TREATS: 1}), ("Til hytta", {FEED: 2, LEAD: 1})] == await all_of(web, customer)
    became = await states(owner)
    assert ["handled", "handled", "dead"] == [
        became[each.id][0] for each in (foreign, unknown, no_id)
    ]
    assert "none of this customer's" in (became[foreign.id][1] or "")


async def test_a_cart_of_the_shops_is_one_of_ours_and_ours_may_be_several_of_the_shops(
    house: House, web: House, owner: Any
) -> None:
    """The first it was said to be; one that was ordered there may be opened as another."""
    customer, cart = await begun(house, web, owner)
    with clock.stopped_at(OPENED - HOUR / 2):
        other = await made(web, customer, "Julegaver", TREATS=2)
    first = await open_cart(web, owner, customer, cart)
    second = await open_cart(web, owner, customer, other)
    crossed = after(second, 3, FEED_12=2, LEAD=1, TREATS=2)
    await tell(house, after(first, 2, FEED_12=2, LEAD=1), crossed)
    assert "that one it stays" in ((await states(owner))[crossed.id][1] or "")
    assert {FEED: 2, LEAD: 1, TREATS: 2} == await lines(web, customer, cart)
    assert {TREATS: 2} == await lines(web, customer, other)
    await tell(house, told(4, "S-9"))
    assert {} == await lines(web, customer, cart)
    with clock.stopped_at(MORNING + 5 * HOUR):
        async with web.database.scope(customer=customer):
            await carts.set_line(customer, cart, FEED, 1)
    third = await open_cart(web, owner, customer, cart, 6)
    await tell(house, after(third, 7, "S-10", FEED_12=4))
    assert {FEED: 4} == await lines(web, customer, cart)
    assert 2 == len(await all_of(web, customer))


async def test_what_was_deleted_here_meanwhile_takes_nothing_out_of_the_other(
    house: House, web: House, owner: Any
) -> None:
    """The shop's was told of before it said whose it is, and thrown away here; that can't be taken back into two."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    await tell(house, told(3, "S-9", FEED_12=2, LEAD=1))
    beside = await owner.fetchval("SELECT id FROM cart WHERE shop_cart = 'S-9'")
    with clock.stopped_at(MORNING + 4 * HOUR):
        async with web.database.scope(customer=customer):
            deleted = await carts.delete(customer, beside)
    await tell(house, after(opening, 2, FEED_12=2, LEAD=1))
    assert [("Til hytta", {FEED: 2, LEAD: 1})] == await all_of(web, customer)
    with clock.stopped_at(MORNING + 5 * HOUR):
        async with web.database.scope(customer=customer) as scope:
            with pytest.raises(carts.CartNotFound):
                async with scope.savepoint():
                    await carts.undo(customer, deleted)
    assert [("Til hytta", {FEED: 2, LEAD: 1})] == await all_of(web, customer)


@pytest.mark.parametrize("how", ["deleted", "merged"])
async def test_what_was_opened_and_then_let_go_here_is_there_as_long_as_the_shops_is(
    how: str, house: House, web: House, owner: Any
) -> None:
    """The two stood beside each other for a while; whichever was kept, its goods are."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    await tell(house, told(3, "S-9", FEED_12=2, LEAD=1))
    beside = await owner.fetchval("SELECT id FROM cart WHERE shop_cart = 'S-9'")
    with clock.stopped_at(MORNING + 4 * HOUR):
        async with web.database.scope(customer=customer):
            if how == "deleted":
                await carts.delete(customer, cart)
            else:
                await carts.merge(customer, cart, beside)
    before = await all_of(web, customer)
    await tell(house, after(opening, 2, FEED_12=2, LEAD=1))
    assert [found for _, found in before] == [found for _, found in await all_of(web, customer)]
    assert 1 == len(before)


async def test_what_was_reminded_of_as_either_is_reminded_of(
    house: House, web: House, owner: Any
) -> None:
    """S43: never twice for one cart."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    await tell(house, told(3, "S-9", FEED_12=2))
    await owner.execute("UPDATE cart SET reminded_at = $1 WHERE shop_cart = 'S-9'", MORNING)
    await tell(house, after(opening, 2, FEED_12=2))
    async with web.database.scope(customer=customer):
        assert MORNING == (await carts.get(customer, cart)).reminded_at


async def test_they_stay_one_whoever_is_merged_and_part_where_the_number_goes(
    house: House, web: House, owner: Any
) -> None:
    """Told under the other number of a merged customer it is the same; a number that wasn't the account's has its
    cart for itself from then on."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    late = told(5, "S-9", FEED_12=7)
    late.data["customer"] = "10002"
    await tell(
        house, after(opening, 2, FEED_12=2), registered("10002"), merged("10002", "10001", 3)
    )
    await tell(house, late)
    customer = await customer_of(owner)
    assert [("Til hytta", {FEED: 7})] == await all_of(web, customer)
    await owner.execute("UPDATE customer SET claimed_at = now() WHERE id = $1", customer)
    await owner.execute("UPDATE shop_number SET is_recognised = true")
    async with house.database.scope():
        await customers.separate("10001")
    await tell(house, told(6, "S-9", TREATS=1))
    assert [(None, {TREATS: 1})] == await all_of(web, await customer_of(owner))
    assert {FEED: 7} == await lines(web, customer, cart)


async def test_they_are_swept_together(house: House, web: House, owner: Any) -> None:
    """As long as the one is there the shop's words find it; a deleted one takes the shop's along, and what the
    shop says after that stands by itself."""
    customer, cart = await begun(house, web, owner)
    opening = await open_cart(web, owner, customer, cart)
    await tell(house, after(opening, 2, FEED_12=2))
    year = timedelta(days=365)
    with clock.stopped_at(clock.now() + year):
        async with house.database.scope():
            await carts.sweep()
    await tell(house, told(3, "S-9", FEED_12=4))
    assert [("Til hytta", {FEED: 4})] == await all_of(web, customer)
    async with web.database.scope(customer=customer):
        await carts.delete(customer, cart)
    with clock.stopped_at(clock.now() + timedelta(days=2)):
        async with house.database.scope():
            await carts.sweep()
    assert ["S-9"] == [row["shop_cart"] for row in await owner.fetch("SELECT shop_cart FROM cart")]
    hours = (clock.now() - MORNING) / HOUR
    await tell(house, told(hours, "S-9", LEAD=1))
    assert [(None, {LEAD: 1})] == await all_of(web, customer)
    async with web.database.scope(customer=customer):
        [alone] = await carts.carts(customer)
        await carts.delete(customer, alone.id)
    with clock.stopped_at(clock.now() + year):
        async with house.database.scope():
            await carts.sweep()
    assert 0 == await owner.fetchval("SELECT count(*) FROM cart")
