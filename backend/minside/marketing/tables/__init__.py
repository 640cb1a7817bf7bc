"""Marketing's tables."""

from .messages import MarketingAlarm, MarketingMessage, MarketingMessageUse
from .usage import UsageCount
from .viewed import ViewedForgotten, ViewedProduct

__all__ = [
    "MarketingAlarm",
    "MarketingMessage",
    "MarketingMessageUse",
    "UsageCount",
    "ViewedForgotten",
    "ViewedProduct",
]
