"""Telephone numbers as they are kept: in E.164, such as +4791234567."""

import re
from typing import Final

import phonenumbers

E164: Final = r"\+[1-9][0-9]{5,14}"
"""What `customer.phone`, `message.recipient` and the ledger take for a number."""
_KEPT: Final = re.compile(E164)
_FIGURES: Final = re.compile(r"[1-9][0-9]{5,14}")
_Kind: Final = phonenumbers.PhoneNumberType
_NO_SMS: Final = {
    _Kind.FIXED_LINE,
    _Kind.TOLL_FREE,
    _Kind.PREMIUM_RATE,
    _Kind.SHARED_COST,
    _Kind.UAN,
    _Kind.VOICEMAIL,
}


def is_kept(value: str) -> bool:
    """Whether it is written as we keep numbers."""
    return _KEPT.fullmatch(value) is not None


def read(value: str) -> str | None:
    """The number that a person in Norway means by this; None where it is none that anybody has."""
    try:
        number = phonenumbers.parse(value, "NO")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_sender(value: str) -> str | None:
    """The number that a gateway means: as it is where it is written as we keep it, else as a person's, or a
    foreign one without its plus. None for a name, a short number, and odd figures."""
    value = value.strip()
    if is_kept(value):
        return value
    return read(value) or (read(f"+{value}") if _FIGURES.fullmatch(value) else None)


def gets_sms(number: str) -> bool:
    """Whether an SMS may arrive there, as far as the number tells: of many countries' it doesn't."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(parsed) not in _NO_SMS
