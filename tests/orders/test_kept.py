"""What the Bookkeeping Act keeps of a purchase, and how long."""

from typing import Any

import pytest

from minside.core.personal import Erasure
from minside.orders.tables import Invoice, InvoiceEntry, OrderLine, Shipment, ShopOrder

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


@pytest.mark.parametrize(("table", "months"), [(Invoice, 60), (ShopOrder, 42)])
def test_it_is_kept_as_long_as_the_act_says(table: Any, months: int) -> None:
    """Five years after the accounting year, and three and a half for what is no voucher
    (bokføringsloven §13)."""
    retention = table.personal.retention
    assert (months, "bokføringsloven §13") == (retention.months_after_year, retention.reference)
