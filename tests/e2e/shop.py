"""The shop, as it tells the running demo of a test's own customer and what they buy."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from time import monotonic
from typing import Any, Self, TypeVar

from tests.e2e.beside import connected, in_thread
from tests.e2e.newcomers import Newcomer

from minside.core import clock
from minside.core.database import Database
from minside.core.keys import Keyring
from minside.events import actions as events

ADDRESS = {"name": "Åse Nykommer", "street": "Lyngveien 8", "postcode": "0956", "city": "Oslo"}
LEAD = {"line": "1", "sku": "MP-10480", "name": "Gåbånd", "quantity": 1, "price": 19900}
FOOD = {"line": "2", "sku": "MP-10061", "name": "Vilter Vidde", "quantity": 2, "price": 104900}
PATIENCE = 30
T = TypeVar("T")
_numbers = count(1)


@dataclass(frozen=True)
class Told:
    """One event: what, with which data, so many days ago."""

    type: str
    data: Mapping[str, Any]
    days_ago: float


class Order:
    """One order of the customer's, which the shop tells of little by little."""

    def __init__(self, who: Newcomer, number: str, days_ago: float) -> None:
        self.who, self.number, self.days_ago = who, number, days_ago

    def happened(self, what: str, days_ago: float, **said: Any) -> Self:
        return self._told(f"order.{what}", days_ago, order=self.number, **said)

    def shipped(self, days_ago: float, *lines: str, **said: Any) -> Self:
        """A parcel with these lines, or all."""
        packed = [
            {"line": line["line"], "quantity": line["quantity"]}
            for line in (LEAD, FOOD)
            if not lines or line["line"] in lines
        ]
        parcel = {"shipment": f"{self.number}-1", "carrier": "Budtjenesten", "lines": packed}
        return self.happened("shipped", days_ago, **parcel, **said)

    def delivered(self, days_ago: float) -> Self:
        return self.happened("delivered", days_ago, shipment=f"{self.number}-1")

    def invoiced(self, days_ago: float, *, due: int, kid: str = "10001302032") -> Self:
        """Due so many days from now; before, where it is negative."""
        return self._told(
            "invoice.issued", days_ago,
            invoice=self.invoice, order=self.number, kid=kid, account="12345678903",
            issued_on=day(-days_ago), due_on=day(due), to=ADDRESS, lines=[LEAD, FOOD],
            total=239600, vat=47920,
        )  # fmt: skip

    def billed(self, what: str, days_ago: float, **said: Any) -> Self:
        return self._told(f"invoice.{what}", days_ago, invoice=self.invoice, **said)

    @property
    def invoice(self) -> str:
        return f"F-{self.number}"

    @property
    def path(self) -> str:
        """Of its page, as the demo knows it."""
        return f"/bestillinger/{in_thread(_order_id(self.who, self.number))}"

    def _told(self, type: str, days_ago: float, **data: Any) -> Self:
        tell(self.who, Told(type, data, days_ago))
        return self


def order(who: Newcomer, days_ago: float = 3, **said: Any) -> Order:
    """Something was ordered: a lead, and two bags of food."""
    made = Order(who, f"E{next(_numbers)}", days_ago)
    delivery = {"method": "home_delivery", "address": ADDRESS, "price": 9900}
    placed = {
        "lines": [LEAD, FOOD], "delivery": delivery, "payment": "invoice",
        "total": 239600, "vat": 47920, "customer": number_of(who), **said,
    }  # fmt: skip
    return made.happened("placed", days_ago, **placed)


def number_of(who: Newcomer) -> str:
    """What the shop calls the customer; from now on it does."""
    return in_thread(_numbered(who))


async def _numbered(who: Newcomer) -> str:
    async with connected(who.home.owner_url) as owner, owner.scope() as scope:
        known = await scope.fetchval("SELECT number FROM customer WHERE id = $1", who.id)
        if known is not None:
            return known
        number = f"{800_000 + next(_numbers)}"
        await scope.fetch("UPDATE customer SET number = $1 WHERE id = $2", number, who.id)
        await scope.fetch(
            "INSERT INTO shop_number (number, customer) VALUES ($1, $2)", number, who.id
        )
        return number


async def _order_id(who: Newcomer, number: str) -> str:
    async with connected(who.home.owner_url) as owner, owner.scope() as scope:
        return str(await scope.fetchval("SELECT id FROM shop_order WHERE number = $1", number))


def sells(who: Newcomer, name: str, ore: int, contents: str | None = None) -> str:
    """Something new that can be had, for so much; its sku. `contents` are its ingredients."""
    sku = f"E2E-{9_000 + next(_numbers)}"
    details = [{"name": "Ingredienser", "value": contents}] if contents else []
    changed = {"sku": sku, "name": name, "category": ["Hest", "Fôr"], "details": details}
    tell(
        who,
        Told("product.changed", changed, 2),
        Told("product.price_changed", {"sku": sku, "price": ore}, 2),
        Told("product.stock_changed", {"sku": sku, "availability": "in_stock"}, 2),
    )
    return sku


def now_costs(who: Newcomer, sku: str, ore: int) -> None:
    tell(who, Told("product.price_changed", {"sku": sku, "price": ore}, 0))


def sold_out(who: Newcomer, sku: str) -> None:
    tell(who, Told("product.stock_changed", {"sku": sku, "availability": "out_of_stock"}, 0))


def gone(who: Newcomer, sku: str) -> None:
    """It isn't sold any more."""
    tell(who, Told("product.gone", {"sku": sku}, 0))


def tell(who: Newcomer, *told: Told) -> None:
    """As the door takes it in; ends when the demo has heard it."""
    in_thread(_tell(who, told))


async def _tell(who: Newcomer, told: Sequence[Told]) -> None:
    brought = [_brought(each) for each in told]
    async with connected(who.home.service_url) as service:
        for each in brought:
            async with service.scope():
                await events.receive(each, Keyring([who.home.keys]))
        await _heard(service, [each.event_id for each in brought])


def _brought(told: Told) -> events.Brought:
    at = (clock.now() - timedelta(days=told.days_ago)).isoformat()
    body = json.dumps({"type": told.type, "timestamp": at, "data": told.data})
    return events.Brought("shop", f"e2e-{next(_numbers)}", body.encode())


async def _heard(service: Database, ids: Sequence[str]) -> None:
    """Raises `AssertionError` where one of them wasn't taken in, or in time."""
    until, rows = monotonic() + PATIENCE, []
    while monotonic() < until:
        async with service.scope() as scope:
            rows = await scope.fetch(
                "SELECT state, reason FROM event WHERE event_id = ANY($1)", list(ids)
            )
        if all(row["state"] == "handled" for row in rows):
            return
        assert not any(row["state"] == "dead" for row in rows), rows
        await asyncio.sleep(0.1)
    raise AssertionError(f"not heard: {rows}")


def day(days: float) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()
