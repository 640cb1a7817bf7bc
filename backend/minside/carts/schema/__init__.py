"""Carts in GraphQL."""

from .carts import CartsOfCustomer
from .mutations import CartsMutation

__all__ = ["CartsMutation", "CartsOfCustomer"]
