"""The verbs of fast levering, used under the room's name: `subscriptions.skip(...)`."""

from .assembling import Assembled, Goods, NotSent, Offer, Promise, Wanted, assemble
from .kinds import ChargeState, DeliveryState, LeftOut, MovedBy, State, WhenOut
from .ordering import order_batch, run
from .planning import Occurrence, plan
from .rhythm import Deadlines, Rhythm, Unit, open_day, why_closed
from .settings import deadlines_of

__all__ = [
    "Assembled",
    "ChargeState",
    "Deadlines",
    "DeliveryState",
    "Goods",
    "LeftOut",
    "MovedBy",
    "NotSent",
    "Occurrence",
    "Offer",
    "Promise",
    "Rhythm",
    "State",
    "Unit",
    "Wanted",
    "WhenOut",
    "assemble",
    "deadlines_of",
    "open_day",
    "order_batch",
    "plan",
    "run",
    "why_closed",
]
