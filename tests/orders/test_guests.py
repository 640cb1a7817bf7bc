"""What a guest ordered is whose the address is shown to be; what was told of numbers taken apart goes
along."""

import asyncio
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import msgspec
from tests.conftest import empty, make_customer
from tests.events.shop import MORNING, merged, registered, tell
from tests.jobs.running import run_jobs
from tests.orders.shop import (
    TABLES,
    complaint,
    invoice,
    issued,
    order,
    owners,
    paid,
    placed,
    shipped,
)
from tests.orders.shop import return_ as returned

from minside.core import clock, hooks
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types import INCOMING
from minside.orders import actions as orders

KARIS = "kari@example.com"
LINES = [{"line": "1", "quantity": 1}]


def _everything(email: str = "KARI@Example.com") -> list[Any]:
    """A row in every table that a guest may have rows in."""
    return [
        placed(email=email), shipped(), issued(), paid(),
        order("packing", 2), invoice("reminded", 5, number=1, due_on="2026-12-20"),
        returned("opened", 6, lines=LINES), complaint("opened", 6, line="1", text="Hull"),
    ]  # fmt: skip


async def _nobodys(owner: Any) -> None:
    assert {table: {None} for table in TABLES} == await owners(owner)


async def _all_of(owner: Any, customer: UUID) -> None:
    assert {table: {customer} for table in TABLES} == await owners(owner)


async def _proven(owner: Any, customer: UUID) -> None:
    await owner.execute(
        "UPDATE customer SET own_email = email, own_at = now(), email_verified_at = now(),"
        " claimed_at = now() WHERE id = $1",
        customer,
    )


async def test_a_guests_order_is_nobodys(house: House, owner: Any, kari: UUID) -> None:
    """Also where a customer has the address and hasn't shown that it is theirs."""
    await tell(house, *_everything())
    await _nobodys(owner)


async def test_a_guests_order_is_whose_the_address_was_shown_to_be(
    house: House, owner: Any, kari: UUID
) -> None:
    """From the first, in any letter case, with all that is told of it later."""
    await _proven(owner, kari)
    await tell(house, *_everything())
    await _all_of(owner, kari)


async def test_it_joins_who_makes_an_account(
    house: House, owner: Any, app_database: Database
) -> None:
    """Whole, as soon as the address is shown to be theirs, through the web, which sees none of it."""
    await tell(house, *_everything())
    async with app_database.scope():
        new = customers.NewCustomer(KARIS, "Kari", "Nordmann", Language.NB)
        kari = await customers.create(new)
    await _nobodys(owner)
    await run_jobs(house)
    await _all_of(owner, kari)
    await run_jobs(house)
    await tell(house, order("delivered", 20, shipment="1"), placed("5002", email=KARIS))
    await _all_of(owner, kari)


async def test_it_joins_who_follows_a_link(
    house: House, owner: Any, app_database: Database, kari: UUID
) -> None:
    """A mail to the address was read."""
    await tell(house, *_everything())
    async with app_database.scope(customer=kari):
        await customers.mark_verified(kari)
    await run_jobs(house)
    await _all_of(owner, kari)


async def test_it_joins_who_changes_to_the_address(
    house: House, owner: Any, app_database: Database, ola: UUID
) -> None:
    """And what was ordered under the address before stays theirs."""
    await _proven(owner, ola)
    await tell(house, placed("5002", email="ola@example.com"), *_everything())
    async with app_database.scope(customer=ola):
        await customers.change_email(ola, KARIS)
    await run_jobs(house)
    await _all_of(owner, ola)


async def test_a_parcel_that_came_back_asks_for_the_address(
    house: House, owner: Any, app_database: Database, kari: UUID
) -> None:
    """Of whoever's it is, whether that was known when it came back or not."""
    await tell(house, placed(email=KARIS), shipped(), order("parcel_returned", 50, shipment="1"))
    async with app_database.scope(customer=kari):
        await customers.mark_verified(kari)
    assert await _came_back(house, kari) is None
    await run_jobs(house)
    assert MORNING + timedelta(hours=50) == await _came_back(house, kari)
    await tell(house, shipped(60, shipment="2"), order("parcel_returned", 90, shipment="2"))
    assert MORNING + timedelta(hours=90) == await _came_back(house, kari)


async def _came_back(house: House, customer: UUID) -> datetime | None:
    async with house.database.scope():
        return await hooks.parcel_came_back(customer)


async def test_others_orders_stay_others(
    house: House, owner: Any, app_database: Database, kari: UUID, ola: UUID
) -> None:
    """Neither another guest's nor another customer's goes along."""
    await _proven(owner, ola)
    await tell(house, placed("5002", email="gjest@example.com"))
    await tell(house, placed("5003", email="ola@example.com"), *_everything())
    async with app_database.scope(customer=kari):
        await customers.mark_verified(kari)
    await run_jobs(house)
    rows = await owner.fetch("SELECT number, customer FROM shop_order ORDER BY number")
    assert [("5001", kari), ("5002", None), ("5003", ola)] == [tuple(row) for row in rows]


async def test_it_joins_when_an_address_goes_back(house: House, owner: Any, kari: UUID) -> None:
    """What came while the address was another's by the shop's word is whose it is in the end."""
    await _proven(owner, kari)
    await owner.execute("UPDATE customer SET email = 'ny@example.com' WHERE id = $1", kari)
    await tell(house, *_everything())
    await _nobodys(owner)
    async with house.database.scope():
        await customers.settle_all_of(house, kari)
    await run_jobs(house)
    assert KARIS == await owner.fetchval("SELECT email FROM customer")
    await _all_of(owner, kari)


async def test_it_joins_when_a_change_of_the_address_is_undone(
    house: House, owner: Any, app_database: Database, kari: UUID
) -> None:
    """What came while another address was hers is hers once the old one is, as what came before."""
    await _proven(owner, kari)
    await tell(house, placed("5002", email=KARIS))
    async with app_database.scope(customer=kari):
        await customers.change_email(kari, "ny@example.com")
    await tell(house, *_everything())
    assert {kari, None} == (await owners(owner))["shop_order"]
    async with app_database.scope(customer=kari):
        await customers.change_email(kari, KARIS)
    await run_jobs(house)
    await _all_of(owner, kari)


async def test_it_joins_though_it_comes_at_the_same_moment(
    house: House, owner: Any, app_database: Database, kari: UUID
) -> None:
    """Whichever is committed first: the order that was about to come in isn't overlooked."""
    event = placed(email=KARIS)
    async with house.database.scope():
        # The address is asked about before it is shown to be theirs, and the order stored after it.
        assert await customers.whose_shown(KARIS) is None
        async with app_database.scope(customer=kari):
            await customers.mark_verified(kari)
        joining = asyncio.ensure_future(run_jobs(house, "orders.join_guest"))
        await asyncio.sleep(0.2)
        assert not joining.done()
        await bring_in(house, event)
    await joining
    assert {kari} == (await owners(owner))["shop_order"]


async def bring_in(house: House, event: Any) -> None:
    """Within the scope at hand, as a worker does that has asked whose it is."""
    data = msgspec.convert(event.data, INCOMING["order.placed", 1].data)
    await orders.placed(house, events.Told("shop", event.id, event.type, clock.now(), data))


async def test_a_merge_takes_them_along(house: House, owner: Any, kari: UUID) -> None:
    """Whatever is told first: the guest's order, the customer, the merge."""
    day = [
        placed("5002", customer="10002"), registered("10002"), registered("10001", email=KARIS),
        merged("10001", "10002"),
    ]  # fmt: skip
    for some_order in permutations(day):
        await empty(owner)
        kari = await make_customer(owner, KARIS)
        await _proven(owner, kari)
        await tell(house, *_everything(), *some_order)
        assert 1 == await owner.fetchval("SELECT count(*) FROM customer")
        await _all_of(owner, kari)


async def test_what_was_told_of_numbers_taken_apart_goes_along(
    house: House, owner: Any, kari: UUID
) -> None:
    """Orders and invoices with all that hangs on them, pictures of complaints too; the account's own
    stay, and what comes later is whose the number is."""
    await _proven(owner, kari)
    wrong = registered("10003", email=KARIS)
    await tell(
        house, wrong, placed("5009", customer="10003"), issued("F-9", order="5009"),
        issued("F-8", order=None, customer="10003"), paid(invoice="F-8"),
        complaint("opened", 6, "K-9", order="5009", line="1", text="Hull"), *_everything(),
    )  # fmt: skip
    await _a_picture(owner, kari)
    await _all_of(owner, kari)
    async with house.database.scope():
        assert ["10003"] == await customers.separate("10003")
    other = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10003'")
    await tell(house, shipped(order="5009", shipment="9"), registered("10003", 3, email=KARIS))
    assert kari != other
    of_number = {
        "shop_order": "number = '5009'",
        "order_line": "shop_order IN (SELECT id FROM shop_order WHERE number = '5009')",
        "shipment": "number = '9'",
        "invoice": "number IN ('F-8', 'F-9')",
        "invoice_entry": "invoice IN (SELECT id FROM invoice WHERE number = 'F-8')",
        "complaint": "number = 'K-9'",
        "complaint_picture": "true",
        "file": "true",
        "file_chunk": "true",
    }
    for table, which in of_number.items():
        rows = await owner.fetch(f"SELECT customer, {which} AS theirs FROM {table}")
        assert rows
        assert [other if row["theirs"] else kari for row in rows] == [r["customer"] for r in rows]


async def test_an_order_that_comes_while_numbers_are_taken_apart_goes_along(
    house: House, owner: Any, kari: UUID
) -> None:
    """It was about to be stored as the account's."""
    await _proven(owner, kari)
    await tell(house, registered("10003", email=KARIS))
    async with house.database.scope():
        await bring_in(house, placed(customer="10003"))
        separating = asyncio.ensure_future(_separate(house))
        await asyncio.sleep(0.2)
        assert not separating.done()
    await separating
    other = await owner.fetchval("SELECT customer FROM shop_number")
    assert ({other}, True) == ((await owners(owner))["shop_order"], other != kari)


async def _separate(house: House) -> None:
    async with house.database.scope():
        await customers.separate("10003")


async def _a_picture(owner: Any, customer: UUID) -> None:
    """With a smaller drawing of it."""
    file = """
        INSERT INTO file (customer, purpose, media_type, size, sha256, created_at, original)
        VALUES ($1, 'complaint', 'image/webp', 1, $2, now(), $3) RETURNING id
    """
    picture = await owner.fetchval(file, customer, bytes(32), None)
    small = await owner.fetchval(file, customer, bytes(32), picture)
    for each in (picture, small):
        await owner.execute(
            "INSERT INTO file_chunk (customer, file, number, bytes) VALUES ($1, $2, 0, 'x')",
            customer, each,
        )  # fmt: skip
    await owner.execute(
        "INSERT INTO complaint_picture (customer, complaint, file, position)"
        " SELECT customer, id, $1, 0 FROM complaint WHERE number = 'K-9'",
        picture,
    )
