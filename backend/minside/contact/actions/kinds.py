"""What kinds and states there are; a value is as the tables have it, where they have it."""

from enum import Enum


class ConversationKind(Enum):
    QUESTION = "question"
    FEEDBACK = "feedback"
    COMPLAINT = "complaint"
    RETURN = "return"


class ConversationStatus(Enum):
    """Who is to say something next."""

    WAITING_FOR_US = "waiting_for_us"
    WAITING_FOR_YOU = "waiting_for_you"
    CLOSED = "closed"


class WrittenBy(Enum):
    CUSTOMER = "customer"
    STAFF = "staff"
    STRANGER = "stranger"


class ConversationChannel(Enum):
    MIN_SIDE = "min_side"
    MAIL = "mail"
    SHOP = "shop"


class ClaimState(Enum):
    OPEN = "open"
    CLOSED = "closed"


class AttachmentKind(Enum):
    PICTURE = "picture"
    PDF = "document"


class CallDirection(Enum):
    IN = "in"
    OUT = "out"
