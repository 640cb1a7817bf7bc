"""What came back, was sent again, is given up or stands on two invoices: each piece is counted once."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.orders.orders import PLACED, happened, invoice, order, sent, sent_back
from tests.orders.orders import number as number_of
from tests.orders.test_returns import CAME, DAY, NOW, ask, come, form, standing_of

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.orders import actions as orders

BONES = {"sku": "BONES", "name": "Bein", "quantity": 3, "price_ore": 10000}
FRESH = {"sku": "FRESH", "name": "Ferskfôr", "quantity": 1, "price_ore": 10000}
PERISHABLE = {**FRESH, "unreturnable": "perishable"}
ONE_FEED = {"sku": "FEED-12", "quantity": 1, "price": 49900, "line": "1"}
A_LEAD = {"sku": "LEAD", "quantity": 1, "price": 24900, "line": "2"}


async def test_what_was_never_sent_isnt_in_the_shop_again(
    web: House, owner: Any, kari: UUID
) -> None:
    """One of three came back and was sent again, and one is yet to be sent."""
    bought = await order(owner, kari, BONES)
    await happened(owner, bought, "packing", PLACED)
    await ask(web, kari, form(bought, {"1": 3}), at=PLACED + timedelta(hours=1))
    await sent(owner, bought, {"1": 1}, PLACED + DAY, delivered=PLACED + 2 * DAY)
    await sent(owner, bought, {"1": 1}, PLACED + DAY, returned=PLACED + 2 * DAY)
    await sent(owner, bought, {"1": 1}, PLACED + 3 * DAY, delivered=PLACED + 4 * DAY)
    standing = await standing_of(web, kari, bought)
    places = [orders.GoodsPlace.WITH_CUSTOMER, orders.GoodsPlace.ON_ITS_WAY]
    assert places == orders.places(standing, standing.returns[0])


async def test_a_parcel_refused_after_it_was_sent_again_is_what_goes_back(
    web: House, owner: Any, kari: UUID
) -> None:
    """And not one that the customer keeps."""
    bought = await order(owner, kari, BONES)
    await sent(owner, bought, {"1": 1}, PLACED + DAY, returned=PLACED + 2 * DAY)
    again = await sent(owner, bought, {"1": 1}, PLACED + 3 * DAY)
    kept = await sent(owner, bought, {"1": 2}, PLACED + 3 * DAY)
    await ask(web, kari, form(bought, {"1": 1}), at=PLACED + 4 * DAY)
    back, came = (
        "UPDATE shipment SET returned_at = $2 WHERE id = $1",
        "UPDATE shipment SET delivered_at = $2 WHERE id = $1",
    )
    await owner.execute(back, again, PLACED + 6 * DAY)
    await owner.execute(came, kept, PLACED + 6 * DAY)
    standing = await standing_of(web, kari, bought)
    assert [orders.GoodsPlace.IN_SHOP] == orders.places(standing, standing.returns[0])
    assert orders.send_by(standing, standing.returns[0]) is None


async def test_what_an_earlier_owner_gave_back_is_asked_of_nobody_again(
    web: House, owner: Any, kari: UUID
) -> None:
    """Of two one is gone already; a return of the other is of what is on its way."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED)
    await sent(owner, bought, {"1": 1}, PLACED, delivered=CAME)
    await sent_back(owner, bought, {"1": 1}, CAME, received_at=CAME + DAY, customer=None)
    await sent_back(owner, bought, {"1": 1}, CAME + 2 * DAY)
    standing = await standing_of(web, kari, bought)
    assert [orders.GoodsPlace.ON_ITS_WAY] == orders.places(standing, standing.returns[-1])


async def test_what_was_given_up_is_under_way_to_nobody(web: House, owner: Any, kari: UUID) -> None:
    """It came back, was withdrawn from and refunded."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, returned=CAME)
    assert orders.OrderState.PARCEL_RETURNED is (await standing_of(web, kari, bought)).state
    await ask(web, kari, form(bought, {"1": 2, "2": 1}))
    await owner.execute(
        "UPDATE order_return SET received_at = $1, refunded_at = $1, refunded_ore = 124700", NOW
    )
    standing = await standing_of(web, kari, bought, NOW + DAY)
    async with web.database.scope(customer=kari):
        with clock.stopped_at(NOW + DAY):
            assert [] == orders.under_way(await orders.recent(kari), [standing])


async def test_nobody_has_to_wait_for_the_rest_of_a_line(
    web: House, owner: Any, kari: UUID
) -> None:
    """One came and one is on its way: each goes back, at once or one by one (angrerettloven §20)."""
    for wanted in ({"1": 2},), ({"1": 1}, {"1": 1}):
        bought = await order(owner, kari)
        await sent(owner, bought, {"1": 1}, PLACED, delivered=CAME)
        await sent(owner, bought, {"1": 1, "2": 1}, PLACED)
        for lines in wanted:
            await ask(web, kari, form(bought, lines))
        assert len(wanted) == len((await standing_of(web, kari, bought)).returns)


async def test_one_return_goes_off_one_invoice(web: House, owner: Any, kari: UUID) -> None:
    """Each invoice by what is on it; where they don't say which lines, off the first."""
    bought = await come(owner, kari)
    number = await number_of(owner, bought)
    both = json.dumps([ONE_FEED, A_LEAD]), json.dumps([ONE_FEED])
    for name, lines, total in (("F-1", both[0], 74800), ("F-2", both[1], 49900)):
        await invoice(
            owner, kari, due=date(2026, 12, 1), order_number=number, number=name, lines=lines,
            total_ore=total,
        )  # fmt: skip
    await ask(web, kari, form(bought, {"1": 2}))
    assert {"F-1": 49900, "F-2": 49900} == await _returning(web, kari, bought, number)

    bought = await come(owner, kari)
    number = await number_of(owner, bought)
    for name in ("F-3", "F-4"):
        await invoice(
            owner, kari, due=date(2026, 12, 1), order_number=number, number=name, total_ore=62350
        )
    await ask(web, kari, form(bought, {"1": 1}))
    assert {"F-3": 49900, "F-4": 0} == await _returning(web, kari, bought, number)


async def test_what_was_cancelled_in_doubt_and_sent_needs_no_payment_on_its_way_back(
    web: House, owner: Any, kari: UUID
) -> None:
    """It was asked for on an invoice all the same."""
    bought = await order(owner, kari)
    number = await number_of(owner, bought)
    await happened(owner, bought, "cancelled", CAME - timedelta(minutes=10), lines=["2"])
    await sent(owner, bought, {"1": 2, "2": 1}, CAME, delivered=CAME)
    await invoice(
        owner, kari, due=date(2026, 12, 1), order_number=number, number="F-5",
        lines=json.dumps([{**ONE_FEED, "quantity": 2}, A_LEAD]),
    )  # fmt: skip
    await ask(web, kari, form(bought, {"2": 1}))
    assert {"F-5": 24900} == await _returning(web, kari, bought, number)


async def _returning(web: House, kari: UUID, bought: UUID, number: str) -> dict[str, int]:
    standing = await standing_of(web, kari, bought)
    async with web.database.scope(customer=kari):
        [found] = await orders.invoices_of([number])
    return {each.number: orders.returning_ore(each, standing, found) for each in found}


async def test_a_credit_for_no_return_stands_on_the_receipt_once(
    web: House, owner: Any, kari: UUID
) -> None:
    """One of two credits is the return's that was paid out; the other isn't."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED)
    number = await number_of(owner, bought)
    for name in ("F-1", "F-2"):
        await invoice(
            owner, kari, {"kind": "payment", "amount_ore": 100000},
            {"kind": "credit", "amount_ore": 10000}, due=date(2026, 12, 1), order_number=number,
            number=name,
        )  # fmt: skip
    refund = {"refunded_at": PLACED, "refunded_ore": 10000}
    await sent_back(owner, bought, {"1": 1}, PLACED, **refund)
    async with web.database.scope(customer=kari):
        paper = await orders.receipt_paper(bought, Language.NB)
    assert paper is not None
    assert (10000, 0, 10000) == (paper.refunded_ore, paper.deducted_ore, paper.credited_ore)


async def test_what_is_kept_after_all_has_its_own_right_and_no_other(
    web: House, owner: Any, kari: UUID
) -> None:
    """Not that of a line beside it: a perishable one has none, and one whose time is up neither."""
    perishable = await come(owner, kari, PERISHABLE, A_LEAD_LINE)
    await _keep(web, kari, await sent_back(owner, perishable, {"1": 1}, CAME + DAY), NOW)
    assert [None] == await _until(owner)

    over = await order(owner, kari)
    await sent(owner, over, {"1": 2}, PLACED + DAY, delivered=CAME)
    made = await ask(web, kari, form(over, {"1": 2}), at=CAME + DAY)
    late = CAME + 100 * DAY
    await sent(owner, over, {"2": 1}, late, delivered=late + DAY)
    await _keep(web, kari, made, late + 2 * DAY)
    assert [None, None] == await _until(owner)


async def test_the_form_says_when_its_own_lines_came(web: House, owner: Any, kari: UUID) -> None:
    """Long after all else: it is the proof that one told in time."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, PLACED + DAY, delivered=CAME)
    late = CAME + 100 * DAY
    await sent(owner, bought, {"2": 1}, late, delivered=late + DAY)
    made = await ask(web, kari, form(bought, {"2": 1}), at=late + 2 * DAY)
    with clock.stopped_at(late + 2 * DAY):
        async with web.database.scope(customer=kari):
            paper = await orders.return_form_paper(made, Language.NB)
    assert paper is not None
    assert date(2027, 2, 14) == paper.delivered_on
    assert date(2027, 3, 1) == paper.withdraw_until


A_LEAD_LINE = {"sku": "LEAD", "name": "Kobbel", "quantity": 1, "price_ore": 24900}


async def _keep(web: House, kari: UUID, order_return: UUID, at: Any) -> None:
    with clock.stopped_at(at):
        async with web.database.scope(customer=kari):
            await orders.withdraw_return(web, kari, order_return)


async def _until(owner: Any) -> list[str | None]:
    rows = await owner.fetch(
        """SELECT "values" FROM message WHERE template = 'orders/return_withdrawn' ORDER BY id"""
    )
    return [json.loads(row["values"])["withdraw_until"] for row in rows]
