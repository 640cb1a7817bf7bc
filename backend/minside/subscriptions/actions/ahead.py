"""What lies ahead of a subscription: the deliveries of which something is said, and those that follow
from its rhythm alone. Nothing of it is missed that could still come, and never do two come at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from minside.core.scope import current

from .rhythm import Deadlines, Occurrence, Rhythm, Unit, occurrence


@dataclass(frozen=True, slots=True)
class Ahead:
    """Of an active subscription. `last` is the last number that was settled; `said` has the day of each
    one after it that has a row, None where it was skipped."""

    subscription: UUID
    customer: UUID
    rhythm: Rhythm
    last: int
    said: Mapping[int, date | None]

    def after(self, number: int) -> "Ahead":
        """As it is once this one is settled too."""
        return replace(self, last=max(self.last, number))

    def missing(self, deadlines: Deadlines) -> Iterator[tuple[Occurrence, bool]]:
        """Those without a row up to the one that comes next, and whether each was missed: nobody
        planned it in time, and it comes no more."""
        for number in count(max(self.last + 1, self.rhythm.anchor_number)):
            if number not in self.said:
                found = occurrence(self.rhythm, number, deadlines)
                missed = self.is_missed(number, found.deliver_on, deadlines)
                yield found, missed
                if not missed:
                    return
            elif self.said[number] is not None:
                return

    def is_missed(self, number: int, day: date, deadlines: Deadlines) -> bool:
        """Whether it is so late that the one after it would come less than half an interval later: two
        at once would be a surprise."""
        comes = deadlines.no_sooner_than_possible(day)
        return comes != day and self.is_near(number, comes, deadlines)

    def is_near(self, number: int, comes: date, deadlines: Deadlines) -> bool:
        """Whether this delivery, were it to come on that day, has the one after it less than half an
        interval behind it; or where one after it was settled before it."""
        if self.last > number:
            return True
        following = deadlines.no_sooner_than_possible(self._day_after(number, deadlines))
        interval = self.rhythm.day(number + 1) - self.rhythm.day(number)
        return 2 * (following - comes) < interval

    def _day_after(self, number: int, deadlines: Deadlines) -> date:
        """When the next one comes that wasn't skipped."""
        for each in count(number + 1):
            day = self.said.get(each)
            if day is not None:
                return day
            if each not in self.said:
                return occurrence(self.rhythm, each, deadlines).deliver_on
        raise AssertionError("numbers have no end")


async def ahead_of(subscriptions: Collection[UUID]) -> dict[UUID, Ahead]:
    """Of each of these that is active. One statement, and as quick after ten years as after one."""
    rows = await current().fetch(
        """
        SELECT s.id, s.customer, s.anchor_on, s.anchor_number, s.every, s.unit,
            coalesce(settled.number, 0) AS last, said.numbers, said.days
        FROM subscription s LEFT JOIN LATERAL (
            SELECT number FROM delivery WHERE subscription = s.id AND settled_at IS NOT NULL
            ORDER BY number DESC LIMIT 1
        ) settled ON true CROSS JOIN LATERAL (
            SELECT array_agg(number) AS numbers,
                array_agg(CASE state WHEN 'planned' THEN deliver_on END) AS days
            FROM delivery
            WHERE subscription = s.id AND settled_at IS NULL AND number > coalesce(settled.number, 0)
        ) said
        WHERE s.id = ANY($1) AND s.state = 'active'
        """,
        list(subscriptions),
    )
    return {row["id"]: _ahead(row) for row in rows}


def _ahead(row: Any) -> Ahead:
    said: dict[int, date | None] = dict(zip(row["numbers"] or (), row["days"] or (), strict=True))
    return Ahead(row["id"], row["customer"], rhythm_of(row), row["last"], said)


def rhythm_of(row: Any) -> Rhythm:
    return Rhythm(row["anchor_on"], row["anchor_number"], row["every"], Unit(row["unit"]))
