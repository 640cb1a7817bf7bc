"""The demo shop: three customers who show what Min Side is for."""

from .customers import PASSWORD, SIGN_INS
from .fill import fill, hang_pictures
from .shop_year import AnotherYear

__all__ = ["PASSWORD", "SIGN_INS", "AnotherYear", "fill", "hang_pictures"]
