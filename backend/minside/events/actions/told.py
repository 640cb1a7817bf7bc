"""An event as a room is told of it, and what a room may answer where it can't be handled as it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .reading import PART


class CannotBeHandled(Exception):
    """The event contradicts what is known: it is a dead letter for a person. The text says why, in
    words of ours and without anybody's data."""


class Unknown(Exception):
    """What the event is about isn't known yet; it waits for `stream`, as in `customer/10042`."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"unknown {kind}")
        self.kind = kind
        self.stream = f"{kind}/{key}"


class DoneInPart(Exception):
    """What can be done of the event is done, and stays so; for the rest it is a dead letter for a person. The
    text says what is left, in words of ours and without anybody's data."""


class NotForUs(Exception):
    """The event is about something that another room knows of. Where there is no such room yet, it
    stays as it was received; raised before anything is written."""


class NotNow(Exception):
    """Somebody has in hand what the event is about, and may wait for what this transaction has: it is
    handled in a moment, as if for the first time."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a room handles it: `data` is what its type declares, `received_at` when it came."""

    source: str
    event_id: str
    type: str
    occurred_at: datetime
    received_at: datetime
    data: Any

    @property
    def order(self) -> str:
        """What tells two apart that happened in one moment."""
        return f"{self.source}/{self.event_id}"

    @property
    def is_part(self) -> bool:
        """Whether a room of ours made it of another one (`put_aside`)."""
        return self.event_id.startswith(PART)
