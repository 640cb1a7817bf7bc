"""Delivering to a receiver: in order, until it says that it has it, for three days at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
import structlog

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.events import transport
from minside.events.receivers import UNTOLD
from minside.events.types.outgoing import UNSAID
from minside.jobs import actions as jobs
from minside.jobs.actions import TryAgain

from .announcing import delivering_to

GIVEN_UP_AFTER: Final = timedelta(days=3)
_FIRST_WAIT: Final = timedelta(seconds=10)
_LONGEST_WAIT: Final = timedelta(hours=1)
_SOON: Final = timedelta(seconds=1)
CONSENT: Final = "consent.changed"

log = structlog.get_logger(__name__)


async def deliver(house: House, delivery: UUID) -> None:
    """Send one part, if it is the first in its line; whoever is sent lets the next one go.

    Raises `TryAgain` while another worker has the line.
    """
    row = await _read(delivery)
    if row is None:
        return
    if not await _have_line(row) or not await _all_before_are_fanned_out(row):
        raise TryAgain(_SOON)
    line, row = row["stream"], await _read(delivery)
    if row is None:
        return
    if row["stream"] != line:
        # Two customers became one meanwhile: it stands in another line now.
        raise TryAgain(_SOON)
    if row["first"] != delivery:
        return
    if row["next_attempt_at"] is not None and row["next_attempt_at"] > clock.now():
        # Woken early, as when the last answer was slow: the queue counts from before it.
        raise TryAgain(row["next_attempt_at"] - clock.now())
    await _attempt(house, row)


async def _read(delivery: UUID) -> Any:
    """What waits, and with it, as of the same moment, who is `first` in its line. Asked again under the
    line's lock: what was read before may be settled."""
    return await current().fetchrow(
        """
        SELECT d.*, (
            SELECT id FROM event_delivery f
            WHERE f.receiver = d.receiver AND f.stream = d.stream AND f.state = 'waiting'
            ORDER BY f.outgoing LIMIT 1
        ) AS first
        FROM event_delivery d WHERE d.id = $1 AND d.state = 'waiting'
        """,
        delivery,
    )


async def _have_line(row: Any) -> bool:
    return await current().fetchval(
        "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1))",
        f"{row['receiver']} {row['stream']}",
    )


async def _all_before_are_fanned_out(row: Any) -> bool:
    return await current().fetchval(
        """
        SELECT NOT EXISTS (
            SELECT FROM outgoing_event WHERE stream = $1 AND id < $2 AND data IS NOT NULL
        )
        """,
        row["stream"], row["outgoing"],
    )  # fmt: skip


async def _first_in_line(receiver: str, stream: str) -> UUID | None:
    """The oldest that waits."""
    return await current().fetchval(
        """
        SELECT id FROM event_delivery WHERE receiver = $1 AND stream = $2 AND state = 'waiting'
        ORDER BY outgoing LIMIT 1
        """,
        receiver, stream,
    )  # fmt: skip


async def _attempt(house: House, row: Any) -> None:
    address = house.settings.receivers.get(row["receiver"])
    if address is None:
        await _failed(row, "not configured")
        return
    try:
        await transport.send(address, _letter(row))
    except transport.NotDelivered as error:
        if error.disclosed:
            await _disclose(row, address.name, address.country, None)
        await _failed(row, error.kind)
        return
    await _disclose(row, address.name, address.country, clock.now())
    await _settle(row, "acknowledged", None)


def _letter(row: Any) -> transport.Letter:
    body = {
        "type": row["type"],
        "version": row["version"],
        "timestamp": row["occurred_at"],
        "data": msgspec.Raw(row["data"].encode()),
    }
    return transport.Letter(str(row["outgoing"]), msgspec.json.encode(body))


async def _failed(row: Any, kind: str) -> None:
    """Tried again later and later, for three days from the first time; then a dead letter."""
    now, attempts = clock.now(), row["attempts"] + 1
    first = row["first_attempt_at"] or now
    if now - first >= GIVEN_UP_AFTER:
        log.error("delivery_dead", receiver=row["receiver"], type=row["type"], reason=kind)
        await _settle(row, "dead", kind)
        return
    wait = min(_FIRST_WAIT * 3 ** min(attempts - 1, 8), _LONGEST_WAIT)
    await current().fetch(
        """
        UPDATE event_delivery SET attempts = $2, first_attempt_at = $3, next_attempt_at = $4,
            last_error = $5
        WHERE id = $1
        """,
        row["id"], attempts, first, now + wait, kind,
    )  # fmt: skip
    await jobs.enqueue(delivering_to(row["receiver"]), row["id"], after=wait)


async def _settle(row: Any, state: str, error: str | None) -> None:
    # The line as it is now: two customers may have become one while this was sent.
    stream = await current().fetchval(
        """
        UPDATE event_delivery SET state = $2, last_error = $3, settled_at = $4,
            attempts = attempts + 1, data = CASE WHEN $2 <> 'acknowledged' THEN data END
        WHERE id = $1 RETURNING stream
        """,
        row["id"], state, error, clock.now(),
    )  # fmt: skip
    following = await _first_in_line(row["receiver"], stream)
    if following is not None:
        await jobs.enqueue(delivering_to(row["receiver"]), following)


async def _disclose(
    row: Any, recipient: str, country: str, acknowledged_at: datetime | None
) -> None:
    """Note that the receiver has, or may have, the customer's data: once, from the first time. Whose it
    is, is asked anew: two customers may have become one while it was sent."""
    customer = await current().fetchval(
        "SELECT customer FROM event_delivery WHERE id = $1 FOR UPDATE", row["id"]
    )
    if customer is None:
        return
    data = msgspec.json.decode(row["data"])
    fields = [name for name in data if name not in UNTOLD]
    purpose, given = _answer(row["type"], data)
    await current().fetch(
        """
        INSERT INTO disclosure (customer, delivery, receiver, recipient, country, type, fields,
                                disclosed_at, acknowledged_at, purpose, given)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (delivery) DO UPDATE SET acknowledged_at = excluded.acknowledged_at
        """,
        customer, row["id"], row["receiver"], recipient, country, row["type"], fields,
        clock.now(), acknowledged_at, purpose, given,
    )  # fmt: skip


def _answer(type: str, data: Mapping[str, Any]) -> tuple[str | None, bool | None]:
    """To what somebody said yes or no, where that is what was told."""
    is_said = type == CONSENT and data["channel"] not in UNSAID
    return (data["purpose"], data["given"]) if is_said else (None, None)


@dataclass(frozen=True, slots=True)
class DeadDelivery:
    """What a receiver never took, without what it says."""

    id: UUID
    receiver: str
    type: str
    attempts: int
    reason: str | None
    since: datetime


async def undelivered(*, most: int = 1_000) -> list[DeadDelivery]:
    """Dead letters to receivers, the oldest first."""
    rows = await current().fetch(
        """
        SELECT id, receiver, type, attempts, last_error AS reason, settled_at AS since
        FROM event_delivery WHERE state = 'dead' ORDER BY id LIMIT $1
        """,
        most,
    )
    return [DeadDelivery(**row) for row in rows]


async def deliver_again(ids: Sequence[UUID]) -> list[UUID]:
    """Have dead letters sent after all, with three days anew; which ones."""
    rows = await current().fetch(
        """
        UPDATE event_delivery SET state = 'waiting', settled_at = NULL, first_attempt_at = NULL,
            next_attempt_at = NULL, attempts = 0
        WHERE id = ANY($1) AND state = 'dead' RETURNING id, receiver
        """,
        list(ids),
    )
    for row in rows:
        await jobs.enqueue(delivering_to(row["receiver"]), row["id"])
    return sorted(row["id"] for row in rows)
