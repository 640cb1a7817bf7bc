"""Consents in GraphQL, composed from its parts."""

import strawberry

from .by_link import ConsentLinkMutation, ConsentLinkQuery

__all__ = ["ConsentsMutation", "ConsentsQuery"]


@strawberry.type
class ConsentsQuery(ConsentLinkQuery):
    """What the reader of marketing sees."""


@strawberry.type
class ConsentsMutation(ConsentLinkMutation):
    """How it is left."""
