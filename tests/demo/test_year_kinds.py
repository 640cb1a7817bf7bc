"""Every kind of order is there on the demo's first day, for somebody to see."""

from collections.abc import Iterator

from tests.demo.told import Order, days_ago, last_of, orders


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
