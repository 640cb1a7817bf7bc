"""The papers that belong to rows: each is read anew whenever it is drawn, and stored nowhere.

They see the rows that the scope at hand sees: a customer's own on the web, everybody's in the
worker.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.clock import OSLO
from minside.core.hooks import Paper
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.events.types.orders import Packed
from minside.orders import documents
from minside.orders.documents import (
    Address,
    Credit,
    Goods,
    InvoicePaper,
    PackingSlipPaper,
    Payment,
    ReceiptPaper,
    Reminder,
    ReturnFormPaper,
    Seller,
)

DAYS: Final = timedelta(days=14)
"""To withdraw, from when the last of the goods came (angrerettloven §21); and to send them, from
when it was said (§25)."""
_PACKED: Final = msgspec.json.Decoder(list[Packed])


async def attachment(house: House, kind: str, row: UUID, language: Language) -> Paper | None:
    """The paper of a kind that belongs to this row, drawn; None where the row is gone.

    Raises `Busy` and `PaperFailed`, and `KeyError` for a kind that is none: a bug.
    """
    paper = await KINDS[kind](row, language)
    if paper is None:
        return None
    content = await documents.PRESS.draw(paper, Seller.of(house.settings))
    return Paper(paper.file_name, content)


async def packing_slip(shipment: UUID, language: Language) -> PackingSlipPaper | None:
    """What lies in this parcel, and what was still to come when it was sent."""
    row = await current().fetchrow(
        """
        SELECT s.*, o.number AS order_number, o.recipient, o.street, o.street2, o.postcode, o.city,
               o.country
        FROM shipment s JOIN shop_order o ON o.id = s.shop_order WHERE s.id = $1
        """,
        shipment,
    )
    if row is None:
        return None
    lines = await _lines(row["shop_order"])
    packed = _amounts(row["contents"])
    return PackingSlipPaper(
        language=language,
        order_number=row["order_number"],
        shipment_number=row["number"],
        shipped_on=_day(row["shipped_at"]),
        carrier=row["carrier"],
        to=_address(row),
        lines=_some(lines, packed),
        remaining=_some(lines, await _remaining(row, lines)),
        tracking=row["tracking"],
        tracking_url=row["tracking_url"],
    )


async def return_form(order_return: UUID, language: Language) -> ReturnFormPaper | None:
    """What this return sends back, and until when."""
    row = await current().fetchrow(
        """
        SELECT r.*, o.number AS order_number, o.placed_at, o.recipient, o.street, o.street2,
               o.postcode, o.city, o.country,
               (SELECT max(delivered_at) FROM shipment s
                WHERE s.shop_order = o.id AND s.purpose = 'order') AS delivered_at
        FROM order_return r JOIN shop_order o ON o.id = r.shop_order WHERE r.id = $1
        """,
        order_return,
    )
    if row is None:
        return None
    delivered_on = row["delivered_at"] and _day(row["delivered_at"])
    return ReturnFormPaper(
        language=language,
        order_number=row["order_number"],
        placed_on=_day(row["placed_at"]),
        customer=_address(row),
        lines=_some(await _lines(row["shop_order"]), _amounts(row["lines"])),
        number=row["number"],
        opened_on=_day(row["opened_at"]),
        delivered_on=delivered_on,
        reason=row["reason"],
        withdraw_until=delivered_on and delivered_on + DAYS,
        send_until=_day(row["opened_at"]) + DAYS,
    )


async def invoice(invoice: UUID, language: Language) -> InvoicePaper | None:
    """The invoice as it was sent, and all that happened to it since."""
    row = await current().fetchrow("SELECT * FROM invoice WHERE id = $1", invoice)
    if row is None:
        return None
    entries = await current().fetch(
        "SELECT * FROM invoice_entry WHERE invoice = $1 ORDER BY at, event", invoice
    )
    collections = [entry for entry in entries if entry["kind"] == "collection"]
    return InvoicePaper(
        language=language,
        number=row["number"],
        order_number=row["order_number"],
        issued_on=row["issued_on"],
        due_on=row["due_on"],
        kid=row["kid"],
        account=row["account"],
        to=_address(row),
        lines=[_invoiced(line) for line in msgspec.json.decode(row["lines"])],
        total_ore=row["total_ore"],
        vat_ore=row["vat_ore"],
        reminders=[_reminder(entry) for entry in entries if entry["kind"] == "reminder"],
        payments=[_payment(entry) for entry in entries if entry["kind"] == "payment"],
        credits=[_credit(entry) for entry in entries if entry["kind"] == "credit"],
        collector=collections[-1]["collector"] if collections else None,
        collector_reference=collections[-1]["reference"] if collections else None,
    )


async def receipt(order: UUID, language: Language) -> ReceiptPaper | None:
    """The order as it was agreed last, and what was paid back of it."""
    row = await current().fetchrow(
        """
        SELECT o.*, (SELECT coalesce(sum(refunded_ore), 0)::bigint FROM order_return r
                     WHERE r.shop_order = o.id) AS refunded_ore
        FROM shop_order o WHERE o.id = $1
        """,
        order,
    )
    if row is None:
        return None
    return ReceiptPaper(
        language=language,
        order_number=row["number"],
        placed_on=_day(row["placed_at"]),
        to=_address(row),
        lines=list((await _lines(order)).values()),
        delivery_method=row["delivery_method"],
        delivery_ore=row["delivery_ore"],
        discount_ore=row["discount_ore"],
        total_ore=row["total_ore"],
        vat_ore=row["vat_ore"],
        payment=row["payment"],
        refunded_ore=row["refunded_ore"],
    )


KINDS: Final[Mapping[str, Callable[[UUID, Language], Awaitable[documents.Paper | None]]]] = {
    "orders.packing_slip": packing_slip,
    "orders.return_form": return_form,
    "orders.invoice": invoice,
    "orders.receipt": receipt,
}


async def _lines(order: UUID) -> dict[str, Goods]:
    """The order's lines by what it calls them; where the shop told no name, the product's now."""
    rows = await current().fetch(
        """
        SELECT l.line, l.sku, coalesce(l.name, p.name, l.sku) AS name, l.quantity, l.price_ore
        FROM order_line l LEFT JOIN product p ON p.sku = l.sku
        WHERE l.shop_order = $1 ORDER BY l.position, l.line
        """,
        order,
    )
    return {row["line"]: _goods(row) for row in rows}


def _goods(row: Any) -> Goods:
    return Goods(
        sku=row["sku"], name=row["name"], quantity=row["quantity"], price_ore=row["price_ore"]
    )


def _some(lines: Mapping[str, Goods], amounts: Mapping[str, int]) -> list[Goods]:
    """So many of each; what no line tells of goes by what the parcel calls it."""
    known = [_of(lines[line], amounts[line]) for line in lines if amounts.get(line)]
    unheard = [line for line in amounts if line not in lines]
    return [*known, *(Goods(sku="–", name=line, quantity=amounts[line]) for line in unheard)]


def _of(goods: Goods, quantity: int) -> Goods:
    return Goods(sku=goods.sku, name=goods.name, quantity=quantity, price_ore=goods.price_ore)


def _amounts(packed: str) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for each in _PACKED.decode(packed):
        amounts[each.line] = amounts.get(each.line, 0) + each.quantity
    return amounts


async def _remaining(shipment: Any, lines: Mapping[str, Goods]) -> dict[str, int]:
    """What was ordered and neither cancelled nor sent by then."""
    rows = await current().fetch(
        """
        SELECT contents FROM shipment
        WHERE shop_order = $1 AND purpose = 'order' AND returned_at IS NULL
          AND (shipped_at, number) <= ($2, $3)
        """,
        shipment["shop_order"], shipment["shipped_at"], shipment["number"],
    )  # fmt: skip
    sent = [_amounts(row["contents"]) for row in rows]
    cancelled = await _cancelled(shipment["shop_order"], set(lines))
    left = {
        line: goods.quantity - sum(amounts.get(line, 0) for amounts in sent)
        for line, goods in lines.items()
        if line not in cancelled
    }
    return {line: quantity for line, quantity in left.items() if quantity > 0}


async def _cancelled(order: UUID, all_lines: set[str]) -> set[str]:
    """The lines cancelled since the lines were told last; none named says all of them."""
    rows = await current().fetch(
        """
        SELECT lines FROM order_event WHERE shop_order = $1 AND kind = 'cancelled'
          AND (at, event) > ALL (SELECT at, event FROM order_event
                                 WHERE shop_order = $1 AND 'lines' = ANY(parts))
        """,
        order,
    )
    return set[str]().union(*(all_lines if row["lines"] is None else row["lines"] for row in rows))


def _invoiced(line: Mapping[str, Any]) -> Goods:
    return Goods(
        sku=line["sku"],
        name=line.get("name") or line["sku"],
        quantity=line["quantity"],
        price_ore=line.get("price"),
    )


def _reminder(entry: Any) -> Reminder:
    return Reminder(
        on=_on(entry),
        number=entry["number"] or 1,
        fee_ore=entry["amount_ore"],
        due_on=entry["due_on"],
    )


def _payment(entry: Any) -> Payment:
    return Payment(on=_on(entry), amount_ore=entry["amount_ore"], method=entry["method"])


def _credit(entry: Any) -> Credit:
    return Credit(on=_on(entry), amount_ore=entry["amount_ore"], reference=entry["reference"])


def _on(entry: Any) -> date:
    return entry["on_day"] or _day(entry["at"])


def _address(row: Any) -> Address:
    return Address(
        name=row["recipient"],
        street=row["street"],
        street2=row["street2"],
        postcode=row["postcode"],
        city=row["city"],
        country=row["country"],
    )


def _day(at: datetime) -> date:
    return at.astimezone(OSLO).date()
