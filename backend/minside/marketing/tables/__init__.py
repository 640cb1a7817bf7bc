"""Marketing's tables."""

from .usage import UsageCount

__all__ = ["UsageCount"]
