"""Marketing's tables."""

from .messages import MarketingAlarm, MarketingMessage, MarketingMessageUse
from .usage import UsageCount

__all__ = ["MarketingAlarm", "MarketingMessage", "MarketingMessageUse", "UsageCount"]
