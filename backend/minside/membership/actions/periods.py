"""When somebody was a member: reckoned from what happened, in whatever order it came to be known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from minside.core.clock import OSLO
from minside.customers.actions import ChangedBy


@dataclass(frozen=True, slots=True)
class Fact:
    """Somebody joined, or left; `event` orders what happened in one moment."""

    is_joining: bool
    by: ChangedBy
    reason: str | None
    at: datetime
    event: str


@dataclass(frozen=True, slots=True)
class Period:
    """From joining to leaving, both moments in UTC; no end while it lasts. Each with who did it,
    and why, where that was said."""

    began_at: datetime
    began_by: ChangedBy
    began_reason: str | None
    ended_at: datetime | None = None
    ended_by: ChangedBy | None = None
    reason: str | None = None


def fold(facts: Iterable[Fact]) -> list[Period]:
    """The periods, oldest first.

    Joining again changes nothing, nor does leaving without having joined: of several words the
    first counts. Whoever comes back on the day they left, by Oslo's calendar, never left.
    """
    periods: list[Period] = []
    for fact in sorted(facts, key=lambda each: (each.at, each.event, each.is_joining)):
        last = periods[-1] if periods else None
        is_in = last is not None and last.ended_at is None
        if fact.is_joining and not is_in:
            _begin(periods, fact)
        elif not fact.is_joining and last is not None and is_in:
            ended = replace(last, ended_at=fact.at, ended_by=fact.by, reason=fact.reason)
            periods[-1] = ended
    return periods


def _begin(periods: list[Period], fact: Fact) -> None:
    last = periods[-1] if periods else None
    if last is not None and last.ended_at is not None and _same_day(last.ended_at, fact.at):
        periods[-1] = replace(last, ended_at=None, ended_by=None, reason=None)
    else:
        periods.append(Period(fact.at, fact.by, fact.reason))


def _same_day(one: datetime, other: datetime) -> bool:
    return one.astimezone(OSLO).date() == other.astimezone(OSLO).date()
