"""The invoices of the demo's year: sums, VAT, KID and account, and what was paid of them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.demo.told import FIRST_DAY, NUMBERS, Event, of

WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


class Invoice(NamedTuple):
    """An invoice as it was issued, and what was told of it afterwards."""

    issued: Event
    later: tuple[Event, ...]

    def told(self, type: str) -> list[Event]:
        return [each for each in self.later if each.type == f"invoice.{type}"]

    def sum_of(self, type: str, what: str = "amount") -> int:
        return sum(each.data[what] for each in self.told(type))

    @property
    def left(self) -> int:
        """What is owed still; less than nothing where too much was paid."""
        owed = self.issued.data["total"] + self.sum_of("reminded", "fee")
        return owed - self.sum_of("credited") - self.sum_of("paid")

    @property
    def due_on(self) -> str:
        """As it was told last."""
        return [self.issued, *self.told("reminded")][-1].data["due_on"]


def invoices() -> Iterator[Invoice]:
    later = list(of(*(f"invoice.{type}" for type in ("reminded", "paid", "credited"))))
    later += of("invoice.sent_to_collection")
    for issued in of("invoice.issued"):
        name = issued.data["invoice"]
        yield Invoice(issued, tuple(each for each in later if each.data["invoice"] == name))


def test_invoices_are_right() -> None:
    """An invoice says what its order says; sums, VAT, KID and account number are right."""
    orders = {each.data["order"]: each.data for each in of("order.placed")}
    for each in of("invoice.issued"):
        data, order = each.data, orders[each.data["order"]]
        assert "invoice" == order["payment"]
        assert (order["total"], order["customer"]) == (data["total"], data["customer"])
        assert data["total"] == sum(line["price"] * line["quantity"] for line in data["lines"])
        goods = [line for line in data["lines"] if line["sku"] != "FRAKT"]
        assert [_agreed(line) for line in order["lines"]] == goods
        assert order["delivery"]["address"] == data["to"]
        assert round(data["total"] / 5) == data["vat"]
        assert data["kid"].startswith(data["customer"] + data["invoice"].removeprefix("F-"))
        assert _mod_10(data["kid"])
        assert _mod_11(data["account"])
        assert data["issued_on"] < data["due_on"]


def _agreed(line: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name != "unreturnable"}


def _mod_10(kid: str) -> bool:
    digits = [int(digit) * (1, 2)[place % 2] for place, digit in enumerate(reversed(kid))]
    return 0 == sum(digit - 9 if digit > 9 else digit for digit in digits) % 10


def _mod_11(account: str) -> bool:
    """As Norwegian account numbers are checked; none of them has a remainder of 1."""
    *digits, check = map(int, account)
    weighed = sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return check == -weighed % 11


def test_the_checks_know_a_slip() -> None:
    """A digit that is another, or two that changed places, don't pass: the tests above say something."""
    [issued, *_] = of("invoice.issued")
    kid, account = issued.data["kid"], issued.data["account"]
    for place in range(len(kid)):
        assert not _mod_10(kid[:place] + str((int(kid[place]) + 1) % 10) + kid[place + 1 :])
        assert not _mod_11(
            account[:place] + str((int(account[place]) + 1) % 10) + account[place + 1 :]
        )


def test_each_order_on_account_has_its_invoice() -> None:
    """One for each order that was sent on account; they are numbered as they were issued."""
    shipped = {each.data["order"] for each in of("order.shipped")}
    on_account = {
        each.data["order"] for each in of("order.placed") if each.data["payment"] == "invoice"
    }
    issued = list(of("invoice.issued"))
    assert sorted(on_account & shipped) == sorted(each.data["order"] for each in issued)
    numbers = [each.data["invoice"] for each in issued]
    assert sorted(set(numbers)) == numbers


def test_invoices_go_their_way() -> None:
    """Reminded after the day when it was due, once after another, before inkasso; paid by whom it
    was sent to."""
    for invoice in invoices():
        due, number = invoice.issued.data["due_on"], 0
        for each in invoice.told("reminded"):
            assert due < str(each.at.date()) < each.data["due_on"]
            due, number = each.data["due_on"], number + 1
            assert (number, 35_00) == (each.data["number"], each.data["fee"])
        for each in invoice.told("sent_to_collection"):
            assert due < str(each.at.date())
            assert 2 == number
            assert _mod_11(each.data["account"])
            assert each.data["account"] != invoice.issued.data["account"]
            assert each.data["phone"].startswith("+47 400 00 ")
        for each in invoice.later:
            assert invoice.issued.at < each.at
            same = ("customer", "order")
            assert [invoice.issued.data[x] for x in same] == [each.data[x] for x in same]
        for each in invoice.told("paid"):
            assert each.data["paid_on"] <= str(each.at.date())


def test_what_was_owed_was_paid() -> None:
    """To the øre, but for what is said here; of each kind somebody sees one."""
    kinds: dict[str, list[str]] = {}
    for invoice in invoices():
        who = NUMBERS[invoice.issued.data["customer"]].profile.first_name
        kinds.setdefault(_kind(invoice), []).append(str(who))
    assert {"Kari": 2, "Mona": 6} == Counter(kinds.pop("paid in time"))
    expected = {
        "paid late, with a fee": ["Ola"],
        "credited after a return, the rest paid": ["Mona"],
        "paid in part, in inkasso": ["Ola"],
        "paid too much": ["Kari"],
        "overdue": ["Mona"],
        "not due yet": ["Mona", "Kari"],
    }
    assert expected == kinds


def test_what_was_returned_is_paid_back_once() -> None:
    """Taken off the invoice that credits it, where it was on account, and paid out where it wasn't."""
    issued = {each.data["order"]: each.data["invoice"] for each in of("invoice.issued")}
    credited = {(x.data["invoice"], x.data["amount"]) for x in of("invoice.credited")}
    deducted = {
        (each.data["deducted_from"], each.data["amount"])
        for each in of("return.refunded")
        if each.data["order"] in issued
    }
    assert credited == deducted
    for each in of("return.refunded"):
        assert issued.get(each.data["order"]) == each.data.get("deducted_from")


def _kind(invoice: Invoice) -> str:
    today = str(FIRST_DAY)
    if invoice.told("sent_to_collection"):
        assert 0 < invoice.sum_of("paid") < invoice.sum_of("paid") + invoice.left
        return "paid in part, in inkasso"
    if invoice.left < 0:
        return "paid too much"
    if invoice.left > 0:
        assert not invoice.told("paid")
        return "overdue" if invoice.due_on < today else "not due yet"
    if invoice.told("credited"):
        return "credited after a return, the rest paid"
    if invoice.told("reminded"):
        return "paid late, with a fee"
    assert invoice.told("paid")[-1].data["paid_on"] <= invoice.due_on
    return "paid in time"
