"""Asking the shop for the money: by event out; the answer comes in by event."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.outgoing import ChargeRequested, DeliveryToFulfil

from .kinds import INVOICE, ChargeState


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCharge:
    """A delivery that is ordered, and what it costs; `order` is the order's number."""

    delivery: UUID
    customer: UUID
    customer_number: str | None
    order: str
    amount_ore: int
    payment: str

    @property
    def waits_for_none(self) -> bool:
        return not is_charged(self.payment, self.amount_ore)


def is_charged(payment: str, amount_ore: int) -> bool:
    """Whether it is packed once it is paid, and not before: not what is invoiced, or costs nothing."""
    return payment != INVOICE and amount_ore > 0


async def ask_all(new: Sequence[NewCharge]) -> None:
    """Ask for the money, and have those packed that wait for none: what is paid by invoice, or costs
    nothing."""
    at_once = [each for each in new if each.waits_for_none]
    asked = [each for each in new if not each.waits_for_none]
    await fulfil_all([each.delivery for each in at_once])
    charges = await _insert(asked)
    await events.announce_all(
        "charge.requested",
        [
            events.News(_request(each, charges[each.delivery], attempt=1), each.customer, stream(each.customer))
            for each in asked
        ],
    )  # fmt: skip


def stream(customer: UUID) -> str:
    return f"customer/{customer}"


async def _insert(asked: Sequence[NewCharge]) -> dict[UUID, UUID]:
    rows = await current().fetch(
        """
        INSERT INTO charge (customer, delivery, amount_ore, payment, state, asked_at)
        SELECT one.*, $5, $6 FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) AS one
        RETURNING id, delivery
        """,
        [each.customer for each in asked], [each.delivery for each in asked],
        [each.amount_ore for each in asked], [each.payment for each in asked],
        ChargeState.ASKED.value, clock.now(),
    )  # fmt: skip
    return {row["delivery"]: row["id"] for row in rows}


def _request(new: NewCharge, charge: UUID, *, attempt: int) -> ChargeRequested:
    return ChargeRequested(
        charge=str(charge),
        order=new.order,
        customer=new.customer_number,
        amount=new.amount_ore,
        payment=new.payment,
        attempt=attempt,
    )


async def fulfil_all(
    deliveries: Sequence[UUID], *, but_not: Mapping[UUID, Collection[str]] | None = None
) -> None:
    """Have these packed and sent, each without the lines of it that were cancelled since. Two statements,
    and the queue's, however many."""
    rows = await current().fetch(
        """
        SELECT d.id, d.customer, d.deliver_on, o.number, o.delivery_method, o.recipient, o.street,
               o.street2, o.postcode, o.city, o.country, c.number AS customer_number, c.phone,
               c.email, l.lines
        FROM delivery d JOIN shop_order o ON o.id = d.shop_order JOIN customer c ON c.id = d.customer
        CROSS JOIN LATERAL (
            SELECT jsonb_agg(jsonb_build_object(
                'line', line, 'sku', sku, 'name', name, 'quantity', quantity, 'price', price_ore
            ) ORDER BY position) AS lines
            FROM order_line WHERE shop_order = o.id
        ) l
        WHERE d.id = ANY($1)
        """,
        list(deliveries),
    )
    gone = but_not or {}
    await events.announce_all(
        "delivery.to_fulfil",
        [
            events.News(
                _to_fulfil(row, gone.get(row["id"], ())), row["customer"], stream(row["customer"])
            )
            for row in rows
        ],
    )


def _to_fulfil(row: Any, but_not: Collection[str]) -> DeliveryToFulfil:
    lines: list[dict[str, Any]] = msgspec.json.decode(row["lines"])
    return msgspec.convert(
        {
            "delivery": str(row["id"]),
            "order": row["number"],
            "customer": row["customer_number"],
            "deliver_on": row["deliver_on"],
            "to": {
                "name": row["recipient"], "street": row["street"], "street2": row["street2"],
                "postcode": row["postcode"], "city": row["city"], "country": row["country"],
            },
            "method": row["delivery_method"],
            "lines": [each for each in lines if each["line"] not in but_not],
            "phone": row["phone"],
            "email": row["email"],
        },
        DeliveryToFulfil,
    )  # fmt: skip
