"""Customer service in GraphQL."""

from .customer import ContactOfCustomer
from .writing import ContactMutation

__all__ = ["ContactMutation", "ContactOfCustomer"]
