"""Changing carts: whoever does holds their rows, so that no line is lost and none is there twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from .kinds import MIN_SIDE, MOST_LINES, ChangeKind
from .reading import HAD, STANDS
from .refusals import CartNotFound, StaleVersion, TooManyLines


@dataclass(frozen=True, slots=True)
class Held:
    """A cart whose row is held until the transaction ends, and what is in it: how many, by product."""

    id: UUID
    customer: UUID
    name: str | None
    shop_cart: str | None
    version: int
    deleted_at: datetime | None
    reminded_at: datetime | None
    lines: dict[str, int] = field(default_factory=dict[str, int])


Part = tuple[Held, Mapping[str, int]]
"""A cart, and how many of these products there are to be in it."""


async def hold(
    customer: UUID, *carts: tuple[UUID, str], version: int | None = None, deleted: bool = False
) -> list[Held]:
    """The carts, each with the field that names it, in the order given; taken in one order by everybody.
    Also where they are `deleted`, if that is said; never one that has met another. Raises `CartNotFound`, and `StaleVersion` where the
    first one has another than the `version` that was seen."""
    rows = await current().fetch(
        """
        SELECT id, customer, name, shop_cart, version, deleted_at, reminded_at FROM cart
        WHERE customer = $1 AND id = ANY($2) AND met IS NULL ORDER BY id FOR NO KEY UPDATE
        """,
        customer, [cart for cart, _ in carts],
    )  # fmt: skip
    found = {row["id"]: Held(**row) for row in rows if deleted or row["deleted_at"] is None}
    for cart, named in carts:
        if cart not in found:
            raise CartNotFound(named)
    held = [found[cart] for cart, _ in carts]
    if version is not None and held[0].version != version:
        raise StaleVersion("version")
    await _read(held)
    return held


async def _read(held: Sequence[Held]) -> None:
    """In a statement of its own: the one that waited for the rows saw what was there before it waited."""
    rows = await current().fetch(
        f"""
        SELECT l.cart, l.sku, l.quantity
        FROM cart_line l JOIN cart c ON c.customer = l.customer AND c.id = l.cart
        WHERE c.id = ANY($1) AND {STANDS} ORDER BY l.id
        """,  # noqa: S608 - our own words
        [cart.id for cart in held],
    )
    of = {cart.id: cart.lines for cart in held}
    for row in rows:
        of[row["cart"]][row["sku"]] = row["quantity"]


def check_room(cart: Held, wanted: Mapping[str, int], *named: str) -> None:
    """Raises `TooManyLines` where more products would come into a cart than it has room for."""
    after = {sku for sku, quantity in {**cart.lines, **wanted}.items() if quantity > 0}
    if len(after) > max(MOST_LINES, len(cart.lines)):
        raise TooManyLines(*named, most=MOST_LINES)


async def change(
    kind: ChangeKind, first: Part, *others: Part, named: str | None = None
) -> UUID | None:
    """Set so many of these products in each cart, by the customer's word; the id of what was done, by
    which it can be undone, or None where it is as it was."""
    parts = (first, *others)
    lines: list[dict[str, Any]] = []
    for cart, wanted in parts:
        new = {sku: n for sku, n in wanted.items() if cart.lines.get(sku, 0) != n}
        await _say(cart, new, kind, source=_other(cart, parts))
        lines += [
            {"cart": str(cart.id), "sku": sku, "before": cart.lines.get(sku, 0), "after": n}
            for sku, n in new.items()
        ]
    if kind is ChangeKind.LINES and not lines:
        return None
    await touch([cart.id for cart, _ in parts])
    other = others[0][0].id if others else None
    return await note(first[0], kind, lines=lines, other=other, named=named)


def _other(cart: Held, parts: Sequence[Part]) -> UUID | None:
    return next((each.id for each, _ in parts if each.id != cart.id), None)


async def _say(
    cart: Held, wanted: Mapping[str, int], kind: ChangeKind, *, source: UUID | None
) -> None:
    """Never before what was said already: a clock that was ahead doesn't outvote who looks at it now. What
    comes from another cart has been saved since it was put in there; what comes back, since before. What the
    shop has, it has still."""
    await current().fetch(
        f"""
        INSERT INTO cart_line AS l
            (customer, cart, sku, quantity, saved_at, said_at, said_by, in_shop, had_at, had_by)
        SELECT $1, $2, one.sku, one.quantity, coalesce(there.saved_at, $5), $5, $6,
            coalesce({HAD}, false), c.told_at, c.told_by
        FROM unnest($3::text[], $4::integer[]) AS one (sku, quantity)
        JOIN cart c ON c.id = $2
        LEFT JOIN cart_line l ON l.customer = $1 AND l.cart = $2 AND l.sku = one.sku
        LEFT JOIN cart_line there
            ON there.customer = $1 AND there.cart = $7 AND there.sku = one.sku
        ON CONFLICT (customer, cart, sku) DO UPDATE SET quantity = EXCLUDED.quantity,
            saved_at = CASE
                WHEN $8 THEN l.saved_at
                WHEN l.quantity = 0 THEN EXCLUDED.saved_at
                ELSE least(EXCLUDED.saved_at, l.saved_at)
            END,
            said_at = greatest(EXCLUDED.said_at, l.said_at), said_by = EXCLUDED.said_by,
            in_shop = EXCLUDED.in_shop, had_at = EXCLUDED.had_at, had_by = EXCLUDED.had_by
        """,  # noqa: S608 - our own words
        cart.customer, cart.id, list(wanted), list(wanted.values()), clock.now(), MIN_SIDE,
        source, kind is ChangeKind.UNDONE,
    )  # fmt: skip


async def touch(carts: Sequence[UUID]) -> None:
    await current().fetch(
        """
        UPDATE cart SET version = version + 1, touched_at = greatest(touched_at, $2)
        WHERE id = ANY($1)
        """,
        list(carts), clock.now(),
    )  # fmt: skip


async def note(
    cart: Held,
    kind: ChangeKind,
    *,
    lines: Sequence[Mapping[str, Any]] = (),
    other: UUID | None = None,
    named: str | None = None,
    by_shop: bool = False,
    at: datetime | None = None,
) -> UUID:
    """What was done, where the customer reads it."""
    return await current().fetchval(
        """
        INSERT INTO cart_change (customer, cart, kind, by_shop, at, other, named, lines)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
        """,
        cart.customer, cart.id, kind.value, by_shop, at or clock.now(), other, named,
        msgspec.json.encode(list(lines)).decode(),
    )  # fmt: skip
