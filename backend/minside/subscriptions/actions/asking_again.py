"""Asking once more for what was refused: by the days of `paying.AGAIN`, or when the customer says so."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import structlog

from minside.core import clock
from minside.core.house import House
from minside.core.idempotency import made_since, once
from minside.core.scope import current
from minside.events import actions as events
from minside.events.types.outgoing import ChargeRequested

from . import refusals
from .charges import TO_BE_CANCELLED, Charge, find_charge
from .charging import stream

BATCH: Final = 500
# In Oslo. A worker that was away asks no later in the day than this, nor earlier.
FRIENDLY_HOURS: Final = range(8, 20)
# The shop answers within minutes; who never hears from it has a delivery that never comes.
LONGEST_ANSWER: Final = timedelta(days=3)
# Whoever asked for it themselves looks at the page that long.
WATCHED: Final = timedelta(hours=1)
_RETRY: Final = "chargeRetry"

log = structlog.get_logger(__name__)


async def ask_again(house: House, *, batch: int = BATCH) -> int:
    """Ask for whatever is due, in transactions of its own; for how many."""
    asked = 0
    if clock.now().astimezone(clock.OSLO).hour not in FRIENDLY_HOURS:
        return asked
    while True:
        async with house.database.scope():
            done = await _ask(await _due(batch))
        asked += done
        if done == 0:
            return asked


async def _due(most: int) -> list[UUID]:
    """Not what its customer asked to cancel: that waits for the shop's answer."""
    rows = await current().fetch(
        f"""
        SELECT id FROM charge c WHERE state = 'failed' AND next_at <= $1 AND NOT {TO_BE_CANCELLED}
        ORDER BY next_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
        """,  # noqa: S608 - a condition of our own
        clock.now(),
        most,
    )
    return [row["id"] for row in rows]


async def _ask(charges: Sequence[UUID]) -> int:
    """Those that wait for it: one that is asked already, or settled, is left as it is."""
    rows = await current().fetch(
        """
        UPDATE charge c SET state = 'asked', attempt = attempt + 1, asked_at = $2, next_at = NULL
        FROM delivery d JOIN shop_order o ON o.id = d.shop_order JOIN customer k ON k.id = d.customer
        WHERE c.id = ANY($1) AND c.state IN ('failed', 'given_up') AND d.id = c.delivery
        RETURNING c.id, c.customer, c.amount_ore, c.payment, c.attempt, o.number AS order_number,
                  k.number AS customer_number
        """,
        list(charges), clock.now(),
    )  # fmt: skip
    await events.announce_all(
        "charge.requested",
        [events.News(_request(row), row["customer"], stream(row["customer"])) for row in rows],
    )
    return len(rows)


def _request(row: Any) -> ChargeRequested:
    return ChargeRequested(
        charge=str(row["id"]),
        order=row["order_number"],
        customer=row["customer_number"],
        amount=row["amount_ore"],
        payment=row["payment"],
        attempt=row["attempt"],
    )


async def retry(customer: UUID, charge: UUID, *, key: str) -> Charge:
    """Ask at once, because the customer says so; the charge as it is now. What is being asked for, or is
    paid, stays as it is.

    Raises `refusals.ChargeNotFound`, `refusals.NothingToPay`, `refusals.NotCancelledYet`, `core.idempotency.KeyReused`.
    """
    use = await once(_RETRY, key, [charge], customer=customer)
    if use.earlier is None:
        found = await _get(customer, charge)
        if found.is_dropped:
            raise refusals.NothingToPay("charge")
        if found.is_to_be_cancelled:
            raise refusals.NotCancelledYet("charge")
        await _ask([charge])
        await use.made(charge)
    return await _get(customer, charge)


async def _get(customer: UUID, charge: UUID) -> Charge:
    found = await find_charge(customer, charge)
    if found is None:
        raise refusals.ChargeNotFound("charge")
    return found


async def is_watched(customer: UUID, charge: UUID) -> bool:
    """Whether the customer had it tried just now, and so sees on the page what became of it."""
    return await made_since(_RETRY, charge, clock.now() - WATCHED, customer=customer)


async def look_for_unanswered() -> int:
    """How many charges the shop has not answered for three days, told to the operator by the log; and of
    those that wait for the answer whether their order is cancelled."""
    count = await current().fetchval(
        f"""
        SELECT count(*) FROM charge c WHERE state = 'asked' AND asked_at < $1 OR held_at < $1
            OR state = 'failed' AND next_at < $1 AND {TO_BE_CANCELLED}
        """,  # noqa: S608 - a condition of our own
        clock.now() - LONGEST_ANSWER,
    )
    if count:
        log.error("charges_unanswered", count=count)
    return count
