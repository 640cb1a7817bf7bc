"""What stands on the papers of orders, from their rows: for whoever asks, and for the letters."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from minside.core import clock, hooks
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.orders import documents
from minside.orders.documents import Goods

from .allowing import fourteenth_day, may_return, returnable
from .invoices import Invoice, InvoiceEntry, find_invoice, invoices_of, invoices_on
from .kinds import (
    GoodsPlace,
    InvoiceEntryKind,
    OrderState,
    ReturnState,
    ShipmentPurpose,
    ShipmentState,
)
from .listing import Address, Order, find
from .owing import to_pay
from .parts import Packed, Parcel, Return, amount
from .paying_back import back_ore, is_paid
from .reading import standings_of
from .sending_back import is_late, money_by, places, refusal, send_by
from .standing import Line, Standing

# Which row, in which language; None where there is no such row, or it is another's.
Builder: TypeAlias = Callable[[UUID, Language], Awaitable[documents.Paper | None]]


async def draw(house: House, paper: documents.Paper | hooks.PlainPaper) -> hooks.Paper:
    """The PDF; raises `core.refusals.Busy` and `core.hooks.NotDrawn`. Slow: hold no connection."""
    content = await documents.PRESS.draw(paper, documents.Seller.of(house.settings))
    return hooks.Paper(paper.file_name, content)


def send_to(house: House) -> list[str]:
    """Where returns go, the shop's name first; empty where it has told no address."""
    seller = documents.Seller.of(house.settings)
    return [seller.name, *seller.address] if seller.address else []


async def attachment(
    house: House, kind: str, row: UUID, reader: hooks.Addressee, language: Language
) -> hooks.Paper | None:
    """What goes along with a letter; None where the row is gone, or isn't the reader's to see."""
    table, build = _ATTACHED[kind]
    paper = await build(row, language) if await _is_for(reader, table, row) else None
    return await draw(house, paper) if paper else None


async def order_is_theirs(reader: hooks.Addressee, number: str) -> bool:
    """Whether the order that the shop calls so is the reader's: the customer's, or that of the guest
    there. Answers `hooks.order_is_theirs`."""
    return await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM shop_order WHERE number = $1 AND customer IS NOT DISTINCT FROM $2
              AND ($2 IS NOT NULL OR lower(email) = lower($3))
        )
        """,
        number, reader.customer, reader.address,
    )  # fmt: skip


async def _is_for(reader: hooks.Addressee, table: str, row: UUID) -> bool:
    """Whether the order is still whose letter it is: the customer's, or that of the guest there."""
    its_order = "id" if table == "shop_order" else "shop_order"
    return bool(
        await current().fetchval(
            f"""
            SELECT p.customer IS NOT DISTINCT FROM $2 AND o.customer IS NOT DISTINCT FROM $2
                AND ($2 IS NOT NULL OR lower(o.email) = lower($3))
            FROM {table} p JOIN shop_order o ON o.id = p.{its_order} WHERE p.id = $1
            """,  # noqa: S608 - names of our own
            row, reader.customer, reader.address,
        )
    )  # fmt: skip


async def invoice_paper(invoice: UUID, language: Language) -> documents.InvoicePaper | None:
    """The customer's invoice with all that happened to it since."""
    customer = current().customer
    found = await find_invoice(customer, invoice) if customer else None
    return _invoice(found, await _to_pay_of(found), language) if found else None


async def _to_pay_of(invoice: Invoice) -> documents.ToPay | None:
    if invoice.order is None or invoice.order_number is None:
        return None
    customer = current().customer
    [standing] = await standings_of(customer, [invoice.order])
    [of_order] = await invoices_of([invoice.order_number])
    return to_pay([invoice], standing, of_order)


async def receipt_paper(order: UUID, language: Language) -> documents.ReceiptPaper | None:
    """The receipt of the customer's order, with what was paid and paid back since; None where it has
    none yet."""
    customer = current().customer
    found = await find(customer, order) if customer else None
    if found is None:
        return None
    [standing] = await standings_of(customer, [order])
    [invoices] = await invoices_of([found.number])
    if not has_receipt(found, standing, invoices):
        return None
    return _receipt(found, standing, invoices, language)


def has_receipt(order: Order, standing: Standing, invoices: Sequence[Invoice]) -> bool:
    """From when it is packed, and paid: what isn't paid of yet has the invoice as its paper, and what
    was cancelled whole was never paid."""
    if standing.state is OrderState.CANCELLED or not (standing.is_packing or standing.is_shipped):
        return False
    return is_paid(order, standing, invoices)


async def packing_slip_paper(
    shipment: UUID, language: Language
) -> documents.PackingSlipPaper | None:
    """What lies in a parcel, and what was still to come when it left."""
    row = await _owned("SELECT customer, shop_order FROM shipment WHERE id = $1", shipment)
    if row is None:
        return None
    order, standing = await _order_of(row)
    parcel = next(each for each in standing.parcels if each.id == shipment)
    return _packing_slip(order, standing, parcel, language)


async def return_form_paper(
    order_return: UUID, language: Language, *, of: UUID | None = None
) -> documents.ReturnFormPaper | None:
    """The form of a return that was made, of the order `of` where that is said."""
    row = await _owned("SELECT customer, shop_order FROM order_return WHERE id = $1", order_return)
    if row is None or of not in (None, row["shop_order"]):
        return None
    order, standing = await _order_of(row)
    sent_back = next(each for each in standing.returns if each.id == order_return)
    invoices = await invoices_on(row["customer"], order.number)
    return _filled_in(order, standing, sent_back, invoices, language)


async def blank_return_form_paper(
    order: UUID, language: Language
) -> documents.ReturnFormPaper | None:
    """For whoever would rather write: with all that could go back now, or once it is here."""
    customer = current().customer
    found = await find(customer, order) if customer else None
    if found is None:
        return None
    [standing] = await standings_of(customer, [order])
    invoices = await invoices_on(customer, found.number)
    return _blank(found, standing, invoices, language)


async def withdrawal_form_paper(
    order: UUID, language: Language
) -> documents.ReturnFormPaper | None:
    """The same for whoever is written to about the order, a customer or a guest."""
    row = await _owned("SELECT customer, id AS shop_order FROM shop_order WHERE id = $1", order)
    if row is None:
        return None
    found, standing = await _order_of(row)
    invoices = await invoices_on(row["customer"], found.number)
    return _blank(found, standing, invoices, language, is_guests=row["customer"] is None)


async def _owned(statement: str, row: UUID) -> Any:
    """Nobody's worker may read everybody's rows; a customer their own."""
    found = await current().fetchrow(statement, row)
    customer = current().customer
    return found if found and customer in (None, found["customer"]) else None


async def _order_of(row: Any) -> tuple[Order, Standing]:
    order = await find(row["customer"], row["shop_order"])
    assert order is not None
    [standing] = await standings_of(row["customer"], [order.id])
    return order, standing


def _invoice(
    invoice: Invoice, owed: documents.ToPay | None, language: Language
) -> documents.InvoicePaper:
    return documents.InvoicePaper(
        language=language,
        number=invoice.number,
        order_number=invoice.order_number,
        issued_on=invoice.issued_on,
        due_on=invoice.first_due_on,
        kid=invoice.kid,
        account=invoice.account,
        to=_address(invoice.address),
        lines=[
            Goods(
                sku=line.sku,
                name=line.name or line.sku,
                quantity=line.quantity,
                price_ore=line.price,
            )
            for line in invoice.lines
        ],
        total_ore=invoice.total_ore,
        vat_ore=invoice.vat_ore,
        reminders=[
            documents.Reminder(
                on=entry.on, number=entry.number or 1, fee_ore=entry.amount_ore, due_on=entry.due_on
            )
            for entry in invoice.entries_of(InvoiceEntryKind.REMINDER)
        ],
        payments=[
            documents.Payment(on=entry.on, amount_ore=entry.amount_ore, method=entry.method)
            for entry in invoice.entries_of(InvoiceEntryKind.PAYMENT)
        ],
        credits=[
            documents.Credit(on=entry.on, amount_ore=entry.amount_ore, reference=entry.reference)
            for entry in invoice.entries_of(InvoiceEntryKind.CREDIT)
        ],
        handover=_handover(invoice.collection),
        to_pay=owed,
    )


def _handover(collection: InvoiceEntry | None) -> documents.Handover | None:
    if collection is None or collection.collector is None:
        return None
    return documents.Handover(
        on=collection.on,
        collector=collection.collector,
        reference=collection.reference,
        phone=collection.collector_phone,
        url=collection.collector_url,
        account=collection.collector_account,
    )


def _receipt(
    order: Order, standing: Standing, invoices: Sequence[Invoice], language: Language
) -> documents.ReceiptPaper:
    return documents.ReceiptPaper(
        language=language,
        order_number=order.number,
        placed_on=_day(order.at),
        to=_address(order.address),
        lines=[_goods(line, line.quantity) for line in _agreed(standing)],
        delivery_method=order.delivery_method,
        pickup_point=order.pickup_point,
        delivery_ore=order.delivery_ore,
        discount_ore=order.discount_ore,
        total_ore=order.total_ore,
        vat_ore=order.vat_ore,
        payment=order.payment,
        paid_on=_paid_on(invoices),
        refunded_ore=_given_back(standing, deducted=False),
        deducted_ore=_given_back(standing, deducted=True),
        credited_ore=_otherwise_credited(invoices, standing),
        is_delivered=standing.received_on is not None,
    )


def _given_back(standing: Standing, *, deducted: bool) -> int:
    """For what was returned: paid out, or `deducted` from an invoice."""
    return sum(
        each.refunded_ore or 0
        for each in standing.returns
        if (each.deducted_from is not None) is deducted
    )


def _otherwise_credited(invoices: Sequence[Invoice], standing: Standing) -> int:
    """What was taken off these for no return, such as a price that was wrong. What a return took off
    one is a credit too, and one of just what was paid out for a return is that return's, once."""
    paid_out = Counter(
        each.refunded_ore or 0 for each in standing.returns if each.deducted_from is None
    )
    found = 0
    for invoice in invoices:
        settled = sum(
            each.refunded_ore or 0
            for each in standing.returns
            if each.deducted_from == invoice.number
        )
        credits = Counter(entry.amount_ore for entry in invoice.entries_of(InvoiceEntryKind.CREDIT))
        of_returns = credits & paid_out
        paid_out -= of_returns
        found += max(0, invoice.credited_ore - settled - _sum(of_returns))
    return found


def _sum(amounts: Counter[int]) -> int:
    return sum(amount * times for amount, times in amounts.items())


def _paid_on(invoices: Sequence[Invoice]) -> date | None:
    """The day of the last payment, once nothing is owed any more."""
    days = [
        entry.on for invoice in invoices for entry in invoice.entries_of(InvoiceEntryKind.PAYMENT)
    ]
    return max(days, default=None) if all(each.balance_ore <= 0 for each in invoices) else None


def _packing_slip(
    order: Order, standing: Standing, parcel: Parcel, language: Language
) -> documents.PackingSlipPaper:
    return documents.PackingSlipPaper(
        language=language,
        order_number=order.number,
        shipment_number=parcel.number,
        shipped_on=_day(parcel.shipped_at),
        carrier=parcel.carrier,
        to=_address(order.address),
        lines=_packed(standing, parcel.contents),
        remaining=_remaining(standing, parcel),
        tracking=parcel.tracking,
        tracking_url=parcel.tracking_url,
        pickup_point=order.pickup_point,
    )


def _remaining(standing: Standing, parcel: Parcel) -> list[Goods]:
    """What the parcels until this one left to come; one that came back is sent again."""
    until = standing.parcels[: standing.parcels.index(parcel) + 1]
    sent = [
        packed
        for each in until
        if each.purpose is ShipmentPurpose.ORDER
        and (each is parcel or each.state is not ShipmentState.RETURNED)
        for packed in each.contents
    ]
    left = [(line, line.quantity - amount(sent, line.line)) for line in _agreed(standing)]
    return [_goods(line, quantity) for line, quantity in left if quantity > 0]


def _filled_in(
    order: Order,
    standing: Standing,
    sent_back: Return,
    invoices: Sequence[Invoice],
    language: Language,
) -> documents.ReturnFormPaper:
    there = places(standing, sent_back)
    return documents.ReturnFormPaper(
        language=language,
        order_number=order.number,
        placed_on=_day(order.at),
        customer=_address(order.address),
        lines=_packed(standing, sent_back.lines),
        number=sent_back.number,
        opened_on=_day(sent_back.opened_at),
        delivered_on=_received_on(standing, sent_back),
        reason=sent_back.reason,
        withdraw_until=_last_day(_received_on(standing, sent_back)),
        send_until=send_by(standing, sent_back),
        is_on_its_way=GoodsPlace.ON_ITS_WAY in there,
        refusal=refusal(standing, sent_back, order.delivery_method),
        is_late=is_late(standing, sent_back),
        is_open=sent_back.state is ReturnState.OPEN,
        to_pay=to_pay(invoices, standing, invoices),
        is_paid=is_paid(order, standing, invoices),
        back_ore=back_ore(order, standing, sent_back),
        money_by=money_by(sent_back),
        is_in_shop=GoodsPlace.IN_SHOP in there,
    )


def _blank(
    order: Order,
    standing: Standing,
    invoices: Sequence[Invoice],
    language: Language,
    *,
    is_guests: bool = False,
) -> documents.ReturnFormPaper:
    now = [(line, returnable(standing, line)) for line in standing.lines]
    lines = [(line, quantity) for line, quantity in now if quantity]
    if not lines and standing.received_on is None:
        lines = [(line, line.quantity) for line in _agreed(standing) if not line.unreturnable]
    until = may_return(standing).until
    last = _day(until) if until else None
    return documents.ReturnFormPaper(
        language=language,
        order_number=order.number,
        placed_on=_day(order.at),
        customer=_address(order.address),
        lines=[_goods(line, quantity) for line, quantity in lines],
        delivered_on=standing.received_on,
        withdraw_until=last,
        is_guests=is_guests,
        is_late=last is not None and last < clock.today(),
        is_paid=is_paid(order, standing, invoices),
    )


def _agreed(standing: Standing) -> list[Line]:
    """What was ordered and wasn't cancelled."""
    return [line for line in standing.lines if not line.is_cancelled and not line.is_unordered]


def _packed(standing: Standing, packed: Sequence[Packed]) -> list[Goods]:
    lines = {line.line: line for line in standing.lines}
    return [
        _goods(lines[each.line], each.quantity)
        if each.line in lines
        else Goods(sku="", name=each.line, quantity=each.quantity)
        for each in packed
    ]


def _goods(line: Line, quantity: int) -> Goods:
    return Goods(sku=line.sku, name=line.name, quantity=quantity, price_ore=line.price_ore)


def _address(address: Address) -> documents.Address:
    return documents.Address(
        name=address.recipient,
        street=address.street,
        street2=address.street2,
        postcode=address.postcode,
        city=address.city,
        country=address.country,
    )


def _received_on(standing: Standing, sent_back: Return) -> date | None:
    """The day on which the last of these lines came, from which their 14 days count."""
    days = [standing.line_received_on(packed.line) for packed in sent_back.lines]
    return max(filter(None, days), default=None)


def _last_day(received: date | None) -> date | None:
    moment = fourteenth_day(received)
    return _day(moment) if moment else None


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.OSLO).date()


_ATTACHED: Final[dict[str, tuple[str, Builder]]] = {
    "orders.packing_slip": ("shipment", packing_slip_paper),
    "orders.return_form": ("order_return", return_form_paper),
    "orders.withdrawal_form": ("shop_order", withdrawal_form_paper),
}
