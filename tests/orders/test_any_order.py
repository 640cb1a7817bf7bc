"""One day of orders with all that can happen to them: the same in any order, however often."""

import random
from typing import Any

import pytest
from tests.conftest import empty, make_customer
from tests.events.shop import Happened, merged, registered, states, tell
from tests.jobs.running import run_jobs
from tests.orders.shop import (
    BRYGGEN,
    FOOD,
    LEAD,
    TABLES,
    complaint,
    invoice,
    issued,
    order,
    paid,
    picture,
    placed,
    return_,
    shipped,
)

from minside.core.house import House

LINES = [{"line": "1", "quantity": 1}]
OTHERS = [{"line": "2", "quantity": 1}]


def _orders() -> list[Happened]:
    moved = {"method": "pick_up_point", "address": BRYGGEN, "pickup_point": "Hentestedet"}
    charge = {"amount": 100, "method": "card", "reason": "insufficient_funds", "order": "5001"}
    return [
        placed(),
        placed(hours=1.5, payment="card", code="VENN10", lines=[LEAD, FOOD, LEAD]),
        Happened("payment.failed", charge, 2),
        order(
            "changed", 2, lines=[{**LEAD, "line": "a"}, FOOD], total=100, vat=20, reason="Utsolgt"
        ),
        order("changed", 2, lines=[FOOD, LEAD], delivery=moved),
        order("packing", 3),
        order("cancellation_refused", 3.5, reason="For sent"),
        order("cancelled", 4, lines=["2"], reason="Utsolgt"),
        shipped(5, tracking="GALT"),
        shipped(5, tracking="RETT", expected_on="2026-11-24"),
        shipped(6, shipment="2", lines=[("a", 1)]),
        order("delivered", 7, shipment="1"),
        order("delivered", 8, shipment="1", customer="10003"),
        order("parcel_returned", 9, shipment="2", reason="Ikke hentet"),
        order("parcel_returned", 9, shipment="2", reason="Ukjent", why="address"),
    ]


def _papers() -> list[Happened]:
    return [
        issued(),
        issued("F-2", customer="10002"),
        issued("F-3", 5, order="5009"),
        issued("F-3", 6, order="5009", total=100),
        invoice("reminded", 6, number=1, due_on="2026-12-20", fee=3500),
        invoice("reminded", 7, number=2, due_on="2026-12-30", fee=3500),
        paid(8),
        paid(8, 50),
        invoice("credited", 9, "F-2", amount=1000, credited_on="2026-11-20", note="K-1"),
        invoice("sent_to_collection", 9, "F-3", collector="Krav AS", reference="77"),
        invoice("sent_to_collection", 9, "F-3", collector="Krav AS", phone="400 00 199"),
        return_("opened", 10, lines=LINES),
        return_("opened", 11, lines=OTHERS, reason="For stor"),
        return_("received", 12),
        return_("received", 12.5),
        return_("refunded", 13, amount=100),
        return_("refunded", 13, amount=200, deducted_from="F-1"),
        return_("opened", 10, "R-2", lines=LINES),
        return_("refused", 14, "R-2", reason="Brukt"),
        return_("refused", 15, "R-2", reason="Ødelagt"),
        complaint("opened", 10, line="1", text="Hull"),
        complaint("opened", 11, line="1", text="To hull"),
        complaint("settled", 12, outcome="rejected", text="Slitasje"),
        complaint("settled", 13, outcome="repaired"),
    ]


def _people() -> list[Happened]:
    return [
        registered("10001", email="mona@example.com"),
        registered("10002", email="ola@example.com"),
        registered("10003", 0.5),
        merged("10001", "10003", 6.5),
        placed("5009", 1, email="KARI@example.com"),
        placed("5010", 1, customer="10003"),
        placed("5011", 1, customer="10001"),
        placed("5011", 2, customer="10002"),
        shipped(4, "5009"),
        shipped(4, "5011"),
        issued("F-4", order="5011"),
        issued("F-5", order="5010", customer="10001"),
    ]


def _day() -> list[Happened]:
    return sorted(_orders() + _papers() + _people(), key=lambda each: each.hours)


async def _begin(owner: Any) -> None:
    """Kari has an account: what a guest ordered with her address is hers."""
    await empty(owner)
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = created_at, claimed_at = created_at,"
        " email_verified_at = created_at WHERE id = $1",
        kari,
    )


@pytest.fixture
async def expected(house: House, owner: Any) -> Any:
    """What comes of the day in the order in which it happened."""
    day = _day()
    await _begin(owner)
    await tell(house, *day)
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    return day, await picture(owner)


async def test_the_day_holds_everything(expected: Any) -> None:
    """No table is empty, and each type of event about orders is told."""
    day, made = expected
    assert set(TABLES) == {table for table, rows in made.items() if rows}
    kinds = {each.type.split(".")[0] for each in day}
    assert {"customer", "order", "payment", "invoice", "return", "complaint"} == kinds


@pytest.mark.parametrize("seed", range(12))
async def test_any_order_makes_the_same_orders(
    seed: int, expected: Any, house: House, owner: Any
) -> None:
    """Told in the order of chance, then all once more, and all once more after the ids are forgotten,
    it makes what it makes in the order in which it happened."""
    day, made = expected
    await _begin(owner)
    random.Random(seed).shuffle(day)
    await tell(house, *day)
    await run_jobs(house)
    assert made == await picture(owner)
    await tell(house, *day)
    await owner.execute("DELETE FROM event")
    random.Random(seed + 1).shuffle(day)
    await tell(house, *day)
    assert made == await picture(owner)
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
