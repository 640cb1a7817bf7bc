"""Marketing in GraphQL."""

from .messages import MessagesOfCustomer

__all__ = ["MessagesOfCustomer"]
