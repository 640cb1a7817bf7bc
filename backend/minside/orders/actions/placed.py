"""Something was ordered, or an order was changed: how it stands follows from what was told of each
part of it for the latest moment."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events
from minside.orders.tables import ShopOrder

from . import letters, moving
from .happening import happened
from .unagreed import unagreed
from .whose import Known, notes, order_of, whose
from .writing import add, put

_PARTS: Final = ("head", "lines", "delivery", "total")
_NOBODYS: Final = "it names neither a customer nor an e-mail address: nobody sees it"
_INVOICED: Final = "an invoice of it was issued to another customer"


async def placed(house: House, told: Any) -> str | None:
    """An order of a customer's or a guest's. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    lines = read_lines(data.lines)
    customer = await whose(data.customer, data.email)
    id = await add("shop_order", "number", {"customer": customer, **_order(told)})
    if id is None:
        return await _placed_again(told, customer, lines)
    order = Known(id, customer)
    await happened(order, "placed", told, parts=_PARTS)
    await _write_lines(order, lines)
    await events.arrived("order", data.order)
    await letters.order_confirmation(house, id, told.occurred_at)
    nobodys = _NOBODYS if data.customer is data.email is None else None
    return notes(nobodys, await _invoiced_to_another(told, customer))


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
        # Whoever has a number has an address in the profile, which is kept up to date there.
        "email": data.email if data.customer is None else None,
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


async def _placed_again(told: Any, customer: UUID | None, lines: Mapping[str, Any]) -> str | None:
    """By another event, or by the same after its id was forgotten."""
    data, order = told.data, await order_of(told)
    newest = await happened(order, "placed", told, parts=_PARTS)
    if newest is None:
        return None
    await current().fetch(
        "UPDATE shop_order SET placed_at = least(placed_at, $2) WHERE id = $1",
        order.id, told.occurred_at,
    )  # fmt: skip
    if "head" in newest:
        order = await _take_head(order, _head(data), customer)
    await _take(
        order, newest, lines=lines, delivery=data.delivery, total=_total(data.total, data.vat)
    )
    return notes(await _invoiced_to_another(told, order.customer), await unagreed(order))


async def _take_head(order: Known, head: Mapping[str, Any], customer: UUID | None) -> Known:
    """It is whose it was told to be last; a guest's stays whose it became, while it is told alike."""
    before = await (
        ShopOrder.select(ShopOrder.told_of, ShopOrder.email).where(ShopOrder.id == order.id).first()
    )
    await put("shop_order", order.id, head)
    is_same = before == {"told_of": head["told_of"], "email": head["email"]}
    if is_same or order.customer == customer:
        return order
    await moving.give([order.id], customer)
    return Known(order.id, customer)


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


async def _invoiced_to_another(told: Any, customer: UUID | None) -> str | None:
    is_so = await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM invoice WHERE order_number = $1 AND told_of IS NOT NULL
              AND customer IS DISTINCT FROM $2
        )
        """,
        told.data.order, customer,
    )  # fmt: skip
    return _INVOICED if is_so else None
