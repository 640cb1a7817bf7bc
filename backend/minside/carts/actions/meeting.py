"""Which cart here is meant by what the shop tells of one of its own: the one it opened from here, where it says
so or ever did, else one that stands for it alone. Two that meet so are one from then on: of each product the
newest quantity counts, as if there had never been two."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from .changes import LineChange
from .holding import Held, hold
from .kinds import MIN_SIDE, ChangeKind

_NOT_OPENED: Final = "its `opening` is none of this customer's: the cart stands by itself"
_ANOTHERS: Final = (
    "its `opening` is of another cart than the one it was opened from before: that one it stays"
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The cart that was opened, when, and with which products."""

    cart: UUID
    at: datetime
    skus: list[str]


async def meet(customer: UUID, told: Any, moment: datetime) -> tuple[Held, str | None]:
    """The cart, held, also where it is deleted; and what there is to say to the operator.
    Of one customer one word is heard at a time, by whichever number."""
    await current().fetch(
        "SELECT pg_advisory_xact_lock(hashtextextended('carts told ' || $1, 0))", str(customer)
    )
    known = await _known(customer, told.data)
    if known is None:
        await _make(customer, told, moment)
        known = await _known(customer, told.data)
    assert known is not None
    shops, home = known
    if told.data.opening is None:
        return await _hold(customer, home), None
    opening = await _find(customer, UUID(told.data.opening))
    if opening is None:
        return await _hold(customer, home), _NOT_OPENED
    if opening.cart != home and home != shops:
        return await _hold(customer, home), _ANOTHERS
    if opening.cart != home:
        held = await _become_one(customer, shops, opening.cart)
    else:
        held = await _hold(customer, home)
    await _take(customer, opening)
    return held, None


async def _known(customer: UUID, data: Any) -> tuple[UUID, UUID] | None:
    """The customer's that the shop calls so, by this number or else by another of theirs, and the one that it
    met, or itself."""
    row = await current().fetchrow(
        """
        SELECT c.id, coalesce(m.id, c.id) AS home
        FROM cart c LEFT JOIN cart m ON m.customer = c.customer AND m.id = c.met
        WHERE c.customer = $1 AND c.shop_cart = $2
        ORDER BY c.told_of = $3 DESC, c.created_at, c.id LIMIT 1
        """,
        customer, data.cart, data.customer,
    )  # fmt: skip
    return (row["id"], row["home"]) if row else None


async def _make(customer: UUID, told: Any, moment: datetime) -> None:
    await current().fetch(
        """
        INSERT INTO cart (customer, name, named_at, named_by, told_of, shop_cart, created_at, touched_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $3)
        """,
        customer, told.data.name, moment, told.order, told.data.customer, told.data.cart, clock.now(),
    )  # fmt: skip


async def _find(customer: UUID, opening: UUID) -> _Opening | None:
    row = await current().fetchrow(
        """
        SELECT coalesce(m.id, c.id) AS cart, h.at, h.lines FROM cart_change h
        JOIN cart c ON c.customer = h.customer AND c.id = h.cart
        LEFT JOIN cart m ON m.customer = c.customer AND m.id = c.met
        WHERE h.customer = $1 AND h.id = $2 AND h.kind = $3
        """,
        customer, opening, ChangeKind.OPENED.value,
    )  # fmt: skip
    if row is None:
        return None
    lines = msgspec.json.decode(row["lines"], type=list[LineChange])
    return _Opening(row["cart"], row["at"], [line.sku for line in lines])


async def _hold(customer: UUID, *carts: UUID) -> Held:
    """The last of them. One that met another which is gone by now stands by itself again."""
    await current().fetch(
        """
        UPDATE cart SET met = NULL, deleted_at = NULL
        WHERE customer = $1 AND id = ANY($2) AND met IS NOT NULL
        """,
        customer, carts,
    )  # fmt: skip
    return (await hold(customer, *((cart, "cart") for cart in carts), deleted=True))[-1]


async def _become_one(customer: UUID, shops: UUID, opened: UUID) -> Held:
    """All that was said of the shop's goes to the one that was opened, answered as it was before."""
    held = await _hold(customer, shops, opened)
    await _bring_back(customer, shops, opened)
    await _carry_lines(customer, shops, opened)
    await _carry_moments(customer, shops, opened)
    await _leave(customer, shops, opened)
    return held


async def _bring_back(customer: UUID, shops: UUID, opened: UUID) -> None:
    """Where one was deleted here, or merged into the other, nothing is taken out by that, and they are there."""
    await current().fetch(
        """
        WITH back AS (
            UPDATE cart c SET deleted_at = NULL
            WHERE c.customer = $1 AND c.id = $3 AND c.deleted_at IS NOT NULL
              AND EXISTS (SELECT FROM cart s WHERE s.customer = $1 AND s.id = $2 AND s.deleted_at IS NULL)
            RETURNING c.id
        )
        DELETE FROM cart_line l USING back
        WHERE l.customer = $1 AND l.cart = back.id AND l.quantity = 0
        """,
        customer, shops, opened,
    )  # fmt: skip


async def _carry_lines(customer: UUID, shops: UUID, opened: UUID) -> None:
    """Of each product the newest quantity, and the newest name."""
    await current().fetch(
        """
        INSERT INTO cart_line AS l (customer, cart, sku, quantity, name, named_at, named_by, saved_at,
            said_at, said_by, in_shop, had_at, had_by)
        SELECT s.customer, $3, s.sku, s.quantity, s.name, s.named_at, s.named_by, s.saved_at,
            s.said_at, s.said_by, s.in_shop, s.had_at, s.had_by
        FROM cart_line s JOIN cart c ON c.customer = s.customer AND c.id = s.cart
        WHERE s.customer = $1 AND s.cart = $2 AND (s.quantity > 0 OR c.deleted_at IS NULL)
        ON CONFLICT (customer, cart, sku) DO UPDATE SET
            (quantity, said_at, said_by, in_shop, had_at, had_by) = (
                SELECT newest.* FROM (VALUES
                    (l.quantity, l.said_at, l.said_by, l.in_shop, l.had_at, l.had_by),
                    (EXCLUDED.quantity, EXCLUDED.said_at, EXCLUDED.said_by, EXCLUDED.in_shop,
                        EXCLUDED.had_at, EXCLUDED.had_by)
                ) AS newest (quantity, said_at, said_by, in_shop, had_at, had_by)
                ORDER BY newest.said_at DESC, newest.said_by DESC LIMIT 1
            ),
            (name, named_at, named_by) = (
                SELECT newest.* FROM (VALUES
                    (l.name, l.named_at, l.named_by),
                    (EXCLUDED.name, EXCLUDED.named_at, EXCLUDED.named_by)
                ) AS newest (name, named_at, named_by)
                ORDER BY newest.named_at DESC NULLS LAST, newest.named_by DESC LIMIT 1
            ),
            saved_at = CASE
                WHEN l.quantity = 0 THEN EXCLUDED.saved_at
                WHEN EXCLUDED.quantity = 0 THEN l.saved_at
                ELSE least(l.saved_at, EXCLUDED.saved_at)
            END
        """,
        customer, shops, opened,
    )  # fmt: skip


async def _carry_moments(customer: UUID, shops: UUID, opened: UUID) -> None:
    """When the two were told of, touched and reminded of."""
    await current().fetch(
        """
        UPDATE cart c SET (told_at, told_by) = (
                SELECT newest.* FROM (VALUES
                    (c.told_at, c.told_by),
                    (CASE WHEN s.deleted_at IS NULL THEN s.told_at END, s.told_by)
                ) AS newest (at, by)
                WHERE newest.at IS NOT NULL ORDER BY newest.at DESC, newest.by DESC LIMIT 1
            ),
            touched_at = greatest(c.touched_at, s.touched_at),
            reminded_at = coalesce(c.reminded_at, s.reminded_at)
        FROM cart s WHERE c.customer = $1 AND c.id = $3 AND s.customer = $1 AND s.id = $2
        """,
        customer, shops, opened,
    )  # fmt: skip


async def _leave(customer: UUID, shops: UUID, opened: UUID) -> None:
    """The shop's stands for the opened one alone from then on."""
    await current().fetch(
        "DELETE FROM cart_line WHERE customer = $1 AND cart = $2", customer, shops
    )
    await current().fetch(
        """
        UPDATE cart SET met = $3, deleted_at = $4, version = version + 1
        WHERE customer = $1 AND (id = $2 OR met = $2)
        """,
        customer, shops, opened, clock.now(),
    )  # fmt: skip


async def _take(customer: UUID, opening: _Opening) -> None:
    """The shop has had what the customer took there: what it doesn't tell of any more is out, also here."""
    await current().fetch(
        """
        UPDATE cart_line SET in_shop = true, had_at = $4, had_by = $5
        WHERE customer = $1 AND cart = $2 AND sku = ANY($3) AND said_by = $5
          AND (had_at IS NULL OR had_at < $4)
        """,
        customer, opening.cart, opening.skus, opening.at, MIN_SIDE,
    )  # fmt: skip
