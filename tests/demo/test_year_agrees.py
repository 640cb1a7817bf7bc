"""The demo's year agrees with the feed, with its customers, and with itself."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.demo.feed import by_sku, kroner
from tests.demo.told import (
    FIRST_DAY,
    NUMBERS,
    Event,
    last_of,
    midnight,
    name_of,
    of,
    year,
)

from minside.core import clock
from minside.core.clock import OSLO
from minside.customers.actions import Address
from minside.demo.customers import Person
from minside.demo.shop_year import YEAR
from minside.demo.shop_year import year as dated
from minside.events.actions.reading import State, read

# Names within sentences: the customers and their animals, the shop, and who collects for it.
KNOWN = {
    "Fordring", "Kari", "Luna", "Mikopet", "Mona", "Ola", "Oppgjør", "Sokrates",
}  # fmt: skip
SENTENCES = ("collector", "pickup_point", "reason", "subject", "summary", "text", "title")


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
        assert name in {name_of(person) for person in NUMBERS.values()}


def _details(number: str) -> dict[str, Any]:
    details: dict[str, Any] = {}
    for each in year():
        if each.data.get("number") == number:
            details |= each.data.get("changes", each.data)
    return details


def _ends_as(person: Person, details: dict[str, Any]) -> None:
    profile = person.profile
    assert person.email == details["email"]
    assert name_of(person) == f"{details['first_name']} {details['last_name']}"
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


def test_the_texts_name_nobody_else() -> None:
    """Staff and carriers are told of by what they do; a name within a sentence is a known one."""
    texts = "\n".join(_texts([each.data for each in year()]))
    assert KNOWN == set(re.findall(r"(?<=[a-zæøå,&] )[A-ZÆØÅ][a-zæøå]+", texts))
    assert not re.search(r"(?i)\b(man|tirs|ons|tors|fre|lør|søn)dag", texts), "it starts any day"


def test_what_the_shop_notes_speaks_to_its_reader() -> None:
    """Who reads it is the customer; and no benefit promises what a return form takes back."""
    texts = "\n".join(_texts([each.data for each in year()]))
    assert not re.search(r"(?i)\bkunden(s)?\b|returfrakt", texts)
    spoken = [each.data["summary"] for each in of("call.logged")]
    spoken += [each.data["reason"] for each in of("membership.started", "membership.ended")
               if "reason" in each.data]  # fmt: skip
    assert all(re.search(r"\b([Dd]u|deg)\b", each) for each in spoken), spoken


def _texts(told: Any, name: str = "") -> Iterator[str]:
    """What is said in sentences, whatever it hangs in."""
    if isinstance(told, str):
        yield from [told] if name in SENTENCES else ()
    elif isinstance(told, dict):
        for key, inner in told.items():
            yield from _texts(inner, name if name in SENTENCES else key)
    elif isinstance(told, list):
        for inner in told:
            yield from _texts(inner, name)


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
        if "made_to_order" != line.get("unreturnable")
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
    """Each kind of thing that the shop tells of happens at least once in the year, but for what it says of
    reviews: that is an answer to what was written here."""
    expected = {
        "benefit.offered", "benefit.withdrawn", "call.logged", "cart.changed", "code.issued",
        "code.used", "complaint.opened", "complaint.settled", "consent.given", "consent.withdrawn",
        "conversation.closed", "conversation.opened",
        "customer.changed", "customer.registered", "invoice.credited", "invoice.issued",
        "invoice.paid", "invoice.reminded", "invoice.sent_to_collection", "membership.ended",
        "membership.started", "message.bounced", "message.code_used", "message.sent",
        "order.cancellation_refused", "order.cancelled", "order.changed", "order.delivered",
        "order.packing", "order.parcel_returned", "order.placed", "order.shipped",
        "payment.failed", "payment_method.changed", "product.changed", "product.gone", "product.price_changed",
        "product.stock_changed", "reply.sent", "return.opened", "return.received",
        "return.refunded",
    }  # fmt: skip
    assert expected == {each.type for each in year()}
    assert YEAR.stat().st_size < 100_000
