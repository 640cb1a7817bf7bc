"""What must never stand in a log, and how one looks for it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from minside.demo.customers import PASSWORD, PEOPLE

# Figures and marks of the log's own making: a birth year among them is chance.
OF_THE_LOG = {"timestamp", "correlation_id", "duration_ms", "statements", "status"}
# The same of PostgreSQL's: its process may have a customer's number.
OF_POSTGRES = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] ")
# Shorter ones are found in everything, and say nothing of anybody.
SHORTEST = 4


class PersonalValues:
    """Everything about people that the browser's tests send, type or are given."""

    def __init__(self) -> None:
        self._values: set[str] = set()
        self.add(PASSWORD, *_strings_in(PEOPLE))

    def add(self, *values: str) -> None:
        """Remember values, whole and by the words in them."""
        for value in values:
            parts = {value, *value.split()}
            self._values |= {part.strip(".,?!") for part in parts if len(part) >= SHORTEST}

    def __len__(self) -> int:
        return len(self._values)

    def found_in(self, log: str) -> list[str]:
        """Lines of the log that hold one of them."""
        # Escaped as in an address, a value is the same value.
        forms = {form for value in self._values for form in (value, value.replace("@", "%40"))}
        either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        return [line for line in log.splitlines() if pattern.search(_without_own_figures(line))]


def _without_own_figures(line: str) -> str:
    try:
        record = json.loads(line)
    except ValueError:
        return OF_POSTGRES.sub("", line)
    if not isinstance(record, dict):
        return line
    told = {key: value for key, value in record.items() if key not in OF_THE_LOG}
    return json.dumps(told, ensure_ascii=False)


def _strings_in(value: Any) -> Iterator[str]:
    """Every text and number in the demo's people; a species or a sex is nobody's."""
    if isinstance(value, Enum | bool):
        return
    if isinstance(value, str | int):
        yield str(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings_in(getattr(value, field.name))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings_in(item)
