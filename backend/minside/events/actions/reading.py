"""What stands in an event's body, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Final

import msgspec

from minside.core import clock
from minside.events.types import INCOMING, Data, EventType
from minside.events.types.declaration import Moment

AHEAD: Final = timedelta(hours=1)
"""How far a sender's clock may go ahead of ours. What the future says would never be outdone."""
UNREADABLE: Final = "unreadable"
LONGEST_REASON: Final = 500
PART: Final = "\n"
"""What the id of a part begins with, which a room of ours made of another event (`put_aside`). No header holds
it, and in files it is refused, so no sender's id is a part's."""
# What a library says of bad data may quote it.
_QUOTED: Final = re.compile(r"""(['"]).*\1""", re.DOTALL)
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_HIGHEST_VERSION: Final = 1_000
_TAKING_CONSENT: Final = {name for (name, _), kind in INCOMING.items() if kind.takes_consent}


class State(Enum):
    """`received` is handled soon; `waiting` when what it is about is known; `kept` once a room
    handles its type. `handled` and `dropped` are over, `dead` waits for a person."""

    RECEIVED = "received"
    WAITING = "waiting"
    KEPT = "kept"
    HANDLED = "handled"
    DROPPED = "dropped"
    DEAD = "dead"


class Envelope(msgspec.Struct, frozen=True):
    """A body by the Standard Webhooks scheme, with the type's version."""

    type: Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"\A[^\x00]*\Z")]
    timestamp: Moment
    data: msgspec.Raw
    version: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 1


@dataclass(frozen=True, slots=True)
class Read:
    """An event's body as it is stored. `data` is None where it is dropped, and where it is
    `unreadable`: no event of ours, which may hold anything, an old hash among it. What `takes_consent`
    isn't stored before somebody has said that it may be."""

    type: str
    version: int
    occurred_at: datetime
    state: State
    streams: tuple[str, ...] = ()
    data: dict[str, Any] | None = None
    reason: str | None = None
    unreadable: bool = False
    takes_consent: bool = False


class Unfit(Exception):
    """A body that is no event of ours; the text says why, without quoting it."""


def read(body: bytes) -> Read:
    """What stands in a body, also where it will do nowhere: then it is dead, with the reason."""
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Read(UNREADABLE, 1, clock.now(), State.DEAD, reason=_told(error), unreadable=True)
    return _read(envelope)


def _read(envelope: Envelope) -> Read:
    try:
        kind, data = fit(envelope.type, envelope.version, envelope.timestamp, envelope.data)
    except Unfit as unfit:
        at = envelope.timestamp if _is_sensible(envelope.timestamp) else clock.now()
        version = min(envelope.version, _HIGHEST_VERSION)
        if envelope.type in _TAKING_CONSENT:
            # Whose it is can't be told, and so neither whether it may lie here till somebody mends it.
            return Read(envelope.type, version, at, State.DROPPED, reason=str(unfit))
        return Read(envelope.type, version, at, State.DEAD, reason=str(unfit), unreadable=True)
    return Read(
        kind.name, kind.version, envelope.timestamp, State.RECEIVED,
        streams=tuple(kind.streams_of(data)), data=msgspec.to_builtins(data, enc_hook=str),
        takes_consent=kind.takes_consent,
    )  # fmt: skip


def fit(
    name: str, version: int, at: datetime, raw: msgspec.Raw | Mapping[str, Any]
) -> tuple[EventType, Data]:
    """The type and its data, as the type declares it. Raises `Unfit`."""
    kind = INCOMING.get((name, version))
    if kind is None:
        known = any(other == name for other, _ in INCOMING)
        raise Unfit("unknown version of the type" if known else "unknown type")
    if not _is_sensible(at):
        raise Unfit("no moment of a shop's")
    if at > clock.now() + AHEAD:
        raise Unfit("it lies in the future")
    try:
        if isinstance(raw, msgspec.Raw):
            return kind, msgspec.json.decode(raw, type=kind.data)
        return kind, msgspec.convert(raw, type=kind.data, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unfit(_told(error)) from None


def _is_sensible(at: datetime) -> bool:
    """Whether PostgreSQL and Python both can hold it, in any timezone."""
    return _FIRST_YEAR <= at.year <= _LAST_YEAR


def _told(error: Exception) -> str:
    if isinstance(error, msgspec.DecodeError):
        return _QUOTED.sub("'…'", str(error))[:LONGEST_REASON] or type(error).__name__
    return type(error).__name__
