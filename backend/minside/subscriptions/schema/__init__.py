"""Fast levering in GraphQL, composed from its parts."""

from .customer import SubscriptionsOfCustomer
from .mutations import SubscriptionsMutation

__all__ = ["SubscriptionsMutation", "SubscriptionsOfCustomer"]
