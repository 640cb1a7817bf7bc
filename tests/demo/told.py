"""The demo's year as a test needs it: what is told on the demo's first day."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from minside.core.clock import OSLO
from minside.demo.customers import PEOPLE, Person
from minside.demo.shop_year import year as dated

NUMBERS = {person.number: person for person in PEOPLE}
FIRST_DAY = date(2026, 11, 27)


class Event(NamedTuple):
    """One line, as it is told on the demo's first day."""

    id: str
    type: str
    at: datetime
    data: dict[str, Any]


@cache
def year(first_day: date = FIRST_DAY) -> tuple[Event, ...]:
    return tuple(map(_event, dated(midnight(first_day))))


def midnight(day: date) -> datetime:
    """Where the file counts from, for events to have happened by the clock on the wall."""
    return datetime.combine(day, time(), OSLO)


def _event(line: dict[str, Any]) -> Event:
    assert {"id", "type", "version", "timestamp", "data"} == set(line)
    return Event(line["id"], line["type"], datetime.fromisoformat(line["timestamp"]), line["data"])


def of(*types: str) -> Iterator[Event]:
    return (each for each in year() if each.type in types)


def last_of(type: str) -> dict[str, Event]:
    return {each.data["sku"]: each for each in of(type)}


class Order(NamedTuple):
    """An order as it was placed, and what was told of it afterwards."""

    placed: Event
    later: tuple[Event, ...]

    def told(self, type: str) -> list[Event]:
        return [each for each in self.later if each.type == type]

    @property
    def lines(self) -> dict[str, dict[str, Any]]:
        return {line["line"]: line for line in self.placed.data["lines"]}

    @property
    def cancelled(self) -> set[str]:
        """Which lines; all, where none is named."""
        gone = self.told("order.cancelled")
        return {line for each in gone for line in each.data.get("lines", self.lines)}


def orders() -> Iterator[Order]:
    for placed in of("order.placed"):
        yield Order(placed, tuple(filter(lambda each: _is_of(placed, each), year())))


def _is_of(placed: Event, each: Event) -> bool:
    return each is not placed and each.data.get("order") == placed.data["order"]


def days_ago(moment: datetime) -> int:
    """How many days before the first day: yesterday is 1."""
    return (FIRST_DAY - moment.astimezone(OSLO).date()).days


def name_of(person: Person) -> str:
    return f"{person.profile.first_name} {person.profile.last_name}"
