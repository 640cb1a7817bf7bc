"""The demo's year agrees with the feed, with its customers, and with itself."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

import pytest
from tests.demo.feed import by_sku, kroner

from minside.core import clock
from minside.core.clock import OSLO
from minside.customers.actions import Address
from minside.demo.customers import PEOPLE, Person
from minside.demo.shop_year import YEAR
from minside.demo.shop_year import year as dated
from minside.events.actions.reading import State, read

NUMBERS = {person.number: person for person in PEOPLE}
FIRST_DAY = date(2026, 11, 27)


class Event(NamedTuple):
    """One line, as it is told on the demo's first day."""

    id: str
    type: str
    at: datetime
    data: dict[str, Any]


@cache
def year(first_day: date = FIRST_DAY) -> tuple[Event, ...]:
    return tuple(map(_event, dated(midnight(first_day))))


def midnight(day: date) -> datetime:
    """Where the file counts from, for events to have happened by the clock on the wall."""
    return datetime.combine(day, time(), OSLO)


def _event(line: dict[str, Any]) -> Event:
    assert {"id", "type", "version", "timestamp", "data"} == set(line)
    return Event(line["id"], line["type"], datetime.fromisoformat(line["timestamp"]), line["data"])


def of(type: str) -> Iterator[Event]:
    return (each for each in year() if each.type == type)


def last_of(type: str) -> dict[str, Event]:
    return {each.data["sku"]: each for each in of(type)}


@pytest.mark.parametrize("first_day", [FIRST_DAY, date(2027, 3, 29), date(2028, 2, 29)])
def test_the_events_suit_their_types(first_day: date) -> None:
    """Whatever day the demo first starts on, each is read, in order, and lies before that day."""
    until = midnight(first_day)
    with clock.stopped_at(until):
        for event in dated(until):
            found = read(json.dumps(event).encode())
            assert (State.RECEIVED, None) == (found.state, found.reason), event
    moments = [each.at for each in year(first_day)]
    assert moments == sorted(moments)
    assert until - timedelta(days=403) < moments[0]
    assert moments[-1] < until


def test_the_ids_are_each_its_own() -> None:
    """Some hundred events, so that feeding the file again does nothing twice."""
    assert 120 <= len(year())
    assert len(year()) == len({each.id for each in year()})


def test_the_clock_on_the_wall_counts() -> None:
    """Half past nine is half past nine in summer and in winter, and so are days of their own."""
    staff = [each for each in of("customer.changed") if each.data["by"] == "staff"]
    hours = {each.at.astimezone(OSLO).hour for each in staff}
    assert {9, 10, 11} == hours
    assert 2 == len({each.at.astimezone(OSLO).utcoffset() for each in staff})
    issued = next(of("invoice.issued"))
    assert str(issued.at.astimezone(OSLO).date()) == issued.data["issued_on"]


def test_only_the_three_are_named() -> None:
    """Kari, Ola and Mona, as the demo knows them, and what staff changed back ends the same."""
    assert set(NUMBERS) == {each.data["number"] for each in of("customer.registered")}
    for each in year():
        whose = each.data.get("customer") or each.data.get("number")
        assert whose is None or whose in NUMBERS
    for number, person in NUMBERS.items():
        _ends_as(person, _details(number))
    for each in [*of("order.placed"), *of("invoice.issued")]:
        name = (each.data.get("to") or each.data["delivery"]["address"])["name"]
        assert name in {_name(person) for person in NUMBERS.values()}


def _details(number: str) -> dict[str, Any]:
    details: dict[str, Any] = {}
    for each in year():
        if each.data.get("number") == number:
            details |= each.data.get("changes", each.data)
    return details


def _ends_as(person: Person, details: dict[str, Any]) -> None:
    profile = person.profile
    assert person.email == details["email"]
    assert _name(person) == f"{details['first_name']} {details['last_name']}"
    if "phone" in details:
        assert str(profile.phone).replace(" ", "") == details["phone"]
    if "birth_year" in details:
        assert profile.birth_year == details["birth_year"]
    if "address" in details:
        place = profile.postal_address
        assert isinstance(place, Address)
        assert [place.street, place.street2, place.postcode, place.city] == [
            details["address"].get(part) for part in ("street", "street2", "postcode", "city")
        ]


def _name(person: Person) -> str:
    return f"{person.profile.first_name} {person.profile.last_name}"


def test_staff_say_why() -> None:
    """What staff change for a customer carries the reason that the customer reads (S38)."""
    staff = [each for each in of("customer.changed") if each.data["by"] == "staff"]
    assert {"10001", "10002", "10003"} == {each.data["number"] for each in staff}
    assert all(each.data["reason"] for each in staff)


def test_the_year_ends_as_the_feed_says() -> None:
    """The last price and stock that were told are the ones in the feed; what is gone isn't in it."""
    products, gone = by_sku(), {each.data["sku"] for each in of("product.gone")}
    assert gone
    assert not gone & set(products)
    for sku, each in last_of("product.price_changed").items():
        if sku not in gone:
            product = products[sku]
            now = kroner(product["sale_price"] or product["price"]) * 100
            regular = product.kroner * 100 if product["sale_price"] else None
            assert (now, regular) == (each.data["price"], each.data.get("regular_price"))
    for sku, each in last_of("product.stock_changed").items():
        if sku not in gone:
            assert products[sku]["availability"] == each.data["availability"], sku
            assert (each.data["quantity"] > 0) == (each.data["availability"] == "in_stock")


def test_orders_cost_what_things_cost_then() -> None:
    """Lines name products of the feed at the price of the day, and the sums are right."""
    for each in of("order.placed"):
        data = each.data
        goods = sum(_priced(line, each.at) * line["quantity"] for line in data["lines"])
        assert data["total"] == goods + data["delivery"]["price"] - data.get("discount", 0)
    for each in of("cart.changed"):
        for line in each.data["lines"]:
            _priced(line, each.at)


def _priced(line: dict[str, Any], at: datetime) -> int:
    product = by_sku().get(line["sku"])
    told = [
        each.data["price"]
        for each in of("product.price_changed")
        if each.data["sku"] == line["sku"] and each.at <= at
    ]
    if not told:
        assert product is not None
        assert product["sale_price"] is None
        told = [product.kroner * 100]
    if product is not None:
        assert product["title"] == line["name"]
    assert told[-1] == line["price"], (line, at)
    return line["price"]


def test_orders_go_their_way() -> None:
    """What is shipped was ordered, in the quantities ordered; what arrives was shipped."""
    placed = {each.data["order"]: each for each in of("order.placed")}
    shipped = {each.data["shipment"]: each for each in of("order.shipped")}
    packed: dict[str, dict[str, int]] = {}
    for each in shipped.values():
        order = placed[each.data["order"]]
        assert order.at < each.at
        assert order.data.get("customer") == each.data.get("customer")
        lines = packed.setdefault(each.data["order"], {})
        for line in each.data["lines"]:
            assert line["line"] not in lines
            lines[line["line"]] = line["quantity"]
    for number, lines in packed.items():
        assert {x["line"]: x["quantity"] for x in placed[number].data["lines"]} == lines
    for each in of("order.delivered"):
        assert shipped[each.data["shipment"]].at < each.at
    assert any(each.data["shipment"].endswith("-2") for each in shipped.values())
    cancelled = {each.data["order"] for each in of("order.cancelled")}
    assert cancelled
    assert not cancelled & set(packed)


def test_invoices_are_right() -> None:
    """Sums, VAT and KID; paid in full, with the fee once reminded, but for the newest."""
    orders = {each.data["order"]: each.data for each in of("order.placed")}
    fees = {each.data["invoice"]: each.data["fee"] for each in of("invoice.reminded")}
    paid = {each.data["invoice"]: each.data["amount"] for each in of("invoice.paid")}
    unpaid: list[str] = []
    for each in of("invoice.issued"):
        data = each.data
        assert "invoice" == orders[data["order"]]["payment"]
        assert orders[data["order"]]["total"] == data["total"]
        assert data["total"] == sum(line["price"] * line["quantity"] for line in data["lines"])
        assert round(data["total"] / 5) == data["vat"]
        assert _mod_10(data["kid"])
        assert data["issued_on"] < data["due_on"]
        owed = data["total"] + fees.get(data["invoice"], 0)
        if paid.setdefault(data["invoice"], 0) != owed:
            unpaid.append(data["invoice"])
            assert str(FIRST_DAY) < data["due_on"]
    assert 1 == len(unpaid)
    assert fees


def _mod_10(kid: str) -> bool:
    digits = [int(digit) * (1, 2)[place % 2] for place, digit in enumerate(reversed(kid))]
    return 0 == sum(digit - 9 if digit > 9 else digit for digit in digits) % 10


@pytest.mark.parametrize(
    ("number", "kind", "avoided"),
    [("10001", "Hund", {"Kylling"}), ("10002", "Katt", {"Laks", "Melk"})],
)
def test_nobody_buys_what_their_pet_cannot_eat(number: str, kind: str, avoided: set[str]) -> None:
    """Luna avoids chicken, Sokrates salmon and milk, and their people know it."""
    eaten = [
        by_sku()[line["sku"]]
        for each in of("order.placed")
        if number == each.data.get("customer")
        for line in each.data["lines"]
    ]
    foods = [product for product in eaten if product.contents and product.kind[0] == kind]
    assert len(foods) >= 5
    for product in foods:
        assert not avoided & set(product.contains), product["title"]


def test_nothing_is_sent_after_a_no() -> None:
    """After a newsletter's consent is withdrawn no newsletter follows, nor before one is given."""
    for message in of("message.sent"):
        given = False
        for each in year():
            if each.at > message.at:
                break
            if each.data.get("purpose") == "newsletter_email" and _is(message, each):
                given = {"consent.given": True, "consent.withdrawn": False}.get(each.type, given)
            for known in each.data.get("consents", ()):
                if _is(message, each) and known["purpose"] == "newsletter_email":
                    given = known["given"]
        assert given, message


def _is(message: Event, each: Event) -> bool:
    return message.data["customer"] in (each.data.get("customer"), each.data.get("number"))


def test_a_day_of_everything() -> None:
    """Each kind of thing that the shop tells of happens at least once in the year."""
    expected = {
        "call.logged", "cart.changed", "consent.given", "consent.withdrawn", "customer.changed",
        "customer.registered", "invoice.issued", "invoice.paid", "invoice.reminded",
        "message.bounced", "message.code_used", "message.sent", "order.cancelled", "order.changed",
        "order.delivered", "order.placed", "order.shipped", "payment.failed", "product.changed",
        "product.gone", "product.price_changed", "product.stock_changed", "reply.sent",
        "review.moderated",
    }  # fmt: skip
    assert expected == {each.type for each in year()}
    assert YEAR.stat().st_size < 100_000
