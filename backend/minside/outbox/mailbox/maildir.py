"""What lies in the development mailbox: a Maildir, read anew for each page."""

import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import structlog

from minside.core.hooks import Paper

log = structlog.get_logger(__name__)

MOST: Final = 100
PDF: Final = "application/pdf"
_PARSER: Final = BytesParser(policy=email.policy.default)


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was sent; `language` as its head says it, or empty.

    `html` is None for an SMS, `why` where nothing says it (N5); `papers` went along.
    """

    key: str
    sender: str
    answer_to: str | None
    to: str
    subject: str
    sent: datetime
    message_id: str
    language: str
    sms: bool
    why: str | None
    text: str
    html: str | None
    papers: tuple[Paper, ...]


def newest(folder: Path) -> list[Message]:
    """The newest hundred, newest first; what can't be read is left out. Blocks on the disk."""
    files = sorted(_files(folder).values(), key=_came_at, reverse=True)[:MOST]
    return [message for file in files if (message := _read(file))]


def find(folder: Path, key: str) -> Message | None:
    """The message of that key, or None. Blocks on the disk."""
    # Looked up among what lies there, so that no key leads out of the folder.
    file = _files(folder).get(key)
    return _read(file) if file else None


def _files(folder: Path) -> dict[str, Path]:
    return {_key(file): file for part in ("new", "cur") for file in _in(folder / part)}


def _in(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _key(file: Path) -> str:
    # After the colon stand flags, which change when a mail program reads it.
    return file.name.partition(":")[0]


def _came_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _read(file: Path) -> Message | None:
    try:
        return _understood(_key(file), _PARSER.parsebytes(file.read_bytes()))
    except Exception as error:
        # Python's parser has many ways to stumble over headers that no mail program wrote.
        log.warning("mailbox_message_unreadable", error=type(error).__name__)
        return None


def _understood(key: str, message: EmailMessage) -> Message:
    """Raises `KeyError` for what has no receiver or date, and what the parser raises."""
    text = message.get_body(("plain",))
    html = message.get_body(("html",))
    return Message(
        key=key,
        sender=str(message.get("From", "")),
        answer_to=str(message["Reply-To"]) if "Reply-To" in message else None,
        to=_required(message, "To"),
        subject=str(message.get("Subject", "")),
        sent=parsedate_to_datetime(_required(message, "Date")),
        message_id=str(message.get("Message-ID", "")),
        language=str(message.get("Content-Language", "")),
        sms=message.get("X-Minside-Channel") == "sms",
        why=message.get("X-Minside-Why"),
        text=text.get_content() if text else "",
        html=html.get_content() if html else None,
        papers=tuple(_papers(message)),
    )


def _papers(message: EmailMessage) -> Iterator[Paper]:
    for part in message.iter_attachments():
        if part.get_content_type() == PDF:
            yield Paper(part.get_filename("papir.pdf"), part.get_content())


def _required(message: EmailMessage, name: str) -> str:
    value = message.get(name)
    if not value:
        raise KeyError(name)
    return str(value)
