"""Orders, invoices, returns and complaints in GraphQL, composed from their parts."""

from .asking import OrdersMutation
from .customer import OrdersOfCustomer
from .orders import Order

__all__ = ["Order", "OrdersMutation", "OrdersOfCustomer"]
