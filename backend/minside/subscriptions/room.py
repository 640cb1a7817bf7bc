"""The name plate of fast levering."""

from minside.core.rooms import Room, Timed

from . import jobs
from .routes import ROUTES
from .schema import SubscriptionsMutation, SubscriptionsOfCustomer, SubscriptionsQuery

ROOM = Room(
    name="subscriptions",
    query=SubscriptionsQuery,
    mutation=SubscriptionsMutation,
    customer=SubscriptionsOfCustomer,
    routes=ROUTES,
    timed=(
        Timed("subscriptions.run", jobs.run),
        Timed("subscriptions.notice", jobs.notice),
        Timed("subscriptions.plan", jobs.plan),
    ),
)
