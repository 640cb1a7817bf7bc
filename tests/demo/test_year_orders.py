"""The orders of the demo's year: what they cost, and how they went."""

from datetime import timedelta
from typing import Any

from tests.demo.feed import by_sku
from tests.demo.told import FIRST_DAY, Event, Order, days_ago, last_of, of, orders

FREE_FROM = 700_00
FREE_TO_A_PICKUP_POINT_FROM = 500_00
PRICES = {"home_delivery": 99_00, "pickup_point": 59_00, "letter_box": 39_00}
RIGHT_OF_WITHDRAWAL = 14
# What is told of an order no later than the order itself.
AT_ONCE = {"code.used", "message.code_used", "payment.failed"}


def test_orders_are_numbered_as_they_came() -> None:
    """Each number is its own and higher than those before; each parcel is called by its order."""
    numbers = [each.placed.data["order"] for each in orders()]
    assert sorted(set(numbers)) == numbers
    shipments = [each.data["shipment"] for each in of("order.shipped")]
    assert len(shipments) == len(set(shipments))
    for each in of("order.shipped"):
        number, _, parcel = each.data["shipment"].partition("-")
        assert each.data["order"] == number
        assert f"MP{number}{parcel}NO" == each.data["tracking"]
        assert each.data["tracking_link"].endswith(each.data["tracking"])


def test_orders_cost_what_things_cost_then() -> None:
    """Lines name products of the feed at the price of the day, and sums, delivery and VAT are right."""
    for each in of("order.placed"):
        data = each.data
        goods = sum(_priced(line, each.at) * line["quantity"] for line in data["lines"])
        assert _delivery(each, goods) == data["delivery"]["price"], data["order"]
        assert data["total"] == goods + data["delivery"]["price"] - data.get("discount", 0)
        assert round(data["total"] / 5) == data["vat"]
    for each in of("cart.changed"):
        for line in each.data["lines"]:
            _priced(line, each.at)


def _priced(line: dict[str, Any], at: Any) -> int:
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


def _delivery(placed: Event, goods: int) -> int:
    """Free for who buys enough, and sooner for members of the venneklubb who fetch it."""
    method = placed.data["delivery"]["method"]
    member = method == "pickup_point" and _has(placed, "v-frakt")
    free_from = FREE_TO_A_PICKUP_POINT_FROM if member else FREE_FROM
    return 0 if goods >= free_from else PRICES[method]


def _has(placed: Event, benefit: str) -> bool:
    """Whether who ordered was a member then, and the benefit was offered."""
    joined = False
    for each in of("membership.started", "membership.ended"):
        if each.at <= placed.at and each.data["customer"] == placed.data.get("customer"):
            joined = each.type == "membership.started"
    offered = (each for each in of("benefit.offered") if each.data["benefit"] == benefit)
    return joined and any(each.at <= placed.at for each in offered)


def test_changed_orders_add_up() -> None:
    """What an order costs after a change is what remains of it, at the prices agreed."""
    changes = list(of("order.changed"))
    assert changes
    for order in orders():
        for each in order.told("order.changed"):
            lines = each.data.get("lines") or [
                line for name, line in order.lines.items() if name not in order.cancelled
            ]
            goods = sum(line["price"] * line["quantity"] for line in lines)
            delivery = order.placed.data["delivery"]["price"]
            assert goods + delivery == each.data["total"]
            assert round(each.data["total"] / 5) == each.data["vat"]


def test_nothing_is_sold_that_is_not_sold() -> None:
    """Products that aren't in the feed are known when they are ordered, and not gone yet."""
    gone = last_of("product.gone")
    known = last_of("product.changed")
    for each in of("order.placed"):
        for line in each.data["lines"]:
            if line["sku"] not in by_sku():
                assert known[line["sku"]].at < each.at < gone[line["sku"]].at


def test_nothing_is_ordered_that_is_out_of_stock() -> None:
    """Lines name what was in stock by what was told last, or what may be ordered and waited for."""
    for each in of("order.placed"):
        for line in each.data["lines"]:
            told = [
                stock.data["availability"]
                for stock in of("product.stock_changed")
                if stock.data["sku"] == line["sku"] and stock.at < each.at
            ]
            now = told or [by_sku()[line["sku"]]["availability"]]
            assert now[-1] in {"in_stock", "backorder"}, line


def test_orders_go_their_way() -> None:
    """Ordered, packed, shipped whole but for what was cancelled, arrived or come back, in that
    order, and by whoever ordered it; what is packed can't be cancelled."""
    for order in orders():
        moments = [order.placed.at]
        for type in ("order.packing", "order.shipped", "order.delivered"):
            moments += [each.at for each in order.told(type)[:1]]
        assert moments == sorted(set(moments))
        for each in order.later:
            assert each.type in AT_ONCE or order.placed.at < each.at
            if each.type.startswith(("order.", "invoice.", "return.", "complaint.")):
                assert order.placed.data.get("customer") == each.data.get("customer")
        for each in order.told("order.cancelled"):
            assert all(each.at < at for at in moments[1:])
        _is_shipped_whole(order)


def _is_shipped_whole(order: Order) -> None:
    """Each line lies in one parcel in the quantity ordered, once anything is shipped."""
    packed: dict[str, int] = {}
    for each in order.told("order.shipped"):
        for line in each.data["lines"]:
            assert line["line"] not in packed
            packed[line["line"]] = line["quantity"]
    if packed:
        left = {name: line for name, line in order.lines.items() if name not in order.cancelled}
        assert {name: line["quantity"] for name, line in left.items()} == packed
    shipped = {each.data["shipment"]: each.at for each in order.told("order.shipped")}
    for each in [*order.told("order.delivered"), *order.told("order.parcel_returned")]:
        assert shipped.pop(each.data["shipment"]) < each.at


def test_what_is_under_way_says_when_it_comes() -> None:
    """Not a day that is over; and who fetches a parcel knows where, and nobody else is told one."""
    waiting = {each.data["shipment"]: each for each in of("order.shipped")}
    for each in of("order.delivered", "order.parcel_returned"):
        del waiting[each.data["shipment"]]
    assert waiting
    for each in waiting.values():
        assert str(FIRST_DAY) <= each.data["expected_on"] <= str(FIRST_DAY + timedelta(days=4))
    for each in of("order.placed"):
        delivery = each.data["delivery"]
        assert ("pickup_point" == delivery["method"]) == ("pickup_point" in delivery)


def test_what_nobody_fetched_says_so() -> None:
    """Each parcel that came back says what kind of reason it was."""
    assert {"not_collected"} == {each.data["why"] for each in of("order.parcel_returned")}


def test_returns_go_their_way() -> None:
    """Opened within 14 days of the parcel, of what can go back; then received, then paid back what
    it cost."""
    for order in orders():
        for opened in order.told("return.opened"):
            arrived = order.told("order.delivered")[-1].at
            assert 0 <= days_ago(arrived) - days_ago(opened.at) <= RIGHT_OF_WITHDRAWAL
            worth = 0
            for line in opened.data["lines"]:
                bought = order.lines[line["line"]]
                assert "unreturnable" not in bought
                assert line["quantity"] <= bought["quantity"]
                worth += line["quantity"] * bought["price"]
            later = [each for each in order.later if each.data.get("rma") == opened.data["rma"]]
            way = ["return.opened", "return.received", "return.refunded"]
            assert way[: len(later)] == [each.type for each in later]
            assert [worth] * (len(later) == 3) == [x.data["amount"] for x in later[2:]]


def test_complaints_go_their_way() -> None:
    """Of a line that has arrived; settled later, with an answer that is kind and no form."""
    for order in orders():
        for opened in order.told("complaint.opened"):
            assert order.told("order.delivered")[-1].at < opened.at
            assert opened.data["line"] in order.lines
        for settled in order.told("complaint.settled"):
            opened = order.told("complaint.opened")[0]
            assert opened.data["complaint"] == settled.data["complaint"]
            assert opened.at < settled.at
            assert "Takk" in settled.data["text"]


def test_codes_are_used_by_whom_they_were_given_to() -> None:
    """A code in an order is the customer's own and still good, or one from a message, and it takes
    off what it says; of those that nobody used one has ended, and one is good for a while."""
    issued = {each.data["code"]: each.data for each in of("code.issued")}
    coded = [each for each in of("order.placed") if each.data.get("code")]
    used = of("code.used", "message.code_used")
    assert {_use(each) for each in coded} == {_use(each) for each in used}
    for each in coded:
        goods = sum(line["price"] * line["quantity"] for line in each.data["lines"])
        if mine := issued.pop(each.data["code"], None):
            assert mine["customer"] == each.data["customer"]
            assert mine["valid_from"] <= str(each.at.date()) <= mine["valid_until"]
            assert round(goods * mine["percent"] / 100) == each.data["discount"]
        else:
            assert any(each.data["code"] in sent.data["text"] for sent in of("message.sent"))
            assert 0 < each.data["discount"] <= goods / 10
    assert {True, False} == {each["valid_until"] < str(FIRST_DAY) for each in issued.values()}


def _use(each: Event) -> tuple[str, str, str]:
    return each.data["code"], each.data["customer"], each.data["order"]


def test_members_come_and_go() -> None:
    """Kari and Ola are members, Ola for the second time, and Mona never was."""
    periods: dict[str, list[str]] = {}
    for each in of("membership.started", "membership.ended"):
        periods.setdefault(each.data["customer"], []).append(each.type.partition(".")[2])
    assert {"10001": ["started"], "10002": ["started", "ended", "started"]} == periods
    withdrawn = {each.data["benefit"] for each in of("benefit.withdrawn")}
    assert 4 == len({each.data["benefit"] for each in of("benefit.offered")} - withdrawn)
