"""The run: what is due is ordered, each occurrence once, whatever crashes (see `docs/decisions/`).

A batch is one transaction, and each of its statements writes the whole batch: so a delivery has its
order, its charge, its event, its letter and its successor, or none of them. Many workers may run at
once.
"""

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg
import structlog

from minside.core import clock
from minside.core.database import GAVE_WAY
from minside.core.house import House
from minside.core.scope import current
from minside.orders import actions as orders

from . import charging, letters, payment_letters
from .ahead import Ahead, ahead_of
from .assembling import Offer, Wanted, assemble, with_this_time
from .due import Due
from .kinds import DeliveryState, MovedBy, WhenOut
from .planning import add_missing, missed_of
from .reading import GOES_TO, lines_of, offers_of, this_time_of
from .rhythm import Deadlines
from .settings import deadlines_of
from .unpaid import unpaid_of

BATCH: Final = 500
# While PostgreSQL writes one batch, the next is assembled.
AT_ONCE: Final = 2
# A customer who waits for a product waits no longer than this for the others.
LONGEST_WAIT: Final = timedelta(days=14)
# Nothing is wrong with a delivery whose database is away.
_AWAY: Final = (OSError, TimeoutError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError)

log = structlog.get_logger(__name__)


async def run(house: House, *, batch: int = BATCH) -> int:
    """Order whatever is due, in transactions of its own; how many deliveries were settled. One that
    can't be holds up no other: the log names it, and the next run tries it again."""
    failing: set[UUID] = set()
    done = await asyncio.gather(
        *(_until_none_is_due(house, batch, failing) for _ in range(AT_ONCE)),
        return_exceptions=True,
    )
    for each in done:
        if isinstance(each, BaseException):
            raise each
    return sum(each for each in done if isinstance(each, int))


async def _until_none_is_due(house: House, batch: int, failing: set[UUID]) -> int:
    settled = 0
    while True:
        try:
            async with house.database.scope():
                taken = await _take(batch, failing)
                done = await _settle(house, taken)
        except _AWAY:
            raise
        except GAVE_WAY:
            continue
        except Exception:
            log.exception("deliveries_apart")
            settled += await _one_at_a_time(house, batch, failing)
            continue
        settled += done
        # Of what was taken another worker may have settled all just before; there may be more.
        if not taken:
            return settled


async def _one_at_a_time(house: House, most: int, failing: set[UUID]) -> int:
    """A batch of which something can't be ordered; whose subscription that is joins those `failing`."""
    async with house.database.scope():
        due = await _take(most, failing)
    settled = 0
    for subscription in due:
        try:
            async with house.database.scope():
                settled += await _settle(house, await _lock(subscription))
        except _AWAY:
            raise
        except Exception:
            log.exception("delivery_not_ordered", subscription=str(subscription))
            failing.add(subscription)
    return settled


async def order_batch(house: House, most: int = BATCH) -> int:
    """Order at most so many of those due longest, in the transaction at hand; how many were settled."""
    return await _settle(house, await _take(most, ()))


async def _take(most: int, but_not: Collection[UUID]) -> list[UUID]:
    """The subscriptions, locked: a customer's edit takes the same lock. Those that another worker
    or a customer holds are passed over, and taken by the next run."""
    rows = await current().fetch(
        """
        SELECT s.id FROM delivery d JOIN subscription s ON s.id = d.subscription
        WHERE d.state = 'planned' AND d.deadline_at <= $1 AND s.state = 'active'
          AND s.id <> ALL($3)
        ORDER BY d.deadline_at, d.id LIMIT $2 FOR NO KEY UPDATE OF s SKIP LOCKED
        """,
        clock.now(), most, list(but_not),
    )  # fmt: skip
    return [row["id"] for row in rows]


async def _lock(subscription: UUID) -> list[UUID]:
    """This one alone, where nobody holds it."""
    rows = await current().fetch(
        """
        SELECT id FROM subscription WHERE id = $1 AND state = 'active'
        FOR NO KEY UPDATE SKIP LOCKED
        """,
        subscription,
    )
    return [row["id"] for row in rows]


async def _settle(house: House, taken: Sequence[UUID]) -> int:
    if not taken:
        return 0
    deadlines = deadlines_of(house.settings)
    ahead = await ahead_of(taken)
    due = await _assemble(await _read(taken), ahead, deadlines)
    missed, timely = _parted(due, deadlines)
    unpaid = await unpaid_of({each.customer for each in timely})
    held = [each for each in timely if each.row["subscription"] in unpaid]
    paid = [each for each in timely if each.row["subscription"] not in unpaid]
    settled = [each for each in paid if not each.assembled.waits_for]
    await _wait_for_stock(house, [each for each in paid if each.assembled.waits_for], deadlines)
    await _hold_back(house, held, deadlines)
    await _order(house, [each for each in settled if each.can_be_sent], deadlines)
    await _pass_over(house, [each for each in settled if not each.can_be_sent], missed)
    over = [*settled, *missed]
    added = await add_missing([each.ahead.after(each.number) for each in over], deadlines)
    await _own_up(house, missed, missed_of(added))
    await _count(due, over)
    return len(due)


def _parted(due: Sequence[Due], deadlines: Deadlines) -> tuple[list[Due], list[Due]]:
    """What was missed, and the rest."""
    missed: list[Due] = []
    timely: list[Due] = []
    for each in due:
        is_missed = each.ahead.is_missed(each.number, each.row["deliver_on"], deadlines)
        (missed if is_missed else timely).append(each)
    return missed, timely


_DUE: Final = f"""
    SELECT DISTINCT ON (d.subscription) d.id, d.customer, d.subscription, d.number, d.deliver_on,
        d.planned_on, d.moved_by, d.put_off_since, coalesce(d.payment, s.payment) AS payment,
        s.delivery_method, s.paused_until,
        c.number AS customer_number, c.email, c.phone, c.first_name, c.language,
        c.claimed_at IS NOT NULL AS has_account, a.*
    FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN customer c ON c.id = d.customer
    {GOES_TO}
    WHERE d.subscription = ANY($1) AND d.state = 'planned' AND d.deadline_at <= $2
    ORDER BY d.subscription, d.number
"""  # noqa: S608 - our own words


async def _read(subscriptions: Sequence[UUID]) -> list[Any]:
    """What is due of those locked, by what is true now that they are; of each the earliest."""
    return await current().fetch(_DUE, list(subscriptions), clock.now())


async def _assemble(
    rows: Sequence[Any], ahead: Mapping[UUID, Ahead], deadlines: Deadlines
) -> list[Due]:
    if not rows:
        return []
    lines = await lines_of([row["subscription"] for row in rows])
    this_time = await this_time_of([row["id"] for row in rows])
    wanted = [
        with_this_time(lines.get(row["subscription"], []), this_time.get(row["id"], {}))
        for row in rows
    ]
    offers = await offers_of([each for one in wanted for each in one])
    tomorrow = deadlines.earliest()
    return [
        _due(row, ahead[row["subscription"]], one, offers, tomorrow, deadlines)
        for row, one in zip(rows, wanted, strict=True)
    ]


def _due(
    row: Any,
    ahead: Ahead,
    wanted: Sequence[Wanted],
    offers: Mapping[str, Offer],
    tomorrow: date,
    deadlines: Deadlines,
) -> Due:
    wants_to_wait = any(each.when_out is WhenOut.WAIT for each in wanted)
    may_wait = wants_to_wait and _may_wait(row, ahead, tomorrow, deadlines)
    return Due(row, ahead, assemble(wanted, offers, row["number"], may_wait=may_wait))


def _may_wait(row: Any, ahead: Ahead, tomorrow: date, deadlines: Deadlines) -> bool:
    """For another day, which must not come near the next delivery."""
    since = row["put_off_since"]
    if since is not None and clock.today() >= since + LONGEST_WAIT:
        return False
    return not ahead.is_near(row["number"], tomorrow, deadlines)


async def _wait_for_stock(house: House, waiting: Sequence[Due], deadlines: Deadlines) -> None:
    """All of it waits for what is sold out; told once."""
    if waiting:
        comes = await _put_off(waiting, deadlines, MovedBy.STOCK)
        await letters.put_off(house, waiting, comes)


async def _hold_back(house: House, held: Sequence[Due], deadlines: Deadlines) -> None:
    """What isn't paid doesn't grow: the next waits day by day for the one before it, told once."""
    if not held:
        return
    await _put_off(held, deadlines, MovedBy.PAYMENT)
    new = [each for each in held if each.row["moved_by"] != MovedBy.PAYMENT.value]
    await payment_letters.held_back(house, {each.id: each.row["deliver_on"] for each in new})


async def _put_off(waiting: Sequence[Due], deadlines: Deadlines, why: MovedBy) -> date:
    """They are looked at again on the next day that orders are placed; until then the customer may
    change them. The day they come now. How long something is waited for counts for stock alone."""
    comes = deadlines.earliest()
    await current().fetch(
        """
        UPDATE delivery SET deliver_on = $2, deadline_at = $3, moved_by = $4,
            put_off_since = CASE $4 WHEN $6 THEN coalesce(put_off_since, $5) ELSE put_off_since END
        WHERE id = ANY($1)
        """,
        [each.id for each in waiting], comes, deadlines.of(comes), why.value,
        clock.today(), MovedBy.STOCK.value,
    )  # fmt: skip
    return comes


async def _order(house: House, due: Sequence[Due], deadlines: Deadlines) -> None:
    if not due:
        return
    placed = await orders.place_all(house, [_new_order(each) for each in due])
    comes = [deadlines.no_sooner_than_possible(each.row["deliver_on"]) for each in due]
    await current().fetch(
        """
        UPDATE delivery d SET state = 'ordered', shop_order = n.shop_order, settled_at = $2,
            left_out = n.left_out::jsonb, deliver_on = n.deliver_on,
            moved_by = CASE WHEN n.deliver_on > d.deliver_on THEN $3 ELSE d.moved_by END
        FROM unnest($1::uuid[], $4::uuid[], $5::text[], $6::date[])
            AS n (id, shop_order, left_out, deliver_on)
        WHERE d.id = n.id
        """,
        [each.id for each in due], clock.now(), MovedBy.LATE.value,
        [each.id for each in placed], [_left_out(each) for each in due], comes,
    )  # fmt: skip
    await charging.ask_all(
        [
            charging.NewCharge(
                delivery=each.id,
                customer=each.customer,
                customer_number=each.row["customer_number"],
                order=made.number,
                amount_ore=each.assembled.total_ore,
                payment=each.payment,
            )
            for each, made in zip(due, placed, strict=True)
        ]
    )
    await letters.left_out(house, [each for each in due if each.assembled.not_sent])


def _new_order(due: Due) -> orders.NewOrder:
    row = due.row
    return orders.NewOrder(
        customer=due.customer,
        customer_number=row["customer_number"],
        email=row["email"],
        first_name=row["first_name"] or "",
        language=due.language,
        has_account=row["has_account"],
        placed_at=clock.now(),
        delivery_method=row["delivery_method"],
        address=orders.Address.of(row),
        payment=due.payment,
        is_charged_first=charging.is_charged(due.payment, due.assembled.total_ore),
        lines=[
            orders.NewLine(each.sku, each.name, each.quantity, each.price_ore)
            for each in due.assembled.goods
        ],
    )


def _left_out(due: Due) -> str:
    return json.dumps([{"sku": each.sku, "why": each.why.value} for each in due.assembled.not_sent])


async def _pass_over(house: House, empty: Sequence[Due], missed: Sequence[Due]) -> None:
    """Nothing of them is sent: said, never silent."""
    over = [(each, DeliveryState.NOTHING, _left_out(each)) for each in empty]
    over += [(each, DeliveryState.MISSED, "[]") for each in missed]
    await current().fetch(
        """
        UPDATE delivery d SET state = n.state, settled_at = $2, left_out = n.left_out::jsonb
        FROM unnest($1::uuid[], $3::text[], $4::text[]) AS n (id, state, left_out)
        WHERE d.id = n.id
        """,
        [each.id for each, _, _ in over], clock.now(), [state.value for _, state, _ in over],
        [left_out for _, _, left_out in over],
    )  # fmt: skip
    await letters.nothing_sent(house, empty)


async def _own_up(
    house: House, missed: Sequence[Due], others: Mapping[UUID, Sequence[date]]
) -> None:
    """To what was missed, and to those after it that nobody planned in time: in one letter."""
    days = {each.row["subscription"]: [each.row["deliver_on"]] for each in missed}
    for subscription, more in others.items():
        days.setdefault(subscription, []).extend(more)
    await letters.missed(house, days)


async def _count(due: Sequence[Due], over: Sequence[Due]) -> None:
    """Whoever looked at them before looks again before they change anything: what was the next delivery
    is another one, or on another day. A pause with an end is over once its delivery is."""
    await current().fetch(
        """
        UPDATE subscription SET version = version + 1,
            paused_until = CASE WHEN id <> ALL($2) THEN paused_until END
        WHERE id = ANY($1)
        """,
        [each.row["subscription"] for each in due],
        [each.row["subscription"] for each in over if each.row["paused_until"] is not None],
    )
