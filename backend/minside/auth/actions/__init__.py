"""The verbs of the way in, used under the room's name: `auth.sign_in(...)`."""

from .log import EventKind, SecurityEntry, events
from .passwords import HashingWhileHolding, hashed, store
from .sessions import (
    OpenSession,
    SessionNotFound,
    identify,
    note_use,
    revoke,
    revoke_others,
    sessions,
    sign_out,
)
from .sign_in import Attempt, SignedIn, WrongCredentials, sign_in

__all__ = [
    "Attempt",
    "EventKind",
    "HashingWhileHolding",
    "OpenSession",
    "SecurityEntry",
    "SessionNotFound",
    "SignedIn",
    "WrongCredentials",
    "events",
    "hashed",
    "identify",
    "note_use",
    "revoke",
    "revoke_others",
    "sessions",
    "sign_in",
    "sign_out",
    "store",
]
