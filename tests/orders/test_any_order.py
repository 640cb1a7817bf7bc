"""One day of orders with all that can happen to them: the same in any order, however often."""

import random
from typing import Any
from uuid import UUID

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
from tests.orders.test_guests import WRITTEN, is_nobodys_but, written

from minside.core.house import House
from minside.customers import actions as customers

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
        invoice("reminded", 7, number=2, due_on="2026-12-31", fee=7000),
        invoice("reminded", 9, number=1, due_on="2026-12-21", fee=3600),
        paid(8),
        paid(8, 50),
        invoice("credited", 9, "F-2", amount=1000, credited_on="2026-11-20", note="K-1"),
        invoice("credited", 10, "F-2", amount=1100, credited_on="2026-11-20", note="K-1"),
        issued("F-2", 8, customer="10001", to=BRYGGEN),
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
        *_recognised(),
    ]


def _recognised() -> list[Happened]:
    """Two numbers are Kari's for her address alone, one of them after it had another, and a third is
    merged with that."""
    return [
        registered("10004", 0.7, email="kari@example.com"),
        registered("10005", 0.7, email="per@example.com"),
        registered("10005", 5, email="KARI@example.com"),
        registered("10006", 0.8),
        merged("10005", "10006", 7),
        placed("5012", 1, customer="10004"),
        placed("5013", 1, customer="10005", email="per@example.com"),
        placed("5014", 1, customer="10004", email="Kari@example.com"),
        placed("5015", 1, customer="10004", email="kari@example.com"),
        placed("5015", 2, customer="10004"),
        placed("5016", 1, customer="10006", email="kari@example.com"),
        *(shipped(4, number) for number in ("5012", "5013", "5014", "5016")),
        issued("F-6", order="5014", customer="10004"),
        issued("F-7", order="", customer="10005"),
        issued("F-8", order="5014", customer="10005"),
        issued("F-9", order="5013"),
        paid(8, invoice="F-6"),
        complaint("opened", 9, "K-4", order="5014", line="1", text="Hull"),
    ]


def _club() -> list[Happened]:
    """What is told of numbers to other rooms."""
    code = {"customer": "10004", "code": "VENN10", "once": True, "percent": 10}
    used = {"customer": "10006", "code": "VENN10"}
    came_back = {
        "customer": "10005",
        "message": "nb-1",
        "address": "per@example.com",
        "permanent": True,
    }
    return [
        Happened("membership.started", {"customer": "10004", "by": "staff"}, 2),
        Happened("membership.ended", {"customer": "10005", "by": "staff"}, 3),
        Happened("code.issued", code, 2),
        Happened("code.used", used, 3),
        Happened("message.bounced", came_back, 3),
    ]


def _day() -> list[Happened]:
    return sorted(_orders() + _papers() + _people(), key=lambda each: each.hours)


async def _begin(owner: Any) -> UUID:
    """Kari has an account: what a guest ordered with her address is hers."""
    await empty(owner)
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = created_at, claimed_at = created_at,"
        " email_verified_at = created_at WHERE id = $1",
        kari,
    )
    return kari


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


FACTS = ("membership_fact", "discount_code", "discount_code_use", "email_bounce")
APART = ("10004", "10005")


async def _all_that_was_told(owner: Any) -> dict[str, list[str]]:
    """With whose by the shop's number, of orders and of the rest."""
    found = await picture(owner)
    for table in FACTS:
        rows = await owner.fetch(
            f"SELECT event, number FROM {table} JOIN customer c ON c.id = customer ORDER BY event"
        )
        found[table] = [str(dict(row)) for row in rows]
    return found


async def _separate(house: House, number: str) -> None:
    async with house.database.scope():
        await customers.separate(number)


@pytest.fixture
async def apart(house: House, owner: Any) -> Any:
    """What comes of the day where numbers are taken apart after it."""
    day = sorted(_day() + _club(), key=lambda each: each.hours)
    await _begin(owner)
    await tell(house, *day)
    for number in APART:
        await _separate(house, number)
    return day, await _all_that_was_told(owner)


async def test_what_was_told_of_numbers_taken_apart_is_theirs(apart: Any) -> None:
    """None of it is the account's, and nothing else has moved."""
    _, made = apart
    whose = {table: {"10004" in row or "10005" in row for row in made[table]} for table in FACTS}
    assert {table: {True} for table in FACTS} == whose


@pytest.mark.parametrize("seed", range(12))
async def test_numbers_are_taken_apart_at_any_moment(
    seed: int, apart: Any, house: House, owner: Any
) -> None:
    """What is told of them before and after is theirs; what she wrote of an order that was hers until
    then, and her pictures, are nobody else's at any moment."""
    day, made = apart
    chance = random.Random(seed)
    kari = await _begin(owner)
    day = [*day]
    chance.shuffle(day)
    file = None
    waits: set[str] = {*APART}
    for event in day:
        await tell(house, event)
        await run_jobs(house)
        file = file or await _write_if_hers(house, owner, kari)
        for number in await _can_be_separated(owner, waits):
            if chance.random() < 0.2:
                await _separate(house, number)
                waits.remove(number)
    for number in sorted(waits):
        await _separate(house, number)
    if file is not None:
        await is_nobodys_but(owner, kari, file)
    await owner.execute("DELETE FROM complaint_picture")
    for table in ("complaint", "order_return", "order_event"):
        await owner.execute(f"DELETE FROM {table} WHERE {WRITTEN[table]}")
    assert made == await _all_that_was_told(owner)


async def _write_if_hers(house: House, owner: Any, kari: UUID) -> UUID | None:
    hers = await owner.fetchval("SELECT customer FROM shop_order WHERE number = '5014'")
    return await written(house, owner, kari, "5014") if hers == kari else None


async def _can_be_separated(owner: Any, numbers: set[str]) -> list[str]:
    """Once all that is merged with them is told: a merge that comes later makes one of what it says
    is one."""
    rows = await owner.fetch(
        """
        SELECT number FROM shop_number WHERE number = ANY($1) AND is_recognised
          AND (number <> '10005' OR EXISTS (
            SELECT FROM profile_change WHERE field = 'customer_number' AND old_value = '10006'
          )) ORDER BY number
        """,
        list(numbers),
    )
    return [row["number"] for row in rows]
