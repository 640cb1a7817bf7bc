"""What the shop says of a charge, in whatever order it comes: paid wins, and only the newest attempt can
fail.

Charge and subscription are locked, the subscription first, as the run and a customer's edit lock it.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.events import actions as events
from minside.orders import actions as orders

from . import charging, payment_letters
from .agreement import replace
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
    comes = await _send(charge, deadlines_of(house.settings))
    if comes is None:
        await _go_on(house, charge, charge["deliver_on"])
        return _CANCELLED
    found, went_on = await _go_on(house, charge, comes)
    if charge["failed_at"] is not None or comes > charge["deliver_on"]:
        await payment_letters.paid(house, charge, comes, found.agreement, went_on=went_on)
    return None


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


async def _send(charge: Any, deadlines: Deadlines) -> date | None:
    """On which day what is left of it comes; None where every line of it was cancelled since."""
    order = await _order(charge)
    cancelled = {each.line for each in order.lines if each.is_cancelled}
    if not _left_of(order):
        return None
    comes = deadlines.no_sooner_than_possible(charge["deliver_on"])
    if comes > charge["deliver_on"]:
        await current().fetch(
            "UPDATE delivery SET deliver_on = $2, moved_by = $3 WHERE id = $1",
            charge["delivery"], comes, MovedBy.LATE.value,
        )  # fmt: skip
    await charging.fulfil_all([charge["delivery"]], but_not={charge["delivery"]: cancelled})
    return comes


async def _go_on(house: House, charge: Any, comes: date) -> tuple[Subscription, bool]:
    """The subscription as it is now, and whether it goes on after we had paused it. It waits still
    where another of its deliveries is unpaid."""
    found = await _subscription(charge)
    if charge["subscription"] in await unpaid_of([charge["customer"]]):
        return found, False
    now = found.agreement
    after = goes_on(now, charge["number"], comes, deadlines_of(house.settings))
    if after != now:
        await change_by_system(found, after, "paid", charge["number"])
    return await _subscription(charge), is_stopped(now)


async def _subscription(charge: Any) -> Subscription:
    found = await load(charge["customer"], charge["subscription"])
    assert found is not None
    return found


async def failed(house: House, told: Any) -> str | None:
    """It is asked for again by `AGAIN`, each time told by mail; after the last the subscription is
    paused. A refusal of an older attempt says nothing, nor does one of what is paid. Raises
    `events.Unknown`, `events.CannotBeHandled`."""
    charge = await _hold(told.data.charge)
    if told.data.attempt > charge["attempt"]:
        raise events.CannotBeHandled("it was never asked for so often")
    is_news = told.data.attempt == charge["attempt"]
    if ChargeState(charge["state"]) is not ChargeState.ASKED or not is_news:
        return None
    next_at = next_try(charge["failed_at"] or clock.now())
    await _note_failed(charge["id"], told.data.reason, next_at)
    await _ask_for_what_is_left(charge)
    if next_at is not None:
        await payment_letters.failed(house, charge, told.data.reason, next_at)
    else:
        is_paused = await _stop(charge)
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


async def _stop(charge: Any) -> bool:
    """Whether it is paused by us now, or was before."""
    found = await _subscription(charge)
    after = stopped(found.agreement)
    if after != found.agreement:
        await change_by_system(found, after, "unpaid", charge["number"])
    return is_stopped(after)


async def order_cancelled(house: House, told: Any) -> str | None:
    """What is cancelled whole, or of which every line is, isn't asked for any more; of the rest, what is
    left. Raises `events.NotForUs` for what is no order of ours."""
    charge = await current().fetchval(
        """
        SELECT c.id FROM charge c JOIN delivery d ON d.id = c.delivery
        JOIN shop_order o ON o.id = d.shop_order WHERE o.number = $1
        """,
        told.data.order,
    )
    if charge is None:
        raise events.NotForUs
    held = await _hold(str(charge))
    state = ChargeState(held["state"])
    if state is ChargeState.PAID:
        return None
    if told.data.lines is None or not _left_of(await _order(held)):
        await _drop(held, told.occurred_at)
    elif state in (ChargeState.FAILED, ChargeState.GIVEN_UP):
        await _ask_for_what_is_left(held)
    return None


async def _order(charge: Any) -> orders.Standing:
    [order] = await orders.standings_of(charge["customer"], [charge["shop_order"]])
    return order


def _left_of(order: orders.Standing) -> list[orders.Line]:
    return [each for each in order.lines if not each.is_cancelled]


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
    left = _left_of(await _order(charge))
    await current().fetch(
        "UPDATE charge SET amount_ore = $2 WHERE id = $1",
        charge["id"], sum(each.quantity * (each.price_ore or 0) for each in left),
    )  # fmt: skip


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
