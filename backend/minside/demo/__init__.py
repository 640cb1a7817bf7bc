"""The demo shop: three customers who show what Min Side is for."""

from .customers import PASSWORD, SIGN_INS
from .fill import fill, hang_pictures

__all__ = ["PASSWORD", "SIGN_INS", "fill", "hang_pictures"]
