"""Orders that begin here, many at once: each statement writes all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.orders import mail
from minside.outbox import actions as outbox

from .letters import address_lines
from .listing import Address
from .numbering import NoNumberLeft, draw

LETTER: Final = "F"
_TRIES: Final = 5
_PARTS: Final = ["head", "lines", "delivery", "total"]


@dataclass(frozen=True, slots=True)
class NewLine:
    """`price_ore` for one, VAT included."""

    sku: str
    name: str
    quantity: int
    price_ore: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """An order of a customer's own; `customer_number` is what the shop calls them, if anything.
    Where mail goes is `email`, None where nothing can be sent. `is_charged_first`: it is packed once
    it is paid."""

    customer: UUID
    customer_number: str | None
    email: str | None
    first_name: str
    language: Language
    has_account: bool
    placed_at: datetime
    delivery_method: str
    address: Address
    payment: str
    is_charged_first: bool
    lines: Sequence[NewLine]

    @property
    def total_ore(self) -> int:
        return sum(line.price_ore * line.quantity for line in self.lines)


@dataclass(frozen=True, slots=True)
class Placed:
    id: UUID
    number: str


async def place_all(house: House, orders: Sequence[NewOrder]) -> list[Placed]:
    """Place them, in their order, each with a number of its own and its confirmation (S24). Ten
    statements or so, however many. Delivery costs nothing. Raises `NoNumberLeft`."""
    placed = await _heads(orders)
    await _lines(orders, placed)
    await _events(orders, placed)
    await outbox.post_all(
        [
            _confirmation(order, made)
            for order, made in zip(orders, placed, strict=True)
            if order.email is not None
        ],
        house.keys,
    )
    return placed


async def _heads(orders: Sequence[NewOrder]) -> list[Placed]:
    made: dict[int, Placed] = {}
    for _ in range(_TRIES):
        left = [n for n in range(len(orders)) if n not in made]
        if not left:
            return [made[n] for n in range(len(orders))]
        numbers = {draw(LETTER): n for n in left}
        rows = await _insert([(number, orders[n]) for number, n in numbers.items()])
        made |= {numbers[row["number"]]: Placed(row["id"], row["number"]) for row in rows}
    raise NoNumberLeft


async def _insert(numbered: Sequence[tuple[str, NewOrder]]) -> list[Any]:
    """Of whose number is taken there is no row."""
    given = [order for _, order in numbered]
    return await current().fetch(
        """
        INSERT INTO shop_order (
            number, customer, told_of, email, is_by_address, placed_at, delivery_method,
            recipient, street, street2, postcode, city, country, payment, total_ore,
            delivery_ore, discount_ore)
        SELECT one.*, 0, 0 FROM unnest(
            $1::text[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[],
            $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
            $14::text[], $15::bigint[]
        ) AS one
        ON CONFLICT (number) DO NOTHING RETURNING id, number
        """,
        [number for number, _ in numbered], [each.customer for each in given],
        [each.customer_number for each in given], [each.email for each in given],
        [each.email is not None for each in given], [each.placed_at for each in given],
        [each.delivery_method for each in given], [each.address.recipient for each in given],
        [each.address.street for each in given], [each.address.street2 for each in given],
        [each.address.postcode for each in given], [each.address.city for each in given],
        [each.address.country for each in given], [each.payment for each in given],
        [each.total_ore for each in given],
    )  # fmt: skip


async def _lines(orders: Sequence[NewOrder], placed: Sequence[Placed]) -> None:
    """Called by their places, as those that the shop tells of without a name."""
    rows = [
        (order.customer, made.id, str(place), place - 1, line.sku, line.name, line.quantity, line.price_ore)
        for order, made in zip(orders, placed, strict=True)
        for place, line in enumerate(order.lines, start=1)
    ]  # fmt: skip
    await current().fetch(
        """
        INSERT INTO order_line
            (customer, shop_order, line, position, sku, name, quantity, price_ore)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::smallint[], $5::text[],
                             $6::text[], $7::integer[], $8::bigint[])
        """,
        *([row[column] for row in rows] for column in range(8)),
    )


async def _events(orders: Sequence[NewOrder], placed: Sequence[Placed]) -> None:
    await current().fetch(
        """
        INSERT INTO order_event (customer, shop_order, kind, at, event, parts)
        SELECT customer, shop_order, 'placed', at, 'here/' || shop_order, $4
        FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS one (customer, shop_order, at)
        """,
        [each.customer for each in orders], [each.id for each in placed],
        [each.placed_at for each in orders], _PARTS,
    )  # fmt: skip


def _confirmation(order: NewOrder, made: Placed) -> outbox.Letter:
    said = mail.OrderConfirmation(
        name=order.first_name,
        order=str(made.id) if order.has_account else None,
        order_number=made.number,
        placed_at=order.placed_at.isoformat(),
        withdrawal_form=str(made.id),
        exempt=[],
        lines=[
            mail.Goods(name=each.name, quantity=each.quantity, total_ore=each.price_ore * each.quantity)
            for each in order.lines
        ],
        delivery_method=order.delivery_method,
        delivery_ore=0,
        discount_ore=0,
        total_ore=order.total_ore,
        vat_ore=None,
        payment=order.payment,
        is_charged_first=order.is_charged_first,
        address=address_lines(order.address, order.language),
    )  # fmt: skip
    assert order.email is not None
    return outbox.Letter(
        template=mail.ORDER_CONFIRMATION,
        to=order.email,
        language=order.language,
        customer=order.customer,
        values=mail.values(said),
        secrets={},
    )
