"""What wasn't sent: seen by an operator, and sent after all when they say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from minside.core import clock
from minside.core.scope import current
from minside.jobs import actions as jobs

from .message import NO_CONSENT, UNKNOWN, State
from .post import SEND

UNSENT = (State.QUEUED, State.FAILED, State.ABANDONED)


@dataclass(frozen=True, slots=True)
class Listed:
    """A message as an operator sees it: nothing of whom it is to, or what it says."""

    id: UUID
    state: State
    template: str
    attempts: int
    next_attempt_at: datetime | None
    last_error: str | None


@dataclass(frozen=True, slots=True)
class Resent:
    """What became of the wish to send a message again; `refused` says why it isn't."""

    id: UUID
    refused: str | None = None


async def listed(states: Sequence[State], *, most: int) -> list[Listed]:
    """The newest `most` messages in these states."""
    rows = await current().fetch(
        """
        SELECT id, state, template, attempts, next_attempt_at, last_error
        FROM message WHERE state = ANY($1) ORDER BY id DESC LIMIT $2
        """,
        [state.value for state in states], most,
    )  # fmt: skip
    return [_listed(row) for row in rows]


def _listed(row: Any) -> Listed:
    return Listed(
        id=row["id"],
        state=State(row["state"]),
        template=row["template"],
        attempts=row["attempts"],
        next_attempt_at=row["next_attempt_at"],
        last_error=row["last_error"],
    )


async def abandoned() -> list[UUID]:
    """Every abandoned message that has a use still, surely didn't arrive, and isn't one that its reader
    doesn't want."""
    rows = await current().fetch(
        """
        SELECT id FROM message
        WHERE state = 'abandoned' AND last_error <> ALL($1)
          AND (useless_after IS NULL OR useless_after > $2) ORDER BY id
        """,
        [UNKNOWN, NO_CONSENT], clock.now(),
    )  # fmt: skip
    return [row["id"] for row in rows]


async def resend(ids: Sequence[UUID]) -> list[Resent]:
    """Queue messages again with all their attempts anew, in the order given."""
    # What is locked is being sent by a worker.
    rows = await current().fetch(
        "SELECT id, state, useless_after FROM message WHERE id = ANY($1) FOR UPDATE SKIP LOCKED",
        list(ids),
    )
    found = {row["id"]: _refused(State(row["state"]), row["useless_after"]) for row in rows}
    outcome = [Resent(id, found.get(id, "not found, or being sent now")) for id in ids]
    for resent in outcome:
        if resent.refused is None:
            await _queue(resent.id)
    return outcome


def _refused(state: State, useless_after: datetime | None) -> str | None:
    if state is State.SENT:
        return "sent already"
    if useless_after is not None and useless_after <= clock.now():
        return f"its link or code ended {useless_after:%Y-%m-%d %H:%M} UTC and is gone"
    return None


async def _queue(id: UUID) -> None:
    await current().fetch(
        """
        UPDATE message SET state = 'queued', attempts = 0, unknown_outcomes = 0,
            next_attempt_at = NULL, last_error = NULL
        WHERE id = $1
        """,
        id,
    )
    await jobs.enqueue(SEND, id)
