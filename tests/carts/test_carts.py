"""Saved carts: made, filled, moved, merged, deleted, and each of it taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.carts.shelf import FEED, GONE, LEAD, TREATS, cost, lines, made
from tests.orders.orders import order, product

from minside.carts import actions as carts
from minside.carts import words
from minside.carts.actions import ChangeKind, News
from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refused

MONDAY = datetime(2026, 11, 9, 9, tzinfo=UTC)


async def test_a_cart_is_made_once_a_form_and_renamed(web: House, kari: UUID) -> None:
    """The same form sent twice makes one; its name may be any but none."""
    async with web.database.scope(customer=kari):
        first = await carts.create(kari, " Til hytta ", key="a")
        assert first.id == (await carts.create(kari, " Til hytta ", key="a")).id
        assert "Til hytta" == first.name
        assert "Til jul" == (await carts.rename(kari, first.id, "Til jul")).name
        with pytest.raises(Refused):
            await carts.rename(kari, first.id, " \u3164 ")
        with pytest.raises(Refused):
            await carts.create(kari, "x" * 61)
        assert ["Til jul"] == [cart.name for cart in await carts.carts(kari)]


async def test_lines_are_set_and_taken_out(web: House, kari: UUID) -> None:
    """The quantity is the new one, not one more; 0 takes it out, and what isn't there stays so."""
    cart = await made(web, kari, FEED_12=2)
    async with web.database.scope(customer=kari):
        await carts.set_line(kari, cart, FEED, 3)
        await carts.set_line(kari, cart, TREATS, 1)
        await carts.set_line(kari, cart, LEAD, 0)
    assert {FEED: 3, TREATS: 1} == await lines(web, kari, cart)
    async with web.database.scope(customer=kari):
        await carts.set_line(kari, cart, FEED, 0)
    assert {TREATS: 1} == await lines(web, kari, cart)


@pytest.mark.parametrize(
    ("sku", "quantity", "code"),
    [
        (FEED, -1, Code.OUT_OF_RANGE),
        (FEED, 1_000, Code.OUT_OF_RANGE),
        (FEED, 10**12, Code.OUT_OF_RANGE),
    ],
)
async def test_a_quantity_that_cannot_be_is_refused(
    web: House, kari: UUID, sku: str, quantity: int, code: Code
) -> None:
    cart = await made(web, kari)
    async with web.database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await carts.set_line(kari, cart, sku, quantity)
    assert [code] == [each.code for each in refused.value.refusals]


async def test_what_is_not_sold_cannot_be_put_in_but_what_is_gone_can_be_taken_out(
    web: House, owner: Any, kari: UUID
) -> None:
    """A line of a product that is gone stays until its customer takes it out, and is told as gone."""
    cart = await made(web, kari, LEAD=2)
    async with web.database.scope(customer=kari):
        for sku in (GONE, "UNKNOWN", "x" * 200):
            with pytest.raises(carts.ProductNotFound):
                await carts.set_line(kari, cart, sku, 1)
    await owner.execute("UPDATE product SET gone_at = now() WHERE sku = $1", LEAD)
    async with web.database.scope(customer=kari):
        [line] = await carts.todays((await carts.get(kari, cart)).lines)
        assert (News.GONE, False, None) == (line.news, line.can_be_had, line.total)
        await carts.set_line(kari, cart, LEAD, 1)
        await carts.set_line(kari, cart, LEAD, 0)
    assert {} == await lines(web, kari, cart)


async def test_a_cart_has_room_for_five_hundred_products(
    web: House, owner: Any, kari: UUID
) -> None:
    """The one after is refused in words, by whichever way it comes; the others stay."""
    cart = await made(web, kari)
    other = await made(web, kari, "Annen", LEAD=1)
    for number in range(carts.MOST_LINES):
        await product(owner, f"P-{number}")
    async with web.database.scope(customer=kari):
        for number in range(carts.MOST_LINES):
            await carts.set_line(kari, cart, f"P-{number}", 1)
        with pytest.raises(carts.TooManyLines) as refused:
            await carts.set_line(kari, cart, FEED, 1)
        assert "500 varer" in refused.value.message(Language.NB)
        with pytest.raises(carts.TooManyLines):
            await carts.move(kari, other, LEAD, cart)
        with pytest.raises(carts.TooManyLines):
            await carts.merge(kari, other, cart)
        await carts.set_line(kari, cart, "P-0", 9)
    assert carts.MOST_LINES == len(await lines(web, kari, cart))


async def test_there_may_be_fifty_carts(web: House, kari: UUID) -> None:
    async with web.database.scope(customer=kari):
        made = [await carts.create(kari, f"Nr. {number}") for number in range(carts.MOST_CARTS)]
        with pytest.raises(carts.TooManyCarts):
            await carts.create(kari, "En til")
        await carts.delete(kari, made[-1].id)
        await carts.create(kari, "En til")


async def test_what_comes_back_finds_no_more_room_than_what_is_new(
    web: House, owner: Any, kari: UUID
) -> None:
    """A deleted cart whose place was taken since, and a product likewise, are refused; nothing is half-done."""
    async with web.database.scope(customer=kari):
        made = [await carts.create(kari, f"Nr. {number}") for number in range(carts.MOST_CARTS)]
        full = made[0].id
        gone = await carts.delete(kari, made[-1].id)
        beside = await carts.create(kari, "En til")
    async with web.database.scope(customer=kari) as scope:
        with pytest.raises(carts.TooManyCarts):
            async with scope.savepoint():
                await carts.undo(kari, gone)
        await carts.delete(kari, beside.id)
        await carts.undo(kari, gone)
        assert carts.MOST_CARTS == len(await carts.carts(kari))
    await owner.execute(
        """
        INSERT INTO cart_line (customer, cart, sku, quantity, saved_at, said_at, said_by, in_shop)
        SELECT $1, $2, 'P-' || n, 1, now(), now(), 'min-side', false FROM generate_series(1, $3) n
        """,
        kari, full, carts.MOST_LINES,
    )  # fmt: skip
    async with web.database.scope(customer=kari) as scope:
        taken = await carts.set_line(kari, full, "P-1", 0)
        assert taken is not None
        await carts.set_line(kari, full, FEED, 1)
        with pytest.raises(carts.TooManyLines):
            async with scope.savepoint():
                await carts.undo(kari, taken)
        await carts.set_line(kari, full, FEED, 0)
        await carts.undo(kari, taken)
    assert carts.MOST_LINES == len(await lines(web, kari, full))


async def test_a_product_is_moved_and_what_is_of_it_there_comes_together(
    web: House, kari: UUID
) -> None:
    """All of it; undone, both are as they were."""
    cart, other = await made(web, kari, FEED_12=2, LEAD=1), await made(web, kari, "B", FEED_12=1)
    async with web.database.scope(customer=kari):
        done = await carts.move(kari, cart, FEED, other)
        with pytest.raises(carts.LineNotFound):
            await carts.move(kari, cart, FEED, other)
        with pytest.raises(carts.SameCart):
            await carts.move(kari, cart, LEAD, cart)
    assert ({LEAD: 1}, {FEED: 3}) == (await lines(web, kari, cart), await lines(web, kari, other))
    assert done is not None
    async with web.database.scope(customer=kari):
        await carts.undo(kari, done)
    assert {LEAD: 1, FEED: 2} == await lines(web, kari, cart)
    assert {FEED: 1} == await lines(web, kari, other)


async def test_carts_are_merged_once(web: House, kari: UUID) -> None:
    """Sent twice it is done once; undone, there are two again."""
    cart, other = await made(web, kari, FEED_12=2, LEAD=1), await made(web, kari, "B", FEED_12=1)
    async with web.database.scope(customer=kari):
        done = await carts.merge(kari, cart, other, key="k")
        assert await carts.merge(kari, cart, other, key="k") is None
        with pytest.raises(carts.CartNotFound):
            await carts.merge(kari, cart, other)
        assert [other] == [each.id for each in await carts.carts(kari)]
    assert {FEED: 3, LEAD: 1} == await lines(web, kari, other)
    assert done is not None
    async with web.database.scope(customer=kari):
        await carts.undo(kari, done)
        with pytest.raises(carts.ChangedSince):
            await carts.undo(kari, done)
    assert {FEED: 2, LEAD: 1} == await lines(web, kari, cart)
    assert {FEED: 1} == await lines(web, kari, other)


async def test_a_deleted_cart_comes_back_for_a_day(
    web: House, house: House, owner: Any, kari: UUID
) -> None:
    """After that it is gone, with all that was done with it."""
    cart, second = await made(web, kari, FEED_12=2), await made(web, kari, "B", LEAD=1)
    async with web.database.scope(customer=kari):
        done = await carts.delete(kari, cart)
        assert await carts.find(kari, cart) is None
        assert [done] == [each.change for each in await carts.deleted(kari)]
        await carts.undo(kari, done)
        assert [] == await carts.deleted(kari)
        assert {FEED: 2} == {
            line.sku: line.quantity for line in (await carts.get(kari, cart)).lines
        }
        late = await carts.delete(kari, second)
    with clock.stopped_at(clock.now() + timedelta(days=1, minutes=1)):
        async with web.database.scope(customer=kari):
            assert [] == await carts.deleted(kari)
            with pytest.raises(carts.TooLateToUndo):
                await carts.undo(kari, late)
        async with house.database.scope():
            await carts.sweep()
    assert [cart] == [row["id"] for row in await owner.fetch("SELECT id FROM cart")]
    assert 0 == await owner.fetchval("SELECT count(*) FROM cart_change WHERE cart = $1", second)


async def test_what_was_changed_since_is_not_undone_over(web: House, kari: UUID) -> None:
    """Of another product something else may have been done."""
    cart = await made(web, kari, FEED_12=2)
    async with web.database.scope(customer=kari):
        done = await carts.set_line(kari, cart, FEED, 5)
        again = await carts.set_line(kari, cart, FEED, 6)
        await carts.set_line(kari, cart, LEAD, 1)
        assert done is not None
        assert again is not None
        with pytest.raises(carts.ChangedSince):
            await carts.undo(kari, done)
        await carts.undo(kari, again)
        await carts.undo(kari, done)
    assert {FEED: 2, LEAD: 1} == await lines(web, kari, cart)


async def test_another_customers_cart_is_nobodys(web: House, kari: UUID, ola: UUID) -> None:
    """Neither seen, changed, moved into, merged nor undone."""
    hers, his = await made(web, kari, FEED_12=2), await made(web, ola, LEAD=1)
    async with web.database.scope(customer=kari):
        done = await carts.set_line(kari, hers, FEED, 3)
    assert done is not None
    async with web.database.scope(customer=ola):
        assert await carts.find(ola, hers) is None
        for work in (
            carts.set_line(ola, hers, FEED, 9), carts.move(ola, his, LEAD, hers),
            carts.merge(ola, his, hers), carts.merge(ola, hers, his), carts.delete(ola, hers),
            carts.rename(ola, hers, "Min"), carts.open_in_shop(web, ola, hers),
        ):  # fmt: skip
            with pytest.raises(carts.CartNotFound):
                await work
        with pytest.raises(carts.ChangeNotFound):
            await carts.undo(ola, done)
    assert {FEED: 3} == await lines(web, kari, hers)


async def test_whoever_saw_another_version_is_refused_if_they_say_so(
    web: House, kari: UUID
) -> None:
    cart = await made(web, kari, FEED_12=2)
    async with web.database.scope(customer=kari):
        seen = (await carts.get(kari, cart)).version
        await carts.set_line(kari, cart, FEED, 3, version=seen)
        with pytest.raises(carts.StaleVersion):
            await carts.set_line(kari, cart, FEED, 4, version=seen)
        with pytest.raises(carts.StaleVersion):
            await carts.delete(kari, cart, version=seen)
    assert {FEED: 3} == await lines(web, kari, cart)


async def test_what_is_otherwise_than_when_it_was_saved_is_told(
    web: House, owner: Any, kari: UUID
) -> None:
    """By the catalogue's own history: dearer, cheaper, sold out; sums are of what can be had."""
    await cost(owner, FEED, 45000)
    await cost(owner, TREATS, 6900)
    await cost(owner, LEAD, 24900)
    with clock.stopped_at(MONDAY):
        cart = await made(web, kari, FEED_12=2, TREATS=1, LEAD=1)
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", LEAD)
    async with web.database.scope(customer=kari):
        found = await carts.todays((await carts.get(kari, cart)).lines)
    assert [News.PRICE_UP, News.PRICE_DOWN, News.OUT_OF_STOCK] == [each.news for each in found]
    total = carts.total(found)
    assert total is not None
    assert 2 * 49900 + 5900 == total.ore
    assert [
        "Prisen har gått opp fra 450 kr til 499 kr siden den ble lagt i.",
        "Prisen har gått ned fra 69 kr til 59 kr siden den ble lagt i.",
        "Utsolgt akkurat nå.",
    ] == [(words.news(each, Language.NB) or "").replace("\u00a0", " ") for each in found]


async def test_what_is_new_stays_new_over_quantities_moves_and_undoing(
    web: House, owner: Any, kari: UUID
) -> None:
    """It counts from when a product was put in; taken out and put in anew it begins anew."""
    await cost(owner, FEED, 45000)
    with clock.stopped_at(MONDAY):
        cart, other = await made(web, kari, FEED_12=2), await made(web, kari, "B")

    async def since(where: UUID) -> list[datetime]:
        return [line.saved_at for line in (await carts.get(kari, where)).lines]

    async with web.database.scope(customer=kari):
        await carts.set_line(kari, cart, FEED, 5)
        assert [MONDAY] == await since(cart)
        await carts.move(kari, cart, FEED, other)
        assert [MONDAY] == await since(other)
        done = await carts.set_line(kari, other, FEED, 0)
        assert done is not None
        await carts.undo(kari, done)
        assert [MONDAY] == await since(other)
        await carts.merge(kari, other, cart)
        assert [MONDAY] == await since(cart)
        await carts.set_line(kari, cart, FEED, 0)
        await carts.set_line(kari, cart, FEED, 1)
        assert [MONDAY] != await since(cart)


async def test_an_order_comes_into_a_cart_once(
    web: House, owner: Any, kari: UUID, ola: UUID
) -> None:
    """All of it, or the line that was chosen; into a new cart or one that is there."""
    bought = await order(owner, kari)
    cart = await made(web, kari, LEAD=1)
    async with web.database.scope(customer=kari):
        new = await carts.from_order(kari, bought, cart=None, name="Igjen", lines=None, key="k")
        same = await carts.from_order(kari, bought, cart=None, name="Igjen", lines=None, key="k")
        assert new.id == same.id
        await carts.from_order(kari, bought, cart=cart, name=None, lines=["2"])
        with pytest.raises(carts.NothingOrdered):
            await carts.from_order(kari, bought, cart=cart, name=None, lines=["7"])
        with pytest.raises(carts.OrderNotFound):
            await carts.from_order(kari, uuid4(), cart=cart, name=None, lines=None)
        with pytest.raises(Refused):
            await carts.from_order(kari, bought, cart=None, name=None, lines=None)
    assert {FEED: 2, LEAD: 1} == await lines(web, kari, new.id)
    assert {LEAD: 2} == await lines(web, kari, cart)
    async with web.database.scope(customer=ola):
        with pytest.raises(carts.OrderNotFound):
            await carts.from_order(ola, bought, cart=None, name="Min", lines=None)


async def test_what_was_done_is_told_in_sentences(web: House, kari: UUID) -> None:
    """S17: cart edits are shown, the newest first, in both languages."""
    cart, other = await made(web, kari, FEED_12=2), await made(web, kari, "Annen", LEAD=1)
    async with web.database.scope(customer=kari):
        await carts.set_line(kari, cart, FEED, 3)
        await carts.rename(kari, cart, "Til jul")
        await carts.merge(kari, other, cart)
        [changes] = await carts.changes_of([cart])
    names = {FEED: "Tørrfôr 12 kg", LEAD: "Kobbel"}
    assert [
        "Du slo sammen «Annen» med denne.",
        "Du ga handlekurven nytt navn. Før het den «Til hytta».",
        "Du endret Tørrfôr 12 kg fra 2 til 3.",
        "Du la i 2 × Tørrfôr 12 kg.",
        "Du laget handlekurven.",
    ] == [words.said(each, cart, names).nb for each in changes]
    assert ChangeKind.MERGED == changes[0].kind
    assert "You merged “Annen” into this one." == words.said(changes[0], cart, names).en
