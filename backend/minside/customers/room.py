"""The customers' name plate."""

from minside.core import hooks
from minside.core.rooms import Room
from minside.customers import actions as customers

from .schema import CustomersMutation, CustomersQuery, ProfileOfCustomer

ROOM = Room(
    name="customers",
    query=CustomersQuery,
    mutation=CustomersMutation,
    customer=ProfileOfCustomer,
    answers=(
        (hooks.address_refused, customers.address_refused),
        (hooks.address_accepted, customers.address_accepted),
    ),
)
