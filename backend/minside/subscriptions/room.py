"""The name plate of fast levering."""

from minside.core import hooks
from minside.core.rooms import Handles, Job, Room, Timed
from minside.subscriptions import actions as subscriptions

from . import jobs
from .routes import ROUTES
from .schema import SubscriptionsMutation, SubscriptionsOfCustomer, SubscriptionsQuery

ROOM = Room(
    name="subscriptions",
    query=SubscriptionsQuery,
    mutation=SubscriptionsMutation,
    customer=SubscriptionsOfCustomer,
    answers=(
        (hooks.address_used, subscriptions.uses_of_address),
        (hooks.pet_is_fed, subscriptions.what_comes_for),
        (hooks.of_pets_gone, subscriptions.only_of_the_gone),
    ),
    routes=ROUTES,
    jobs=(
        Job(subscriptions.CONFIRM, jobs.confirm),
        Job(subscriptions.CONFIRM_FAREWELL, jobs.confirm_farewell),
    ),
    timed=(
        Timed("subscriptions.run", jobs.run),
        Timed("subscriptions.notice", jobs.notice),
        Timed("subscriptions.promise", jobs.promise),
        Timed("subscriptions.check", jobs.check),
        Timed("subscriptions.plan", jobs.plan),
        Timed("subscriptions.charges", jobs.charges),
        Timed("subscriptions.unanswered", jobs.unanswered),
        Timed("subscriptions.sweep", jobs.sweep),
    ),
    handles=(
        Handles("charge.paid", subscriptions.charge_paid),
        Handles("charge.failed", subscriptions.charge_failed),
        Handles("payment_method.changed", subscriptions.payment_method_changed),
        Handles("order.cancelled", subscriptions.order_cancelled),
        Handles("order.cancellation_refused", subscriptions.cancellation_refused),
    ),
)
