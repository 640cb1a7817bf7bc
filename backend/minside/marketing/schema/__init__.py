"""Marketing in GraphQL, composed from its parts."""

from .cookies import CookiesMutation, CookiesQuery

__all__ = ["CookiesMutation", "CookiesQuery"]
