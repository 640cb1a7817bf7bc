"""Fast levering in GraphQL, composed from its parts."""

import strawberry

from .charges import PaymentMutation, PaymentOfCustomer
from .customer import SubscriptionsOfCustomer as AgreementsOfCustomer
from .mutations import SubscriptionsMutation as AgreementsMutation

__all__ = ["SubscriptionsMutation", "SubscriptionsOfCustomer"]


@strawberry.type
class SubscriptionsMutation(AgreementsMutation, PaymentMutation):
    """What customers steer, and how they pay."""


@strawberry.type
class SubscriptionsOfCustomer(AgreementsOfCustomer, PaymentOfCustomer):
    """Fast levering, and how it is paid."""
