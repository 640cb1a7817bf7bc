"""Everything that happened to an order, for people to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Final

from minside.core import clock

from .complaints import Complaint
from .invoices import Invoice, InvoiceEntry
from .kinds import InvoiceEntryKind, MomentKind, ShipmentPurpose
from .listing import Order
from .parts import Happening, Packed, Parcel, Return, amount
from .standing import Standing

_TURN: Final = {kind: turn for turn, kind in enumerate(MomentKind)}
_OF_ENTRY: Final = {
    InvoiceEntryKind.REMINDER: MomentKind.REMINDED,
    InvoiceEntryKind.PAYMENT: MomentKind.PAID,
    InvoiceEntryKind.CREDIT: MomentKind.CREDITED,
    InvoiceEntryKind.COLLECTION: MomentKind.SENT_TO_COLLECTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`reference` is the number of the parcel, invoice, return or complaint it is about, `names`
    what the goods are called where it isn't about all of them, and of every return, as `2 × …` where
    it isn't all of a line; money in whole øre."""

    at: datetime
    kind: MomentKind
    reason: str | None = None
    reference: str | None = None
    amount_ore: int | None = None
    names: Sequence[str] = ()


def moments(
    order: Order,
    standing: Standing,
    invoices: Sequence[Invoice],
    complaints: Sequence[Complaint],
) -> list[Moment]:
    """Oldest first."""
    found = [
        Moment(at=order.at, kind=MomentKind.PLACED),
        *_of_order(standing),
        *(each for parcel in standing.parcels for each in _of_parcel(standing, parcel)),
        *(each for invoice in invoices for each in _of_invoice(standing, invoice)),
        *(each for back in standing.returns for each in _of_return(standing, back)),
        *(each for complaint in complaints for each in _of_complaint(standing, complaint)),
    ]
    return sorted(found, key=lambda moment: (moment.at, _TURN[moment.kind]))


def _of_order(standing: Standing) -> Iterator[Moment]:
    for each in standing.happenings:
        if each.kind != "placed":
            yield Moment(
                at=each.at,
                kind=_kind(each),
                reason=each.reason if each.kind != "payment_failed" else None,
                amount_ore=each.amount_ore,
                names=standing.names(each.lines or ()),
            )


def _kind(happening: Happening) -> MomentKind:
    if happening.kind == "cancelled" and happening.lines is not None:
        return MomentKind.LINES_CANCELLED
    return MomentKind(happening.kind)


def _of_parcel(standing: Standing, parcel: Parcel) -> Iterator[Moment]:
    """The papers of an order are no goods that somebody waits for."""
    if parcel.purpose is not ShipmentPurpose.ORDER:
        return
    moment = partial(Moment, reference=parcel.number, names=_names(standing, parcel.contents))
    yield moment(at=parcel.shipped_at, kind=MomentKind.SHIPPED)
    if parcel.delivered_at:
        yield moment(at=parcel.delivered_at, kind=MomentKind.DELIVERED)
    if parcel.returned_at:
        yield moment(
            at=parcel.returned_at,
            kind=MomentKind.PARCEL_RETURNED,
            reason=parcel.return_reason,
        )


def _names(standing: Standing, packed: Sequence[Packed]) -> list[str]:
    """Of the goods, where they aren't the whole order."""
    is_all = all(amount(packed, line.line) >= line.quantity for line in standing.lines)
    return [] if is_all else _counted(standing, packed)


def _counted(standing: Standing, packed: Sequence[Packed]) -> list[str]:
    """The goods, with how many where that isn't all of a line."""
    counted = [(line, amount(packed, line.line)) for line in standing.lines]
    return [
        line.name if count >= line.quantity else f"{count} × {line.name}"
        for line, count in counted
        if count
    ]


def _of_invoice(standing: Standing, invoice: Invoice) -> Iterator[Moment]:
    moment = partial(Moment, reference=invoice.number)
    yield moment(at=invoice.at, kind=MomentKind.INVOICED, amount_ore=invoice.total_ore)
    told = [each.refunded_ore for each in standing.returns if each.deducted_from == invoice.number]
    for entry in invoice.entries:
        # That it was taken off for what came back is told of the return.
        if entry.kind is InvoiceEntryKind.CREDIT and entry.amount_ore in told:
            told.remove(entry.amount_ore)
            continue
        yield moment(
            at=_moment(entry),
            kind=_OF_ENTRY[entry.kind],
            reason=entry.reason,
            amount_ore=entry.amount_ore or None,
        )


def _moment(entry: InvoiceEntry) -> datetime:
    """We may be told on Monday of what was paid on Friday."""
    if entry.at.astimezone(clock.OSLO).date() == entry.on:
        return entry.at
    return _noon(entry.on)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.OSLO).astimezone(UTC)


def _of_return(standing: Standing, back: Return) -> Iterator[Moment]:
    moment = partial(Moment, reference=back.number, names=_counted(standing, back.lines))
    yield moment(at=back.opened_at, kind=MomentKind.RETURN_OPENED, reason=back.reason)
    if back.withdrawn_at:
        yield moment(at=back.withdrawn_at, kind=MomentKind.RETURN_WITHDRAWN)
    if back.received_at:
        yield moment(at=back.received_at, kind=MomentKind.RETURN_RECEIVED)
    if back.refunded_at:
        yield moment(
            at=back.refunded_at,
            kind=MomentKind.RETURN_DEDUCTED if back.deducted_from else MomentKind.RETURN_REFUNDED,
            amount_ore=back.refunded_ore,
        )
    if back.refused_at:
        yield moment(at=back.refused_at, kind=MomentKind.RETURN_REFUSED, reason=back.refusal)


def _of_complaint(standing: Standing, complaint: Complaint) -> Iterator[Moment]:
    moment = partial(Moment, reference=complaint.number, names=standing.names([complaint.line]))
    yield moment(at=complaint.opened_at, kind=MomentKind.COMPLAINT_OPENED)
    if complaint.settled_at:
        yield moment(at=complaint.settled_at, kind=MomentKind.COMPLAINT_SETTLED)
