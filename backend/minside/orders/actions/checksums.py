"""Check digits of what a customer pays by: a wrong one would send money astray."""

from itertools import cycle

from stdnum import luhn
from stdnum.no import kontonr


def is_kid(digits: str) -> bool:
    """Whether the last digit is right by MOD10 or by MOD11, of which a bank's agreement names one."""
    return luhn.is_valid(digits) or _is_mod11(digits)


def _is_mod11(digits: str) -> bool:
    """Weights 2 to 7 from the right, over and over; the check digit makes the sum whole."""
    body = sum(int(d) * w for d, w in zip(reversed(digits[:-1]), cycle(range(2, 8)), strict=False))
    return (body + int(digits[-1])) % 11 == 0


def is_account(digits: str) -> bool:
    """Whether it is a Norwegian account of eleven digits."""
    return len(digits) == 11 and kontonr.is_valid(digits)
