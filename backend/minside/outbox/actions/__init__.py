"""The outbox's verbs, used under the room's name: `outbox.post(...)`."""

from .inbound import FROM_NO_NUMBER, Inbound, answer_sms, receive
from .message import State
from .post import EndlessSecret, Letter, post, post_all
from .recipients import is_on_its_way, recipient_lock, share_recipient, stop_sending
from .send import send
from .shown import Fate, Shown, about_orders, give_orders, letters_about_orders
from .sweep import sweep
from .unsent import UNSENT, Listed, Resent, abandoned, listed, resend
from .written import Written, count_written, find_written, newest_to, written_to

__all__ = [
    "FROM_NO_NUMBER",
    "UNSENT",
    "EndlessSecret",
    "Fate",
    "Inbound",
    "Letter",
    "Listed",
    "Resent",
    "Shown",
    "State",
    "Written",
    "abandoned",
    "about_orders",
    "answer_sms",
    "count_written",
    "find_written",
    "give_orders",
    "is_on_its_way",
    "letters_about_orders",
    "listed",
    "newest_to",
    "post",
    "post_all",
    "receive",
    "recipient_lock",
    "resend",
    "send",
    "share_recipient",
    "stop_sending",
    "sweep",
    "written_to",
]
