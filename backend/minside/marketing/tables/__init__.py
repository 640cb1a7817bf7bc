"""Marketing's tables."""

from .messages import MarketingAlarm, MarketingMessage, MarketingMessageUse
from .usage import UsageCount, UsageWeek
from .viewed import ViewedForgotten, ViewedProduct

__all__ = [
    "MarketingAlarm",
    "MarketingMessage",
    "MarketingMessageUse",
    "UsageCount",
    "UsageWeek",
    "ViewedForgotten",
    "ViewedProduct",
]
