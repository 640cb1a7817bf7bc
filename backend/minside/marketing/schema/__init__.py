"""Marketing in GraphQL, composed from its parts."""

from .cookies import CookiesMutation, CookiesQuery
from .messages import MessagesOfCustomer

__all__ = ["CookiesMutation", "CookiesQuery", "MessagesOfCustomer"]
