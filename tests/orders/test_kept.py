"""What is kept of a purchase, and how long: as the Bookkeeping Act says, and while one may complain."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from minside.core.personal import Erasure
from minside.orders import actions as orders
from minside.orders.actions import receiving
from minside.orders.actions.kinds import ShipmentPurpose
from minside.orders.actions.parts import Agreed, Packed, Parcel
from minside.orders.actions.standing import stand
from minside.orders.tables import (
    Complaint,
    ComplaintPicture,
    Invoice,
    InvoiceEntry,
    OrderEvent,
    OrderLine,
    OrderReturn,
    Shipment,
    ShopOrder,
)

# What says whose it is goes with the customer.
DETACHED = {"customer", "told_of", "email", "tracking", "tracking_url", "return_reason"}


@pytest.mark.parametrize("table", [Invoice, InvoiceEntry, ShopOrder, OrderLine, Shipment])
def test_a_purchase_is_kept_and_detached(table: Any) -> None:
    """Every column of it but those that lead back to the customer (S8, S15, S39)."""
    personal = table.personal
    blank = {
        each.column._meta.name
        for each in personal.columns
        if getattr(each, "overrides", {}).get("erasure", personal.erasure) is not Erasure.KEEP
    }
    assert personal.erasure is Erasure.KEEP
    assert {"customer"} <= blank <= DETACHED


def test_an_invoice_is_kept_as_long_as_the_act_says() -> None:
    """Five years after the accounting year, and what became of it with it (bokføringsloven §13)."""
    retention = Invoice.personal.retention
    assert (60, "bokføringsloven §13") == (retention.months_after_year, retention.reference)
    assert "invoice" == InvoiceEntry.personal.retention.follows


def test_a_packing_slip_is_kept_as_long_as_the_act_says() -> None:
    """Three and a half years after the accounting year: one of 10 March 2026 through June 2030
    (bokføringsloven §13). What came in the parcel goes with the order."""
    facts = Shipment.personal.facts
    slips = {name for name, each in facts.items() if each.retention.counts_from == "shipped_at"}
    assert {"number", "carrier", "tracking", "tracking_url", "expected_on"} == slips
    rule = facts["number"].retention
    assert "bokføringsloven §13" == rule.reference
    years, left = divmod(rule.months_after_year or 0, 12)
    shipped = date(2026, 3, 10)
    gone_on = date(shipped.year + 1 + years, 1 + left, 1)
    assert date(2030, 6, 30) == gone_on - timedelta(days=1)
    assert "shop_order" == facts["contents"].retention.follows


@pytest.mark.parametrize("placed", [date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)])
def test_an_order_is_kept_while_it_can_be_complained_of(placed: date) -> None:
    """Also where it came as late as anything is waited for, with all that hangs on it
    (forbrukerkjøpsloven §27)."""
    months = ShopOrder.personal.retention.months_after_year
    assert months is not None
    years, left = divmod(months, 12)
    gone_on = date(placed.year + 1 + years, 1 + left, 1)
    assert "placed_at" == ShopOrder.personal.retention.counts_from
    came = datetime.combine(placed + receiving.WAIT, time(12), UTC)
    standing = stand([Agreed("1", "A", "Fôr", 1, 100, None)], [], [_parcel(came)], [])
    until = orders.may_complain(standing.lines[0]).until
    assert until is not None
    assert until.date() < gone_on
    for table in (OrderLine, OrderEvent, Shipment, OrderReturn, Complaint, ComplaintPicture):
        assert "shop_order" == table.personal.retention.follows


def _parcel(came: datetime) -> Parcel:
    sent = came - timedelta(days=1)
    order = ShipmentPurpose.ORDER
    contents = [Packed("1", 1)]
    return Parcel(uuid4(), "1", order, "Bud", None, None, contents, sent, came, None, None)
