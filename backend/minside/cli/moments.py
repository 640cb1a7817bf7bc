"""A moment as an operator types it."""

from datetime import date, datetime, time
from typing import Any

import click

from minside.core import clock


class Moment(click.ParamType):
    """A moment that has come: ISO 8601 with its offset from UTC, or a day, which begins at midnight in
    Norway."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = _read(value)
        except ValueError:
            self.fail("say a day, 2026-11-01, or a moment, 2026-11-01T06:00:00+01:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"say the offset from UTC too, as in {value}+01:00 or {value}Z", param, ctx)
        if moment > clock.now():
            self.fail("that moment hasn't come", param, ctx)
        return moment


def _read(value: str) -> datetime:
    """Raises `ValueError`."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return datetime.fromisoformat(value)
    return datetime.combine(day, time(), clock.OSLO)
