"""What was done with a cart, and taking it back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.scope import current
from minside.customers import actions as customers

from . import refusals
from .holding import Held, change, check_room, hold
from .kinds import UNDOABLE, ChangeKind
from .making import check_carts
from .reading import Cart, get

UNDO_FOR: Final = timedelta(days=1)
SHOWN: Final = 50
_ENDED: Final = (ChangeKind.DELETED, ChangeKind.MERGED)
"""Taken back, a cart is there again."""


class LineChange(msgspec.Struct, frozen=True):
    """How many of a product there were, and were then, in this cart."""

    cart: UUID
    sku: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """`cart` is where it is told of, `other` which one it was done with, `named` what that, or this, was
    called before."""

    id: UUID
    cart: UUID
    kind: ChangeKind
    by_shop: bool
    at: datetime
    other: UUID | None
    named: str | None
    lines: Sequence[LineChange]
    undone_at: datetime | None

    def of_cart(self, cart: UUID) -> list[LineChange]:
        return [line for line in self.lines if line.cart == cart]

    @property
    def may_undo(self) -> Allowance:
        """As far as the change alone says: what was done since is looked at when it is tried."""
        if self.kind not in UNDOABLE or self.undone_at is not None:
            return Allowance(refusals.ChangedSince.why)
        until = self.at + UNDO_FOR
        return Allowance(None if clock.now() < until else refusals.TooLateToUndo.why, until)


async def changes_of(carts: Sequence[UUID]) -> list[list[Change]]:
    """The newest `SHOWN` of each cart, newest first, also what was done with another one."""
    rows = await current().fetch(
        """
        SELECT wanted.cart AS of_cart, found.*
        FROM unnest($1::uuid[]) AS wanted (cart) CROSS JOIN LATERAL (
            SELECT id, cart, kind, by_shop, at, other, named, lines, undone_at FROM cart_change h
            WHERE h.customer = $2 AND (h.cart = wanted.cart OR h.other = wanted.cart)
            ORDER BY at DESC, id DESC LIMIT $3
        ) found ORDER BY found.at DESC, found.id DESC
        """,
        list(carts), current().customer, SHOWN,
    )  # fmt: skip
    found: dict[UUID, list[Change]] = defaultdict(list)
    for row in rows:
        found[row["of_cart"]].append(_change(row))
    return [found[cart] for cart in carts]


async def find_change(customer: UUID, change: UUID, *, held: bool = False) -> Change | None:
    row = await current().fetchrow(
        f"""
        SELECT id, cart, kind, by_shop, at, other, named, lines, undone_at FROM cart_change
        WHERE customer = $1 AND id = $2 {"FOR UPDATE" if held else ""}
        """,  # noqa: S608 - our own words
        customer, change,
    )  # fmt: skip
    return _change(row) if row else None


@dataclass(frozen=True, slots=True)
class Deleted:
    """A cart that can be brought back by undoing `change`, until then; `name` is None for one of the shop's
    that has none."""

    change: UUID
    name: str | None
    deleted_at: datetime
    until: datetime


async def deleted(customer: UUID) -> list[Deleted]:
    """What was deleted last comes first."""
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (c.id) h.id, c.name, h.at FROM cart_change h
        JOIN cart c ON c.customer = h.customer AND c.id = h.cart
        WHERE h.customer = $1 AND h.kind = $2 AND h.undone_at IS NULL AND h.at > $3
            AND c.deleted_at IS NOT NULL AND c.met IS NULL
        ORDER BY c.id, h.at DESC
        """,
        customer, ChangeKind.DELETED.value, clock.now() - UNDO_FOR,
    )  # fmt: skip
    found = [Deleted(row["id"], row["name"], row["at"], row["at"] + UNDO_FOR) for row in rows]
    return sorted(found, key=lambda each: each.deleted_at, reverse=True)


def _change(row: Any) -> Change:
    return Change(
        id=row["id"],
        cart=row["cart"],
        kind=ChangeKind(row["kind"]),
        by_shop=row["by_shop"],
        at=row["at"],
        other=row["other"],
        named=row["named"],
        lines=msgspec.json.decode(row["lines"], type=list[LineChange]),
        undone_at=row["undone_at"],
    )


async def undo(customer: UUID, change_id: UUID) -> Cart:
    """The cart as it was before, where what was changed is as it was left; so for a day.

    Raises `refusals.ChangeNotFound`, `refusals.ChangedSince`, `refusals.TooLateToUndo`, `CartNotFound`,
    and `TooManyCarts`, `TooManyLines` where there isn't room any more for what would come back.
    """
    found = await find_change(customer, change_id)
    if found is None:
        raise refusals.ChangeNotFound("change")
    carts = [found.cart, *([found.other] if found.other else [])]
    if found.kind in _ENDED:
        await customers.lock(customer)
    held = await hold(customer, *((cart, "change") for cart in carts), deleted=True)
    # Of two who take it back at once the second finds that it is.
    found = await find_change(customer, change_id, held=True)
    assert found is not None
    _check(found, held)
    if found.kind in _ENDED:
        await check_carts(customer)
    first, *others = [
        (cart, {line.sku: line.before for line in found.of_cart(cart.id)}) for cart in held
    ]
    for cart, wanted in (first, *others):
        check_room(cart, wanted, "change")
    await change(ChangeKind.UNDONE, first, *others)
    await current().fetch(
        "UPDATE cart_change SET undone_at = $2 WHERE id = $1", change_id, clock.now()
    )
    await current().fetch(
        "UPDATE cart SET deleted_at = NULL WHERE id = ANY($1)", [cart.id for cart in held]
    )
    return await get(customer, found.cart)


def _check(found: Change, held: Sequence[Held]) -> None:
    may = found.may_undo
    if not may.allowed:
        late = may.reason is refusals.TooLateToUndo.why
        raise refusals.TooLateToUndo() if late else refusals.ChangedSince()
    gone = {ChangeKind.DELETED: found.cart, ChangeKind.MERGED: found.other}.get(found.kind)
    for cart in held:
        if (cart.deleted_at is not None) != (cart.id == gone):
            raise refusals.ChangedSince()
        if any(cart.lines.get(line.sku, 0) != line.after for line in found.of_cart(cart.id)):
            raise refusals.ChangedSince()
