"""Consents in GraphQL, composed from its parts."""

import strawberry

from .agreeing import AgreeingMutation
from .by_link import ConsentLinkMutation, ConsentLinkQuery
from .of_customer import ConsentsOfCustomer
from .signing_up import SigningUpMutation, SigningUpQuery

__all__ = ["ConsentsMutation", "ConsentsOfCustomer", "ConsentsQuery"]


@strawberry.type
class ConsentsQuery(SigningUpQuery, ConsentLinkQuery):
    """What who isn't signed in is asked, and what the reader of marketing sees."""


@strawberry.type
class ConsentsMutation(AgreeingMutation, SigningUpMutation, ConsentLinkMutation):
    """How one comes in, and how it is left."""
