"""How something was said: the ledger's word for each way in and out."""

from enum import Enum


class Door(Enum):
    """The channel of an entry. What the shop or the newsletter tool tells has its own word for its
    forms, with a prefix of ours: `tool/signup_form`, `shop/import`."""

    MIN_SIDE = "min_side"
    SIGN_UP = "sign_up"
    REGISTRATION = "registration"
    JOINING = "joining"
    CONFIRMATION = "confirmation"
    FOOT_LINK = "foot_link"
    ONE_CLICK = "one_click"
    SMS = "sms"
    STAFF = "staff"
    BANNER = "banner"
    ADDRESS_CHANGED = "address_changed"
    TOO_YOUNG = "too_young"
