"""Customer service's verbs, used under the room's name: `contact.reply(...)`."""

from .addresses import answer_address, read_address
from .attaching import TooManyAttachments, Upload
from .holding import HeldBy, Hold, holds
from .kinds import (
    AttachmentKind,
    ClaimState,
    ConversationChannel,
    ConversationKind,
    ConversationStatus,
    WrittenBy,
)
from .mailed import mail_received
from .moving import numbers_moved
from .parts import Attachment, Claim, Conversation, Message
from .reading import ConversationNotFound, find, get, mark_read, messages_of, page, unread
from .timeline import Entry, EntryKind, conversations_called, orders_called, timeline
from .told import (
    call_logged,
    claim_closed,
    claim_opened,
    conversation_closed,
    conversation_opened,
    conversation_reopened,
    reply_sent,
)
from .writing import ConversationClosed, ConversationForm, ReplyForm, reply, start

__all__ = [
    "Attachment",
    "AttachmentKind",
    "Claim",
    "ClaimState",
    "Conversation",
    "ConversationChannel",
    "ConversationClosed",
    "ConversationForm",
    "ConversationKind",
    "ConversationNotFound",
    "ConversationStatus",
    "Entry",
    "EntryKind",
    "HeldBy",
    "Hold",
    "Message",
    "ReplyForm",
    "TooManyAttachments",
    "Upload",
    "WrittenBy",
    "answer_address",
    "call_logged",
    "claim_closed",
    "claim_opened",
    "conversation_closed",
    "conversation_opened",
    "conversation_reopened",
    "conversations_called",
    "find",
    "get",
    "holds",
    "mail_received",
    "mark_read",
    "messages_of",
    "numbers_moved",
    "orders_called",
    "page",
    "read_address",
    "reply",
    "reply_sent",
    "start",
    "timeline",
    "unread",
]
