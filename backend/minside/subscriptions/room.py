"""The name plate of fast levering."""

from minside.core.rooms import Room, Timed

from . import jobs
from .schema import SubscriptionsMutation, SubscriptionsOfCustomer

ROOM = Room(
    name="subscriptions",
    mutation=SubscriptionsMutation,
    customer=SubscriptionsOfCustomer,
    timed=(
        Timed("subscriptions.run", jobs.run),
        Timed("subscriptions.promise", jobs.promise),
        Timed("subscriptions.plan", jobs.plan),
    ),
)
