"""The tables of fast levering."""

from .deliveries import Charge, Delivery, DeliveryLine, PricePromise
from .subscriptions import (
    Subscription,
    SubscriptionChange,
    SubscriptionLine,
    SubscriptionLinePet,
)

__all__ = [
    "Charge",
    "Delivery",
    "DeliveryLine",
    "PricePromise",
    "Subscription",
    "SubscriptionChange",
    "SubscriptionLine",
    "SubscriptionLinePet",
]
