"""Logs as JSON lines, without personal data by construction.

What is written is an allowlist: event names are words of the code, values are numbers or single
words, an exception is its type and its frames. A message, an argument or a local may hold a
customer's data, so none is ever written; nor is what other libraries say, save plain templates of
the server's.
"""

from .access import AccessLog
from .lines import ALLOWED_KEYS, configure
from .record import (
    RequestRecord,
    correlation_id,
    leave_no_trace,
    note_operation,
    note_statements,
)

__all__ = [
    "ALLOWED_KEYS",
    "AccessLog",
    "RequestRecord",
    "configure",
    "correlation_id",
    "leave_no_trace",
    "note_operation",
    "note_statements",
]
