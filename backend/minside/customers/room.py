"""The customers' name plate."""

from minside.core import hooks
from minside.core.rooms import Handles, Job, Room
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
    jobs=(Job("customers.settle_addresses", customers.settle_all_of),),
    handles=(
        Handles("customer.registered", customers.registered),
        Handles("customer.changed", customers.changed),
        Handles("customer.merged", customers.merged),
        Handles("message.bounced", customers.bounced),
    ),
)
