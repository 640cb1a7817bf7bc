"""Letters: what a room may send, and how it is drawn in both languages.

A room declares its letters in `mail.py`; their words lie in its folder `letters/`, one file a
language, such as `auth/letters/password_reset.nb.jinja`.
"""

from .declaration import (
    Attached,
    Channel,
    Template,
    UnknownTemplate,
    WrongValues,
    named,
    register,
    registered,
)
from .drawing import Rendered, Reread, render, reread, subject, why

__all__ = [
    "Attached",
    "Channel",
    "Rendered",
    "Reread",
    "Template",
    "UnknownTemplate",
    "WrongValues",
    "named",
    "register",
    "registered",
    "render",
    "reread",
    "subject",
    "why",
]
