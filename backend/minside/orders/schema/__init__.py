"""Orders, invoices, returns and complaints in GraphQL, composed from their parts."""

from .asking import OrdersMutation
from .customer import OrdersOfCustomer

__all__ = ["OrdersMutation", "OrdersOfCustomer"]
