"""Coming deliveries as iCalendar (RFC 5545): whole days, each with its reason (N8), and nothing of whom
they come to, what is in them or what they cost: a calendar's address gets around.

One that is skipped, or gone for another reason, is left out: a program that reads the whole anew shows
what it finds there, and some show what is cancelled as if it came.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

import icalendar
import msgspec

from minside.core import clock
from minside.core.language import Language, Text

from . import said
from .agreement import Coming
from .kinds import DeliveryState
from .telling import why_moved

# How often programs that heed it look again.
REFRESH: Final = timedelta(hours=6)
_NAME: Final = Text("Faste leveringer fra Mikopet", "Fixed deliveries from Mikopet")
_SUMMARY: Final = Text("Levering fra Mikopet", "Delivery from Mikopet")
_EMPTY: Final = Text(
    "Slik det er nå, blir ingenting sendt. På Min Side ser du hvorfor, og hva du kan gjøre.",
    "As it is now, nothing will be sent. Min Side says why, and what you can do.",
)
_ORDERED: Final = Text(
    "På vei. Leveringen er bestilt, og kan ikke endres lenger.",
    "On its way. The delivery is ordered, and can’t be changed any more.",
)
_MAKER: Final = "-//Mikopet//Min Side//NO"

Comes: TypeAlias = tuple[UUID, Coming]


class Entry(NamedTuple):
    """One day in it: `key` is the same for as long as the delivery is."""

    key: str
    day: date
    description: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What it says, and by it its ETag, which asks nobody to write the file: the same for as long as what
    it says is, at most a day, as the moment that each event is of."""

    entries: Sequence[Entry]
    language: Language
    url: str
    stamp: datetime

    @classmethod
    def of(
        cls,
        comes: Iterable[Comes],
        language: Language,
        public_url: str,
        empty: Collection[tuple[UUID, int]] = (),
    ) -> "Calendar":
        """Deliveries by their subscription's id. Of those that are `empty`, by subscription and number,
        nothing would be sent as it is now."""
        states = (DeliveryState.PLANNED, DeliveryState.ORDERED)
        comes = [each for each in comes if each[1].state in states]
        entries = [
            Entry(
                f"{subscription}-{coming.number}@mikopet.no",
                coming.deliver_on,
                _description(coming, language, is_empty=(subscription, coming.number) in empty),
            )
            for subscription, coming in sorted(
                comes, key=lambda each: (each[1].deliver_on, each[0])
            )
        ]
        stamp = datetime.combine(clock.now().date(), time(), UTC)
        return cls(entries, language, f"{public_url.rstrip('/')}/faste-leveringer", stamp)

    @property
    def etag(self) -> str:
        said = msgspec.json.encode([self.entries, self.language.value, self.url, self.stamp])
        return f'"{sha256(said).hexdigest()[:32]}"'

    def written(self) -> bytes:
        """The file: the same bytes for the same ETag."""
        calendar = _blank(self.language)
        for entry in self.entries:
            calendar.add_component(self._event(entry))
        return calendar.to_ical()

    def _event(self, entry: Entry) -> icalendar.Event:
        """A whole day: the end is the day after (RFC 5545 §3.6.1)."""
        event = icalendar.Event()
        event.add("summary", _SUMMARY.in_(self.language))
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("description", entry.description)
        event.add("url", self.url)
        event.add("transp", "TRANSPARENT")
        event.add("status", "CONFIRMED")
        event.add("uid", entry.key)
        event.add("dtstamp", self.stamp)
        return event


def _blank(language: Language) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # RFC 7986 §5.1 and §5.7, and what programs heeded before it.
    calendar.add("name", _NAME.in_(language))
    calendar.add("x-wr-calname", _NAME.in_(language))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH))
    return calendar


def _description(coming: Coming, language: Language, *, is_empty: bool) -> str:
    lines = [_until_when(coming).in_(language)]
    if is_empty:
        lines.insert(0, _EMPTY.in_(language))
    if reason := why_moved(coming):
        lines.insert(0, f"{reason.in_(language)}.")
    return "\n".join(lines)


def _until_when(coming: Coming) -> Text:
    if coming.state is DeliveryState.ORDERED:
        return _ORDERED
    deadline = said.moment(coming.deadline_at)
    return Text(f"Kan endres fram til {deadline.nb}.", f"Can be changed until {deadline.en}.")
