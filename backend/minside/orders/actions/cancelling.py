"""Asking the shop to cancel an order, while it isn't packed."""

from uuid import UUID

from minside.core import clock
from minside.core.codes import Code
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events.types.outgoing import CancelRequested

from . import letters
from .allowing import may_cancel
from .holding import get_held
from .listing import Order
from .reading import standings

LONGEST_REASON = 200


class NotCancellable(Refusal):
    """`reason` says why, and what to do instead."""

    code = Code.NOT_CANCELLABLE


async def cancel(
    house: House, customer: UUID, order: UUID, *, reason: str | None = None, key: str | None = None
) -> Order:
    """Ask the shop to cancel the order, and confirm it by mail; the shop answers by an event of its own.
    The same `key` asks once.

    Raises `Refused`, `OrderNotFound`, `NotCancellable`, `core.idempotency.KeyReused`.
    """
    # Before any row of the customer's is made: of twins the second sees that it was asked.
    await customers.lock(customer)
    use = await once("orderCancel", key, [order, reason], customer=customer)
    found = await get_held(customer, order)
    if use.earlier is not None:
        return found
    intake = Intake()
    why = intake.text("reason", value=reason, most=LONGEST_REASON)
    intake.close()
    [standing] = await standings([order])
    if not_now := may_cancel(standing).reason:
        raise NotCancellable("order", reason=not_now.in_)
    asked = await _ask(customer, found, why)
    await letters.cancellation_letter(house, order)
    await use.made(asked)
    return found


async def _ask(customer: UUID, order: Order, reason: str | None) -> UUID:
    asked = await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id)
        INSERT INTO order_event (id, customer, shop_order, kind, at, event, reason)
        SELECT id, $1, $2, 'cancel_requested', $3, id::text, $4 FROM made RETURNING id
        """,
        customer, order.id, clock.now(), reason,
    )  # fmt: skip
    await events.announce(
        "order.cancel_requested",
        CancelRequested(order=order.number),
        customer=customer,
        stream=f"customer/{customer}",
    )
    return asked
