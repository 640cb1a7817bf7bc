"""Fast levering in GraphQL, composed from its parts."""

import strawberry

from .charges import PaymentMutation, PaymentOfCustomer
from .customer import SubscriptionsOfCustomer as AgreementsOfCustomer
from .farewell import FarewellMutation, FarewellOfCustomer
from .feeds import CalendarFeedMutation, CalendarFeedOfCustomer
from .foods import FoodsOfCustomer
from .linked import DeliveryLinkMutation, DeliveryLinkQuery
from .mutations import SubscriptionsMutation as AgreementsMutation

__all__ = ["SubscriptionsMutation", "SubscriptionsOfCustomer", "SubscriptionsQuery"]


@strawberry.type
class SubscriptionsQuery(DeliveryLinkQuery):
    """What the reader of a notice sees."""


@strawberry.type
class SubscriptionsMutation(
    AgreementsMutation,
    PaymentMutation,
    DeliveryLinkMutation,
    CalendarFeedMutation,
    FarewellMutation,
):
    """What customers steer, and how they pay."""


@strawberry.type
class SubscriptionsOfCustomer(
    AgreementsOfCustomer,
    PaymentOfCustomer,
    CalendarFeedOfCustomer,
    FoodsOfCustomer,
    FarewellOfCustomer,
):
    """Fast levering, how it is paid, its calendar, and the pets that eat it."""
