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
from .announcing import number_to_tell
from .checking import (
    CheckReason,
    ProfileCheck,
    bounced,
    confirm,
    profile_check,
)
from .email import (
    EmailTaken,
    InvalidEmail,
    Known,
    address_accepted,
    address_refused,
    addresses_since,
    change_email,
    find_by_email,
    mark_claimed,
    mark_verified,
    read_email,
    settle_later,
    signed_in_with_address,
)
from .email_told import contested, settle_all_of, shut_out, whose_shown
from .email_told import hold as hold_addresses
from .history import Change, ChangedBy, ProfileField, changes
from .importing import Became, Imported, import_customers
from .merging import merged
from .numbers import find_by_number, is_recognised, whose_proven
from .profile import (
    Address,
    Profile,
    ProfileForm,
    change,
    lock,
    profile,
    read_birth_year,
    read_names,
)
from .registered import registered
from .registration import NewCustomer, create
from .separating import NotByAddressAlone, NumberUnknown, separate
from .told import changed, origin_of

__all__ = [
    "Address",
    "AddressForm",
    "AddressNotFound",
    "Became",
    "Change",
    "ChangedBy",
    "CheckReason",
    "DeliveryPlace",
    "EmailTaken",
    "Imported",
    "InvalidEmail",
    "Known",
    "NewCustomer",
    "NotByAddressAlone",
    "NumberUnknown",
    "Profile",
    "ProfileCheck",
    "ProfileField",
    "ProfileForm",
    "TooManyAddresses",
    "add_address",
    "address_accepted",
    "address_refused",
    "addresses",
    "addresses_since",
    "bounced",
    "change",
    "change_address",
    "change_email",
    "changed",
    "changes",
    "confirm",
    "contested",
    "create",
    "delete_address",
    "find_by_email",
    "find_by_number",
    "hold_addresses",
    "import_customers",
    "is_recognised",
    "lock",
    "make_default",
    "mark_claimed",
    "mark_verified",
    "merged",
    "number_to_tell",
    "origin_of",
    "profile",
    "profile_check",
    "read_birth_year",
    "read_email",
    "read_names",
    "registered",
    "separate",
    "settle_all_of",
    "settle_later",
    "shut_out",
    "signed_in_with_address",
    "whose_proven",
    "whose_shown",
]
