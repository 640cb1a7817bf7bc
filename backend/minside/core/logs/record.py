"""What is known of the request at hand, for its log lines and the metrics."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from secrets import token_hex

UNMATCHED = "unmatched"


@dataclass(slots=True)
class RequestRecord:
    """One request. `route` is the template (`/photo/{id}`), never the path; `operation` is the
    name of a trusted document, else None. One that `is_untraced` leaves no line and is in no figure.
    """

    method: str = "OTHER"
    correlation_id: str = field(default_factory=lambda: token_hex(8))
    operation: str | None = None
    statements: int = 0
    route: str = UNMATCHED
    status: int = 500
    seconds: float = 0.0
    is_untraced: bool = False


current: ContextVar[RequestRecord | None] = ContextVar("request_record", default=None)


def correlation_id() -> str:
    """16 hex digits that tie this request's log lines together; a client may quote them to us."""
    record = current.get()
    return record.correlation_id if record else token_hex(8)


def note_statements(count: int) -> None:
    """Add `count` statements to this request's access line."""
    if record := current.get():
        record.statements += count


def note_operation(name: str | None) -> None:
    """Name the operation on this request's access line. Call it for trusted documents only."""
    if record := current.get():
        record.operation = name


def leave_no_trace() -> None:
    """Write no access line for this request and count it nowhere: that it came, and when, is more than may
    be known."""
    if record := current.get():
        record.is_untraced = True
