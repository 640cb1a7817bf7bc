"""What was ordered once, put into a cart; what can't be had any more is told there."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from minside.core.idempotency import once
from minside.orders import actions as orders

from .holding import change, check_room, hold
from .kinds import ChangeKind
from .lines import together
from .making import make, read_name
from .reading import Cart, get
from .refusals import NothingOrdered, OrderNotFound


async def from_order(
    customer: UUID,
    order: UUID,
    *,
    cart: UUID | None,
    name: str | None,
    lines: Sequence[str] | None,
    key: str | None = None,
) -> Cart:
    """Into a cart that is there, or a new one of that `name`; only these `lines`, where some are given.

    Raises `Refused`, `OrderNotFound`, `NothingOrdered`, `CartNotFound`, `TooManyCarts`, `TooManyLines`,
    `core.idempotency.KeyReused`.
    """
    form = [str(order), str(cart), name, lines]
    use = await once("cartFromOrder", key, form, customer=customer)
    if use.earlier is not None:
        return await get(customer, use.earlier, "idempotencyKey")
    goods = await _ordered(customer, order, lines)
    if cart is None:
        held = await make(customer, read_name(name))
    else:
        [held] = await hold(customer, (cart, "cart"))
    wanted = together(held, goods)
    check_room(held, wanted, "cart")
    await change(ChangeKind.LINES, (held, wanted))
    await use.made(held.id)
    return await get(customer, held.id)


async def _ordered(customer: UUID, order: UUID, lines: Sequence[str] | None) -> Counter[str]:
    if await orders.find(customer, order) is None:
        raise OrderNotFound("order")
    [standing] = await orders.standings([order])
    goods: Counter[str] = Counter()
    for line in orders.ordered(standing):
        if lines is None or line.line in lines:
            goods[line.sku] += line.quantity
    if not goods:
        raise NothingOrdered("lines" if lines is not None else "order")
    return goods
