"""What a message of the newsletter tool's rested on when it was sent, and the alarm where on nothing.

A consent may be told of after what was sent under it, so whoever tells of one has the messages looked
at anew; and so does every night, for what a merge brought together.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog

from minside.consents import actions as consents
from minside.consents.actions import Ground
from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events

from .purposes import purposes_of

UNCONSENTED: Final = "unconsented"
LOOKED_AT_FOR: Final = timedelta(days=30)
"""How long an operator is reminded of a message that nobody had agreed to."""

log = structlog.get_logger(__name__)


async def told_consent(_house: House, told: Any) -> None:
    """Somebody said yes or no in another system, at whatever moment: what they were sent may rest on
    another ground than was known. The event itself is another room's: raises `events.NotForUs` when all
    is done, which undoes it where no such room takes it."""
    data = told.data
    address = getattr(data, "email", None) or getattr(data, "phone", None)
    rows = await current().fetch(
        """
        SELECT id, is_unconsented FROM marketing_message
        WHERE customer = $1 OR lower(recipient) = lower($2)
        """,
        await customers.find_by_number(data.customer) if data.customer else None, address,
    )  # fmt: skip
    bare = await look_at([row["id"] for row in rows])
    if bare or any(row["is_unconsented"] for row in rows):
        await count()
    raise events.NotForUs


async def look_at(messages: Sequence[UUID]) -> int:
    """Find anew what these rest on; how many of them rest on nothing."""
    rows = await current().fetch(
        "SELECT id, customer, purpose, sent_at FROM marketing_message WHERE id = ANY($1) ORDER BY id",
        list(messages),
    )
    bare = 0
    for row in rows:
        ground = await ground_of(row["customer"], row["purpose"], row["sent_at"])
        bare += ground is None
        await _note(row["id"], ground)
    return bare


async def ground_of(customer: UUID, purpose: str, at: datetime) -> Ground | None:
    """What a message for this purpose rested on at its moment; None where nothing did, and for a purpose
    that nobody was ever asked about. A newsletter that doesn't say what it holds rests on a yes to any
    of what one may hold."""
    for each in purposes_of(purpose):
        ground = await consents.in_force(customer, each, at)
        if ground is not None:
            return ground
    return None


async def _note(id: UUID, ground: Ground | None) -> None:
    await current().fetch(
        """
        UPDATE marketing_message
        SET consent_entry = $2, consent_text_sha256 = $3, is_unconsented = $4 WHERE id = $1
        """,
        id, ground and ground.entry, ground and ground.text_sha256, ground is None,
    )  # fmt: skip


async def look_over() -> int:
    """As `unconsented`; each that there is stands in the figure, and one error in the log for them all.
    How many there are."""
    found = len(await unconsented())
    if found:
        log.error("sent_without_consent", count=found)
    return found


async def unconsented() -> list[Any]:
    """Ids, tools, purposes and moments of what was sent of late and rests on nothing, looked at once more,
    newest first; of all customers, for those who see all rows."""
    await look_at([row["id"] for row in await _unconsented()])
    await count()
    return await _unconsented()


async def _unconsented() -> list[Any]:
    return await current().fetch(
        """
        SELECT id, tool, message, purpose, sent_at FROM marketing_message
        WHERE is_unconsented AND sent_at > $1 ORDER BY sent_at DESC, id DESC
        """,
        clock.now() - LOOKED_AT_FOR,
    )


async def count() -> int:
    """How many there are, noted for whoever watches. Of two at once the second waits for the first, so
    only where something is amiss, or was."""
    return await current().fetchval(
        """
        INSERT INTO marketing_alarm (kind, found, looked_at)
        SELECT $1, count(*), $2 FROM marketing_message WHERE is_unconsented AND sent_at > $3
        ON CONFLICT (kind) DO UPDATE SET found = EXCLUDED.found, looked_at = EXCLUDED.looked_at
        RETURNING found
        """,
        UNCONSENTED, clock.now(), clock.now() - LOOKED_AT_FOR,
    )  # fmt: skip


async def alarms() -> dict[str, float]:
    """How many there were when somebody looked last."""
    rows = await current().fetch("SELECT kind, found FROM marketing_alarm")
    return {row["kind"]: row["found"] for row in rows}
