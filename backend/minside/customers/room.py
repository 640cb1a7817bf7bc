"""The customers' name plate."""

from minside.core.rooms import Room

from .schema import CustomersMutation, CustomersQuery, ProfileOfCustomer

ROOM = Room(
    name="customers",
    query=CustomersQuery,
    mutation=CustomersMutation,
    customer=ProfileOfCustomer,
)
