"""Invoices as they were sent, and what became of them; what is owed follows from the rows."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events

from .checksums import is_account, is_kid
from .holding import hold
from .placed import frozen
from .settling import settle_invoices
from .whose import Known, invoice_of, notes, order_of, proven
from .writing import add, put, renew

_ANOTHERS: Final = "it is issued to another customer than its order's: it is whose it names"
_CHANGED: Final = (
    "it was issued more than once, and not with the same words: the first stand, and what is wrong"
    " in them is credited"
)
# What tells two of a kind apart: a reminder's number, and what a credit note is called.
_NAMES: Final = {"reminder": "number", "credit": "reference"}
_TOLD: Final = ("issued_at", "issued_event")
_OVERPAID: Final = "more was paid than was owed: the customer sees what is too much"


async def issued(house: House, told: Any) -> str | None:
    """A frozen copy of what was sent (S39): what an invoice says never changes once it is issued, and
    what is wrong in it is credited, so that of two words the earliest is the invoice (bokføringsloven
    §§9 and 13). One that names a customer is theirs, known or not what it is for, if more than an
    address says so; else it is its order's. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    _check(data)
    await _find_whose(told)
    id = await add("invoice", "number", _invoice(told))
    if id is None:
        return notes(await _issued_again(told), await _note(data))
    await settle_invoices([id])
    await events.arrived("invoice", data.invoice)
    return await _note(data)


def _check(data: Any) -> None:
    if not is_kid(data.kid):
        raise events.CannotBeHandled("the check digit of the KID is wrong")
    _check_account(data.account)
    if data.customer is data.order is None:
        raise events.CannotBeHandled("it names neither a customer nor an order")


def _check_account(account: str | None) -> None:
    if account is not None and not is_account(account):
        raise events.CannotBeHandled("the check digit of the account is wrong")


async def _find_whose(told: Any) -> None:
    """Hold what says whose it is: its number, and its order. Raises `events.Unknown`."""
    if told.data.customer is not None:
        await proven(told.data.customer)
    else:
        await order_of(told)
    if told.data.order is not None:
        await hold(told.data.order)


def _invoice(told: Any) -> dict[str, Any]:
    data = told.data
    return {
        "number": data.invoice, "told_of": data.customer, "order_number": data.order,
        "kid": data.kid, "account": data.account, "issued_at": told.occurred_at,
        "issued_event": told.order, "issued_on": data.issued_on, "due_on": data.due_on,
        **frozen(data.to), "lines": [_line(each) for each in data.lines], "total_ore": data.total, "vat_ore": data.vat,
    }  # fmt: skip


def _line(told: Any) -> dict[str, Any]:
    return {name: getattr(told, name) for name in ("line", "sku", "name", "quantity", "price")}


async def _issued_again(told: Any) -> str | None:
    """By another event, or by the same after its id was forgotten; whether it says something else."""
    invoice, said = await invoice_of(told), _invoice(told)
    if not await _says_otherwise(invoice.id, said):
        said = {name: said[name] for name in _TOLD}
        await _if_earlier(invoice.id, said)
        return None
    if await _if_earlier(invoice.id, said):
        await settle_invoices([invoice.id])
    return _CHANGED


async def _says_otherwise(invoice: UUID, said: Mapping[str, Any]) -> bool:
    row = await current().fetchrow("SELECT * FROM invoice WHERE id = $1", invoice)
    assert row is not None
    there = {**dict(row), "lines": msgspec.json.decode(row["lines"])}
    return any(there[name] != said[name] for name in said if name not in _TOLD)


async def _if_earlier(invoice: UUID, said: Mapping[str, Any]) -> bool:
    """Write it where it was told for an earlier moment than what is there."""
    is_earlier = await current().fetchval(
        "SELECT (issued_at, issued_event) > ($2, $3) FROM invoice WHERE id = $1",
        invoice, *(said[name] for name in _TOLD),
    )  # fmt: skip
    if is_earlier:
        await put("invoice", invoice, said)
    return is_earlier


async def _note(data: Any) -> str | None:
    if data.customer is None or data.order is None:
        return None
    is_anothers = await current().fetchval(
        """
        SELECT i.customer IS DISTINCT FROM o.customer FROM invoice i, shop_order o
        WHERE i.number = $1 AND o.number = $2
        """,
        data.invoice, data.order,
    )  # fmt: skip
    return _ANOTHERS if is_anothers else None


async def reminded(house: House, told: Any) -> str | None:
    """A reminder, its fee, and until when: of one number the latest word counts. Raises
    `events.Unknown`."""
    data, invoice = told.data, await invoice_of(told)
    said = {"amount_ore": data.fee, "number": data.number, "due_on": data.due_on}
    await _enter(invoice, "reminder", told, said)
    return _said_of(invoice)


async def paid(house: House, told: Any) -> str | None:
    """Kept as it is, also where it is more than is owed. Raises `events.Unknown`."""
    data, invoice = told.data, await invoice_of(told)
    said = {"amount_ore": data.amount, "on_day": data.paid_on, "method": data.method}
    await _enter(invoice, "payment", told, said)
    overpaid = _OVERPAID if await _balance(invoice) < 0 else None
    return "; ".join(filter(None, (_said_of(invoice), overpaid))) or None


async def credited(house: House, told: Any) -> str | None:
    """Less is owed: of one credit note the latest word counts. Raises `events.Unknown`."""
    data, invoice = told.data, await invoice_of(told)
    said = {"amount_ore": data.amount, "on_day": data.credited_on, "reference": data.note,
            "reason": data.reason}  # fmt: skip
    await _enter(invoice, "credit", told, said)
    return _said_of(invoice)


async def sent_to_collection(house: House, told: Any) -> str | None:
    """The debt went to inkasso. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    _check_account(data.account)
    invoice = await invoice_of(told)
    said = {
        "collector": data.collector, "reference": data.reference, "collector_phone": data.phone,
        "collector_url": data.link, "collector_account": data.account,
    }  # fmt: skip
    await _enter(invoice, "collection", told, said)
    return _said_of(invoice)


async def _enter(invoice: Known, kind: str, told: Any, said: Mapping[str, Any]) -> None:
    """Each once: by what the accounting calls it where that has a name, else by its event."""
    of = {"customer": invoice.customer, "invoice": invoice.id, "kind": kind}
    when = {"at": told.occurred_at, "event": told.order}
    name = _NAMES.get(kind)
    if name and said[name] is not None:
        key = f"(invoice, {name}) WHERE kind = '{kind}'"
        await renew("invoice_entry", key, ("at", "event"), of | when | dict(said))
    else:
        await add("invoice_entry", "invoice, event", of | when | dict(said))


def _said_of(invoice: Known) -> str | None:
    return None if invoice.note is None else "it names another customer than the invoice's"


async def _balance(invoice: Known) -> int:
    """What is owed, in øre; below zero where too much was paid."""
    return await current().fetchval(
        """
        SELECT total_ore + (
            SELECT coalesce(sum(
                CASE kind WHEN 'reminder' THEN amount_ore ELSE -amount_ore END
            ), 0) FROM invoice_entry WHERE invoice = $1
        )::bigint FROM invoice WHERE id = $1
        """,
        invoice.id,
    )  # fmt: skip
