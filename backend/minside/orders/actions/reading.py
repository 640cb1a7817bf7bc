"""Reads what belongs to orders: for all that a request shows by the same few statements."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec

from minside.catalogue import actions as catalogue
from minside.core.scope import current

from .kinds import ParcelReturnWhy, ShipmentPurpose
from .parts import Agreed, Happening, Packed, Parcel, Return
from .standing import Standing, stand

T = TypeVar("T")
MOST_OPEN: Final = 20
_OF_RETURN: Final = """
    shop_order, id, number, opened_by, opened_at, lines, reason, withdrawn_at, received_at,
    refunded_at, refunded_ore, deducted_from, refused_at, refusal
"""
_PACKED = msgspec.json.Decoder(list[Packed])


async def standings(orders: list[UUID]) -> list[Standing]:
    """How each of the customer's orders stands, in the order of `orders`."""
    return await standings_of(current().customer, orders)


async def standings_of(customer: UUID | None, orders: list[UUID]) -> list[Standing]:
    """The same, also of a guest's orders, who is nobody's customer."""
    if not orders:
        return []
    lines = await _lines(customer, orders)
    happenings = await _happenings(customer, orders)
    parcels = await _parcels(customer, orders)
    returns = await _returns(customer, orders)
    return [stand(lines[o], happenings[o], parcels[o], returns[o]) for o in orders]


async def _lines(customer: UUID | None, orders: list[UUID]) -> dict[UUID, list[Agreed]]:
    rows = await current().fetch(
        f"""
        SELECT shop_order, line, sku, name, l.quantity, price_ore, unreturnable,
               coalesce(g.quantity, 0) AS given_back
        FROM order_line l LEFT JOIN given_back($2) g USING (shop_order, line)
        WHERE {owner(customer)} AND shop_order = ANY($2) ORDER BY position, line
        """,  # noqa: S608 - a condition of our own
        customer, orders,
    )  # fmt: skip
    found = grouped(orders, rows, _agreed)
    nameless = {line.sku for lines in found.values() for line in lines if line.name is None}
    return await _named(found, sorted(nameless)) if nameless else found


async def _named(found: dict[UUID, list[Agreed]], skus: list[str]) -> dict[UUID, list[Agreed]]:
    """Where the shop told no name, what the product is called now."""
    names = {each.sku: each.name for each in await catalogue.find_many(skus) if each}
    return {
        order: [replace(line, name=line.name or names.get(line.sku)) for line in lines]
        for order, lines in found.items()
    }


async def _happenings(customer: UUID | None, orders: list[UUID]) -> dict[UUID, list[Happening]]:
    rows = await current().fetch(
        f"""
        SELECT shop_order, kind, at, event, parts, lines, amount_ore, reason FROM order_event
        WHERE {owner(customer)} AND shop_order = ANY($2) ORDER BY at, event
        """,  # noqa: S608 - a condition of our own
        customer, orders,
    )  # fmt: skip
    return grouped(orders, rows, _happening)


async def _parcels(customer: UUID | None, orders: list[UUID]) -> dict[UUID, list[Parcel]]:
    rows = await current().fetch(
        f"""
        SELECT shop_order, id, number, purpose, carrier, tracking, tracking_url, contents,
               shipped_at, expected_on, delivered_at, returned_at, return_reason, return_why
        FROM shipment WHERE {owner(customer)} AND shop_order = ANY($2) ORDER BY shipped_at, number
        """,  # noqa: S608 - a condition of our own
        customer, orders,
    )  # fmt: skip
    return grouped(orders, rows, _parcel)


async def _returns(customer: UUID | None, orders: list[UUID]) -> dict[UUID, list[Return]]:
    rows = await current().fetch(
        f"""
        SELECT {_OF_RETURN} FROM order_return
        WHERE {owner(customer)} AND shop_order = ANY($2) ORDER BY opened_at, id
        """,  # noqa: S608 - a condition of our own
        customer, orders,
    )  # fmt: skip
    return grouped(orders, rows, _return)


async def open_returns(customer: UUID) -> list[Return]:
    """At most `MOST_OPEN` of which the shop has told nothing yet, the first said before the others:
    nobody is asked to send what they haven't got, so that some of it must have come."""
    rows = await current().fetch(
        f"""
        SELECT {_OF_RETURN} FROM order_return back
        WHERE customer = $1
          AND num_nonnulls(withdrawn_at, received_at, refunded_at, refused_at) = 0
          AND EXISTS (
            SELECT FROM shipment s, jsonb_to_recordset(s.contents) AS packed (line text, quantity integer)
            WHERE s.customer = $1 AND s.shop_order = back.shop_order AND s.purpose = 'order'
              AND s.delivered_at IS NOT NULL
              AND (s.returned_at IS NULL OR s.delivered_at > s.returned_at)
              AND packed.quantity > 0
              AND back.lines @> jsonb_build_array(jsonb_build_object('line', packed.line))
          )
        ORDER BY opened_at, id LIMIT $2
        """,  # noqa: S608 - names of our own
        customer, MOST_OPEN,
    )  # fmt: skip
    return [_return(row) for row in rows]


def owner(customer: UUID | None) -> str:
    """The condition on whose rows to read, which an index can follow; $1 is the customer."""
    return "customer = $1" if customer else "customer IS NULL AND $1::uuid IS NULL"


def grouped(
    orders: Iterable[UUID], rows: Sequence[Any], read: Callable[[Any], T]
) -> dict[UUID, list[T]]:
    """What was read of each order's rows, also where there are none."""
    found: dict[UUID, list[T]] = {order: [] for order in orders}
    for row in rows:
        found[row["shop_order"]].append(read(row))
    return found


def _agreed(row: Any) -> Agreed:
    return Agreed(**_without_order(row))


def _happening(row: Any) -> Happening:
    return Happening(**_without_order(row))


def _parcel(row: Any) -> Parcel:
    values = _without_order(row)
    values["purpose"] = ShipmentPurpose(row["purpose"])
    values["return_why"] = row["return_why"] and ParcelReturnWhy(row["return_why"])
    values["contents"] = _PACKED.decode(row["contents"])
    return Parcel(**values)


def _return(row: Any) -> Return:
    values = _without_order(row)
    values["lines"] = _PACKED.decode(row["lines"])
    return Return(order=row["shop_order"], **values)


def _without_order(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "shop_order"}
