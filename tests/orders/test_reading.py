"""How orders and invoices stand: it follows from what was told, in whatever order it came."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from json import dumps
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import (
    FEED,
    PLACED,
    happened,
    invoice,
    order,
    product,
    sent,
    sent_back,
)
from tests.orders.orders import number as number_of

from minside.core import clock
from minside.core.database import Database
from minside.core.paging import BadCursor, cursor
from minside.orders import actions as orders
from minside.orders.actions import InvoiceState, MomentKind, OrderState
from minside.orders.actions.kinds import ShipmentPurpose, ShipmentState
from minside.orders.actions.parts import Agreed, Happening, Packed, Parcel
from minside.orders.actions.reading import MOST_OPEN
from minside.orders.actions.standing import stand

DAY = timedelta(days=1)
TWO = [Agreed("1", "A", "Fôr", 2, 49900, None), Agreed("2", "B", "Kobbel", 1, 24900, None)]


def parcel(contents: dict[str, int], day: int, delivered: int = 0, returned: int = 0) -> Parcel:
    """Sent on a day, and delivered or back on another; days after the order was placed."""
    return Parcel(
        id=uuid4(),
        number=f"S{day}",
        purpose=ShipmentPurpose.ORDER,
        carrier="Budtjenesten",
        tracking=None,
        tracking_url=None,
        contents=[Packed(line, quantity) for line, quantity in contents.items()],
        shipped_at=PLACED + day * DAY,
        delivered_at=PLACED + delivered * DAY if delivered else None,
        returned_at=PLACED + returned * DAY if returned else None,
        return_reason=None,
    )


def happening(kind: str, day: int, lines: list[str] | None = None, *parts: str) -> Happening:
    return Happening(kind, PLACED + day * DAY, f"{kind} {day}", parts, lines, None, None)


ALL = {"1": 2, "2": 1}
PACKING = happening("packing", 1)
STATES: list[tuple[OrderState, list[Happening], list[Parcel]]] = [
    (OrderState.PLACED, [], []),
    (OrderState.PLACED, [happening("cancel_requested", 1)], []),
    (OrderState.PACKING, [PACKING], []),
    (OrderState.CANCELLED, [PACKING, happening("cancelled", 2)], []),
    (OrderState.CANCELLED, [happening("cancelled", 1, ["1"]), happening("cancelled", 2, ["2"])], []),
    (OrderState.PLACED, [happening("cancelled", 1), happening("changed", 2, None, "lines")], []),
    (OrderState.CANCELLED, [happening("changed", 1, None, "lines"), happening("cancelled", 2)], []),
    (OrderState.CANCELLED, [happening("cancelled", 1), happening("changed", 2, None, "delivery")], []),
    (OrderState.PARTLY_SHIPPED, [PACKING], [parcel({"1": 2}, 2)]),
    (OrderState.PARTLY_SHIPPED, [], [parcel({"1": 1, "2": 1}, 2)]),
    (OrderState.SHIPPED, [], [parcel(ALL, 2)]),
    (OrderState.SHIPPED, [happening("cancelled", 1, ["2"])], [parcel({"1": 2}, 2)]),
    (OrderState.PARTLY_DELIVERED, [], [parcel({"1": 2}, 2, 3), parcel({"2": 1}, 2)]),
    (OrderState.PARTLY_DELIVERED, [], [parcel({"1": 2}, 2, 3)]),
    (OrderState.DELIVERED, [], [parcel(ALL, 2, 3)]),
    (OrderState.DELIVERED, [], [parcel({"1": 2}, 2, 4), parcel({"2": 1}, 3, 3)]),
    (OrderState.DELIVERED, [happening("cancelled", 4)], [parcel(ALL, 2, 3)]),
    # A parcel that never came, and what was sent in its place; the same under way for what is broken.
    (OrderState.DELIVERED, [], [parcel({"1": 2}, 2, 3), parcel({"2": 1}, 2), parcel({"2": 1}, 9, 11)]),
    (OrderState.DELIVERED, [], [parcel(ALL, 2), parcel(ALL, 9, 11)]),
    (OrderState.PARTLY_DELIVERED, [], [parcel(ALL, 2), parcel({"1": 2}, 9, 11)]),
    (OrderState.PARTLY_DELIVERED, [], [parcel(ALL, 2, 3), parcel({"1": 1}, 9)]),
    (OrderState.PARTLY_DELIVERED, [], [parcel(ALL, 2, 3), parcel({}, 2)]),
    (OrderState.PARCEL_RETURNED, [], [parcel(ALL, 2, returned=9)]),
    (OrderState.PARCEL_RETURNED, [], [parcel(ALL, 2, 3, 9)]),
    (OrderState.PARCEL_RETURNED, [], [parcel({"1": 2}, 2, 3), parcel({"2": 1}, 2, returned=9)]),
    (OrderState.SHIPPED, [], [parcel(ALL, 2, returned=9), parcel(ALL, 10)]),
    (OrderState.CANCELLED, [happening("cancelled", 10)], [parcel(ALL, 2, returned=9)]),
]  # fmt: skip


@pytest.mark.parametrize(("state", "happenings", "parcels"), STATES)
def test_an_orders_state_follows_from_what_happened(
    state: OrderState, happenings: list[Happening], parcels: list[Parcel]
) -> None:
    """Whichever was told first."""
    for told in permutations(happenings):
        for came in permutations(parcels):
            assert state == stand(TWO, told, came, []).state


def test_what_was_cancelled_and_sent_all_the_same_is_unordered() -> None:
    """Nothing is owed for it; neither for what no line ever said."""
    cancelled = [happening("cancelled", 1, ["2"])]
    standing = stand(TWO, cancelled, [parcel({"1": 2, "2": 1, "9": 3}, 2)], [])
    unordered = {line.line: (line.is_unordered, line.shipped) for line in standing.lines}
    assert {"1": (False, 2), "2": (True, 1), "9": (True, 3)} == unordered
    later = stand(TWO, [happening("cancelled", 3, ["2"])], [parcel(ALL, 2)], [])
    assert not any(line.is_unordered for line in later.lines)


def test_what_came_back_unopened_counts_as_not_shipped() -> None:
    """It lies in the shop."""
    standing = stand(TWO, [], [parcel(ALL, 2, 3, 9), parcel({"1": 1}, 10, 11)], [])
    assert [(1, 1), (0, 0)] == [(line.shipped, line.delivered) for line in standing.lines]


def test_what_came_back_may_be_delivered_after_all() -> None:
    """What happened to a parcel last is where it is, whichever was told first."""
    standing = stand(TWO, [], [parcel(ALL, 2, 11, 9)], [])
    assert (OrderState.DELIVERED, ShipmentState.DELIVERED) == (
        standing.state, standing.parcels[0].state,
    )  # fmt: skip
    assert [2, 1] == [line.delivered for line in standing.lines]


ONE = [Agreed("1", "A", "Fôr", 1, 49900, None)]
BACK = [(2, 0, 9)]
RECEIVED: list[tuple[int, int, bool, list[tuple[int, int, int]]]] = [
    # Of one: on its way again, there, come back once more and sent a third time.
    (1, 0, True, [*BACK, (10, 0, 0)]),
    (1, 1, False, [*BACK, (10, 12, 0)]),
    (1, 1, False, [*BACK, (10, 0, 12), (13, 15, 0)]),
    # Of two: the one that came back was sent again, and the other was never sent.
    (2, 1, True, [*BACK, (10, 12, 0)]),
    # What left before the first came back is the other: nothing more is on its way.
    (2, 1, False, [*BACK, (8, 12, 0)]),
    (2, 2, False, [*BACK, (8, 12, 0), (11, 13, 0)]),
    # It was delivered after all, and the other is yet to be sent, or is.
    (2, 1, True, [(2, 11, 9)]),
    (2, 2, False, [(2, 11, 9), (10, 12, 0)]),
]


@pytest.mark.parametrize(("ordered", "received", "is_waiting", "sent"), RECEIVED)
def test_what_came_back_and_was_sent_again_is_counted_once(
    ordered: int, received: int, is_waiting: bool, sent: list[tuple[int, int, int]]
) -> None:
    """What lies in the shop is what came back and hasn't left since, whichever was told first."""
    agreed = [*(replace(each, quantity=ordered) for each in ONE), TWO[1]]
    parcels = [parcel({"1": 1}, *each) for each in sent]
    for told in permutations([*parcels, parcel({"2": 1}, 1, 3)]):
        standing = stand(agreed, [], told, [])
        assert received == standing.lines[0].delivered
        with clock.stopped_at(PLACED + 20 * DAY):
            assert is_waiting == (standing.received_on is None)


def test_what_was_sent_within_the_hour_isnt_called_unordered() -> None:
    """The shop and the warehouse have clocks of their own, and nobody is told wrongly that goods may be
    kept for nothing; neither where a part was sent before."""
    cancelled_at = PLACED + DAY
    cancelled = [happening("cancelled", 1)]
    for later, is_unordered in ((timedelta(minutes=59), False), (timedelta(hours=1), True)):
        sent_then = replace(parcel(ALL, 2), shipped_at=cancelled_at + later)
        standing = stand(TWO, cancelled, [sent_then], [])
        assert [is_unordered] * 2 == [line.is_unordered for line in standing.lines]
    twice = [parcel({"1": 1}, 0), parcel({"1": 1}, 2)]
    assert not stand(TWO, cancelled, twice, []).lines[0].is_unordered


def test_what_no_line_says_is_counted_in_all_parcels() -> None:
    """Not only in the last; nor only once where a parcel names it twice."""
    twice = replace(parcel({}, 3), contents=[Packed("9", 1), Packed("9", 3)])
    standing = stand(TWO, [], [parcel({"9": 2}, 2), twice], [])
    assert [(6, 6)] == [
        (line.quantity, line.shipped) for line in standing.lines if line.line == "9"
    ]


def test_the_largest_order_stands_at_once() -> None:
    """Ten times the lines take about ten times as long, and not a hundred."""

    def seconds(lines: int) -> float:
        agreed = [Agreed(str(n), "A", "Fôr", 5, 100, None) for n in range(lines)]
        parcels = [parcel({str(n): 1 for n in range(lines)}, day, 9) for day in range(1, 6)]
        began = perf_counter()
        stand(agreed, [happening("cancelled", 3, [str(n) for n in range(lines)])], parcels, [])
        return perf_counter() - began

    few, many = (min(seconds(lines) for _ in range(5)) for lines in (50, 500))
    assert many < 30 * few


def test_papers_are_no_goods() -> None:
    """An invoice by post says nothing of where the goods are."""
    papers = replace(parcel({}, 2, 3), purpose=ShipmentPurpose.INVOICE)
    standing = stand(TWO, [], [papers], [])
    assert (OrderState.PLACED, False) == (standing.state, standing.is_shipped)


async def test_pages_follow_each_other(app_database: Database, owner: Any, kari: UUID) -> None:
    """Newest first, each once, also where many were placed at one moment."""
    made = [await order(owner, kari, FEED, at=PLACED + n // 3 * DAY) for n in range(10)]
    seen: list[UUID] = []
    after = None
    while len(seen) < 10:
        async with app_database.scope(customer=kari):
            page = await orders.page(kari, first=4, after=after)
            total = await page.total()
        seen += [each.id for each in page.rows]
        after = cursor(page.rows[-1])
        assert (10, len(seen) < 10) == (total, page.has_next)
    assert set(made) == set(seen)
    async with app_database.scope(customer=kari):
        with pytest.raises(BadCursor):
            await orders.page(kari, first=4, after="tull")


async def test_others_orders_arent_found(
    app_database: Database, owner: Any, kari: UUID, ola: UUID
) -> None:
    """By page, by id, or through a loader; nor a guest's."""
    his, guests = await order(owner, ola), await order(owner, None)
    bill = await invoice(owner, ola, due=date(2026, 11, 17))
    async with app_database.scope(customer=kari):
        assert [] == (await orders.page(kari, first=10, after=None)).rows
        assert [None, None] == [await orders.find(kari, each) for each in (his, guests)]
        assert None is await orders.find(ola, his)
        assert [[], []] == [list(each.lines) for each in await orders.standings([his, guests])]
        assert (None, []) == (await orders.find_invoice(kari, bill), await orders.unpaid(kari))
        assert [[]] == await orders.complaints_of([his])


async def test_what_is_under_way(app_database: Database, owner: Any, kari: UUID) -> None:
    """What hasn't come whole, nor was cancelled, nor is older than three months; and what came back and
    was withdrawn from, until its money has come."""
    waiting = await order(owner, kari)
    partly = await order(owner, kari, at=PLACED - DAY)
    come, cancelled = await order(owner, kari), await order(owner, kari)
    await order(owner, kari, at=PLACED - 100 * DAY)
    await sent(owner, partly, {"1": 2}, PLACED, delivered=PLACED + DAY)
    await sent(owner, come, ALL, PLACED, delivered=PLACED + DAY)
    await happened(owner, cancelled, "cancelled", PLACED + DAY)
    withdrawn, settled = await order(owner, kari), await order(owner, kari)
    for each, refunded in ((withdrawn, None), (settled, PLACED + 2 * DAY)):
        await sent(owner, each, ALL, PLACED, returned=PLACED + DAY)
        await sent_back(owner, each, ALL, PLACED + DAY, refunded_at=refunded)
    with clock.stopped_at(PLACED + 3 * DAY):
        async with app_database.scope(customer=kari):
            recent = await orders.recent(kari)
            stood = await orders.standings([each.id for each in recent])
    found = [each.id for each in recent if each.id in {withdrawn, waiting, partly}]
    assert 3 == len(found)
    assert found == [each.id for each in orders.under_way(recent, stood)]


async def test_what_is_to_be_sent_back(app_database: Database, owner: Any, kari: UUID) -> None:
    """Of whichever order, the first due first; not what came, or was kept after all, or refused."""
    bought = [await order(owner, kari, at=PLACED - n * DAY) for n in range(12)]
    late = await sent_back(owner, bought[0], {"1": 1}, PLACED + 2 * DAY)
    soon = await sent_back(owner, bought[11], {"1": 1}, PLACED + DAY)
    await sent(owner, bought[11], {"1": 2}, PLACED - 11 * DAY, delivered=PLACED)
    await sent(owner, bought[0], {"1": 2}, PLACED, delivered=PLACED + DAY)
    for done in ("withdrawn_at", "received_at", "refunded_at", "refused_at"):
        await sent_back(owner, bought[1], {"1": 1}, PLACED, **{done: PLACED + DAY})
    async with app_database.scope(customer=kari):
        found = await orders.open_returns(kari)
    assert [soon, late] == [each.id for each in found]


async def test_only_what_has_come_is_to_be_sent_back(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """However many returns of what the customer hasn't got are due before: on its way, in the shop
    again, of another line, or no goods."""
    for n in range(MOST_OPEN + 5):
        waiting = await order(owner, kari)
        await sent(owner, waiting, {"1": 2}, PLACED)
        await sent(
            owner, waiting, {"1": 1}, PLACED, delivered=PLACED + DAY, returned=PLACED + 2 * DAY
        )
        await sent(owner, waiting, {"1": 0, "2": 1}, PLACED, delivered=PLACED + DAY)
        await sent(owner, waiting, {"1": 1}, PLACED, delivered=PLACED + DAY, purpose="order_papers")
        await sent_back(owner, waiting, {"1": 1}, PLACED + n * DAY)
    bought = await order(owner, kari)
    came = PLACED + 50 * DAY
    await sent(owner, bought, {"1": 2}, PLACED, delivered=came, returned=came - DAY)
    due = await sent_back(owner, bought, {"2": 1, "1": 1}, came)
    async with app_database.scope(customer=kari):
        found = await orders.open_returns(kari)
    assert [due] == [each.id for each in found]


async def test_what_is_on_its_way_back_neednt_be_paid_for_now(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """By the prices agreed, but never more than is owed, nor what a credit covers; a credit for
    a return that is settled takes nothing off the next."""
    credit = {"kind": "credit", "on_day": date(2026, 11, 19)}
    settled = {"refunded_at": PLACED + DAY, "refunded_ore": 24900, "deducted_from": "F-700"}
    cases: list[tuple[int, list[dict[str, Any]], list[dict[str, Any]]]] = [
        (0, [], []),
        (24900, [{}], []),
        (0, [{"withdrawn_at": PLACED + DAY}, {"refused_at": PLACED + DAY}], []),
        (14900, [{}], [{**credit, "amount_ore": 10000}]),
        (0, [{}], [{**credit, "amount_ore": 30000}]),
        (24900, [settled, {}], [{**credit, "amount_ore": 24900}]),
        (10000, [{}], [{**PAID, "amount_ore": 90000}]),
        (0, [{}], [PAID]),
    ]
    for place, (returning, returns, entries) in enumerate(cases):
        bought = await order(owner, kari)
        for each in returns:
            told = {**each, "deducted_from": f"F-70{place}"} if "deducted_from" in each else each
            await sent_back(owner, bought, {"2": 1}, PLACED + DAY, **told)
        made = await invoice(
            owner, kari, *entries, due=date(2026, 12, 1), number=f"F-70{place}",
            order_number=await number_of(owner, bought),
        )  # fmt: skip
        async with app_database.scope(customer=kari):
            found = await orders.find_invoice(kari, made)
            [standing] = await orders.standings([bought])
        assert found is not None
        assert (place, returning) == (place, orders.returning_ore(found, standing))


@pytest.mark.parametrize(
    ("back", "returning"), [([{"1": 2}], 99800), ([{"1": 2}, {"2": 1}], 129600)]
)
async def test_who_keeps_nothing_neednt_pay_the_delivery(
    app_database: Database, owner: Any, kari: UUID, back: list[dict[str, int]], returning: int
) -> None:
    """Also where it was withdrawn from little by little (angrerettloven §24); its fee is owed still."""
    bought = await order(owner, kari, total_ore=129600)
    for each in back:
        await sent_back(owner, bought, each, PLACED + DAY)
    fee = {
        "kind": "reminder",
        "on_day": date(2026, 11, 19),
        "amount_ore": 3500,
        "due_on": date(2026, 12, 1),
    }
    made = await invoice(
        owner, kari, fee, due=date(2026, 12, 1), total_ore=129600,
        order_number=await number_of(owner, bought),
    )  # fmt: skip
    async with app_database.scope(customer=kari):
        found = await orders.find_invoice(kari, made)
        [standing] = await orders.standings([bought])
        placed = await orders.find(kari, bought)
    assert found is not None
    assert placed is not None
    assert returning == orders.returning_ore(found, standing)
    worth = [orders.back_ore(placed, standing, each) for each in standing.returns]
    assert [99800, 29800][: len(back)] == worth


HALF = {"line": "2", "sku": "LEAD", "quantity": 1, "price": 12450}
WORTH: list[tuple[int, dict[str, int], int, list[dict[str, Any]] | None]] = [
    # Ten per cent off the order's 1,247 kroner of goods, and an øre that two lines share.
    (22410, {"2": 1}, 12470, None),
    (112230, {"1": 2, "2": 1}, 12470, None),
    (44900, {"1": 1}, 12495, None),
    # Nothing was paid for the goods, by a code for more than they cost.
    (0, {"2": 1}, 200000, None),
    # The accounting tells the price after the discount, or the one before it, or none.
    (12450, {"2": 1}, 0, [HALF]),
    (12450, {"2": 1}, 12470, [HALF]),
    (22410, {"2": 1}, 12470, [{**HALF, "price": 24900}]),
    (22410, {"2": 1}, 12470, [{**HALF, "price": None}]),
]


@pytest.mark.parametrize(("worth", "back", "discount", "lines"), WORTH)
async def test_what_goes_back_is_worth_what_was_asked_for_it(
    app_database: Database,
    owner: Any,
    kari: UUID,
    worth: int,
    back: dict[str, int],
    discount: int,
    lines: list[dict[str, Any]] | None,
) -> None:
    """With its share of the order's discount, or as the invoice has it."""
    bought = await order(owner, kari, discount_ore=discount, delivery_ore=0)
    await sent_back(owner, bought, back, PLACED + DAY)
    said = {} if lines is None else {"lines": dumps(lines)}
    made = await invoice(
        owner, kari, due=date(2026, 12, 1), order_number=await number_of(owner, bought),
        total_ore=200000, **said,
    )  # fmt: skip
    async with app_database.scope(customer=kari):
        found = await orders.find_invoice(kari, made)
        [standing] = await orders.standings([bought])
    assert found is not None
    assert worth == orders.returning_ore(found, standing)


async def test_a_line_without_a_name_is_called_what_the_product_is(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Its number where nobody knows."""
    await product(owner, "A", name="Kattesand")
    bought = await order(
        owner, kari, *({"sku": sku, "quantity": 1, "name": None} for sku in ("A", "B"))
    )
    async with app_database.scope(customer=kari):
        [standing] = await orders.standings([bought])
    assert ["Kattesand", "B"] == [line.name for line in standing.lines]


REMINDER = {"kind": "reminder", "number": 1, "due_on": date(2026, 12, 8), "amount_ore": 3500}
PAID = {"kind": "payment", "on_day": date(2026, 11, 18), "amount_ore": 100000}
FEE_PAID = {**PAID, "amount_ore": 3500}
CREDIT = {"kind": "credit", "on_day": date(2026, 11, 19), "amount_ore": 100000}
COLLECTION = {"kind": "collection", "collector": "Kreditor", "reference": "K-1"}
INVOICES: list[tuple[InvoiceState, int, list[dict[str, Any]]]] = [
    (InvoiceState.DUE, 100000, []),
    (InvoiceState.PAID, 0, [PAID]),
    (InvoiceState.REMINDED, 103500, [REMINDER]),
    (InvoiceState.REMINDED, 3500, [REMINDER, PAID]),
    (InvoiceState.PAID, 0, [REMINDER, PAID, FEE_PAID]),
    (InvoiceState.IN_COLLECTION, 103500, [COLLECTION, REMINDER]),
    (InvoiceState.PAID, 0, [COLLECTION, PAID]),
    (InvoiceState.CREDITED, 0, [CREDIT]),
    (InvoiceState.CREDITED, -100000, [CREDIT, PAID]),
    (InvoiceState.PAID, 0, [{**CREDIT, "amount_ore": 40000}, {**PAID, "amount_ore": 60000}]),
    (InvoiceState.PAID, -3500, [PAID, FEE_PAID]),
    (InvoiceState.DUE, 60000, [{**CREDIT, "amount_ore": 40000}]),
]


@pytest.mark.parametrize(("state", "balance", "entries"), INVOICES)
async def test_what_is_owed_follows_from_the_entries(
    app_database: Database,
    owner: Any,
    kari: UUID,
    state: InvoiceState,
    balance: int,
    entries: list[dict[str, Any]],
) -> None:
    """Whichever came first; what is owed is asked for, and nothing else."""
    made = await invoice(owner, kari, *entries, due=date(2026, 12, 1))
    with clock.stopped_at(datetime(2026, 11, 24, tzinfo=UTC)):
        async with app_database.scope(customer=kari):
            found = await orders.find_invoice(kari, made)
            unpaid = await orders.unpaid(kari)
            assert found is not None
            assert (state, balance) == (found.state, found.balance_ore)
    assert [made] * (balance > 0) == [each.id for each in unpaid]


async def test_an_invoice_is_overdue_from_the_day_after(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """By the clock in Oslo; a reminder gives a new day."""
    made = await invoice(owner, kari, due=date(2026, 11, 17))
    for moment, state in (
        (datetime(2026, 11, 17, 22, 59, tzinfo=UTC), InvoiceState.DUE),
        (datetime(2026, 11, 17, 23, 0, tzinfo=UTC), InvoiceState.OVERDUE),
    ):
        with clock.stopped_at(moment):
            async with app_database.scope(customer=kari):
                found = await orders.find_invoice(kari, made)
                assert found is not None
                assert (state, date(2026, 11, 17)) == (found.state, found.due_on)
    reminded = await invoice(owner, kari, REMINDER, due=date(2026, 11, 17))
    async with app_database.scope(customer=kari):
        found = await orders.find_invoice(kari, reminded)
    assert found is not None
    assert (date(2026, 12, 8), date(2031, 12, 31)) == (found.due_on, found.kept_until)


async def test_the_most_urgent_debt_comes_first(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Inkasso before a reminder, a reminder before what is due."""
    due = date(2026, 12, 1)
    for entries in ([], [REMINDER], [COLLECTION], [PAID]):
        await invoice(owner, kari, *entries, due=due)
    await invoice(owner, kari, due=date(2026, 11, 1))
    with clock.stopped_at(datetime(2026, 11, 24, tzinfo=UTC)):
        async with app_database.scope(customer=kari):
            states = [each.state.name for each in await orders.unpaid(kari)]
    assert ["IN_COLLECTION", "REMINDED", "OVERDUE", "DUE"] == states


async def test_the_timeline_tells_everything_in_its_order(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """With what it is about, where it isn't about all."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED + DAY)
    await happened(owner, bought, "cancelled", PLACED + 2 * DAY, lines=["2"])
    await sent(owner, bought, {"1": 2}, PLACED + 3 * DAY, delivered=PLACED + 5 * DAY, number="S1")
    await sent(owner, bought, {}, PLACED + 3 * DAY, purpose="invoice")
    await sent_back(owner, bought, {"1": 1}, PLACED + 6 * DAY, number="R1")
    paid = {**PAID, "at": PLACED + 30 * DAY}
    await invoice(
        owner, kari, paid, due=date(2026, 11, 17), order_number=await number_of(owner, bought)
    )
    moments = await _moments(app_database, kari, bought)
    assert [
        (MomentKind.PLACED, []),
        (MomentKind.PACKING, []),
        (MomentKind.INVOICED, []),
        (MomentKind.LINES_CANCELLED, ["Kobbel"]),
        (MomentKind.SHIPPED, ["Tørrfôr 12 kg"]),
        (MomentKind.DELIVERED, ["Tørrfôr 12 kg"]),
        (MomentKind.RETURN_OPENED, ["1 × Tørrfôr 12 kg"]),
        (MomentKind.PAID, []),
    ] == [(moment.kind, list(moment.names)) for moment in moments]
    # Told of in December, and paid on the day that was told.
    assert (date(2026, 11, 18), 100000) == (moments[-1].at.date(), moments[-1].amount_ore)


async def _moments(database: Database, customer: UUID, order: UUID) -> list[orders.Moment]:
    async with database.scope(customer=customer):
        found = await orders.find(customer, order)
        assert found is not None
        [standing] = await orders.standings([order])
        [invoices] = await orders.invoices_of([found.number])
        return orders.moments(found, standing, invoices, [])


async def test_what_a_return_took_off_an_invoice_is_told_once(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """Not as money paid back, nor by a credit beside it; another credit stands."""
    bought, number = await order(owner, kari), "F-900"
    same = {"kind": "credit", "amount_ore": 49900, "on_day": date(2026, 11, 20)}
    other = {**same, "amount_ore": 100}
    await invoice(
        owner, kari, same, same, other, due=date(2026, 11, 17), number=number,
        order_number=await number_of(owner, bought),
    )  # fmt: skip
    await sent_back(
        owner, bought, {"1": 1}, PLACED + 6 * DAY, number="R1", deducted_from=number,
        refunded_ore=49900, refunded_at=PLACED + 8 * DAY,
    )  # fmt: skip
    told = [
        (each.kind, each.reference, each.amount_ore)
        for each in await _moments(app_database, kari, bought)
        if each.amount_ore and each.kind is not MomentKind.INVOICED
    ]
    assert [
        (MomentKind.RETURN_DEDUCTED, "R1", 49900),
        (MomentKind.CREDITED, number, 49900),
        (MomentKind.CREDITED, number, 100),
    ] == sorted(told, key=lambda each: (each[0] is MomentKind.CREDITED, -each[2]))


async def test_a_return_that_was_taken_back_stays_told(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """That it was made, and that it wasn't, each with what it was of, also where it was of all."""
    bought = await order(owner, kari)
    await sent_back(
        owner, bought, {"1": 2, "2": 1}, PLACED + DAY, withdrawn_at=PLACED + 2 * DAY
    )  # fmt: skip
    all_of_it = ["Tørrfôr 12 kg", "Kobbel"]
    assert [
        (MomentKind.RETURN_OPENED, all_of_it), (MomentKind.RETURN_WITHDRAWN, all_of_it),
    ] == [
        (each.kind, list(each.names)) for each in (await _moments(app_database, kari, bought))[1:]
    ]  # fmt: skip


async def test_a_part_of_a_line_is_told_by_its_number(
    app_database: Database, owner: Any, kari: UUID
) -> None:
    """One of two in a parcel isn't the whole order, nor the whole line."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 1, "2": 1}, PLACED + DAY)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED + 2 * DAY)
    assert [["1 × Tørrfôr 12 kg", "Kobbel"], []] == [
        list(each.names) for each in (await _moments(app_database, kari, bought))[1:]
    ]
