"""The marketing's name plate."""

from minside.core import hooks
from minside.core.rooms import Handles, Job, Room, Timed
from minside.marketing import actions as marketing
from minside.marketing import tables as tables

from . import jobs
from .schema import CookiesQuery, MarketingMutation, MarketingOfCustomer
from .usage_routes import usage_told

ROOM = Room(
    name="marketing",
    query=CookiesQuery,
    mutation=MarketingMutation,
    customer=MarketingOfCustomer,
    routes=(usage_told,),
    answers=(
        (hooks.may_keep_use, marketing.may_keep_use),
        (hooks.numbers_moved, marketing.settle),
        (hooks.agreed_to_less, marketing.forget_what_may_go),
        (hooks.message_went_by, marketing.went_by),
    ),
    jobs=tuple(
        Job(marketing.telling(purpose), jobs.telling(purpose), at_once=1)
        for purpose in marketing.PURPOSES
    ),
    timed=(
        Timed("marketing.look_over", jobs.look_over),
        Timed("marketing.sweep", jobs.sweep),
    ),
    handles=(
        Handles("audience.requested", marketing.asked),
        Handles("product.viewed", marketing.viewed),
        Handles("message.sent", marketing.sent),
        Handles("message.opened", marketing.opened),
        Handles("message.clicked", marketing.clicked),
        Handles("message.code_used", marketing.code_used),
        Handles("message.bounced", marketing.bounced),
        Handles("message.complained", marketing.complained),
        Handles("consent.evidence", marketing.told_consent),
        Handles("consent.given", marketing.told_consent),
        Handles("consent.withdrawn", marketing.told_consent),
    ),
)
