"""A cart was changed in the shop. In whatever order its events come, the same comes of them: of each product
the newest quantity counts, by the moment that it was said for, there or here."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .holding import Held, note
from .kinds import MIN_SIDE, MOST_TOLD, ChangeKind
from .meeting import meet
from .reading import STANDS, find

_TWICE: Final = "a product is in it twice: their quantities were put together"


async def changed(_house: House, told: Any) -> str | None:
    """Raises `events.Unknown`."""
    data = told.data
    customer = await customers.find_by_number(data.customer, held=True)
    if customer is None:
        raise events.Unknown("customer", data.customer)
    moment = min(told.occurred_at, told.received_at)
    cart, aside = await meet(customer, told, moment)
    goods = _goods(data.lines)
    await _say(cart, goods, moment, told.order)
    await _name(cart, data.name, moment, told.order)
    await _read_again(cart, moment)
    notes = [_TWICE] if len(goods) < len(data.lines) else []
    return "; ".join([*notes, *([aside] if aside else [])]) or None


def _goods(lines: Any) -> dict[str, tuple[int, str | None]]:
    goods: dict[str, tuple[int, str | None]] = {}
    for line in lines:
        before, name = goods.get(line.sku, (0, None))
        goods[line.sku] = (min(before + line.quantity, MOST_TOLD), line.name or name)
    return goods


async def _say(
    cart: Held, goods: Mapping[str, tuple[int, str | None]], moment: datetime, order: str
) -> None:
    """What an older word says than there is, says nothing any more but what the shop had when the customer said
    otherwise. What the shop calls a product has a word of its own."""
    await _say_quantities(cart, {sku: n for sku, (n, _) in goods.items()}, moment, order)
    await _say_names(cart, {sku: name for sku, (_, name) in goods.items()}, moment, order)
    await _say_what_it_had(cart, goods, moment, order)
    await current().fetch(
        """
        UPDATE cart SET told_at = $2, told_by = $3
        WHERE id = $1 AND (told_at IS NULL OR (told_at, told_by) < ($2, $3))
        """,
        cart.id, moment, order,
    )  # fmt: skip


async def _say_quantities(
    cart: Held, quantities: Mapping[str, int], moment: datetime, order: str
) -> None:
    await current().fetch(
        """
        INSERT INTO cart_line (customer, cart, sku, quantity, saved_at, said_at, said_by, in_shop)
        SELECT $1, $2, one.sku, one.quantity, $5, $5, $6, true
        FROM unnest($3::text[], $4::integer[]) AS one (sku, quantity)
        ON CONFLICT (customer, cart, sku) DO UPDATE SET quantity = EXCLUDED.quantity,
            saved_at = CASE
                WHEN cart_line.quantity = 0 THEN EXCLUDED.saved_at
                ELSE least(EXCLUDED.saved_at, cart_line.saved_at)
            END,
            said_at = EXCLUDED.said_at, said_by = EXCLUDED.said_by, in_shop = true,
            had_at = NULL, had_by = NULL
        WHERE (cart_line.said_at, cart_line.said_by) < (EXCLUDED.said_at, EXCLUDED.said_by)
        """,
        cart.customer, cart.id, list(quantities), list(quantities.values()), moment, order,
    )  # fmt: skip
    await current().fetch(
        """
        UPDATE cart_line SET saved_at = $4
        WHERE customer = $1 AND cart = $2 AND sku = ANY($3) AND quantity > 0 AND saved_at > $4
        """,
        cart.customer, cart.id, list(quantities), moment,
    )  # fmt: skip


async def _say_names(
    cart: Held, names: Mapping[str, str | None], moment: datetime, order: str
) -> None:
    await current().fetch(
        """
        UPDATE cart_line l SET name = one.name, named_at = $5, named_by = $6
        FROM unnest($3::text[], $4::text[]) AS one (sku, name)
        WHERE l.customer = $1 AND l.cart = $2 AND l.sku = one.sku AND one.name IS NOT NULL
          AND (l.named_at IS NULL OR (l.named_at, l.named_by) < ($5, $6))
        """,
        cart.customer, cart.id, list(names), list(names.values()), moment, order,
    )  # fmt: skip


async def _say_what_it_had(
    cart: Held, goods: Collection[str], moment: datetime, order: str
) -> None:
    """Of what the customer said otherwise since."""
    await current().fetch(
        """
        UPDATE cart_line SET in_shop = sku = ANY($3), had_at = $4, had_by = $5
        WHERE customer = $1 AND cart = $2 AND said_by = $6 AND said_at > $4
          AND (had_at IS NULL OR (had_at, had_by) < ($4, $5))
        """,
        cart.customer, cart.id, list(goods), moment, order, MIN_SIDE,
    )  # fmt: skip


async def _name(cart: Held, name: str | None, moment: datetime, order: str) -> None:
    """One that was made on Min Side is called as its customer called it."""
    if name is None or cart.shop_cart is None:
        return
    await current().fetch(
        """
        UPDATE cart SET name = $2, named_at = $3, named_by = $4
        WHERE id = $1 AND (name IS NULL OR (named_at, named_by) < ($3, $4))
        """,
        cart.id, name, moment, order,
    )  # fmt: skip


async def _read_again(cart: Held, moment: datetime) -> None:
    """What came of it: noted where something did. One that was deleted here is there again where something
    newer is in it."""
    await current().fetch(
        f"""
        UPDATE cart c SET deleted_at = NULL WHERE c.id = $1 AND EXISTS (
            SELECT FROM cart_line l WHERE l.customer = c.customer AND l.cart = c.id
                AND l.said_at > c.deleted_at AND {STANDS}
        )
        """,  # noqa: S608 - our own words
        cart.id,
    )  # fmt: skip
    now = await find(cart.customer, cart.id)
    after = {line.sku: line.quantity for line in now.lines} if now else {}
    lines = [
        {
            "cart": str(cart.id),
            "sku": sku,
            "before": cart.lines.get(sku, 0),
            "after": after.get(sku, 0),
        }
        for sku in {**cart.lines, **after}
        if cart.lines.get(sku, 0) != after.get(sku, 0)
    ]
    if lines:
        await current().fetch(
            """
            UPDATE cart SET version = version + 1, touched_at = greatest(touched_at, $2) WHERE id = $1
            """,
            cart.id, moment,
        )  # fmt: skip
        await note(cart, ChangeKind.TOLD, lines=lines, by_shop=True, at=moment)
