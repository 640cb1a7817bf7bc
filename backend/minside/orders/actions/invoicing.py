"""Invoices as they were sent, and what became of them; what is owed follows from the rows."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events

from . import moving
from .checksums import is_account, is_kid
from .placed import frozen
from .whose import Known, invoice_of, order_of, whose
from .writing import add, say

_ANOTHERS: Final = "it is issued to another customer than its order's: it is whose it names"
_OVERPAID: Final = "more was paid than was owed: the customer sees what is too much"


async def issued(house: House, told: Any) -> str | None:
    """A frozen copy of what was sent (S39). One that names a customer is theirs, known or not what it
    is for; one that names none is its order's. Raises `events.Unknown`, `events.CannotBeHandled`."""
    data = told.data
    _check(data)
    customer = await _whose(told)
    id = await add("invoice", "number", {"customer": customer, **_invoice(told)})
    if id is None:
        await _issued_again(told, customer)
    else:
        await events.arrived("invoice", data.invoice)
    return await _note(data, customer)


def _check(data: Any) -> None:
    if not is_kid(data.kid):
        raise events.CannotBeHandled("the check digit of the KID is wrong")
    _check_account(data.account)
    if data.customer is data.order is None:
        raise events.CannotBeHandled("it names neither a customer nor an order")


def _check_account(account: str | None) -> None:
    if account is not None and not is_account(account):
        raise events.CannotBeHandled("the check digit of the account is wrong")


async def _whose(told: Any) -> UUID | None:
    if told.data.customer is None:
        return (await order_of(told)).customer
    return await whose(told.data.customer, None)


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


async def _issued_again(told: Any, customer: UUID | None) -> None:
    """By another event, or by the same after its id was forgotten: the latest word counts."""
    invoice = await invoice_of(told)
    said = {k: v for k, v in _invoice(told).items() if not k.startswith("issued_")}
    said["issued_on"] = told.data.issued_on
    is_newest = await say("invoice", invoice.id, "issued", told, said)
    if is_newest and invoice.customer != customer:
        await moving.give_invoices([invoice.id], customer)


async def _note(data: Any, customer: UUID | None) -> str | None:
    if data.customer is None or data.order is None:
        return None
    is_anothers = await current().fetchval(
        "SELECT customer IS DISTINCT FROM $2 FROM shop_order WHERE number = $1",
        data.order, customer,
    )  # fmt: skip
    return _ANOTHERS if is_anothers else None


async def reminded(house: House, told: Any) -> str | None:
    """A reminder, its fee, and until when. Raises `events.Unknown`."""
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
    """Less is owed. Raises `events.Unknown`."""
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
    """Each once."""
    of = {"customer": invoice.customer, "invoice": invoice.id, "kind": kind}
    when = {"at": told.occurred_at, "event": told.order}
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
