"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from . import refusals
from .acts import FARTHEST, possible_days, week_later
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
    may_begin,
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
from .planning import Occurrence, plan
from .reading import offer
from .rhythm import Deadlines, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of
from .soonest import Soonest, soonest
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
    "Soonest",
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
    "may_begin",
    "may_change",
    "may_pause",
    "may_resume",
    "move",
    "offer",
    "open_day",
    "order_batch",
    "pause",
    "plan",
    "possible_days",
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
    "soonest",
    "swap_line",
    "undo",
    "unskip",
    "wanted_of",
    "week_later",
    "why_closed",
    "why_moved",
]
