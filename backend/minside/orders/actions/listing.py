"""A customer's orders: a page of them, one of them, and those that are under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.paging import Page, newest_before
from minside.core.refusals import NotFound
from minside.core.scope import current

from .kinds import OrderState, ReturnState, ShipmentPurpose, ShipmentState
from .reading import owner
from .standing import Standing

MOST_UNDER_WAY: Final = 20
# Of whoever orders more than this in three months, the newest are looked at.
LOOKED_AT: Final = 100
UNDER_WAY_FOR: Final = timedelta(days=90)
_DONE: Final = (OrderState.DELIVERED, OrderState.CANCELLED)
ADDRESS: Final = "recipient, street, street2, postcode, city, country"
_COLUMNS: Final = f"""
    id, number, placed_at, delivery_method, delivery_ore, pickup_point, payment, total_ore,
    discount_ore, vat_ore, code, {ADDRESS}
"""
PAGE: Final = f"""
    SELECT {_COLUMNS} FROM shop_order
    WHERE customer = $1 AND (placed_at, id) < ($2, $3)
    ORDER BY placed_at DESC, id DESC LIMIT $4
"""  # noqa: S608 - names of our own


class OrderNotFound(NotFound):
    """No order of this customer's has that id."""


class LineNotFound(NotFound):
    """The order has no such line."""


@dataclass(frozen=True, slots=True)
class Address:
    """As it was when it was written; it doesn't follow the profile."""

    recipient: str
    street: str
    street2: str | None
    postcode: str
    city: str
    country: str

    @classmethod
    def of(cls, row: Any) -> "Address":
        return cls(**{name: row[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Order:
    """What the order itself says; money in whole øre, VAT included."""

    id: UUID
    number: str
    at: datetime
    delivery_method: str
    delivery_ore: int
    pickup_point: str | None
    address: Address
    payment: str
    total_ore: int
    discount_ore: int
    vat_ore: int | None
    code: str | None


async def page(customer: UUID, *, first: int, after: str | None) -> Page[Order]:
    """The newest orders; raises `core.paging.BadCursor`."""
    at, row_id = newest_before(after)
    rows = await current().fetch(PAGE, customer, at, row_id, first + 1)
    return Page.of([_order(row) for row in rows], first, partial(_count, customer))


async def _count(customer: UUID) -> int:
    return await current().fetchval("SELECT count(*) FROM shop_order WHERE customer = $1", customer)


async def find(customer: UUID | None, order: UUID) -> Order | None:
    """One of the customer's orders, or None; without a customer, a guest's."""
    row = await current().fetchrow(
        f"SELECT {_COLUMNS} FROM shop_order WHERE {owner(customer)} AND id = $2",  # noqa: S608 - as above
        customer,
        order,
    )
    return _order(row) if row else None


async def find_many(orders: Sequence[UUID]) -> list[Order | None]:
    """Of the customer at hand, in the order of `orders`; None for what is no order of theirs."""
    rows = await current().fetch(
        f"SELECT {_COLUMNS} FROM shop_order WHERE {owner(current().customer)} AND id = ANY($2)",  # noqa: S608 - as above
        current().customer,
        list(orders),
    )
    found = {row["id"]: _order(row) for row in rows}
    return [found.get(each) for each in orders]


async def get(customer: UUID, order: UUID, *field: str) -> Order:
    """As `find`; raises `OrderNotFound` at the field."""
    found = await find(customer, order)
    if found is None:
        raise OrderNotFound(*(field or ("order",)))
    return found


async def recent(customer: UUID) -> list[Order]:
    """Of the last three months, newest first: what may be under way."""
    rows = await current().fetch(
        f"""
        SELECT {_COLUMNS} FROM shop_order WHERE customer = $1 AND placed_at > $2
        ORDER BY placed_at DESC, id DESC LIMIT $3
        """,  # noqa: S608 - as above
        customer,
        clock.now() - UNDER_WAY_FOR,
        LOOKED_AT,
    )
    return [_order(row) for row in rows]


def under_way(recent: Sequence[Order], stood: Sequence[Standing]) -> list[Order]:
    """At most `MOST_UNDER_WAY` of these: what hasn't come whole, nor was cancelled; and what came back
    whole and was withdrawn from, while its money is waited for."""
    pairs = zip(recent, stood, strict=True)
    waiting = [order for order, how in pairs if how.state not in _DONE or _is_money_awaited(how)]
    return waiting[:MOST_UNDER_WAY]


def _is_money_awaited(how: Standing) -> bool:
    goods = [each for each in how.parcels if each.purpose is ShipmentPurpose.ORDER]
    is_back = bool(goods) and all(each.state is ShipmentState.RETURNED for each in goods)
    awaited = (ReturnState.OPEN, ReturnState.RECEIVED)
    return is_back and any(each.state in awaited for each in how.returns)


def _order(row: Any) -> Order:
    own = [name for name in Order.__slots__ if name not in ("at", "address")]
    return Order(**{name: row[name] for name in own}, at=row["placed_at"], address=Address.of(row))


async def called(customer: UUID, numbers: list[str]) -> dict[str, UUID]:
    """The customer's orders that the shop calls so, by their ids. Answers `hooks.orders_called`."""
    rows = await current().fetch(
        "SELECT number, id FROM shop_order WHERE customer = $1 AND number = ANY($2)",
        customer, numbers,
    )  # fmt: skip
    return {row["number"]: row["id"] for row in rows}
