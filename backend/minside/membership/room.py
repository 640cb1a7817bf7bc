"""The membership's name plate."""

from minside.core import hooks
from minside.core.rooms import Handles, Room, Timed
from minside.membership import actions as membership

from . import jobs
from .schema import MembershipMutation, MembershipOfCustomer

ROOM = Room(
    name="membership",
    mutation=MembershipMutation,
    customer=MembershipOfCustomer,
    answers=((hooks.made_others, membership.tell_anew),),
    timed=(Timed("membership.sweep", jobs.sweep),),
    handles=(
        Handles("membership.started", membership.started),
        Handles("membership.ended", membership.ended),
        Handles("benefit.offered", membership.benefit_offered),
        Handles("benefit.withdrawn", membership.benefit_withdrawn),
        Handles("code.issued", membership.code_issued),
        Handles("code.used", membership.code_used),
        Handles("message.code_used", membership.code_used),
    ),
)
