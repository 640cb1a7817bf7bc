"""What a guest ordered is whose the address is shown to be; what was told of numbers taken apart goes
along."""

import asyncio
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.conftest import empty, make_customer
from tests.events.shop import MORNING, just_now, merged, registered, states, tell
from tests.jobs.running import run_jobs
from tests.orders.orders import put
from tests.orders.shop import (
    BRYGGEN,
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

from minside.core import clock, files, hooks
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.core.personal import EVERY_TABLE
from minside.core.pictures import Picture
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types import INCOMING
from minside.orders import actions as orders
from minside.outbox import actions as outbox

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
    async with house.database.scope() as scope:
        return await scope.fetchval(f"SELECT {hooks.parcel_came_back('$1')}", customer)


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
    await orders.placed(
        house, events.Told("shop", event.id, event.type, clock.now(), clock.now(), data)
    )


async def test_a_merge_takes_them_along(house: House, owner: Any, kari: UUID) -> None:
    """Whatever is told first: the guest's order, the customer, the merge."""
    day = [
        placed("5002", customer="10002", email=KARIS), registered("10002"),
        registered("10001", email=KARIS),
        merged("10001", "10002"),
    ]  # fmt: skip
    for some_order in permutations(day):
        await empty(owner)
        kari = await make_customer(owner, KARIS)
        await _proven(owner, kari)
        await tell(house, *_everything(), *some_order)
        assert 1 == await owner.fetchval("SELECT count(*) FROM customer")
        await _all_of(owner, kari)


STRANGERS = {"method": "home_delivery", "address": BRYGGEN}


@pytest.mark.parametrize("is_late", [False, True])
async def test_a_strangers_order_under_a_number_with_my_address_is_not_mine(
    is_late: bool, house: House, owner: Any, kari: UUID
) -> None:
    """Whether it was told before the number had the address or after; the letters go to the address
    of the order, or nowhere, and the papers of what comes later likewise."""
    await _proven(owner, kari)
    to = {"customer": "10003", "delivery": STRANGERS}
    now = just_now()
    told = [
        placed("5001", now - 3, email="ola@example.com", **to), placed("5002", now - 3, **to),
        shipped(now - 2), shipped(now - 2, "5002", "2"),
        issued(hours=now - 1, customer="10003", to=BRYGGEN),
        issued("F-2", now - 1, order=None, customer="10003", to=BRYGGEN), paid(now - 1),
        order("packing", now - 2), returned("opened", now - 1, lines=LINES),
        complaint("opened", now - 1, line="1", text="Hull"),
    ]  # fmt: skip
    mine = registered("10003", 1, email=KARIS, first_name="Ola")
    first = registered("10003", 0, email="ola@example.com", first_name="Ola")
    await tell(house, *([mine, *told] if is_late else [first, *told, mine]))
    await _nobodys(owner)
    mailed = await owner.fetch("SELECT recipient, customer FROM message ORDER BY id")
    assert {("ola@example.com", None)} == {tuple(row) for row in mailed}


async def test_what_a_number_says_counts_before_an_address(
    house: House, owner: Any, kari: UUID
) -> None:
    """An order under a number that is proven is that customer's, whoever's address it was placed
    with."""
    await _proven(owner, kari)
    await tell(house, registered("10002", email="ola@example.com"), placed(customer="10002", email=KARIS))  # fmt: skip
    assert kari not in (await owners(owner))["shop_order"]
    assert None not in (await owners(owner))["shop_order"]


async def test_an_order_under_a_number_that_has_my_address_is_mine_by_its_own(
    house: House, owner: Any, app_database: Database, kari: UUID
) -> None:
    """By the address it was placed with, in any letter case; and it stays hers when she leaves it and
    another number has her new one."""
    await _proven(owner, kari)
    day: list[Any] = [registered("10003", email=KARIS), *_everything()]
    day[1] = placed(customer="10003", email="KARI@Example.com")
    await tell(house, *day, issued("F-2", customer="10003"))
    await _all_of(owner, kari)
    async with app_database.scope(customer=kari):
        await customers.change_email(kari, "ny@example.com")
    await run_jobs(house)
    await tell(house, registered("10004", email="ny@example.com"), merged("10003", "10004"))
    await _all_of(owner, kari)


async def test_what_was_told_of_numbers_taken_apart_goes_along(
    house: House, owner: Any, kari: UUID
) -> None:
    """Orders and invoices with all that the shop told of them, but not what she wrote, nor her
    pictures; the account's own stay, and what comes later is whose the number is."""
    await _proven(owner, kari)
    await tell(
        house, registered("10003", email=KARIS), placed("5009", customer="10003", email=KARIS),
        issued("F-9", order="5009"), issued("F-8", order=None, customer="10003"),
        paid(invoice="F-8"), complaint("opened", 6, "K-9", order="5009", line="1", text="Hull"),
        *_everything(),
    )  # fmt: skip
    file = await written(house, owner, kari, "5009")
    async with house.database.scope():
        numbers, note = await customers.separate("10003")
    assert (["10003"], True) == (numbers, "by hand" in (note or ""))
    other = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10003'")
    await tell(house, shipped(order="5009", shipment="9"), registered("10003", 3, email=KARIS))
    assert kari != other
    of_number = {
        "shop_order": "number = '5009'",
        "order_line": "shop_order IN (SELECT id FROM shop_order WHERE number = '5009')",
        "shipment": "number = '9'",
        "invoice": "number IN ('F-8', 'F-9')",
        "invoice_entry": "invoice IN (SELECT id FROM invoice WHERE number = 'F-8')",
    }
    for table, which in of_number.items():
        rows = await owner.fetch(f"SELECT customer, {which} AS theirs FROM {table}")
        assert rows
        assert [other if row["theirs"] else kari for row in rows] == [r["customer"] for r in rows]
    assert other == await owner.fetchval("SELECT customer FROM complaint WHERE number = 'K-9'")
    await is_nobodys_but(owner, kari, file)


WRITTEN = {
    "complaint": "opened_by = 'customer'",
    "complaint_picture": "true",
    "order_return": "opened_by = 'customer'",
    "order_event": "kind = 'cancel_requested'",
}


async def written(house: House, owner: Any, customer: UUID, number: str) -> UUID:
    """The customer has written of the order all that one can, with a picture; its file."""
    of = await owner.fetchval("SELECT id FROM shop_order WHERE number = $1", number)
    now = clock.now()
    about = {"customer": customer, "shop_order": of}
    by = {"opened_by": "customer", "opened_at": now}
    await put(owner, "order_event", **about, kind="cancel_requested", at=now, event=f"c {number}")
    await put(owner, "order_return", **about, **by, number=f"R {number}", lines="[]")
    complained = await put(
        owner, "complaint", **about, **by, number=f"K {number}", line="1", body="Ord"
    )
    async with house.database.scope():
        file = await files.keep_picture(customer, Picture(b"a", 1, 1), Picture(b"b", 1, 1))
        await files.take(customer, file)
    picture = {"customer": customer, "complaint": complained, "file": file, "position": 0}
    await put(owner, "complaint_picture", **picture)
    return file


async def is_nobodys_but(owner: Any, customer: UUID, file: UUID) -> None:
    """Of what was written, the files alone are still the customer's."""
    for table, which in WRITTEN.items():
        rows = await owner.fetch(f"SELECT customer FROM {table} WHERE {which}")
        assert [None] == [row["customer"] for row in rows]
    rows = await owner.fetch("SELECT customer FROM file UNION ALL SELECT customer FROM file_chunk")
    assert [customer] * 4 == [row["customer"] for row in rows]
    assert await owner.fetchval("SELECT true FROM file WHERE id = $1", file)


@pytest.mark.parametrize("to", [{"customer": "10002"}, {"email": "annen@example.com"}])
async def test_what_i_wrote_of_an_order_goes_along_with_nobody(
    to: dict[str, str], house: House, web: House, owner: Any, kari: UUID
) -> None:
    """The order is told to be another's, or nobody's: what she wrote of it and her pictures change no
    readers, and the operator is told; it stays so when the order comes back."""
    await _proven(owner, kari)
    await tell(house, registered("10002", email="ola@example.com"), *_everything())
    file = await written(house, owner, kari, "5001")
    moved = placed(hours=9, **to)
    await tell(house, moved)
    assert "by hand" in ((await states(owner))[moved.id][1] or "")
    await is_nobodys_but(owner, kari, file)
    theirs = (await owners(owner))["shop_order"]
    assert kari not in theirs
    assert theirs == {row[0] for row in await owner.fetch("SELECT customer FROM complaint WHERE opened_by = 'staff'")}  # fmt: skip
    await tell(house, placed(hours=10, email=KARIS))
    assert {kari} == (await owners(owner))["shop_order"]
    await is_nobodys_but(owner, kari, file)


@pytest.mark.parametrize(
    ("what", "gone"), [("received", 1), ("refunded", 1), ("refused", 0), (None, 0)]
)
@pytest.mark.parametrize("is_moved_first", [True, False])
async def test_what_came_back_from_who_had_the_order_before_is_gone(
    is_moved_first: bool, what: str | None, gone: int,
    house: House, web: House, owner: Any, kari: UUID, ola: UUID,
) -> None:  # fmt: skip
    """Once the shop has got it, whoever it was told to belong to: it can't be sent back twice; that it
    was meant to takes no right from anybody, and who wrote of it isn't told."""
    await _proven(owner, kari)
    await tell(
        house, registered("10002"), placed(email=KARIS), shipped(),
        order("delivered", 5, shipment="1"),
    )  # fmt: skip
    of = await owner.fetchval("SELECT id FROM shop_order")
    with clock.stopped_at(MORNING + timedelta(hours=6)):
        await _write(web, kari, of, "return")
    rma = await owner.fetchval("SELECT number FROM order_return")
    details = {"amount": 24900} if what == "refunded" else {}
    came = [returned(what, 30, rma, **details)] if what else []
    moved = placed(hours=9, customer="10002")
    await tell(house, *([moved, *came] if is_moved_first else [*came, moved]))
    other = (await owner.fetchrow("SELECT customer FROM shop_order"))["customer"]
    assert await owner.fetchval("SELECT customer FROM shop_number") == other
    async with web.database.scope(customer=other):
        [standing] = await orders.standings([of])
    assert ([gone, 0], []) == ([line.returned for line in standing.lines], standing.returns)
    assert [1 - gone, 2] == [line.kept for line in standing.lines]
    for somebody in (kari, ola):
        async with web.database.scope(customer=somebody) as scope:
            assert [] == await scope.fetch("SELECT * FROM given_back($1)", [of])


@pytest.mark.parametrize("what", ["complain", "return", "cancel"])
async def test_what_is_written_while_an_order_changes_hands_is_refused(
    what: str, house: House, web: House, owner: Any, kari: UUID
) -> None:
    """It waits for who moves it, and finds no order of hers then."""
    await _proven(owner, kari)
    await tell(house, placed(email=KARIS))
    of = await owner.fetchval("SELECT id FROM shop_order")
    async with house.database.scope():
        await bring_in(house, placed(hours=9, email="annen@example.com"))
        writing = asyncio.ensure_future(_write(web, kari, of, what))
        await asyncio.sleep(0.2)
        assert not writing.done()
    with pytest.raises(orders.OrderNotFound):
        await writing


async def test_what_is_nobodys_says_who_wrote_it(
    house: House, web: House, owner: Any, kari: UUID
) -> None:
    """So that it is found when she is to be forgotten; what the shop told of her orders says so by its
    order's number or address."""
    await _proven(owner, kari)
    await tell(
        house, *_everything(), placed("5002", email=KARIS), placed("5003", email=KARIS),
        order("packing", 2, "5003"),
    )  # fmt: skip
    for number, what in (("5001", "complain"), ("5002", "cancel"), ("5003", "return")):
        of = await owner.fetchval("SELECT id FROM shop_order WHERE number = $1", number)
        with clock.stopped_at(MORNING + timedelta(hours=4)):
            await _write(web, kari, of, what)
    for number in ("5001", "5002", "5003"):
        await tell(house, placed(number, hours=9, email="annen@example.com"))
    authors = {
        table: declared.personal.author._meta.name
        for table, declared in EVERY_TABLE.items()
        if declared.personal.author is not None
    }
    assert {"order_event", "order_return", "complaint"} == set(authors)
    for table, author in authors.items():
        rows = await owner.fetch(f"SELECT {author} FROM {table} WHERE {WRITTEN[table]}")
        assert [kari] == [row[0] for row in rows]
        others = await owner.fetch(f"SELECT {author} FROM {table} WHERE NOT ({WRITTEN[table]})")
        assert {None} >= {row[0] for row in others}
    keys = await owner.fetch(
        """
        SELECT conrelid::regclass::text, attname FROM pg_constraint JOIN pg_attribute
            ON attrelid = conrelid AND conkey = ARRAY[attnum]
        WHERE contype = 'f' AND confrelid = 'customer'::regclass AND confdeltype = 'a'
        """
    )
    assert set(authors.items()) <= {tuple(key) for key in keys}


async def _write(web: House, customer: UUID, of: UUID, what: str) -> None:
    async with web.database.scope(customer=customer):
        if what == "cancel":
            await orders.cancel(web, customer, of)
        elif what == "return":
            form = orders.ReturnForm(order=of, lines=[orders.Wanted("1", 1)])
            await orders.request_return(web, customer, form, key="a")
        else:
            about = orders.ComplaintForm(order=of, line="1", text="Hull")
            await orders.complain(web, customer, about, key="a")


async def test_a_paper_is_drawn_for_the_one_whose_letter_it_is(
    house: House, owner: Any, kari: UUID
) -> None:
    """The parcel's order became another's, or a guest's with another address, before it was sent."""
    await _proven(owner, kari)
    now = just_now()
    await tell(
        house, registered("10002", email="ola@example.com"),
        placed(hours=now - 5, email=KARIS), shipped(now - 4),
        placed("5002", hours=now - 5, email="gjest@example.com"), shipped(now - 4, "5002", "2"),
    )  # fmt: skip
    assert 2 == len(await _drawn(house, owner))
    await tell(
        house, placed(hours=now - 1, customer="10002"),
        placed("5002", hours=now - 1, email="annen@example.com"),
    )  # fmt: skip
    assert [] == await _drawn(house, owner)


async def _drawn(house: House, owner: Any) -> list[str]:
    """The slips that go along with the letters that wait, by who is written to."""
    rows = await owner.fetch(
        """
        SELECT m.customer, recipient, "values" ->> 'shipment' AS shipment FROM message m
        WHERE template LIKE '%packing_slip' ORDER BY recipient
        """
    )
    drawn: list[str] = []
    for row in rows:
        reader = hooks.Addressee(row["customer"], row["recipient"])
        async with house.database.scope():
            paper = await hooks.attachment(
                house, "orders.packing_slip", UUID(row["shipment"]), reader, Language.NB
            )
        drawn += [row["recipient"]] if paper else []
    return drawn


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


@pytest.mark.parametrize("again", [{"email": KARIS.upper()}, {"email": KARIS, "customer": "10003"}])
async def test_an_order_told_anew_stays_theirs_who_left_its_address(
    again: dict[str, str], house: House, owner: Any, app_database: Database, kari: UUID, ola: UUID
) -> None:
    """In another letter case, or under a number of theirs that only an address gives them: whoever has
    the address by now gets neither the order nor what was mailed about it."""
    await _proven(owner, kari)
    await _proven(owner, ola)
    now = just_now()
    await tell(house, placed(hours=now - 3, email=KARIS), shipped(now - 2), issued(hours=now - 2))
    for who, address in ((kari, "ny@example.com"), (ola, KARIS)):
        async with app_database.scope(customer=who):
            await customers.change_email(who, address)
        await run_jobs(house, "customers.settle_addresses", "orders.join_guest")
    if "customer" in again:
        await tell(house, registered("10003", email="ny@example.com"))
    await tell(house, placed(hours=now - 1, **again))
    assert {kari} == set().union(*(await owners(owner)).values())
    async with app_database.scope(customer=ola):
        assert [[]] == await outbox.about_orders(["5001"])
