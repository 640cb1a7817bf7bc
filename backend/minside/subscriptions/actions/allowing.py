"""What can be done with a delivery or a subscription now, and why not: told before it is tried."""

from collections.abc import Collection

from minside.core import clock
from minside.core.allowance import Allowance
from minside.core.language import Text

from . import refusals, said
from .agreement import Agreement, Coming
from .charges import Charge
from .kinds import ChargeState, State
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


def may_resume(agreement: Agreement, charges: Collection[Charge]) -> Allowance:
    """While it is paused, and none of its charges is in the way: what it was paused for may be settled."""
    if agreement.state is State.CANCELLED:
        return Allowance(_ENDED)
    in_the_way = [each for each in charges if each.state is ChargeState.GIVEN_UP]
    if is_stopped(agreement):
        in_the_way = [each for each in charges if each.is_unpaid]
    if in_the_way:
        is_asked = all(each.is_to_be_cancelled for each in in_the_way)
        return Allowance((refusals.NotCancelledYet if is_asked else refusals.Unpaid).why)
    is_paused = agreement.state is State.PAUSED or agreement.paused_until is not None
    return Allowance(None if is_paused else _NOT_PAUSED)
