"""The marketing's verbs, used under the room's name: `marketing.messages(...)`.

Cookies and usage go by their own: `cookies.choose(...)`, `usage.count(...)`.
"""

from .grounds import alarms, look_over, told_consent, unconsented
from .newsletters import Use, UseKind
from .purposes import MARKETING, SERVICE, Kind
from .shown import Fate, Message, message, messages, text_of
from .sweep import sweep
from .told import bounced, clicked, code_used, complained, may_keep_use, opened, sent
from .why import Agreement, Why, why

__all__ = [
    "MARKETING",
    "SERVICE",
    "Agreement",
    "Fate",
    "Kind",
    "Message",
    "Use",
    "UseKind",
    "Why",
    "alarms",
    "bounced",
    "clicked",
    "code_used",
    "complained",
    "look_over",
    "may_keep_use",
    "message",
    "messages",
    "opened",
    "sent",
    "sweep",
    "text_of",
    "told_consent",
    "unconsented",
    "why",
]
