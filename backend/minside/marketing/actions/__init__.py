"""The marketing's verbs, used under the room's name: `marketing.messages(...)`.

Cookies and usage go by their own: `cookies.choose(...)`, `usage.count(...)`.
"""

from .along import attachments
from .audience import AT_ONCE, PURPOSES, TOOL, Part, audience
from .grounds import alarms, look_over, told_consent, unconsented
from .known import settle
from .newsletters import Use, UseKind
from .purposes import MARKETING, SERVICE, Kind
from .remembering import forget_what_may_go, may_keep_use
from .shown import Fate, Message, message, messages, text_of
from .sweep import sweep
from .telling_audience import asked, note, tell_audience, telling
from .told import bounced, clicked, code_used, complained, opened, sent, went_by
from .views import Viewed, forget_views, viewed, views
from .why import Agreement, Why, why

__all__ = [
    "AT_ONCE",
    "MARKETING",
    "PURPOSES",
    "SERVICE",
    "TOOL",
    "Agreement",
    "Fate",
    "Kind",
    "Message",
    "Part",
    "Use",
    "UseKind",
    "Viewed",
    "Why",
    "alarms",
    "asked",
    "attachments",
    "audience",
    "bounced",
    "clicked",
    "code_used",
    "complained",
    "forget_views",
    "forget_what_may_go",
    "look_over",
    "may_keep_use",
    "message",
    "messages",
    "note",
    "opened",
    "sent",
    "settle",
    "sweep",
    "tell_audience",
    "telling",
    "text_of",
    "told_consent",
    "unconsented",
    "viewed",
    "views",
    "went_by",
    "why",
]
