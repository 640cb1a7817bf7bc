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
from .stepping import require_step_up

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
        SELECT session, customer, last_used_at, stepped_up_at,
               set_config('minside.customer', customer::text, true)
        FROM session_by_token($1, $2, $3)
        """,
        digest(token), now - IDLE, now - ABSOLUTE,
    )  # fmt: skip
    if row is None:
        return None
    scope.customer = row["customer"]
    return Identity(row["customer"], row["session"], row["last_used_at"], row["stepped_up_at"])


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


async def renew(identity: Identity, *, stepped_up_at: datetime | None = None) -> str:
    """Give the session at hand a new token; the one before opens nothing. Raises `SessionNotFound`.

    `stepped_up_at` is when the password was given, where it just was.
    """
    token = new_token()
    renewed = await current().fetch(
        """
        UPDATE session SET token_sha256 = $2, stepped_up_at = coalesce($3, stepped_up_at),
            last_used_at = $4
        WHERE id = $1 RETURNING id
        """,
        identity.session, digest(token), stepped_up_at, clock.now(),
    )  # fmt: skip
    if not renewed:
        raise SessionNotFound
    return token


async def require_open(identity: Identity) -> None:
    """Raises `SessionNotFound` where the session at hand was ended meanwhile."""
    if not await Session.exists().where(Session.id == identity.session):
        raise SessionNotFound


async def revoke(identity: Identity, session: UUID, device: str | None) -> None:
    """End one session, at once; another than the one at hand after step-up.

    Raises `SessionNotFound`, `step_up.StepUpRequired`.
    """
    if session != identity.session:
        require_step_up(identity)
    gone = await (
        Session.delete()
        .where((Session.customer == identity.customer) & (Session.id == session))
        .returning(Session.id)
    )
    if not gone:
        raise SessionNotFound("id")
    await note(current(), identity.customer, EventKind.SESSION_ENDED, device)


async def revoke_others(identity: Identity, device: str | None) -> int:
    """End every session but the one at hand; how many. Raises `step_up.StepUpRequired`."""
    require_step_up(identity)
    count = await end_others(identity)
    if count:
        await note(current(), identity.customer, EventKind.OTHER_SESSIONS_ENDED, device)
    return count


async def end_others(identity: Identity) -> int:
    """As `revoke_others`, for verbs that say themselves what happened."""
    gone = await (
        Session.delete()
        .where((Session.customer == identity.customer) & (Session.id != identity.session))
        .returning(Session.id)
    )
    return len(gone)
