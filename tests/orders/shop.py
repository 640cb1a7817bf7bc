"""What the shop tells of orders, as a test says it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tests.events.shop import Happened

FURULIA = {"name": "Kari Nordmann", "street": "Furulia 12", "postcode": "0956", "city": "Oslo"}
BRYGGEN = {"name": "Ola Nordmann", "street": "Bryggen 4", "postcode": "5003", "city": "Bergen"}
LEAD = {"sku": "MP-10480", "name": "Gåbånd", "quantity": 1, "price": 24900}
FOOD = {"sku": "MP-10061", "name": "Vilter Vidde", "quantity": 2, "price": 104900}
KID, ACCOUNT = "10001302032", "12345678903"
TABLES = (
    "shop_order", "order_line", "order_event", "shipment", "invoice", "invoice_entry",
    "order_return", "complaint",
)  # fmt: skip


def placed(order: str = "5001", hours: float = 1, **said: Any) -> Happened:
    """Of customer 10001, unless it says a guest's `email`."""
    whose = {} if "email" in said else {"customer": "10001"}
    delivery = {"method": "home_delivery", "address": FURULIA, "price": 9900}
    data = {"order": order, "lines": [LEAD, FOOD], "delivery": delivery, "payment": "invoice",
            "total": 244600, "vat": 48920, **whose, **said}  # fmt: skip
    return Happened("order.placed", data, hours)


def order(what: str, hours: float, order: str = "5001", **said: Any) -> Happened:
    return Happened(f"order.{what}", {"order": order, **said}, hours)


def shipped(
    hours: float = 3, order: str = "5001", shipment: str = "1",
    lines: Sequence[tuple[str, int]] = (("1", 1), ("2", 2)), **said: Any,
) -> Happened:  # fmt: skip
    packed = [{"line": line, "quantity": quantity} for line, quantity in lines]
    data = {"order": order, "shipment": shipment, "carrier": "Budtjenesten", "lines": packed}
    return Happened("order.shipped", data | said, hours)


def issued(invoice: str = "F-1", hours: float = 4, **said: Any) -> Happened:
    data = {"invoice": invoice, "order": "5001", "kid": KID, "account": ACCOUNT,
            "issued_on": "2026-11-20", "due_on": "2026-12-04", "to": FURULIA,
            "lines": [LEAD, FOOD], "total": 244600, "vat": 48920}  # fmt: skip
    return Happened("invoice.issued", {k: v for k, v in (data | said).items() if v}, hours)


def invoice(what: str, hours: float, invoice: str = "F-1", **said: Any) -> Happened:
    return Happened(f"invoice.{what}", {"invoice": invoice, **said}, hours)


def paid(hours: float = 5, amount: int = 244600, **said: Any) -> Happened:
    return invoice("paid", hours, amount=amount, paid_on="2026-11-21", **said)


def return_(what: str, hours: float, rma: str = "R-1", **said: Any) -> Happened:
    return Happened(f"return.{what}", {"rma": rma, "order": "5001", **said}, hours)


def complaint(what: str, hours: float, complaint: str = "K-1", **said: Any) -> Happened:
    return Happened(f"complaint.{what}", {"complaint": complaint, "order": "5001", **said}, hours)


async def owners(owner: Any) -> dict[str, set[UUID | None]]:
    """Whose the rows of each table are, where it has any."""
    found = {
        table: {row[0] for row in await owner.fetch(f"SELECT customer FROM {table}")}
        for table in TABLES
    }
    return {table: whose for table, whose in found.items() if whose}


async def picture(owner: Any) -> dict[str, list[str]]:
    """All that the events have made of orders, without our ids; each row says whose it is and what
    it belongs to by the shop's numbers."""
    whose = "(SELECT coalesce(number, email) FROM customer WHERE id = t.customer) AS whose"
    of_order = "(SELECT number FROM shop_order WHERE id = t.shop_order) AS of_order"
    of_invoice = "(SELECT number FROM invoice WHERE id = t.invoice) AS of_invoice"
    of = dict.fromkeys(TABLES, of_order) | {"invoice_entry": of_invoice}
    of |= {"shop_order": "1", "invoice": "1"}
    ours = {"id", "customer", "shop_order"}
    return {
        table: sorted(
            str({k: v for k, v in dict(row).items() if k not in ours and not isinstance(v, UUID)})
            for row in await owner.fetch(f"SELECT t.*, {whose}, {of[table]} FROM {table} t")
        )
        for table in TABLES
    }
