"""Invoices: whose they are, what is owed, and that a copy of one never changes."""

import json
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from tests.conftest import empty
from tests.events.shop import MORNING, changed, registered, states, tell
from tests.orders.shop import ACCOUNT, BRYGGEN, LEAD, invoice, issued, owners, paid, placed

from minside.core.database import Database
from minside.core.house import House
from minside.orders import actions as orders
from minside.orders.actions.checksums import is_account, is_kid


async def test_an_invoice_is_kept_as_it_was_sent(house: House, owner: Any) -> None:
    """Name, address, lines, sum, and by what to pay."""
    await tell(house, registered(), placed(), issued(customer="10001"))
    there = await owner.fetchrow("SELECT * FROM invoice")
    assert ("F-1", "5001", "10001", "10001302032", "12345678903") == (
        there["number"], there["order_number"], there["told_of"], there["kid"], there["account"],
    )  # fmt: skip
    assert ("Kari Nordmann", "Furulia 12", 244600, 48920) == (
        there["recipient"], there["street"], there["total_ore"], there["vat_ore"],
    )  # fmt: skip
    assert {
        "line": None, "sku": "MP-10061", "name": "Vilter Vidde", "quantity": 2, "price": 104900,
    } == json.loads(there["lines"])[1]  # fmt: skip


async def test_an_invoice_does_not_move_with_the_profile(
    house: House, owner: Any, app_database: Database
) -> None:
    """Nor the profile with the invoice, which names and addresses as they were, also where it is shown
    (S39)."""
    await tell(
        house, registered(first_name="Kari", phone="400 00 101", email="kari@example.com"),
        placed(), issued(customer="10001"),
    )  # fmt: skip
    before = [tuple(row) for row in await owner.fetch("SELECT * FROM invoice")]
    order_before = [tuple(row) for row in await owner.fetch("SELECT * FROM shop_order")]
    profile = await owner.fetchrow("SELECT first_name, street FROM customer")
    assert ("Kari", None) == tuple(profile)
    away = {"street": "Bryggen 4", "postcode": "5003", "city": "Bergen"}
    await tell(
        house, changed("10001", 9, first_name="Kari Anne", last_name="Hansen", address=away,
                       email="ny@example.com", phone="400 00 102"),
    )  # fmt: skip
    assert before == [tuple(row) for row in await owner.fetch("SELECT * FROM invoice")]
    assert order_before == [tuple(row) for row in await owner.fetch("SELECT * FROM shop_order")]
    customer = await owner.fetchval("SELECT id FROM customer")
    async with app_database.scope(customer=customer):
        [shown] = (await orders.invoices(customer, first=5, after=None)).rows
        [order] = (await orders.page(customer, first=5, after=None)).rows
    for there in (shown.address, order.address):
        assert ("Kari Nordmann", "Furulia 12", "0956", "Oslo") == (
            there.recipient, there.street, there.postcode, there.city,
        )  # fmt: skip


async def test_an_invoice_may_come_before_its_order(house: House, owner: Any) -> None:
    """One that names a customer is theirs at once; one that names none waits for its order."""
    named, nameless = issued(customer="10001"), issued("F-2")
    await tell(house, registered(), named, nameless)
    there = await states(owner)
    assert [("handled", None), ("waiting", "unknown order")] == [
        there[each.id] for each in (named, nameless)
    ]
    await tell(house, placed())
    customer = await owner.fetchval("SELECT id FROM customer")
    assert ("handled", None) == (await states(owner))[nameless.id]
    assert [customer] * 2 == [r[0] for r in await owner.fetch("SELECT customer FROM invoice")]


async def test_an_invoice_of_nobody_is_a_dead_letter(house: House, owner: Any) -> None:
    """It names neither a customer nor an order, so that nobody would ever see it."""
    event = issued(order=None)
    await tell(house, event)
    assert ("dead", "it names neither a customer nor an order") == (await states(owner))[event.id]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"kid": "10001302033"}, "the check digit of the KID is wrong"),
        ({"account": "12345678904"}, "the check digit of the account is wrong"),
    ],
)
async def test_a_wrong_check_digit_is_a_dead_letter(
    said: dict[str, Any], reason: str, house: House, owner: Any
) -> None:
    """Nobody is shown a KID or an account that would send money astray; the reason tells no data."""
    event = issued(**said)
    await tell(house, registered(), placed(), event)
    assert ("dead", reason) == (await states(owner))[event.id]
    assert 0 == await owner.fetchval("SELECT count(*) FROM invoice")


@pytest.mark.parametrize("kid", ["10001302032", "2345676", "18", "12345678903", "19"])
def test_a_kid_is_right_by_either_way_of_counting(kid: str) -> None:
    """MOD10 or MOD11: which one a bank's agreement names isn't told."""
    assert is_kid(kid)
    wrong = [kid[:-1] + digit for digit in "0123456789" if digit != kid[-1]]
    assert sum(map(is_kid, wrong)) <= 1


def test_an_account_has_eleven_digits_and_the_last_is_right() -> None:
    """Of ten endings one is right."""
    right = [digit for digit in "0123456789" if is_account("1234567890" + digit)]
    assert ["3"] == right


async def test_what_is_about_an_unknown_invoice_waits(house: House, owner: Any) -> None:
    """A payment is entered as soon as its invoice is known."""
    event = paid()
    await tell(house, registered(), placed(), event)
    assert ("waiting", "unknown invoice") == (await states(owner))[event.id]
    await tell(house, issued())
    assert ("handled", None) == (await states(owner))[event.id]
    assert 244600 == await owner.fetchval("SELECT amount_ore FROM invoice_entry")


async def test_everything_that_becomes_of_an_invoice_is_entered_once(
    house: House, owner: Any
) -> None:
    """Reminders with fees, payments, credits, and inkasso; told twice, nothing is entered twice."""
    told = (
        invoice("reminded", 5, number=1, due_on="2026-12-20", fee=3500),
        invoice("credited", 6, amount=1000, credited_on="2026-11-20", note="K-1", reason="Retur"),
        invoice(
            "sent_to_collection",
            7,
            collector="Krav AS",
            reference="77",
            phone="+47 400 00 199",
            link="https://krav.example/",
            account=ACCOUNT,
        ),
        paid(8, 100, method="bank_transfer"),
    )
    await tell(house, registered(), placed(), issued(), *told)
    await owner.execute("DELETE FROM event")
    await tell(house, *told)
    rows = await owner.fetch(
        "SELECT kind, amount_ore, number, on_day::text, due_on::text, method, collector,"
        " reference, reason FROM invoice_entry ORDER BY at"
    )
    assert [
        ("reminder", 3500, 1, None, "2026-12-20", None, None, None, None),
        ("credit", 1000, None, "2026-11-20", None, None, None, "K-1", "Retur"),
        ("collection", 0, None, None, None, None, "Krav AS", "77", None),
        ("payment", 100, None, "2026-11-21", None, "bank_transfer", None, None, None),
    ] == [tuple(row) for row in rows]
    assert 1 == len((await owners(owner))["invoice_entry"])
    reached = "SELECT collector_phone, collector_url, collector_account FROM invoice_entry"
    collected = await owner.fetchrow(f"{reached} WHERE kind = 'collection'")
    assert ("+47 400 00 199", "https://krav.example/", ACCOUNT) == tuple(collected)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"account": "12345678904"}, "the check digit of the account is wrong"),
        ({"link": "http://krav.example/"}, "link"),
    ],
)
async def test_nobody_is_sent_to_a_collector_who_cant_be_right(
    house: House, owner: Any, said: dict[str, str], reason: str
) -> None:
    """A wrong account, or a page that anybody on the way may change, is a dead letter."""
    event = invoice("sent_to_collection", 7, collector="Krav AS", **said)
    await tell(house, registered(), placed(), issued(), event)
    state, why = (await states(owner))[event.id]
    assert "dead" == state
    assert reason in str(why)
    assert 0 == await owner.fetchval("SELECT count(*) FROM invoice_entry")


async def test_a_payment_larger_than_the_invoice_is_kept_and_said(house: House, owner: Any) -> None:
    """As it is: the customer sees what was paid too much, and the operator reads it."""
    event = paid(amount=300000)
    await tell(house, registered(), placed(), issued(), event)
    said = "more was paid than was owed: the customer sees what is too much"
    assert ("handled", said) == (await states(owner))[event.id]
    assert 300000 == await owner.fetchval("SELECT amount_ore FROM invoice_entry")


async def test_an_invoice_to_another_than_its_orders_is_whose_it_names(
    house: House, owner: Any
) -> None:
    """Whoever ordered doesn't see another's name and address; the operator reads it, whichever is
    told first."""
    event = issued(customer="10002")
    await tell(house, registered(), registered("10002"), placed(), event)
    said = "it is issued to another customer than its order's: it is whose it names"
    assert ("handled", said) == (await states(owner))[event.id]
    number = "SELECT c.number FROM invoice JOIN customer c ON c.id = customer"
    assert "10002" == await owner.fetchval(number)


CHANGED = (
    "it was issued more than once, and not with the same words: the first stand, and what is wrong"
    " in them is credited"
)


async def test_an_invoice_issued_anew_stays_as_it_was_issued_first(
    house: House, owner: Any
) -> None:
    """With what was entered of it, and whichever is told first; the operator reads it (S39,
    bokføringsloven)."""
    told = (
        issued(customer="10001"),
        issued(hours=6, customer="10002", total=100),
        issued(hours=7, customer="10001", to=BRYGGEN, lines=[LEAD]),
    )
    for some_order in permutations(told):
        await empty(owner)
        first, *others = some_order
        await tell(house, registered(), registered("10002"), placed(), first, paid(), *others)
        rows = await owner.fetch(
            "SELECT c.number, total_ore, i.street, jsonb_array_length(lines) FROM invoice i"
            " JOIN customer c ON c.id = customer"
            " JOIN invoice_entry e ON (e.customer, e.invoice) = (i.customer, i.id)"
        )
        assert [("10001", 244600, "Furulia 12", 2)] == [tuple(row) for row in rows]
        said = [(await states(owner))[each.id] for each in others]
        assert {"handled"} == {state for state, _ in said}
        assert all(CHANGED in (note or "") for _, note in said)


async def test_an_invoice_issued_anew_with_the_same_words_says_nothing(
    house: House, owner: Any
) -> None:
    """Whichever is told first, it was issued at the earlier moment."""
    told = (issued(customer="10001"), issued(hours=6, customer="10001"))
    for some_order in permutations(told):
        await empty(owner)
        await tell(house, registered(), placed(), *some_order)
        assert MORNING + timedelta(hours=4) == await owner.fetchval("SELECT issued_at FROM invoice")
        there = await states(owner)
        assert [("handled", None)] * 2 == [there[each.id] for each in told]


async def test_a_reminder_and_a_credit_note_count_once(
    house: House, owner: Any, app_database: Database
) -> None:
    """However many events tell of them, and by the latest word, whichever is told first; a credit
    without a name counts each time."""
    told = (
        invoice("reminded", 6, number=1, due_on="2026-12-20", fee=3500),
        invoice("reminded", 7, number=1, due_on="2026-12-22", fee=3600),
        invoice("reminded", 8, number=2, due_on="2026-12-30", fee=7000),
        invoice("credited", 9, amount=1000, credited_on="2026-11-20", note="K-1"),
        invoice("credited", 10, amount=1200, credited_on="2026-11-20", note="K-1"),
        invoice("credited", 11, amount=10, credited_on="2026-11-20"),
        invoice("credited", 12, amount=10, credited_on="2026-11-20"),
    )
    for some_order in (told, told[::-1], told + told[::-1]):
        await empty(owner)
        await tell(house, registered(), placed(), issued(), *some_order)
        await owner.execute("DELETE FROM event")
        await tell(house, *some_order)
        customer = await owner.fetchval("SELECT id FROM customer")
        async with app_database.scope(customer=customer):
            [found] = (await orders.invoices(customer, first=5, after=None)).rows
        assert (10600, 1220) == (found.fees_ore, found.credited_ore)
        assert "2026-12-30" == found.due_on.isoformat()
