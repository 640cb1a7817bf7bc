"""What can be done with an order now, and why not."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from minside.core import calendar, clock
from minside.core.allowance import Allowance
from minside.core.language import Text

from . import reasons
from .kinds import OrderState, ReturnState
from .parts import Return
from .standing import Line, Standing

DAYS_TO_RETURN: Final = 14
YEARS_TO_COMPLAIN: Final = 5
_UNRETURNABLE: Final = {
    "perishable": reasons.PERISHABLE,
    "made_to_order": reasons.MADE_TO_ORDER,
}


def may_cancel(order: Standing) -> Allowance:
    """Until the shop packs it, and once."""
    if order.state is OrderState.CANCELLED:
        return Allowance(reasons.CANCELLED)
    if order.is_shipped:
        return Allowance(reasons.SHIPPED)
    if order.is_packing:
        return Allowance(reasons.PACKING)
    if order.cancel_refused:
        return Allowance(reasons.CANCELLATION_REFUSED)
    if order.cancel_requested_at:
        return Allowance(reasons.CANCELLATION_ASKED)
    return Allowance()


def last_moment_to_return(order: Standing) -> datetime | None:
    """The end of the 14th day after the last of the goods came, or of the next working day where it
    is none; None while some are yet to come (angrerettloven §21, Regulation 1182/71 art. 3(4))."""
    return fourteenth_day(order.received_on)


def _last_moment_of(order: Standing, line: Line) -> datetime | None:
    return fourteenth_day(order.line_received_on(line.line))


def fourteenth_day(received: date | None) -> datetime | None:
    """The last moment of the right of withdrawal of what came on that day."""
    if received is None:
        return None
    last = received + timedelta(days=DAYS_TO_RETURN)
    return _end_of(calendar.next_working_day(last))


def may_return(order: Standing) -> Allowance:
    """Whether anything of the order can be sent back: the reason that holds for all of it."""
    lines = [may_return_line(order, line) for line in order.lines]
    if order.state is OrderState.CANCELLED:
        return Allowance(reasons.CANCELLED)
    if allowed := [each for each in lines if each.allowed]:
        return Allowance(until=_latest(allowed))
    return Allowance(_common(order, lines), last_moment_to_return(order))


def last_moment_of(order: Standing, lines: Collection[str]) -> datetime | None:
    """Until when any of these lines can be sent back; None where none can, or nothing ends it yet."""
    now = [may_return_line(order, line) for line in order.lines if line.line in lines]
    return _latest([each for each in now if each.allowed] or [Allowance()])


def _latest(allowed: Sequence[Allowance]) -> datetime | None:
    """None where one has no end yet."""
    ends = [each.until for each in allowed if each.until]
    return max(ends) if len(ends) == len(allowed) else None


def _common(order: Standing, lines: Sequence[Allowance]) -> Text:
    """Where one line has yet to come or only its time is up, that says most: the former while it is
    waited for."""
    told = [each.reason for each in lines if each.reason]
    weighty = [reasons.NOT_PACKED, reasons.PAST_14_DAYS]
    for reason in weighty if order.received_on is None else reversed(weighty):
        if reason in told:
            return reason
    return told[0] if len(set(told)) == 1 else reasons.NOTHING_LEFT


def may_return_line(order: Standing, line: Line) -> Allowance:
    """How much is `returnable`."""
    return Allowance(_why_kept(order, line), _last_moment_of(order, line))


def _why_kept(order: Standing, line: Line) -> Text | None:
    if line.is_unordered:
        return reasons.UNORDERED
    if line.is_cancelled and not line.shipped:
        return reasons.LINE_CANCELLED
    if line.unreturnable:
        return _UNRETURNABLE[line.unreturnable]
    if not line.delivered and may_cancel(order).allowed:
        return reasons.NOT_PACKED
    if not line.delivered and order.cancel_requested_at:
        return reasons.CANCELLATION_ASKED
    if not _left(line):
        return reasons.SENT_BACK
    if _is_past(_last_moment_of(order, line)):
        return reasons.PAST_14_DAYS
    return None


def returnable(order: Standing, line: Line) -> int:
    """How many of a line can be sent back now."""
    return _left(line) if may_return_line(order, line).allowed else 0


def _left(line: Line) -> int:
    """Of what came, what is there still, and what has yet to come, for nobody has to wait for goods
    that they don't want (angrerettloven §20)."""
    return max(0, line.quantity - line.returned)


def may_complain(line: Line) -> Allowance:
    """From the day it was shipped, for five years from when it came (forbrukerkjøpsloven §27)."""
    if line.shipped_at is None:
        return Allowance(reasons.NOT_SHIPPED)
    began = (line.delivered_at or line.shipped_at).astimezone(clock.OSLO).date()
    until = _end_of(_years_after(began, YEARS_TO_COMPLAIN))
    return Allowance(reasons.PAST_5_YEARS if _is_past(until) else None, until)


def may_withdraw(sent_back: Return) -> Allowance:
    """A return can be taken back while nothing has come of it."""
    return Allowance(None if sent_back.state is ReturnState.OPEN else reasons.RETURN_SETTLED)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), clock.OSLO)


def _is_past(moment: datetime | None) -> bool:
    return moment is not None and clock.today() > moment.astimezone(clock.OSLO).date()


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
