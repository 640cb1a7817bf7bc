"""The letters about what was bought: each once, to the customer or to the guest's address."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import actions as auth
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.orders import mail
from minside.orders.documents import ToPay
from minside.orders.documents.seller import Seller
from minside.orders.documents.words import country
from minside.outbox import actions as outbox
from minside.outbox.templates import Template

from .allowing import last_moment_of
from .invoices import invoices_on
from .kinds import GoodsPlace
from .listing import Address, Order, find
from .owing import left_to_pay, to_pay
from .parts import Packed, Return
from .paying_back import back_ore, is_paid
from .reading import standings_of
from .sending_back import coming_back, kept_places, money_by, places, refusal, send_by
from .standing import Standing

# What happened longer ago isn't news: a year that is told at once sends nothing.
_NEWS: Final = timedelta(days=1)


def _is_news(at: datetime) -> bool:
    return at + _NEWS > clock.now()


async def order_confirmation(house: House, order: UUID, placed_at: datetime) -> None:
    """What was ordered (S24), and the right of withdrawal with its form, to keep (angrerettloven §18).
    Never of what was placed more than a day ago."""
    if not _is_news(placed_at):
        return
    row, lines = await _order(order), await _lines(order)
    exempt = [_exempt(line) for line in lines if line["unreturnable"]]
    said = mail.OrderConfirmation(
        **_greeting(row),
        placed_at=placed_at.isoformat(),
        lines=[_priced(line) for line in lines],
        withdrawal_form=None if len(exempt) == len(lines) else str(order),
        exempt=exempt,
        delivery_method=row["delivery_method"],
        delivery_ore=row["delivery_ore"],
        discount_ore=row["discount_ore"],
        total_ore=row["total_ore"],
        vat_ore=row["vat_ore"],
        payment=row["payment"],
        is_charged_first=False,
        address=address_lines(Address.of(row), _language(row)),
    )
    await _post(house, row, mail.ORDER_CONFIRMATION, mail.values(said), placed_at + _NEWS)


async def packing_slip(house: House, shipment: UUID, shipped_at: datetime) -> None:
    """What lies in the parcel, and what is still to come (S25). Never of what was sent more than a day
    ago."""
    if not _is_news(shipped_at):
        return
    parcel: Any = await current().fetchrow("SELECT * FROM shipment WHERE id = $1", shipment)
    row = await _order(parcel["shop_order"])
    lines = {line["line"]: line for line in await _lines(row["id"])}
    said = mail.PackingSlip(
        **_greeting(row),
        shipment=str(shipment),
        shipment_number=parcel["number"],
        carrier=parcel["carrier"],
        tracking=parcel["tracking"],
        tracking_url=parcel["tracking_url"],
        packed=_packed(parcel["contents"], lines),
        remaining=[
            mail.Goods(name=_name(line), quantity=line["remaining"])
            for line in lines.values()
            if line["remaining"] > 0
        ],
    )
    await _post(house, row, mail.PACKING_SLIP, mail.values(said), shipped_at + _NEWS)


async def return_form(house: House, order_return: UUID, opened_at: datetime) -> None:
    """The form for a return that the shop took note of (S26). Never of one that is more than a day
    old."""
    if _is_news(opened_at):
        await return_form_letter(house, order_return, useless_after=opened_at + _NEWS)


async def return_form_letter(
    house: House, order_return: UUID, *, useless_after: datetime | None = None
) -> None:
    """The form that goes into the parcel, and where that is sent, if the goods have come (S26)."""
    row, standing, given = await _return(order_return)
    order, invoices = await _bought(row), await invoices_on(row["customer"], row["number"])
    seller, until = Seller.of(house.settings), send_by(standing, given)
    there, money = places(standing, given), money_by(given)
    said = mail.ReturnForm(
        **_greeting(row),
        order_return=str(order_return),
        return_number=given.number,
        lines=_sent_back(given.lines, standing),
        send_to=[seller.name, *seller.address] if seller.address else [],
        send_until=until and until.isoformat(),
        on_its_way=GoodsPlace.ON_ITS_WAY in there,
        refusal=refusal(standing, given, row["delivery_method"]),
        in_shop=GoodsPlace.IN_SHOP in there,
        to_pay=_told(to_pay(invoices, standing, invoices)),
        is_paid=is_paid(order, standing, invoices),
        back_ore=back_ore(order, standing, given),
        money_by=money and money.isoformat(),
    )
    await _post(house, row, mail.RETURN_FORM, mail.values(said), useless_after)


def _told(owed: ToPay | None) -> mail.ToPay | None:
    if owed is None:
        return None
    by = owed.by and owed.by.isoformat()
    return mail.ToPay(returning_ore=owed.returning_ore, now_ore=owed.now_ore, by=by)


async def return_withdrawn_letter(house: House, order_return: UUID) -> None:
    """That the customer keeps the goods after all, what to do for that, and until when they may think
    better of it."""
    row, standing, given = await _return(order_return)
    order, invoices = await _bought(row), await invoices_on(row["customer"], row["number"])
    there = kept_places(standing, given)
    is_coming = GoodsPlace.ON_ITS_WAY in there
    back = coming_back(standing) if is_coming else {}
    until = last_moment_of(standing, {line.line for line in given.lines})
    said = mail.ReturnWithdrawn(
        **_greeting(row),
        return_number=given.number,
        lines=_sent_back(given.lines, standing),
        coming_by=order.delivery_method if is_coming else None,
        coming_back=_sent_back([Packed(*each) for each in back.items()], standing),
        in_shop=GoodsPlace.IN_SHOP in there,
        to_pay=_told(left_to_pay(invoices, standing, invoices)),
        is_paid=is_paid(order, standing, invoices),
        withdraw_until=until and until.astimezone(clock.OSLO).date().isoformat(),
    )
    await _post(house, row, mail.RETURN_WITHDRAWN, mail.values(said), None)


async def cancellation_letter(house: House, order: UUID) -> None:
    """That the customer has asked for an order to be cancelled, and what comes of it."""
    row = await _order(order)
    said = mail.CancellationRequested(**_greeting(row))
    await _post(house, row, mail.CANCELLATION_REQUESTED, mail.values(said), None)


async def complaint_letter(house: House, complaint: UUID) -> None:
    """That a complaint has come in, and about what (S14)."""
    given: Any = await current().fetchrow(
        """
        SELECT c.*, (SELECT count(*) FROM complaint_picture p WHERE p.complaint = c.id) AS pictures
        FROM complaint c WHERE c.id = $1
        """,
        complaint,
    )
    row = await _order(given["shop_order"])
    lines = {line["line"]: line for line in await _lines(row["id"])}
    said = mail.ComplaintReceived(
        **_greeting(row),
        complaint_number=given["number"],
        what=_name(lines.get(given["line"], given)),
        text=given["body"],
        pictures=given["pictures"],
        wish=given["wish"],
    )
    await _post(house, row, mail.COMPLAINT_RECEIVED, mail.values(said), None)


async def _order(order: UUID) -> Any:
    """The order, and who reads about it: `reader` is None where nobody can be written to."""
    return await current().fetchrow(
        """
        SELECT o.*, CASE WHEN o.customer IS NULL THEN o.email ELSE c.email END AS reader,
            c.first_name, c.language, c.claimed_at IS NOT NULL AS has_account
        FROM shop_order o LEFT JOIN customer c ON c.id = o.customer WHERE o.id = $1
        """,
        order,
    )


async def _return(order_return: UUID) -> tuple[Any, Standing, Return]:
    """Its order, how that stands, and itself."""
    row: Any = await current().fetchrow(
        "SELECT customer, shop_order FROM order_return WHERE id = $1", order_return
    )
    [standing] = await standings_of(row["customer"], [row["shop_order"]])
    given = next(each for each in standing.returns if each.id == order_return)
    return await _order(row["shop_order"]), standing, given


async def _bought(row: Any) -> Order:
    found = await find(row["customer"], row["id"])
    assert found is not None
    return found


async def _lines(order: UUID) -> list[Any]:
    """In their order; how much of each is `remaining`: neither sent nor cancelled."""
    return await current().fetch(
        """
        WITH sent AS (
            SELECT packed.line, sum(packed.quantity) AS quantity
            FROM shipment s, jsonb_to_recordset(s.contents) AS packed (line text, quantity integer)
            WHERE s.shop_order = $1 AND s.purpose = 'order'
              AND (s.returned_at IS NULL OR greatest(s.shipped_at, s.delivered_at) > s.returned_at)
            GROUP BY packed.line
        )
        SELECT l.line, l.name, l.sku, l.quantity, l.price_ore, l.unreturnable, CASE
            WHEN EXISTS (
                SELECT FROM order_event c
                WHERE c.shop_order = $1 AND c.kind = 'cancelled'
                  AND (c.lines IS NULL OR l.line = ANY(c.lines)) AND NOT EXISTS (
                    SELECT FROM order_event t WHERE t.shop_order = $1 AND 'lines' = ANY(t.parts)
                      AND (t.at, t.event) > (c.at, c.event)
                )
            ) THEN 0 ELSE l.quantity - coalesce(sent.quantity, 0) END AS remaining
        FROM order_line l LEFT JOIN sent USING (line)
        WHERE l.shop_order = $1 ORDER BY l.position, l.line
        """,
        order,
    )


def _greeting(row: Any) -> dict[str, Any]:
    """Whose name a guest's parcel bears needn't be the guest's own."""
    return {
        "name": row["first_name"] or "",
        "order": str(row["id"]) if row["has_account"] else None,
        "order_number": row["number"],
    }


def _priced(line: Any) -> mail.Goods:
    price = line["price_ore"]
    total = None if price is None else price * line["quantity"]
    return mail.Goods(name=_name(line), quantity=line["quantity"], total_ore=total)


def _exempt(line: Any) -> mail.Exempt:
    return mail.Exempt(name=_name(line), why=line["unreturnable"])


def _sent_back(packed: Sequence[Packed], standing: Standing) -> list[mail.Goods]:
    return [mail.Goods(name=standing.name(each.line), quantity=each.quantity) for each in packed]


def _packed(contents: str, lines: Mapping[str, Any]) -> list[mail.Goods]:
    """A line that isn't in the order is called as the parcel calls it."""
    return [
        mail.Goods(name=_name(lines.get(each["line"], each)), quantity=each["quantity"])
        for each in json.loads(contents)
    ]


def _name(line: Any) -> str:
    return line.get("name") or line.get("sku") or line["line"]


def address_lines(to: Address, language: Language) -> list[str]:
    """As on a label, the country only abroad."""
    told = [to.recipient, to.street, to.street2, f"{to.postcode} {to.city}"]
    if to.country != "NO":
        told.append(country(to.country, language))
    return [line for line in told if line]


def _language(row: Any) -> Language:
    return Language(row["language"] or Language.NB)


async def _post(
    house: House,
    row: Any,
    template: Template,
    values: Mapping[str, Any],
    useless_after: datetime | None,
) -> None:
    to, customer = row["reader"], row["customer"]
    if to is None:
        return
    letter = outbox.Letter(
        template=template,
        to=await auth.letters_go_to(customer, to) if customer else to,
        language=_language(row),
        customer=customer,
        values=values,
        secrets={},
        useless_after=useless_after,
    )
    await outbox.post(letter, house.keys)
