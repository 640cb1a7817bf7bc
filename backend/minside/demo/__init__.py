"""The demo shop: three customers who show what Min Side is for."""

from .customers import PASSWORD, SIGN_INS
from .fill import fill

__all__ = ["PASSWORD", "SIGN_INS", "fill"]
