"""The way in in GraphQL, composed from its parts."""

import strawberry

from .claims import ClaimMutation
from .email import EmailMutation
from .links import LinkQuery
from .passwords import PasswordMutation
from .registration import RegistrationMutation
from .security import SecurityOfCustomer
from .signing import SigningMutation

__all__ = ["AuthMutation", "LinkQuery", "SecurityOfCustomer"]


@strawberry.type
class AuthMutation(
    SigningMutation, RegistrationMutation, ClaimMutation, PasswordMutation, EmailMutation
):
    """What this room offers to the type Mutation."""
