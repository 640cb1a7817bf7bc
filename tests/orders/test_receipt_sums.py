"""What a receipt says was paid in all, of what was paid, paid back, and credited."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import PLACED, happened, invoice, order, sent_back
from tests.orders.orders import number as number_of

from minside.core.house import House
from minside.core.language import Language
from minside.orders import actions as orders

PAID = {"kind": "payment", "amount_ore": 90000}
CREDIT = {"kind": "credit", "amount_ore": 10000}
TAKEN_OFF = {"refunded_at": PLACED, "refunded_ore": 10000, "deducted_from": "F-77"}
PAID_OUT = {"refunded_at": PLACED, "refunded_ore": 10000}


@pytest.mark.parametrize(
    ("credits", "back", "expected"),
    [
        ([], None, (0, 0, 0)),
        ([CREDIT], None, (0, 0, 10000)),
        ([CREDIT], TAKEN_OFF, (0, 10000, 0)),
        ([CREDIT, CREDIT], TAKEN_OFF, (0, 10000, 10000)),
        # A credit note of just what was paid out for a return is that return's.
        ([CREDIT], PAID_OUT, (10000, 0, 0)),
        ([{**CREDIT, "amount_ore": 2500}], PAID_OUT, (10000, 0, 2500)),
    ],
)
async def test_a_credit_that_belongs_to_no_return_is_taken_off(
    web: House,
    owner: Any,
    kari: UUID,
    credits: list[dict[str, Any]],
    back: dict[str, Any] | None,
    expected: tuple[int, int, int],
) -> None:
    """And none is taken off twice."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED)
    number = await number_of(owner, bought)
    entries = [{**PAID, "amount_ore": 100000}, *credits]
    await invoice(owner, kari, *entries, due=date(2026, 12, 1), order_number=number, number="F-77")
    if back:
        await sent_back(owner, bought, {"1": 1}, PLACED, **back)
    async with web.database.scope(customer=kari):
        paper = await orders.receipt_paper(bought, Language.NB)
    assert paper is not None
    assert expected == (paper.refunded_ore, paper.deducted_ore, paper.credited_ore)
