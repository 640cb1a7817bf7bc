"""A message's row, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final, Self
from uuid import UUID

import asyncpg
import msgspec

from minside.core import clock
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox.templates import Channel

from .post import SEAL

UNKNOWN: Final = "outcome unknown"
"""Why a message is abandoned that was handed over twice and never answered for."""
NO_CONSENT: Final = "no consent"
"""Why marketing is abandoned to which its reader doesn't agree, or no longer."""


class State(Enum):
    """`failed` is tried again, `abandoned` isn't unless somebody says so."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    ABANDONED = "abandoned"


class BeingSent(Exception):
    """Another worker has this message in its hands."""


@dataclass(frozen=True, slots=True)
class Message:
    """A row of `message`; `content` are its values and secrets together."""

    id: UUID
    customer: UUID | None
    channel: Channel
    template: str
    recipient: str
    language: Language
    content: Mapping[str, Any]
    state: State
    message_id: UUID
    attempts: int
    unknown_outcomes: int
    next_attempt_at: datetime | None
    useless_after: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any], keys: Keyring) -> Self:
        """Raises `core.keys.BadSeal`."""
        return cls(
            id=row["id"],
            customer=row["customer"],
            channel=Channel(row["channel"]),
            template=row["template"],
            recipient=row["recipient"],
            language=Language(row["language"]),
            content=_content(row, keys),
            state=State(row["state"]),
            message_id=row["message_id"],
            attempts=row["attempts"],
            unknown_outcomes=row["unknown_outcomes"],
            next_attempt_at=row["next_attempt_at"],
            useless_after=row["useless_after"],
        )

    @property
    def useless(self) -> bool:
        """Whether its link or code has ended."""
        return self.useless_after is not None and self.useless_after <= clock.now()


def _content(row: Mapping[str, Any], keys: Keyring) -> dict[str, Any]:
    content = msgspec.json.decode(row["values"], type=dict[str, Any])
    if row["secrets"] is not None:
        opened = keys.unseal(SEAL, row["secrets"])
        content |= msgspec.json.decode(opened, type=dict[str, str])
    return content


async def take(id: UUID, keys: Keyring) -> Message | None:
    """Lock the message until the transaction ends; None when it is gone. Raises `BeingSent`."""
    try:
        row = await current().fetchrow("SELECT * FROM message WHERE id = $1 FOR UPDATE NOWAIT", id)
    except asyncpg.LockNotAvailableError:
        raise BeingSent from None
    return Message.of(dict(row), keys) if row else None


async def readdress(message: Message, recipient: str) -> Message:
    """It goes there instead, and says so to whoever looks at it later."""
    await current().fetch("UPDATE message SET recipient = $2 WHERE id = $1", message.id, recipient)
    return replace(message, recipient=recipient)


async def rest_on(message: Message, entry: int | None) -> None:
    """Which entry of the consent ledger lets it be sent (N5)."""
    await current().fetch("UPDATE message SET consent_entry = $2 WHERE id = $1", message.id, entry)


async def settle(
    message: Message,
    state: State,
    code: str | None = None,
    *,
    tried: bool = True,
    unknown: bool = False,
    next_attempt_at: datetime | None = None,
) -> None:
    """What became of it; `code` says why it isn't sent, `unknown` that it may be all the same.

    Sent, its links and codes are gone from here; else they stay sealed until they end.
    """
    await current().fetch(
        """
        UPDATE message SET state = $2, last_error = $3, next_attempt_at = $4, sent_at = $5,
            attempts = attempts + $6, unknown_outcomes = unknown_outcomes + $7,
            secrets = CASE WHEN $2 <> 'sent' THEN secrets END
        WHERE id = $1
        """,
        message.id, state.value, code, next_attempt_at,
        clock.now() if state is State.SENT else None, int(tried), int(unknown),
    )  # fmt: skip
