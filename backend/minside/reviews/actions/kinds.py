"""What states there are, and how an author may be shown; a value is as the table has it."""

from enum import Enum


class ReviewState(Enum):
    """`PENDING` until the shop has looked at it."""

    PENDING = "pending"
    PUBLISHED = "published"
    REFUSED = "refused"


class ShownAs(Enum):
    """What others see of the author's name."""

    FIRST_NAME = "first_name"
    INITIALS = "initials"
    ANONYMOUS = "anonymous"
