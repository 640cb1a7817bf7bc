"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from . import refusals
from .agreement import Agreement, Coming, Line, ThisTime
from .assembling import Assembled, Goods, NotSent, Offer, Promise, Wanted, assemble
from .doing import (
    DELIVERY_METHODS,
    NOTICES,
    PAYMENTS,
    LineForm,
    NewForm,
    all_of,
    cancel,
    create,
    deliver_now,
    move,
    pause,
    reactivate,
    reschedule,
    resume,
    set_extra,
    set_line,
    set_settings,
    set_this_time,
    skip,
    swap_line,
    unskip,
)
from .kinds import ChargeState, DeliveryState, LeftOut, MovedBy, State, WhenOut
from .ordering import order_batch, run
from .planning import Occurrence, plan
from .rhythm import Deadlines, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of
from .steering import Asked, Steered
from .storing import Subscription, load
from .undoing import undo

__all__ = [
    "DELIVERY_METHODS",
    "NOTICES",
    "PAYMENTS",
    "Agreement",
    "Asked",
    "Assembled",
    "ChargeState",
    "Coming",
    "Deadlines",
    "DeliveryState",
    "Goods",
    "LeftOut",
    "Line",
    "LineForm",
    "MovedBy",
    "NewForm",
    "NotSent",
    "Occurrence",
    "Offer",
    "Promise",
    "Rhythm",
    "State",
    "Steered",
    "Subscription",
    "ThisTime",
    "Unit",
    "Wanted",
    "WhenOut",
    "all_of",
    "assemble",
    "cancel",
    "create",
    "deadlines_of",
    "deliver_now",
    "load",
    "move",
    "open_day",
    "order_batch",
    "pause",
    "plan",
    "reactivate",
    "refusals",
    "reschedule",
    "resume",
    "run",
    "set_extra",
    "set_line",
    "set_settings",
    "set_this_time",
    "skip",
    "swap_line",
    "undo",
    "unskip",
    "why_closed",
]
