"""What can be done with a delivery or a subscription now, and why not: told before it is tried."""

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.language import Text

from . import refusals, said
from .agreement import Agreement, Coming
from .kinds import State
from .unpaid import is_stopped

_ENDED = refusals.Ended.why
_NOT_PAUSED = Text("Leveringene går som de skal.", "The deliveries are running.")


def may_change(coming: Coming) -> Allowance:
    """Until its deadline."""
    past = coming.deadline_at <= clock.now()
    return Allowance(said.past_deadline(coming.deadline_at) if past else None, coming.deadline_at)


def may_pause(agreement: Agreement) -> Allowance:
    """While something is coming that can still be changed."""
    coming = agreement.next
    if coming is None:
        return Allowance(refusals.NotActive.why)
    return may_change(coming)


def may_resume(agreement: Agreement) -> Allowance:
    """While it is paused."""
    if agreement.state is State.CANCELLED:
        return Allowance(_ENDED)
    if is_stopped(agreement):
        return Allowance(refusals.Unpaid.why)
    is_paused = agreement.state is State.PAUSED or agreement.paused_until is not None
    return Allowance(None if is_paused else _NOT_PAUSED)
