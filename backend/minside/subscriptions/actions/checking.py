"""The daily look at what must never be: a subscription that nothing comes of, a delivery that nobody
ordered. Whatever the cause, it isn't silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog

from minside.core import clock
from minside.core.scope import current

from .unpaid import IS_UNPAID, UNPAID

# The run comes every five minutes.
LATE: Final = timedelta(hours=1)
WITHOUT_NEXT: Final = "without_next"
OVERDUE: Final = "overdue"
STOPPED: Final = "stopped"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Amiss:
    """Active subscriptions without a coming delivery, deliveries of active ones that nobody settled
    within `LATE` of their deadline, and subscriptions that are paused for money that nobody owes."""

    without_next: Sequence[UUID]
    overdue: Sequence[UUID]
    stopped: Sequence[UUID]

    @property
    def counted(self) -> dict[str, int]:
        return {
            WITHOUT_NEXT: len(self.without_next),
            OVERDUE: len(self.overdue),
            STOPPED: len(self.stopped),
        }


async def amiss() -> Amiss:
    """By what is true now. Three statements."""
    without = await current().fetch(
        """
        SELECT id FROM subscription s WHERE state = 'active' AND NOT EXISTS (
            SELECT FROM delivery WHERE subscription = s.id AND state = 'planned'
        ) ORDER BY id
        """
    )
    overdue = await current().fetch(
        """
        SELECT d.id FROM delivery d JOIN subscription s ON s.id = d.subscription
        WHERE d.state = 'planned' AND d.deadline_at < $1 AND s.state = 'active' ORDER BY d.id
        """,
        clock.now() - LATE,
    )
    stopped = await current().fetch(
        f"""
        SELECT id FROM subscription s
        WHERE state = 'paused' AND state_by = 'system' AND reason = $1 AND NOT EXISTS (
            SELECT FROM charge c JOIN delivery d ON d.id = c.delivery
            WHERE d.subscription = s.id AND c.id IN (SELECT id FROM charge WHERE {IS_UNPAID})
        ) ORDER BY id
        """,  # noqa: S608 - a condition of our own
        UNPAID,
    )
    return Amiss(*([row["id"] for row in rows] for rows in (without, overdue, stopped)))


async def look_for_amiss() -> Amiss:
    """As `amiss`; each kind that there is of is an error in the log, and a figure until the next look."""
    found = await amiss()
    for kind, count in found.counted.items():
        if count:
            log.error("deliveries_amiss", reason=kind, count=count)
    await current().fetch(
        """
        INSERT INTO delivery_alarm (kind, found, looked_at)
        SELECT kind, found, $3 FROM unnest($1::text[], $2::integer[]) AS one (kind, found)
        ON CONFLICT (kind) DO UPDATE SET found = EXCLUDED.found, looked_at = EXCLUDED.looked_at
        """,
        list(found.counted), list(found.counted.values()), clock.now(),
    )  # fmt: skip
    return found


async def alarms() -> dict[str, float]:
    """How many there were of each kind when somebody looked last."""
    rows = await current().fetch("SELECT kind, found FROM delivery_alarm")
    return {row["kind"]: row["found"] for row in rows}
