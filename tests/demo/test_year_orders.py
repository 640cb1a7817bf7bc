"""The orders of the demo's year: what they cost, how they went, and that every kind is there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.demo.feed import by_sku
from tests.demo.told import Event, days_ago, last_of, of, year

FREE_FROM = 700_00
FREE_TO_A_PICKUP_POINT_FROM = 500_00
PRICES = {"home_delivery": 99_00, "pickup_point": 59_00, "letter_box": 39_00}
RIGHT_OF_WITHDRAWAL = 14
# What is told of an order no later than the order itself.
AT_ONCE = {"code.used", "message.code_used", "payment.failed"}


class Order(NamedTuple):
    """An order as it was placed, and what was told of it afterwards."""

    placed: Event
    later: tuple[Event, ...]

    def told(self, type: str) -> list[Event]:
        return [each for each in self.later if each.type == type]

    @property
    def lines(self) -> dict[str, dict[str, Any]]:
        return {line["line"]: line for line in self.placed.data["lines"]}

    @property
    def cancelled(self) -> set[str]:
        """Which lines; all, where none is named."""
        gone = self.told("order.cancelled")
        return {line for each in gone for line in each.data.get("lines", self.lines)}


def orders() -> Iterator[Order]:
    for placed in of("order.placed"):
        yield Order(placed, tuple(filter(lambda each: _is_of(placed, each), year())))


def _is_of(placed: Event, each: Event) -> bool:
    return each is not placed and each.data.get("order") == placed.data["order"]


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
    off what it says."""
    issued = {each.data["code"]: each.data for each in of("code.issued")}
    used = {each.data["order"]: each.data for each in of("code.used", "message.code_used")}
    coded = [each for each in of("order.placed") if each.data.get("code")]
    assert {each.data["order"] for each in coded} == set(used)
    for each in coded:
        code, data = each.data["code"], each.data
        assert (code, data["customer"]) == (
            used[data["order"]]["code"],
            used[data["order"]]["customer"],
        )
        if code in issued:
            mine = issued[code]
            assert mine["customer"] == data["customer"]
            assert mine["valid_from"] <= str(each.at.date()) <= mine["valid_until"]
            goods = sum(line["price"] * line["quantity"] for line in data["lines"])
            assert round(goods * mine["percent"] / 100) == data["discount"]
        else:
            assert any(code in (sent.data.get("text") or "") for sent in of("message.sent"))
    left = [each for code, each in issued.items() if code not in {x.data["code"] for x in coded}]
    ended = {each["valid_until"] < str(year()[-1].at.date()) for each in left}
    assert {True, False} == ended


def test_members_come_and_go() -> None:
    """Kari and Ola are members, Ola for the second time, and Mona never was."""
    periods: dict[str, list[str]] = {}
    for each in of("membership.started", "membership.ended"):
        periods.setdefault(each.data["customer"], []).append(each.type.partition(".")[2])
    assert {"10001": ["started"], "10002": ["started", "ended", "started"]} == periods
    withdrawn = {each.data["benefit"] for each in of("benefit.withdrawn")}
    assert 4 == len({each.data["benefit"] for each in of("benefit.offered")} - withdrawn)


def test_every_kind_of_order_is_there() -> None:
    """What the pages about orders can show, somebody sees on the demo's first day."""
    expected = {
        "delivered long ago", "may go back", "made_to_order", "perishable", "two parcels",
        "under way", "being packed", "may be cancelled", "cancelled", "partly cancelled",
        "too late to cancel", "changed", "came back", "a guest's", "a guest's, written otherwise",
        "discount and code", "sold no more", "dearer now", "return ended", "return under way",
        "complaint open", "complaint settled", "card", "vipps", "invoice",
    }  # fmt: skip
    assert expected == {kind for order in orders() for kind in _kinds(order)}


def _kinds(order: Order) -> Iterator[str]:
    yield order.placed.data["payment"]
    yield from _of_what(order)
    yield from _whose(order)
    yield from _on_its_way(order)
    yield from _afterwards(order)


def _of_what(order: Order) -> Iterator[str]:
    now = last_of("product.price_changed")
    for line in order.lines.values():
        yield from filter(None, [line.get("unreturnable")])
        if line["sku"] in last_of("product.gone"):
            yield "sold no more"
        elif line["sku"] in now and now[line["sku"]].data["price"] > line["price"]:
            yield "dearer now"
    if order.placed.data.get("discount") and order.placed.data.get("code"):
        yield "discount and code"


def _whose(order: Order) -> Iterator[str]:
    if order.placed.data.get("customer") is None:
        email = order.placed.data["email"]
        assert "kari@example.com" == email.lower()
        yield "a guest's" if email == email.lower() else "a guest's, written otherwise"


def _on_its_way(order: Order) -> Iterator[str]:
    shipped, arrived = order.told("order.shipped"), order.told("order.delivered")
    returned = order.told("order.parcel_returned")
    if arrived:
        days = days_ago(arrived[-1].at)
        yield from ["delivered long ago"] * (days > 100) + ["may go back"] * (3 <= days <= 5)
    elif shipped:
        yield "came back" if returned else "under way"
    elif order.told("order.packing"):
        yield "being packed"
    elif order.cancelled == set(order.lines):
        yield "cancelled"
    else:
        assert 1 == days_ago(order.placed.at), "what is older is packed"
        yield "may be cancelled"
    if len(shipped) > 1:
        yield "two parcels"
    if order.cancelled and order.cancelled < set(order.lines):
        yield "partly cancelled"
    if any(each.data.get("lines") for each in order.told("order.changed")):
        yield "changed"
    if order.told("order.cancellation_refused"):
        yield "too late to cancel"


def _afterwards(order: Order) -> Iterator[str]:
    if order.told("return.opened"):
        yield "return ended" if order.told("return.refunded") else "return under way"
    if order.told("complaint.opened"):
        yield "complaint settled" if order.told("complaint.settled") else "complaint open"
