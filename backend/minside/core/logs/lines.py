"""How a line is made, from our own events and from what other libraries log."""

import logging
import re
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any, TextIO, TypeAlias

import msgspec
import structlog
from typing_extensions import override

from .exceptions import described
from .record import correlation_id

Event: TypeAlias = MutableMapping[str, Any]

# Keys that may be logged. A new one must never carry what a customer typed or is known by.
ALLOWED_KEYS = frozenset(
    {
        "attempt",
        "code",
        "count",
        "duration_ms",
        "event",
        "exception",
        "job",
        "level",
        "method",
        "migration",
        "operation",
        "port",
        "purpose",
        "reason",
        "role",
        "room",
        "route",
        "statements",
        "status",
        "template",
        "timestamp",
        "correlation_id",
    }
)

# The server's loggers, whose messages are templates with nothing of a customer's in them.
PLAIN_SPEAKERS = frozenset({"uvicorn", "uvicorn.error"})

_EVENT = re.compile(r"[a-z][a-z0-9_]{0,59}")
_WORD = re.compile(r"[A-Za-z0-9_.:/{}<>+-]{0,120}")
_TEMPLATE = re.compile(r"[A-Za-z0-9 %_.:/()\[\]',!-]{0,160}")


def configure(stream: TextIO | None = None) -> None:
    """Send every line to `stream` (stdout unless given): structlog's and the standard library's."""
    output = stream or sys.stdout
    structlog.configure(
        processors=[structlog.processors.add_log_level, only_what_is_allowed, _rendered],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(output),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Foreign(output)], level=logging.WARNING, force=True)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncpg", "asyncio"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn").setLevel(logging.INFO)
    # Our own access line has no address, no path and no query; uvicorn's has all three.
    logging.getLogger("uvicorn.access").propagate = False


def only_what_is_allowed(_logger: Any, _method: str, event: Event) -> Event:
    """Structlog's processor that lets through what is allowed and drops all else."""
    named = isinstance(event["event"], str) and _EVENT.fullmatch(event["event"])
    error = _exception(event.get("exc_info"))
    return {
        "timestamp": _now(),
        "level": event.get("level", "info"),
        "event": event["event"] if named else "unnamed_event",
        "correlation_id": correlation_id(),
        **{
            key: _harmless(event[key])
            for key in sorted(event.keys() & ALLOWED_KEYS - _ALWAYS)
            if event[key] is not None
        },
        **({"exception": described(error)} if error else {}),
    }


_ALWAYS = frozenset({"timestamp", "level", "event", "correlation_id", "exception"})


def _exception(exc_info: Any) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1]
    return sys.exception() if exc_info else None


def _harmless(value: object) -> object:
    """Numbers and single words; anything longer could be something a person wrote."""
    if isinstance(value, (bool, int, float)):
        return value
    return value if isinstance(value, str) and _WORD.fullmatch(value) else "(withheld)"


def _rendered(_logger: Any, _method: str, event: Event) -> str:
    return msgspec.json.encode(event).decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class _Foreign(logging.Handler):
    """Lines of other libraries: who spoke and where, and an exception's type and frames.

    Their messages are often put together from values before they reach us, so they stay out.
    """

    def __init__(self, output: TextIO) -> None:
        super().__init__()
        self._output = output

    @override
    def emit(self, record: logging.LogRecord) -> None:
        error = _exception(record.exc_info)
        event = {
            "timestamp": _now(),
            "level": record.levelname.lower(),
            "event": "library",
            "correlation_id": correlation_id(),
            "logger": record.name,
            "where": f"{record.module}:{record.lineno}",
            **_template(record),
            **({"exception": described(error)} if error else {}),
        }
        self._output.write(msgspec.json.encode(event).decode() + "\n")
        self._output.flush()


def _template(record: logging.LogRecord) -> dict[str, str]:
    """The message without its arguments, where it can't be anything but a template."""
    text = str(record.msg).strip()
    plain = record.name in PLAIN_SPEAKERS and _TEMPLATE.fullmatch(text)
    return {"message": text} if plain else {}
