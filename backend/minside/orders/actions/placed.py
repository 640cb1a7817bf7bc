"""Something was ordered, or an order was changed: how it stands follows from what was told of each
part of it for the latest moment."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events
from minside.orders.tables import ShopOrder

from . import letters
from .happening import happened
from .holding import HOLD
from .settling import settle_invoices_of, settle_orders
from .unagreed import unagreed
from .whose import Known, notes, order_of, whose
from .writing import add, put

_PARTS: Final = ("head", "lines", "delivery", "total")
_NOBODYS: Final = "it names neither a customer nor an e-mail address: nobody sees it"
_UNPROVEN: Final = (
    "nothing but an address says whose its customer number is, and nobody has shown that the address"
    " it was placed with is theirs: nobody sees it"
)
_INVOICED: Final = "an invoice of it was issued to another customer"


async def placed(house: House, told: Any) -> str | None:
    """An order of a customer's or a guest's. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    lines = read_lines(data.lines)
    customer, is_by_address = await whose(data.customer, data.email)
    owner = {"customer": customer, "is_by_address": is_by_address}
    id = await add("shop_order", "number", owner | _order(told), and_then=HOLD)
    if id is None:
        return await _placed_again(told, lines)
    order = Known(id, customer)
    await happened(order, "placed", told, parts=_PARTS)
    await _write_lines(order, lines)
    await events.arrived("order", data.order)
    await letters.order_confirmation(house, id, told.occurred_at)
    return notes(_nobodys(data, customer), await _invoices_of(id))


def _nobodys(data: Any, customer: UUID | None) -> str | None:
    if data.customer is None:
        return _NOBODYS if data.email is None else None
    return _UNPROVEN if customer is None else None


def read_lines(lines: Sequence[Any]) -> Mapping[str, Any]:
    """The lines by their names: one without a name of its own is called by its place, "1", "2", …
    Raises `events.CannotBeHandled`."""
    named = {each.line or str(place): each for place, each in enumerate(lines, start=1)}
    if len(named) < len(lines):
        raise events.CannotBeHandled("two lines have one name")
    return named


def _order(told: Any) -> dict[str, Any]:
    data = told.data
    first = {"number": data.order, "placed_at": told.occurred_at}
    return first | _head(data) | _delivery(data.delivery) | _total(data.total, data.vat)


def _head(data: Any) -> dict[str, Any]:
    return {
        "told_of": data.customer,
        "email": data.email,
        "payment": data.payment,
        "discount_ore": data.discount,
        "code": data.code,
    }


def _delivery(told: Any) -> dict[str, Any]:
    return {
        "delivery_method": told.method, "delivery_ore": told.price,
        "pickup_point": told.pickup_point, **frozen(told.address),
    }  # fmt: skip


def frozen(to: Any) -> dict[str, Any]:
    """A recipient as it was told, whatever becomes of the profile."""
    return {
        "recipient": to.name, "street": to.street, "street2": to.street2,
        "postcode": to.postcode, "city": to.city, "country": to.country,
    }  # fmt: skip


def _total(total: int, vat: int | None) -> dict[str, Any]:
    return {"total_ore": total, "vat_ore": vat}


async def _placed_again(told: Any, lines: Mapping[str, Any]) -> str | None:
    """By another event, or by the same after its id was forgotten."""
    data, order = told.data, await order_of(told)
    newest = await happened(order, "placed", told, parts=_PARTS)
    if newest is None:
        return None
    await current().fetch(
        "UPDATE shop_order SET placed_at = least(placed_at, $2) WHERE id = $1",
        order.id, told.occurred_at,
    )  # fmt: skip
    moved = None
    if "head" in newest:
        order, moved = await _take_head(order, _head(data))
    await _take(
        order, newest, lines=lines, delivery=data.delivery, total=_total(data.total, data.vat)
    )
    return notes(moved, await _invoices_of(order.id), await unagreed(order))


async def _take_head(order: Known, head: Mapping[str, Any]) -> tuple[Known, str | None]:
    """It is whose it was told to be last, and stays whose it became while it is told alike; with what
    there is to say to the operator."""
    before = await (
        ShopOrder.select(ShopOrder.told_of, ShopOrder.email).where(ShopOrder.id == order.id).first()
    )
    assert before is not None
    await put("shop_order", order.id, head)
    is_same_address = _lower(before["email"]) == _lower(head["email"])
    if is_same_address and before["told_of"] == head["told_of"]:
        return order, None
    if not is_same_address:
        # It is theirs no more by an address that they may have left since.
        await put("shop_order", order.id, {"is_by_address": False})
    note = await settle_orders([order.id])
    customer: UUID | None = await current().fetchval(
        "SELECT customer FROM shop_order WHERE id = $1", order.id
    )
    return Known(order.id, customer), note


def _lower(email: str | None) -> str | None:
    return email and email.lower()


async def changed(house: House, told: Any) -> str | None:
    """Lines, delivery or total are others now. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data, order = told.data, await order_of(told)
    lines = None if data.lines is None else read_lines(data.lines)
    said = {"lines": lines, "delivery": data.delivery, "total": data.total}
    parts = [part for part, value in said.items() if value is not None]
    newest = await happened(order, "changed", told, parts=parts, reason=data.reason)
    # Where nobody says how much of another total is VAT, nobody knows.
    total = None if data.total is None else _total(data.total, data.vat)
    await _take(order, newest or (), lines=lines, delivery=data.delivery, total=total)
    return notes(order.note, await unagreed(order))


async def _take(
    order: Known,
    parts: Collection[str],
    *,
    lines: Mapping[str, Any] | None,
    delivery: Any,
    total: Mapping[str, Any] | None,
) -> None:
    values: dict[str, Any] = {}
    if "delivery" in parts:
        values |= _delivery(delivery)
    if "total" in parts and total is not None:
        values |= total
    if values:
        await put("shop_order", order.id, values)
    if "lines" in parts and lines is not None:
        await _write_lines(order, lines)


async def _write_lines(order: Known, lines: Mapping[str, Any]) -> None:
    """These lines and no others."""
    told = list(lines.values())
    await current().fetch(
        """
        WITH gone AS (DELETE FROM order_line WHERE shop_order = $2 AND line <> ALL($3))
        INSERT INTO order_line (customer, shop_order, line, position, sku, name, quantity,
                                price_ore, unreturnable)
        SELECT $1, $2, one.* FROM unnest(
            $3::text[], $4::smallint[], $5::text[], $6::text[], $7::integer[], $8::bigint[],
            $9::text[]
        ) AS one
        ON CONFLICT (shop_order, line) DO UPDATE SET
            position = EXCLUDED.position, sku = EXCLUDED.sku, name = EXCLUDED.name,
            quantity = EXCLUDED.quantity, price_ore = EXCLUDED.price_ore,
            unreturnable = EXCLUDED.unreturnable
        """,
        order.customer, order.id, list(lines), list(range(len(told))),
        [each.sku for each in told], [each.name for each in told],
        [each.quantity for each in told], [each.price for each in told],
        [each.unreturnable for each in told],
    )  # fmt: skip


async def _invoices_of(order: UUID) -> str | None:
    """Its invoices are whose they are by what is known now."""
    return _INVOICED if await settle_invoices_of([order]) else None
