"""The outbox's verbs, used under the room's name: `outbox.post(...)`."""

from .inbound import Inbound, answer_sms, receive
from .message import State, recipient_lock
from .post import EndlessSecret, Letter, post
from .send import send
from .sweep import sweep
from .unsent import UNSENT, Listed, Resent, abandoned, listed, resend

__all__ = [
    "UNSENT",
    "EndlessSecret",
    "Inbound",
    "Letter",
    "Listed",
    "Resent",
    "State",
    "abandoned",
    "answer_sms",
    "listed",
    "post",
    "receive",
    "recipient_lock",
    "resend",
    "send",
    "sweep",
]
