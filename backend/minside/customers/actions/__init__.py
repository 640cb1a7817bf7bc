"""The customers' verbs, used under the room's name: `customers.change(...)`."""

from .addresses import (
    AddressForm,
    AddressNotFound,
    DeliveryPlace,
    TooManyAddresses,
    add_address,
    addresses,
    change_address,
    delete_address,
    make_default,
)
from .email import (
    EmailTaken,
    InvalidEmail,
    Known,
    address_accepted,
    address_refused,
    change_email,
    find_by_email,
    mark_verified,
    read_email,
)
from .history import Change, ChangedBy, ProfileField, changes
from .profile import Address, Profile, ProfileForm, change, lock, profile, read_names
from .registration import NewCustomer, create

__all__ = [
    "Address",
    "AddressForm",
    "AddressNotFound",
    "Change",
    "ChangedBy",
    "DeliveryPlace",
    "EmailTaken",
    "InvalidEmail",
    "Known",
    "NewCustomer",
    "Profile",
    "ProfileField",
    "ProfileForm",
    "TooManyAddresses",
    "add_address",
    "address_accepted",
    "address_refused",
    "addresses",
    "change",
    "change_address",
    "change_email",
    "changes",
    "create",
    "delete_address",
    "find_by_email",
    "lock",
    "make_default",
    "mark_verified",
    "profile",
    "read_email",
    "read_names",
]
