"""The security log that the customer reads: what happened to the account, never a secret."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, Final
from uuid import UUID

from minside.auth.tables import SecurityEvent
from minside.core import clock
from minside.core.paging import Page, place
from minside.core.scope import Scope, current


class EventKind(Enum):
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SESSION_ENDED = "session_ended"
    OTHER_SESSIONS_ENDED = "other_sessions_ended"
    NEW_DEVICE = "new_device"
    REGISTERED = "registered"
    ACCOUNT_CLAIMED = "account_claimed"
    REAUTHENTICATED = "reauthenticated"
    REAUTHENTICATION_FAILED = "reauthentication_failed"
    PASSWORD_REHASHED = "password_rehashed"  # noqa: S105 - a word of the log
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word of the log
    PASSWORD_RESET_REQUESTED = "password_reset_requested"  # noqa: S105 - a word of the log
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a word of the log
    EMAIL_CHANGE_REQUESTED = "email_change_requested"
    EMAIL_CHANGED = "email_changed"
    EMAIL_CHANGE_FROZEN = "email_change_frozen"
    EMAIL_CHANGE_UNDONE = "email_change_undone"


_CAME_IN: Final = (
    EventKind.SIGNED_IN,
    EventKind.NEW_DEVICE,
    EventKind.REGISTERED,
    EventKind.ACCOUNT_CLAIMED,
)


@dataclass(frozen=True, slots=True)
class SecurityEntry:
    """One event; `device` is the browser it came from, where there was one."""

    id: UUID
    kind: EventKind
    device: str | None
    at: datetime


async def events(customer: UUID, *, first: int, after: str | None) -> Page[SecurityEntry]:
    """The newest events; raises `core.paging.BadCursor`."""
    at, row_id = place(after)
    rows = await current().fetch(
        """
        SELECT id, kind, device, occurred_at AS at FROM security_event
        WHERE customer = $1 AND ($2::timestamptz IS NULL OR (occurred_at, id) < ($2, $3))
        ORDER BY occurred_at DESC, id DESC LIMIT $4
        """,
        customer, at, row_id, first + 1,
    )  # fmt: skip
    return Page.of([_from_row(row) for row in rows], first, partial(_count, customer))


async def _count(customer: UUID) -> int:
    return await SecurityEvent.count().where(SecurityEvent.customer == customer)


def _from_row(row: Any) -> SecurityEntry:
    values: dict[str, Any] = dict(row)
    values["kind"] = EventKind(row["kind"])
    return SecurityEntry(**values)


async def has_been_inside(customer: UUID) -> bool:
    """Whether the log knows of some browser that the customer came in by."""
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM security_event WHERE customer = $1 AND kind = ANY($2))",
        customer, [kind.value for kind in _CAME_IN],
    )  # fmt: skip


async def note(scope: Scope, customer: UUID | None, kind: EventKind, device: str | None) -> None:
    """Add an event; nobody's is none, at the cost of one."""
    await scope.fetch(
        """
        INSERT INTO security_event (customer, kind, device, occurred_at)
        SELECT $1::uuid, $2::text, $3::text, $4::timestamptz WHERE $1 IS NOT NULL
        """,
        customer, kind.value, device, clock.now(),
    )  # fmt: skip
