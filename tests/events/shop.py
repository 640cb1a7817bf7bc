"""The shop, as a test plays it: what it tells, and when it happened."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from tests.jobs.running import run_jobs

from minside.core import clock
from minside.core.house import House
from minside.events import actions as events

MORNING = datetime(2026, 11, 20, 6, tzinfo=UTC)
_numbers = count(1)


@dataclass(frozen=True)
class Happened:
    """One event of the shop's: what, with which data, `hours` after the morning."""

    type: str
    data: dict[str, Any]
    hours: float = 0
    id: str = field(default_factory=lambda: f"evt-{next(_numbers)}")

    @property
    def body(self) -> bytes:
        at = (MORNING + timedelta(hours=self.hours)).isoformat()
        return json.dumps({"type": self.type, "timestamp": at, "data": self.data}).encode()


def registered(number: str = "10001", hours: float = 0, **details: Any) -> Happened:
    return Happened("customer.registered", {"number": number, **details}, hours)


def changed(
    number: str = "10001", hours: float = 1, *, by: str = "system", reason: str | None = None,
    **changes: Any,
) -> Happened:  # fmt: skip
    said = {"reason": reason} if reason else {}
    data = {"number": number, "changes": changes, "by": by, **said}
    return Happened("customer.changed", data, hours)


def merged(kept: str, gone: str, hours: float = 2) -> Happened:
    return Happened("customer.merged", {"kept": kept, "merged": gone}, hours)


def just_now() -> float:
    """Hours after the morning, for what happens after somebody has done something here."""
    return (clock.now() - MORNING) / timedelta(hours=1)


async def claimed(owner: Any, number: str = "10001", *, days: float = 1) -> UUID:
    """The customer has had an account since so many days before the morning, with their address."""
    return await owner.fetchval(
        """
        UPDATE customer SET own_email = email, own_at = $2, claimed_at = $2
        WHERE number = $1 RETURNING id
        """,
        number, MORNING - timedelta(days=days),
    )  # fmt: skip


async def tell(house: House, *told: Happened, source: str = "shop") -> list[events.Taken]:
    """Each comes by itself, and is handled before the next one comes."""
    taken: list[events.Taken] = []
    for each in told:
        taken.append(await bring(house, each, source=source))
        await run_jobs(house, "events.handle")
    return taken


async def bring(house: House, told: Happened, *, source: str = "shop") -> events.Taken:
    """As the door takes it in."""
    async with house.database.scope():
        return await events.receive(events.Brought(source, told.id, told.body), house.keys)


async def states(owner: Any) -> dict[str, tuple[str, str | None]]:
    """What became of each event, by the shop's id, and why."""
    rows = await owner.fetch("SELECT event_id, state, reason FROM event ORDER BY received_at, id")
    return {row["event_id"]: (row["state"], row["reason"]) for row in rows}


async def later(house: House, by: timedelta, *names: str) -> None:
    """Let time go by, and what has its time then be done."""
    with clock.stopped_at(clock.now() + by):
        await run_jobs(house, *names)


def ids(told: Sequence[Happened]) -> list[str]:
    return [each.id for each in told]
