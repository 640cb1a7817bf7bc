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
from .history import Change, ChangedBy, ProfileField, changes
from .profile import Address, Profile, ProfileForm, change, lock, profile

__all__ = [
    "Address",
    "AddressForm",
    "AddressNotFound",
    "Change",
    "ChangedBy",
    "DeliveryPlace",
    "Profile",
    "ProfileField",
    "ProfileForm",
    "TooManyAddresses",
    "add_address",
    "addresses",
    "change",
    "change_address",
    "changes",
    "delete_address",
    "lock",
    "make_default",
    "profile",
]
