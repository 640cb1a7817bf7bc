"""What the shop says of a charge, in whatever order it comes: paid wins, and only the newest attempt can
fail.

Charge and subscription are locked, the subscription first, as the run and a customer's edit lock it.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events
from minside.orders import actions as orders

from . import asking_again, charging, payment_letters
from .agreement import Agreement, replace
from .kinds import ChargeState, MovedBy
from .rhythm import Deadlines
from .settings import deadlines_of
from .steering import change_by_system
from .storing import Subscription, load
from .unpaid import goes_on, is_stopped, stopped, unpaid_of

# After the first refusal, in days; what is refused after the last is given up.
AGAIN: Final = (1, 3, 7)
# In Oslo: when people are up, and banks have had the night.
HOUR: Final = 10
_CANCELLED: Final = (
    "it was paid though its order is cancelled: nothing is sent, and the money must go back"
)

_PAID_FOR_MORE: Final = (
    "some of its order was cancelled: what was paid over what is left costs must go back"
)
_TO_BE_CANCELLED: Final = (
    "it was paid though its customer asked to cancel its order: it isn't packed before that is"
    " answered"
)


async def paid(house: House, told: Any) -> str | None:
    """It is packed and sent, once, on its day or as soon as it can; and the subscription goes on where
    it waited for the money. Raises `events.Unknown`."""
    charge = await _hold(told.data.charge)
    before = ChargeState(charge["state"])
    await _note_paid(charge["id"], told.occurred_at)
    if before is ChargeState.PAID:
        return None
    if before is ChargeState.DROPPED:
        return _CANCELLED
    deadlines = deadlines_of(house.settings)
    if (await _order(charge)).cancel_requested_at is not None:
        await _hold_packing(charge["id"])
        return _TO_BE_CANCELLED
    comes = await _send(charge, deadlines)
    if comes is None:
        await _go_on(house, charge, charge["deliver_on"])
        return _CANCELLED
    was, now = await _go_on(house, charge, comes)
    if charge["failed_at"] is not None or comes > charge["deliver_on"] or was != now:
        await payment_letters.paid(house, charge, comes, was, now)
    return await _paid_for_more(charge, told.data.attempt)


async def _hold(id: str) -> Any:
    """The charge, its delivery and its reader, locked with its subscription. Raises
    `events.Unknown`."""
    charge = UUID(id)
    await current().fetch(
        """
        SELECT FROM charge c JOIN delivery d ON d.id = c.delivery
        JOIN subscription s ON s.id = d.subscription WHERE c.id = $1 FOR NO KEY UPDATE OF s
        """,
        charge,
    )
    row = await current().fetchrow(
        """
        SELECT c.*, d.shop_order, d.subscription, d.number, d.deliver_on, o.number AS order_number, k.email,
               k.first_name, k.language
        FROM charge c JOIN delivery d ON d.id = c.delivery JOIN shop_order o ON o.id = d.shop_order
        JOIN customer k ON k.id = c.customer WHERE c.id = $1 FOR UPDATE OF c
        """,
        charge,
    )
    if row is None:
        raise events.Unknown("charge", id)
    return row


async def _note_paid(charge: UUID, at: datetime) -> None:
    """Nothing of what failed before is left: it doesn't matter what was told first."""
    await current().fetch(
        """
        UPDATE charge SET state = 'paid', settled_at = least(CASE state WHEN 'paid' THEN settled_at END, $2),
            failed_at = NULL, next_at = NULL, reason = NULL
        WHERE id = $1
        """,
        charge, at,
    )  # fmt: skip


async def _paid_for_more(charge: Any, attempt: int) -> str | None:
    """A word for the operator where more was asked for than what is left costs. What was asked for by an
    attempt that isn't the newest, or was refused, isn't known any more: there any line that is cancelled is
    told of."""
    lines = (await _order(charge)).lines
    is_asked = ChargeState(charge["state"]) is ChargeState.ASKED and attempt == charge["attempt"]
    asked = charge["amount_ore"] if is_asked else _cost(lines)
    return _PAID_FOR_MORE if asked > _cost(_left(lines)) else None


def _cost(lines: Sequence[orders.Line]) -> int:
    return sum(each.quantity * (each.price_ore or 0) for each in lines)


def _left(lines: Sequence[orders.Line]) -> list[orders.Line]:
    return [each for each in lines if not each.is_cancelled]


async def _hold_packing(charge: UUID) -> None:
    await current().fetch("UPDATE charge SET held_at = $2 WHERE id = $1", charge, clock.now())


async def _send(charge: Any, deadlines: Deadlines) -> date | None:
    """On which day what is left of it comes; None where every line of it was cancelled since."""
    order = await _order(charge)
    cancelled = {each.line for each in order.lines if each.is_cancelled}
    if not _left(order.lines):
        return None
    comes = deadlines.no_sooner_than_possible(charge["deliver_on"])
    if comes > charge["deliver_on"]:
        await current().fetch(
            "UPDATE delivery SET deliver_on = $2, moved_by = $3 WHERE id = $1",
            charge["delivery"], comes, MovedBy.LATE.value,
        )  # fmt: skip
    await charging.fulfil_all([charge["delivery"]], but_not={charge["delivery"]: cancelled})
    return comes


async def _go_on(house: House, charge: Any, comes: date) -> tuple[Agreement, Agreement]:
    """How it was, and how it is now. It waits still where another of its deliveries is unpaid."""
    found = await _subscription(charge)
    now = found.agreement
    if charge["subscription"] in await unpaid_of([charge["customer"]]):
        return now, now
    after = goes_on(now, charge["number"], comes, deadlines_of(house.settings))
    if after != now:
        await change_by_system(found, after, "paid", charge["number"])
    return now, after


async def _subscription(charge: Any) -> Subscription:
    found = await load(charge["customer"], charge["subscription"])
    assert found is not None
    return found


async def failed(house: House, told: Any) -> str | None:
    """It is asked for again by `AGAIN`, each time told by mail; after the last the subscription is
    paused. Whoever had it tried themselves is told by the page, where the shop answers within the hour.
    A refusal of an older attempt says nothing, nor does one of what is paid. Raises `events.Unknown`,
    `events.CannotBeHandled`."""
    charge = await _hold(told.data.charge)
    if told.data.attempt > charge["attempt"]:
        raise events.CannotBeHandled("it was never asked for so often")
    is_news = told.data.attempt == charge["attempt"]
    if ChargeState(charge["state"]) is not ChargeState.ASKED or not is_news:
        return None
    next_at = next_try(charge["failed_at"] or clock.now())
    await _note_failed(charge["id"], told.data.reason, next_at)
    await _ask_for_what_is_left(charge)
    # With what it costs by now: that is what is asked for next, and what the letter says.
    charge = await _hold(told.data.charge)
    if next_at is not None:
        # Whoever asked to cancel it is asked for nothing before that is answered.
        if (await _order(charge)).cancel_requested_at is None and not await _is_watched(charge):
            await payment_letters.failed(house, charge, told.data.reason, next_at)
        return None
    was_stopped, is_paused = await _stop(charge)
    # That we have given up is news whoever looks, and so is the pause.
    was_known = was_stopped and (is_paused or _are_days_over(charge))
    if was_known and await _is_watched(charge):
        return None
    await payment_letters.given_up(house, charge, told.data.reason, is_paused=is_paused)
    return None


def next_try(first: datetime) -> datetime | None:
    """When what was refused first at that moment is asked for again; None once the days are over."""
    since = first.astimezone(clock.OSLO).date()
    days = (since + timedelta(days) for days in AGAIN)
    day = next((day for day in days if day > clock.today()), None)
    return day and datetime.combine(day, time(HOUR), clock.OSLO)


async def _note_failed(charge: UUID, reason: str, next_at: datetime | None) -> None:
    state = ChargeState.FAILED if next_at else ChargeState.GIVEN_UP
    await current().fetch(
        """
        UPDATE charge SET state = $2, reason = $3, next_at = $4, failed_at = coalesce(failed_at, $5)
        WHERE id = $1
        """,
        charge, state.value, reason, next_at, clock.now(),
    )  # fmt: skip


async def _is_watched(charge: Any) -> bool:
    return await asking_again.is_watched(charge["customer"], charge["id"])


def _are_days_over(charge: Any) -> bool:
    """Since yesterday at least, so that it was given up before this try."""
    since = charge["failed_at"].astimezone(clock.OSLO).date()
    return clock.today() > since + timedelta(AGAIN[-1])


async def _stop(charge: Any) -> tuple[bool, bool]:
    """Whether it was as it is now before; and whether it is paused by us now."""
    found = await _subscription(charge)
    after = stopped(found.agreement)
    if after != found.agreement:
        await change_by_system(found, after, "unpaid", charge["number"])
    return after == found.agreement, is_stopped(after)


async def cancellation_refused(house: House, told: Any) -> str | None:
    """What was paid meanwhile is packed and sent after all, and told by mail. Raises `events.NotForUs`
    for what is no order of ours."""
    charge = await _hold_order(told.data.order)
    if not await _let_go(charge):
        return None
    comes = await _send(charge, deadlines_of(house.settings))
    if comes is None:
        return _CANCELLED
    was, now = await _go_on(house, charge, comes)
    await payment_letters.paid(house, charge, comes, was, now)
    return await _paid_for_more(charge, charge["attempt"])


async def _let_go(charge: Any) -> bool:
    """Whether it was paid, and waited for an answer."""
    await current().fetch("UPDATE charge SET held_at = NULL WHERE id = $1", charge["id"])
    return charge["held_at"] is not None


async def order_cancelled(house: House, told: Any) -> str | None:
    """What is cancelled whole, or of which every line is, isn't asked for any more; of the rest, what is
    left. Raises `events.NotForUs` for what is no order of ours."""
    held = await _hold_order(told.data.order)
    state = ChargeState(held["state"])
    is_whole = told.data.lines is None or not _left((await _order(held)).lines)
    if state is ChargeState.PAID:
        if not is_whole or not await _let_go(held):
            return None
        await _owes_nothing(held)
        return _CANCELLED
    if is_whole:
        await _drop(held, told.occurred_at)
    elif state in (ChargeState.FAILED, ChargeState.GIVEN_UP):
        await _ask_for_what_is_left(held)
    return None


async def _hold_order(number: str) -> Any:
    """As `_hold`, by the order's number. Raises `events.NotForUs`."""
    charge = await current().fetchval(
        """
        SELECT c.id FROM charge c JOIN delivery d ON d.id = c.delivery
        JOIN shop_order o ON o.id = d.shop_order WHERE o.number = $1
        """,
        number,
    )
    if charge is None:
        raise events.NotForUs
    return await _hold(str(charge))


async def _order(charge: Any) -> orders.Standing:
    [order] = await orders.standings_of(charge["customer"], [charge["shop_order"]])
    return order


async def _drop(charge: Any, at: datetime) -> None:
    await current().fetch(
        """
        UPDATE charge SET state = 'dropped', settled_at = $2, next_at = NULL, reason = NULL
        WHERE id = $1
        """,
        charge["id"], at,
    )  # fmt: skip
    await _owes_nothing(charge)


async def _ask_for_what_is_left(charge: Any) -> None:
    """The next time. What the shop was asked for already stays what it was, until it is refused."""
    left = _left((await _order(charge)).lines)
    await current().fetch(
        "UPDATE charge SET amount_ore = $2 WHERE id = $1", charge["id"], _cost(left)
    )


async def _owes_nothing(charge: Any) -> None:
    """The pause is no longer about money: whoever wants to resumes it. Nobody said that they do, so
    it isn't we who resume it."""
    found = await _subscription(charge)
    if not is_stopped(found.agreement):
        return
    if charge["subscription"] in await unpaid_of([charge["customer"]]):
        return
    after = replace(found.agreement, reason=None)
    await change_by_system(found, after, "charge_dropped", charge["number"])
