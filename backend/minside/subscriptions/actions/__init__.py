"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from minside.subscriptions.mail_charges import reason as why_refused

from . import refusals
from .acts import FARTHEST, is_spent, possible_days, week_later
from .agreement import Agreement, Coming, Line, PricePromise, ThisTime
from .allergies import warning
from .allowing import may_change, may_pause, may_resume
from .asking_again import ask_again, look_for_unanswered, retry
from .assembling import Assembled, Goods, NotSent, Offer, Promise, Wanted, assemble
from .by_link import (
    Followed,
    Linked,
    change_by_link,
    contents_of,
    look,
    move_by_link,
    products_of,
    skip_by_link,
    undo_by_link,
    unskip_by_link,
    why_nothing_by_link,
)
from .cautions import Known, cautions, skus_of
from .charges import Charge, PastDelivery, charges_for, charges_of, past_of
from .checking import Amiss, alarms, amiss, look_for_amiss
from .confirming import CONFIRM, CONFIRM_FAREWELL, confirm, confirm_farewell
from .doing import (
    DELIVERY_METHODS,
    NOTICES,
    PAYMENTS,
    LineForm,
    NewForm,
    all_of,
    answer_price,
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
from .emptiness import goes_nowhere, why_nothing_comes
from .farewell import (
    FarewellForm,
    Parted,
    farewell,
    look_at_farewell,
    sweep,
    undo_farewell,
)
from .farewell_questions import Parcel, Parting
from .feeds import READS, Feed, calendar_of, feed_of, renew_feed, whose_calendar
from .foods import foods_of
from .forecast import alike, forecast, wanted_of
from .going_to import uses_of_address
from .ical import Calendar
from .kinds import ChargeState, DeliveryState, LeftOut, MovedBy, State, WhenOut
from .lasting import CountedFrom, Fit, Food, eaters, fitting
from .links import CHANGE_PAGE, MOVE_PAGE, SKIP_PAGE, DeliveryLink
from .log import Change, changes_of
from .noticing import notice, notice_batch
from .one_more import may_begin
from .only_theirs import only_of_the_gone
from .ordering import order_batch, run
from .outlook import Outlook, Question, Soonest, Unknown, outlooks
from .parting import Choice, Shared, Touched, is_of_nobody
from .paying import cancellation_refused, next_try, order_cancelled
from .paying import failed as charge_failed
from .paying import paid as charge_paid
from .payment_methods import (
    Link,
    Method,
    known_of,
    link_to_change,
    may_change_method,
    methods_of,
)
from .payment_methods import changed as payment_method_changed
from .planning import plan, plan_all
from .promising import promise
from .quantities import HowMany
from .quantities import Product as ProductThisTime
from .reading import offer
from .rhythm import Deadlines, Occurrence, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of
from .steering import Asked, Steered
from .storing import Subscription, load
from .telling import (
    consequences,
    old_price_kept,
    products_told,
    reason,
    waits_for_payment,
    what_became,
    why_moved,
)
from .tolerating import comes_untolerated
from .under_way import UnderWay
from .undoing import undo
from .what_comes_for import what_comes_for
from .what_pays import charged, charged_anew, choose_first, choose_here, first_unknown
from .which_days import closed, rhythm

__all__ = [
    "CHANGE_PAGE",
    "CONFIRM",
    "CONFIRM_FAREWELL",
    "DELIVERY_METHODS",
    "FARTHEST",
    "MOVE_PAGE",
    "NOTICES",
    "PAYMENTS",
    "READS",
    "SKIP_PAGE",
    "Agreement",
    "Amiss",
    "Asked",
    "Assembled",
    "Calendar",
    "Change",
    "Charge",
    "ChargeState",
    "Choice",
    "Coming",
    "CountedFrom",
    "Deadlines",
    "DeliveryLink",
    "DeliveryState",
    "FarewellForm",
    "Feed",
    "Fit",
    "Followed",
    "Food",
    "Goods",
    "HowMany",
    "Known",
    "LeftOut",
    "Line",
    "LineForm",
    "Link",
    "Linked",
    "Method",
    "MovedBy",
    "NewForm",
    "NotSent",
    "Occurrence",
    "Offer",
    "Outlook",
    "Parcel",
    "Parted",
    "Parting",
    "PastDelivery",
    "PricePromise",
    "ProductThisTime",
    "Promise",
    "Question",
    "Rhythm",
    "Shared",
    "Soonest",
    "State",
    "Steered",
    "Subscription",
    "ThisTime",
    "Touched",
    "UnderWay",
    "Unit",
    "Unknown",
    "Wanted",
    "WhenOut",
    "alarms",
    "alike",
    "all_of",
    "amiss",
    "answer_price",
    "ask_again",
    "assemble",
    "calendar_of",
    "cancel",
    "cancellation_refused",
    "cautions",
    "change_by_link",
    "changes_of",
    "charge_failed",
    "charge_paid",
    "charged",
    "charged_anew",
    "charges_for",
    "charges_of",
    "choose_first",
    "choose_here",
    "closed",
    "comes_untolerated",
    "confirm",
    "confirm_farewell",
    "consequences",
    "contents_of",
    "create",
    "deadlines_of",
    "deliver_now",
    "eaters",
    "farewell",
    "feed_of",
    "first_unknown",
    "fitting",
    "foods_of",
    "forecast",
    "goes_nowhere",
    "is_of_nobody",
    "is_spent",
    "known_of",
    "link_to_change",
    "load",
    "look",
    "look_at_farewell",
    "look_for_amiss",
    "look_for_unanswered",
    "may_begin",
    "may_change",
    "may_change_method",
    "may_pause",
    "may_resume",
    "methods_of",
    "move",
    "move_by_link",
    "next_try",
    "notice",
    "notice_batch",
    "offer",
    "old_price_kept",
    "only_of_the_gone",
    "open_day",
    "order_batch",
    "order_cancelled",
    "outlooks",
    "past_of",
    "pause",
    "payment_method_changed",
    "plan",
    "plan_all",
    "possible_days",
    "products_of",
    "products_told",
    "promise",
    "reactivate",
    "reason",
    "refusals",
    "renew_feed",
    "reschedule",
    "resume",
    "retry",
    "rhythm",
    "run",
    "set_extra",
    "set_line",
    "set_settings",
    "set_this_time",
    "skip",
    "skip_by_link",
    "skus_of",
    "swap_line",
    "sweep",
    "undo",
    "undo_by_link",
    "undo_farewell",
    "unskip",
    "unskip_by_link",
    "uses_of_address",
    "waits_for_payment",
    "wanted_of",
    "warning",
    "week_later",
    "what_became",
    "what_comes_for",
    "whose_calendar",
    "why_closed",
    "why_moved",
    "why_nothing_by_link",
    "why_nothing_comes",
    "why_refused",
]
