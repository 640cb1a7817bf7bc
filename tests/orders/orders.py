"""Orders as they lie in the database, put there by its owner: what the shop told is settled."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

ADDRESS = {
    "recipient": "Kari Nordmann",
    "street": "Storgata 1",
    "postcode": "0155",
    "city": "Oslo",
    "country": "NO",
}
PLACED = datetime(2026, 11, 2, 9, tzinfo=UTC)
_numbers = count(5001)


async def put(owner: Any, table: str, **values: Any) -> UUID:
    """One row; its id."""
    places = ", ".join(f"${place}" for place in range(1, len(values) + 1))
    return await owner.fetchval(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places}) RETURNING id",
        *values.values(),
    )


async def order(
    owner: Any,
    customer: UUID | None,
    *lines: Mapping[str, Any],
    at: datetime = PLACED,
    **changed: Any,
) -> UUID:
    """An order of these lines; without any, of two bags of feed (line 1) and a lead (line 2)."""
    values: dict[str, Any] = {
        "customer": customer,
        "number": str(next(_numbers)),
        "placed_at": at,
        "delivery_method": "home_delivery",
        "delivery_ore": 4900,
        **ADDRESS,
        "payment": "invoice",
        "total_ore": 124700,
        "discount_ore": 0,
        "vat_ore": 24940,
    }
    made = await put(owner, "shop_order", **(values | changed))
    for position, line in enumerate(lines or (FEED, LEAD)):
        fields: dict[str, Any] = {
            "customer": customer,
            "shop_order": made,
            "line": str(position + 1),
            "position": position,
        }
        await put(owner, "order_line", **{**fields, **line})
    return made


FEED = {"sku": "FEED-12", "name": "Tørrfôr 12 kg", "quantity": 2, "price_ore": 49900}
LEAD = {"sku": "LEAD", "name": "Kobbel", "quantity": 1, "price_ore": 24900}


async def happened(
    owner: Any, order: UUID, kind: str, at: datetime, *, event: str | None = None, **values: Any
) -> UUID:
    """Something that the shop told of an order."""
    about = {"customer": await whose(owner, order), "shop_order": order}
    event = event or f"{kind} {next(_numbers)}"
    return await put(owner, "order_event", **about, kind=kind, at=at, event=event, **values)


async def sent(
    owner: Any,
    order: UUID,
    contents: Mapping[str, int],
    at: datetime,
    *,
    delivered: datetime | None = None,
    returned: datetime | None = None,
    **changed: Any,
) -> UUID:
    """A parcel of so many of these lines."""
    values: dict[str, Any] = {
        "customer": await whose(owner, order),
        "shop_order": order,
        "number": f"S-{next(_numbers)}",
        "purpose": "order",
        "carrier": "Budtjenesten",
        "contents": packed(contents),
        "shipped_at": at,
        "delivered_at": delivered,
        "returned_at": returned,
    }
    return await put(owner, "shipment", **(values | changed))


async def sent_back(
    owner: Any, order: UUID, lines: Mapping[str, int], at: datetime, **changed: Any
) -> UUID:
    """A return, by staff."""
    values: dict[str, Any] = {
        "customer": await whose(owner, order),
        "shop_order": order,
        "number": f"RMA-{next(_numbers)}",
        "opened_by": "staff",
        "opened_at": at,
        "lines": packed(lines),
    }
    return await put(owner, "order_return", **(values | changed))


async def invoice(
    owner: Any, customer: UUID, *entries: Mapping[str, Any], due: date, **changed: Any
) -> UUID:
    """An invoice of 1,000 kroner with what happened to it since."""
    issued = date(2026, 11, 3)
    values: dict[str, Any] = {
        "customer": customer,
        "number": f"F-{next(_numbers)}",
        "kid": "1000130203",
        "account": "15032080119",
        "issued_at": datetime(2026, 11, 3, 10, tzinfo=UTC),
        "issued_on": issued,
        "due_on": due,
        **ADDRESS,
        "lines": json.dumps([{"sku": "FEED-12", "name": "Tørrfôr", "quantity": 2, "price": 50000}]),
        "total_ore": 100000,
        "vat_ore": 20000,
    }
    made = await put(owner, "invoice", **(values | changed))
    for entry in entries:
        fields: dict[str, Any] = {
            "customer": customer,
            "invoice": made,
            "event": f"e{next(_numbers)}",
            "at": datetime(2026, 11, 20, 10, tzinfo=UTC),
        }
        await put(owner, "invoice_entry", **{**fields, **entry})
    return made


async def product(owner: Any, sku: str, **changed: Any) -> None:
    """A product that is in stock for 399 kroner."""
    told = datetime(2026, 11, 1, tzinfo=UTC)
    values: dict[str, Any] = {
        "sku": sku,
        "name": f"Vare {sku}",
        "category": [],
        "category_path": "",
        "variant": "{}",
        "contents": "[]",
        "name_key": "vare",
        "first_seen_at": told,
        "changed_at": told,
        "content_sha256": bytes(32),
        "content_at": told,
        "content_by": "feed",
        "listed_at": told,
        "price_at": told,
        "price_by": "feed",
        "currency": "NOK",
        "price_ore": 39900,
        "stock_at": told,
        "stock_by": "feed",
        "availability": "in_stock",
    }
    await put(owner, "product", **(values | changed))


async def told(owner: Any) -> list[tuple[str, Any]]:
    """What the shop's systems are to be told, in order: each type with its data."""
    rows = await owner.fetch("SELECT type, data FROM outgoing_event ORDER BY id")
    return [(row["type"], json.loads(row["data"])) for row in rows]


async def mailed(owner: Any) -> list[tuple[str, str, UUID | None]]:
    """The mails that are to be sent, in order: which, where to and whose."""
    rows = await owner.fetch(
        "SELECT template, recipient, customer FROM message ORDER BY created_at, id"
    )
    return [tuple(row) for row in rows]


async def number(owner: Any, order: UUID) -> str:
    return await owner.fetchval("SELECT number FROM shop_order WHERE id = $1", order)


async def whose(owner: Any, order: UUID) -> UUID | None:
    return await owner.fetchval("SELECT customer FROM shop_order WHERE id = $1", order)


def packed(lines: Mapping[str, int]) -> str:
    found: Sequence[Any] = [{"line": line, "quantity": n} for line, n in lines.items()]
    return json.dumps(found)
