"""The tables of fast levering."""

from .alarms import DeliveryAlarm
from .deliveries import Charge, Delivery, DeliveryLine, PricePromise
from .farewells import FarewellChange
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
    "DeliveryAlarm",
    "DeliveryLine",
    "FarewellChange",
    "PaymentMethod",
    "PricePromise",
    "Subscription",
    "SubscriptionChange",
    "SubscriptionLine",
    "SubscriptionLinePet",
]
