"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from . import refusals
from .acts import FARTHEST
from .agreement import Agreement, Coming, Line, ThisTime
from .allowing import may_change, may_pause, may_resume
from .assembling import Assembled, Goods, NotSent, Offer, Promise, Wanted, assemble
from .by_link import (
    Followed,
    Linked,
    contents_of,
    look,
    move_by_link,
    skip_by_link,
    unskip_by_link,
)
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
from .feeds import Feed, calendar_of, feed_of, renew_feed
from .forecast import forecast, promises_of, wanted_of
from .kinds import ChargeState, DeliveryState, LeftOut, MovedBy, State, WhenOut
from .links import MOVE_PAGE, SKIP_PAGE, DeliveryLink
from .log import Change, changes_of
from .noticing import notice, notice_batch
from .ordering import order_batch, run
from .planning import Occurrence, plan
from .reading import offer
from .rhythm import Deadlines, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of
from .steering import Asked, Steered
from .storing import Subscription, load
from .telling import consequences, rhythm, why_moved
from .undoing import undo

__all__ = [
    "DELIVERY_METHODS",
    "FARTHEST",
    "MOVE_PAGE",
    "NOTICES",
    "PAYMENTS",
    "SKIP_PAGE",
    "Agreement",
    "Asked",
    "Assembled",
    "Change",
    "ChargeState",
    "Coming",
    "Deadlines",
    "DeliveryLink",
    "DeliveryState",
    "Feed",
    "Followed",
    "Goods",
    "LeftOut",
    "Line",
    "LineForm",
    "Linked",
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
    "calendar_of",
    "cancel",
    "changes_of",
    "consequences",
    "contents_of",
    "create",
    "deadlines_of",
    "deliver_now",
    "feed_of",
    "forecast",
    "load",
    "look",
    "may_change",
    "may_pause",
    "may_resume",
    "move",
    "move_by_link",
    "notice",
    "notice_batch",
    "offer",
    "open_day",
    "order_batch",
    "pause",
    "plan",
    "promises_of",
    "reactivate",
    "refusals",
    "renew_feed",
    "reschedule",
    "resume",
    "rhythm",
    "run",
    "set_extra",
    "set_line",
    "set_settings",
    "set_this_time",
    "skip",
    "skip_by_link",
    "swap_line",
    "undo",
    "unskip",
    "unskip_by_link",
    "wanted_of",
    "why_closed",
    "why_moved",
]
