"""Sessions: our own table, so that each can be listed and ended at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from minside.auth.tables import Session
from minside.core import clock
from minside.core.hooks import Identity
from minside.core.refusals import NotFound
from minside.core.scope import Scope, current

from .devices import digest, new_token
from .log import EventKind, note

IDLE: Final = timedelta(days=60)
ABSOLUTE: Final = timedelta(days=180)
USE_NOTED_EVERY: Final = timedelta(minutes=10)


class SessionNotFound(NotFound):
    """No session of this customer's has that id."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser that is signed in."""

    id: UUID
    device: str | None
    created_at: datetime
    last_used_at: datetime


async def identify(scope: Scope, token: str) -> Identity | None:
    """Whose session the token opens; lets that customer's rows through from here on."""
    now = clock.now()
    row = await scope.fetchrow(
        """
        SELECT session, customer, last_used_at,
               set_config('minside.customer', customer::text, true)
        FROM session_by_token($1, $2, $3)
        """,
        digest(token), now - IDLE, now - ABSOLUTE,
    )  # fmt: skip
    if row is None:
        return None
    scope.customer = row["customer"]
    return Identity(row["customer"], row["session"], row["last_used_at"])


async def note_use(scope: Scope, identity: Identity) -> None:
    """Write the last use at most every ten minutes: it is for people, not for counting."""
    now = clock.now()
    if now - identity.last_used_at >= USE_NOTED_EVERY:
        await scope.fetch(
            "UPDATE session SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2",
            identity.session, now,
        )  # fmt: skip


async def open_session(customer: UUID, device: str | None) -> tuple[UUID, str]:
    """A new session and its token, which is kept nowhere else."""
    now, token = clock.now(), new_token()
    session: UUID = await current().fetchval(
        """
        INSERT INTO session (customer, token_sha256, device, created_at, last_used_at)
        VALUES ($1, $2, $3, $4, $4) RETURNING id
        """,
        customer, digest(token), device, now,
    )  # fmt: skip
    await Session.delete().where(
        (Session.customer == customer)
        & ((Session.last_used_at <= now - IDLE) | (Session.created_at <= now - ABSOLUTE))
    )
    return session, token


async def sessions(customer: UUID) -> list[OpenSession]:
    """Those that still open the door, the one used last first."""
    now = clock.now()
    rows = await (
        Session.select(Session.id, Session.device, Session.created_at, Session.last_used_at)
        .where(Session.customer == customer)
        .where((Session.last_used_at > now - IDLE) & (Session.created_at > now - ABSOLUTE))
        .order_by(Session.last_used_at, ascending=False)
    )
    return [OpenSession(**row) for row in rows]


async def sign_out(identity: Identity, device: str | None) -> None:
    """End the session at hand."""
    await Session.delete().where(Session.id == identity.session)
    await note(current(), identity.customer, EventKind.SIGNED_OUT, device)


async def revoke(customer: UUID, session: UUID, device: str | None) -> None:
    """End one session, at once. Raises `SessionNotFound`."""
    gone = await (
        Session.delete()
        .where((Session.customer == customer) & (Session.id == session))
        .returning(Session.id)
    )
    if not gone:
        raise SessionNotFound("id")
    await note(current(), customer, EventKind.SESSION_ENDED, device)


async def revoke_others(identity: Identity, device: str | None) -> int:
    """End every session but the one at hand; how many."""
    gone = await (
        Session.delete()
        .where((Session.customer == identity.customer) & (Session.id != identity.session))
        .returning(Session.id)
    )
    if gone:
        await note(current(), identity.customer, EventKind.OTHER_SESSIONS_ENDED, device)
    return len(gone)
