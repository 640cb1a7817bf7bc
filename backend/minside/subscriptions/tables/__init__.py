"""The tables of fast levering."""

from .deliveries import Charge, Delivery, DeliveryLine, PricePromise
from .feeds import CalendarFeed
from .payment import PaymentMethod
from .subscriptions import (
    Subscription,
    SubscriptionChange,
    SubscriptionLine,
    SubscriptionLinePet,
)

__all__ = [
    "CalendarFeed",
    "Charge",
    "Delivery",
    "DeliveryLine",
    "PaymentMethod",
    "PricePromise",
    "Subscription",
    "SubscriptionChange",
    "SubscriptionLine",
    "SubscriptionLinePet",
]
