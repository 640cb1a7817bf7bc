"""Fast levering in GraphQL, composed from its parts."""

import strawberry

from .customer import SubscriptionsOfCustomer as Steered
from .feeds import CalendarFeedMutation, CalendarFeedOfCustomer
from .linked import DeliveryLinkMutation, DeliveryLinkQuery
from .mutations import SubscriptionsMutation as Steering


@strawberry.type
class SubscriptionsQuery(DeliveryLinkQuery):
    """What this room offers to the type Query."""


@strawberry.type
class SubscriptionsMutation(Steering, DeliveryLinkMutation, CalendarFeedMutation):
    """What this room offers to the type Mutation."""


@strawberry.type
class SubscriptionsOfCustomer(Steered, CalendarFeedOfCustomer):
    """What this room offers to the type Customer."""


__all__ = ["SubscriptionsMutation", "SubscriptionsOfCustomer", "SubscriptionsQuery"]
