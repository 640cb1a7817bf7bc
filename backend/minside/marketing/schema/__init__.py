"""Marketing in GraphQL, composed from its parts."""

import strawberry

from .cookies import CookiesMutation, CookiesQuery
from .messages import MessagesOfCustomer
from .views import ViewsMutation, ViewsOfCustomer


@strawberry.type
class MarketingOfCustomer(MessagesOfCustomer, ViewsOfCustomer):
    """What the room offers to the type Customer."""


@strawberry.type
class MarketingMutation(CookiesMutation, ViewsMutation):
    """What the room has done."""


__all__ = ["CookiesQuery", "MarketingMutation", "MarketingOfCustomer"]
