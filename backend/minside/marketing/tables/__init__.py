"""The tables of marketing."""

from .messages import MarketingAlarm, MarketingMessage, MarketingMessageUse

__all__ = ["MarketingAlarm", "MarketingMessage", "MarketingMessageUse"]
