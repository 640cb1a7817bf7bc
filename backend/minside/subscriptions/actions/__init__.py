"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from . import refusals
from .acts import FARTHEST
from .agreement import Agreement, Coming, Line, ThisTime
from .allowing import may_change, may_pause, may_resume
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
from .forecast import forecast, promises_of, wanted_of
from .kinds import ChargeState, DeliveryState, LeftOut, MovedBy, State, WhenOut
from .log import Change, changes_of
from .ordering import order_batch, run
from .planning import plan, plan_all
from .reading import offer
from .rhythm import Deadlines, Occurrence, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of
from .steering import Asked, Steered
from .storing import Subscription, load
from .telling import consequences, rhythm, why_moved
from .undoing import undo

__all__ = [
    "DELIVERY_METHODS",
    "FARTHEST",
    "NOTICES",
    "PAYMENTS",
    "Agreement",
    "Asked",
    "Assembled",
    "Change",
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
    "changes_of",
    "consequences",
    "create",
    "deadlines_of",
    "deliver_now",
    "forecast",
    "load",
    "may_change",
    "may_pause",
    "may_resume",
    "move",
    "offer",
    "open_day",
    "order_batch",
    "pause",
    "plan",
    "plan_all",
    "promises_of",
    "reactivate",
    "refusals",
    "reschedule",
    "resume",
    "rhythm",
    "run",
    "set_extra",
    "set_line",
    "set_settings",
    "set_this_time",
    "skip",
    "swap_line",
    "undo",
    "unskip",
    "wanted_of",
    "why_closed",
    "why_moved",
]
