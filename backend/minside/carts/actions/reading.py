"""Carts as they are shown: a line is what was said last of a product.

The shop tells all that is in a cart of its own. What it told of before and doesn't any more is out of it, also
where its quantity was changed on Min Side meanwhile; what the customer put there on Min Side stays, for the
shop never had it to take out.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current

from .refusals import CartNotFound

# Of a line `l` of a cart `c`: whether it is in it.
STANDS: Final = """
    l.quantity > 0
    AND (NOT l.in_shop OR c.told_at IS NULL OR (l.said_at, l.said_by) >= (c.told_at, c.told_by))
"""
# Of a line `l` of a cart `c`: whether the shop has it, by its newest word.
HAD: Final = "l.in_shop AND (c.told_at IS NULL OR (l.said_at, l.said_by) >= (c.told_at, c.told_by))"
# Of a cart `c`: whether it is one to show. One of the shop's with nothing in it isn't.
SHOWN: Final = f"""
    c.deleted_at IS NULL AND (c.shop_cart IS NULL OR EXISTS (
        SELECT FROM cart_line l WHERE l.customer = c.customer AND l.cart = c.id AND {STANDS}
    ))
"""


@dataclass(frozen=True, slots=True)
class Line:
    """So many of a product, put in at `saved_at`; `told_name` is what the shop called it then."""

    sku: str
    quantity: int
    told_name: str | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Cart:
    """`name` is None for one of the shop's that has none."""

    id: UUID
    name: str | None
    is_from_shop: bool
    version: int
    created_at: datetime
    touched_at: datetime
    reminded_at: datetime | None
    lines: Sequence[Line]


async def carts(customer: UUID) -> list[Cart]:
    """The one that was changed last comes first. Two statements, however many."""
    return await _read(customer, None)


async def find(customer: UUID, cart: UUID) -> Cart | None:
    """One of the customer's, also one of the shop's that is empty; None where there is none such."""
    found = await _read(customer, cart)
    return found[0] if found else None


async def get(customer: UUID, cart: UUID, *field: str) -> Cart:
    """As `find`; raises `CartNotFound` at the field."""
    found = await find(customer, cart)
    if found is None:
        raise CartNotFound(*(field or ("id",)))
    return found


async def _read(customer: UUID, cart: UUID | None) -> list[Cart]:
    which = SHOWN if cart is None else "c.deleted_at IS NULL"
    rows = await current().fetch(
        f"""
        SELECT c.id, c.name, c.shop_cart, c.version, c.created_at, c.touched_at, c.reminded_at
        FROM cart c WHERE c.customer = $1 AND ($2::uuid IS NULL OR c.id = $2) AND {which}
        ORDER BY c.touched_at DESC, c.id DESC
        """,  # noqa: S608 - our own words
        customer, cart,
    )  # fmt: skip
    lines = await _lines(customer, [row["id"] for row in rows])
    return [_cart(row, lines[row["id"]]) for row in rows]


async def _lines(customer: UUID, carts_: Sequence[UUID]) -> dict[UUID, list[Line]]:
    rows = await current().fetch(
        f"""
        SELECT l.cart, l.sku, l.quantity, l.name, l.saved_at
        FROM cart_line l JOIN cart c ON c.customer = l.customer AND c.id = l.cart
        WHERE l.customer = $1 AND l.cart = ANY($2) AND {STANDS} ORDER BY l.id
        """,  # noqa: S608 - our own words
        customer, list(carts_),
    )  # fmt: skip
    found: dict[UUID, list[Line]] = defaultdict(list)
    for row in rows:
        line = Line(row["sku"], row["quantity"], row["name"], row["saved_at"])
        found[row["cart"]].append(line)
    return found


def _cart(row: Any, lines: Sequence[Line]) -> Cart:
    return Cart(
        id=row["id"],
        name=row["name"],
        is_from_shop=row["shop_cart"] is not None,
        version=row["version"],
        created_at=row["created_at"],
        touched_at=row["touched_at"],
        reminded_at=row["reminded_at"],
        lines=lines,
    )
